"""Demo content: a small believable county, built from the council paper. The same at every call."""
