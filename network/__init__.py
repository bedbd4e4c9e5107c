"""Initiatives, bodies and their meetings."""
