"""Settings by environment: ``dev``, ``test`` and ``production`` stand on ``base``."""
