"""The embedded engine, on Tantivy."""
