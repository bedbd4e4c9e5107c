"""Start page, legal pages and the health check."""
