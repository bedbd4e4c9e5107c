"""Our search and stock Wagtail's side by side on the same offers; see ``__main__``."""
