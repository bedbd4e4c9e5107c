"""Compile every template of the project, so that a mistake in one shows before anybody opens its page."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Compile all files in ``templates``; print those that fail and give 1, else 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    import django

    django.setup()
    from django.conf import settings
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    root = Path(settings.BASE_DIR) / "templates"
    failed = 0
    for path in sorted(p for p in root.rglob("*") if p.suffix in {".html", ".txt"}):
        try:
            get_template(str(path.relative_to(root)))
        except TemplateSyntaxError as error:
            failed += 1
            sys.stderr.write(f"{path.relative_to(root)}: {error}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
