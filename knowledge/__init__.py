"""Articles and the glossary."""
