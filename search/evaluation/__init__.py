"""How good the search is, as numbers."""
