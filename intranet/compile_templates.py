"""Compile every template of the project, so that a mistake in one shows before anybody opens its page."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Compile all files in the folders of all template engines; print those that fail and give 1, else 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    import django

    django.setup()
    from django.template import TemplateSyntaxError, engines

    roots = {Path(folder): engine for engine in engines.all() for folder in engine.dirs}
    failed = 0
    for root, engine in roots.items():
        others = [other for other in roots if other.is_relative_to(root) and other != root]
        for path in sorted(p for p in root.rglob("*") if p.suffix in {".html", ".txt"}):
            if any(path.is_relative_to(other) for other in others):
                continue
            try:
                engine.get_template(str(path.relative_to(root)))
            except TemplateSyntaxError as error:
                failed += 1
                sys.stderr.write(f"{path}: {error}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
