"""Times as ``core.typed.times`` writes them: «8.30 Uhr», not «08:30». The rest is Django's own.

``SHORT_DATETIME_FORMAT`` stays: Wagtail makes the format of spreadsheet cells of it, where letters are codes.
"""

TIME_FORMAT = "G.i"
DATETIME_FORMAT = r"j. F Y, G.i \U\h\r"
