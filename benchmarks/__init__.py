"""What is measured, and how; the figures are in ``docs/performance.md``."""
