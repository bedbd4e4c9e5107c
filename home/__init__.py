"""Start page, updates, legal pages and the health check."""
