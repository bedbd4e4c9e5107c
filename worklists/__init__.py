"""What waits for somebody: apps register lists, the administration shows them."""
