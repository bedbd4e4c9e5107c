"""Leitbild, goals, measures, indicators, council resolutions and prevention standards."""
