"""The synonyms that coordinators keep: stored as rules, applied to every search at once."""
