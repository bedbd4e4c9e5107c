"""Images and documents: uploading, checked serving, reading."""
