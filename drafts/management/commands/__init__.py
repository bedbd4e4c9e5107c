"""Commands of drafts and plans."""
