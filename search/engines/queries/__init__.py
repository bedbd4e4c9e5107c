"""What is asked of an index, made once for every engine."""
