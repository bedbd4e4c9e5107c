"""Commands of the files app."""
