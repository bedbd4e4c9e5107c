"""What a page of hits shows, and why."""
