"""Start page and legal pages."""
