"""Photographs and drawings: checked when they come in, free of metadata, ready in the sizes of pages."""
