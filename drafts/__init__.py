"""Drafts and plans: what publishing, ending, moving and deleting would change beyond what somebody means."""
