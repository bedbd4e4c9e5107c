"""The engine on a server, Elasticsearch."""
