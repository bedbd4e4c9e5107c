"""The engines: what they are asked, how they are guarded, and the two that there are."""
