"""What somebody asks: read, narrowed, put to the engines."""
