"""The editing forms of the directory."""
