"""Template tags of the search app."""
