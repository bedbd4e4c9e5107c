"""What every content app stands on."""
