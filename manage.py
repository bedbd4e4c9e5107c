#!/usr/bin/env python
"""Django's command-line utility for Präventionsnetz."""

import os
import sys


def main() -> None:
    """Run the management command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.dev")
    from django.core.management import execute_from_command_line

    if sys.argv[1:] in (["version"], ["--version"]):  # Django would tell its own
        from intranet import __version__

        print(__version__)
        return
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
