"""The one place that reads what people type: dates, times, numbers, ages, telephone numbers.

Plain functions from a text to a value, for forms, imports and search alike. What cannot be understood is
refused with ``NotUnderstood``, whose text says in German what to write instead; nothing is ever guessed,
moved or rounded. Why this is code of our own: docs/decisions/0032-typed-values.md.
"""
