"""From content to entries, and from entries to every index."""
