"""Outgoing mail: one table that every mail of the site goes through, and the sender that empties it."""
