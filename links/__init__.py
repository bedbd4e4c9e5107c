"""Links that lead out of the site: where they stand, and which of them are broken."""
