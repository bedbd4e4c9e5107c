"""Management of the jobs app."""
