"""What can be found, and how the values of its facets are called."""
