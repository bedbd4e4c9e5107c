"""The directory of offers: its pages, providers and offers, with import, export and confirmation."""
