"""How much of everything there may be; more would slow every search down, or is a mistake."""

LONGEST_NAME = 80
MOST_WORDS_IN_NAME = 8
MOST_NAMES = 20
MOST_RULES = 1_000
