"""Lists that a search fills: pages of a term, of listings, of what is similar, and suggestions."""
