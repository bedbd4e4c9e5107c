"""What every import shares: tables in, what became of each row out, and where a thing came from."""
