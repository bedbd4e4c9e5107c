"""What ``make check`` runs: every check, even after one failed, then a summary.

As many run at once as there are cores; what one prints stays together.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
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

# What takes longest comes first, so that nobody waits for it alone at the end.
CHECKS: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    ("Types", (str(BIN / "mypy"),), TEST),
    (
        "Known vulnerabilities",
        (str(BIN / "pip-audit"), "-r", "requirements.txt", "--disable-pip", "--require-hashes"),
        {},
    ),
    ("Code style", (str(BIN / "ruff"), "check", "."), {}),
    ("Code format", (str(BIN / "ruff"), "format", "--check", "."), {}),
    ("Templates", (str(BIN / "djlint"), "templates", "--lint", "--quiet"), {}),
    ("Templates compile", (sys.executable, "-m", "intranet.compile_templates"), TEST),
    ("Import rules", (str(BIN / "lint-imports"),), {}),
    ("Migrations complete", (*MANAGE, "makemigrations", "--check", "--dry-run"), TEST),
    ("System checks", (*MANAGE, "check", "--fail-level", "WARNING"), TEST),
    ("Production settings", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    ("Packages fit together", (sys.executable, "-m", "pip", "check"), {}),
)


def main() -> int:
    """Run all checks; return 0 when all passed, else 1. The output of those that failed is shown."""
    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for check in as_completed([pool.submit(_run, *check) for check in CHECKS]):
            name, passed, printed = check.result()
            print(printed, flush=True)
            if not passed:
                failed.append(name)
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


def _run(name: str, command: tuple[str, ...], environment: dict[str, str]) -> tuple[str, bool, str]:
    """Run one check; return its name, whether it passed, and what is to be printed of it."""
    started = time.monotonic()
    result = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    passed = result.returncode == 0
    lines = [f"{'ok  ' if passed else 'FAIL'} {name} ({time.monotonic() - started:.0f} s)"]
    if not passed:
        lines += [result.stdout, result.stderr]
    elif "could not be audited" in result.stdout + result.stderr:
        lines.append("     the advisory database was not reachable: nothing was audited")
    return name, passed, "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
