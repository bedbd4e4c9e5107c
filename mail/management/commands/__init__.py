"""Commands of the mail app."""
