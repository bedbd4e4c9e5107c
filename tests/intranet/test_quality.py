"""The checks of ``make check`` run beside each other, and none is lost by it."""

from __future__ import annotations

import sys

import pytest

from intranet import quality

TALKS = "import sys, time\nfor n in range(20): print(sys.argv[1], flush=True); time.sleep(0.01)\nsys.exit(1)"


def _check(name: str, code: str) -> tuple[str, tuple[str, ...], dict[str, str]]:
    return name, (sys.executable, "-c", code, name), {}


def test_all_run_though_one_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "CHECKS", [_check("Fails", "1 / 0"), _check("Passes", "print('well')")])

    assert quality.main() == 1

    printed = capsys.readouterr().out
    assert "FAIL Fails" in printed
    assert "ZeroDivisionError" in printed
    assert "ok   Passes" in printed
    assert "well" not in printed  # nobody reads what went well
    assert printed.endswith("Failed: Fails\n")


def test_what_a_check_prints_stays_together(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "CHECKS", [_check("Hamm", TALKS), _check("Unna", TALKS)])

    quality.main()

    lines = [line for line in capsys.readouterr().out.splitlines() if line in ("Hamm", "Unna")]
    assert len(lines) == 40
    assert lines in (sorted(lines), sorted(lines, reverse=True))


def test_nothing_failed_when_all_pass(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "CHECKS", [_check("Passes", "")])

    assert quality.main() == 0
    assert "Failed" not in capsys.readouterr().out
