"""Search: entries, engines, German analysis, questions and their answers."""
