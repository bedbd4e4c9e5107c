"""Changes to Wagtail's own administration: comparisons, words, and what it trusts too much."""
