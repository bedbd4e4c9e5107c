"""What ``make check`` runs: every check, even after one failed, then a summary."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")
TEST = {"DJANGO_SETTINGS_MODULE": "intranet.settings.test"}
# `check --deploy` is about the settings that operators run with; these values are for this check alone.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
    "SECRET_KEY": "only-for-the-check-" + "x7Kq" * 12,
    "BASE_URL": "https://praevention.example.org",
    "EMAIL_URL": "smtp://localhost:25",
    "DEFAULT_FROM_EMAIL": "praevention@example.org",
    "TRUSTED_PROXY_COUNT": "1",
    "DATA_DIR": os.environ.get("TMPDIR", "/tmp") + "/praeventionsnetz-check",  # noqa: S108
}

CHECKS: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    ("Code style", (str(BIN / "ruff"), "check", "."), {}),
    ("Code format", (str(BIN / "ruff"), "format", "--check", "."), {}),
    ("Templates", (str(BIN / "djlint"), "templates", "--lint", "--quiet"), {}),
    ("Templates compile", (sys.executable, "-m", "intranet.compile_templates"), TEST),
    ("Import rules", (str(BIN / "lint-imports"),), {}),
    ("Migrations complete", (*MANAGE, "makemigrations", "--check", "--dry-run"), TEST),
    ("System checks", (*MANAGE, "check", "--fail-level", "WARNING"), TEST),
    ("Production settings", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    ("Types", (str(BIN / "mypy"),), TEST),
    ("Packages fit together", (sys.executable, "-m", "pip", "check"), {}),
    (
        "Known vulnerabilities",
        (str(BIN / "pip-audit"), "-r", "requirements.txt", "--disable-pip", "--require-hashes"),
        {},
    ),
)


def main() -> int:
    """Run all checks; give 0 when all passed, else 1. The output of those that failed is shown."""
    failed = []
    for name, command, environment in CHECKS:
        started = time.monotonic()
        result = subprocess.run(
            command, env=os.environ | environment, capture_output=True, text=True, check=False
        )
        passed = result.returncode == 0
        print(f"{'ok  ' if passed else 'FAIL'} {name} ({time.monotonic() - started:.0f} s)", flush=True)
        if not passed:
            failed.append(name)
            print(result.stdout, result.stderr, sep="\n")
        elif "could not be audited" in result.stdout + result.stderr:
            print("     the advisory database was not reachable: nothing was audited")
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
