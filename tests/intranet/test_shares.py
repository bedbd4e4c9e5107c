"""What CI runs once is there, and what ran nowhere is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.durations import main
from tests.needs import ROOT
from tests.shares import SHARES, Share

REPORT = """<testsuites><testsuite>
<testcase classname="tests.core.test_slugs" name="test_umlauts[ä]" time="1.5">{umlauts}</testcase>
<testcase classname="tests.core.test_slugs" name="test_umlauts[ö]" time="0.5"><skipped/></testcase>
<testcase classname="tests.mail.test_sending" name="test_a_server_that_hangs" time="2">{hangs}</testcase>
</testsuite></testsuites>"""
SKIPPED = "<skipped/>"


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    """Reports of two pairs; on the second one of two functions was skipped."""
    names = [tmp_path / "sqlite.xml", tmp_path / "postgresql.xml"]
    names[0].write_text(REPORT.format(umlauts=SKIPPED, hangs=SKIPPED))
    names[1].write_text(REPORT.format(umlauts="", hangs=SKIPPED))
    return [str(name) for name in names]


@pytest.mark.parametrize("share", SHARES, ids=lambda share: share.start)
def test_what_stands_in_a_row_is_there(share: Share) -> None:
    assert list(ROOT.glob(f"{share.start.rstrip('/')}*"))


def test_a_function_that_ran_nowhere_fails_the_run(
    reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(reports) == 1
    written = capsys.readouterr().out
    assert "never run: tests.mail.test_sending.test_a_server_that_hangs" in written
    assert "test_umlauts" not in written


def test_a_function_without_what_it_needs_is_counted_where_it_is_not_required(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "sqlite.xml"
    lacking = '<skipped message="data: /data/kitas.csv is missing"/>'
    report.write_text(REPORT.format(umlauts="", hangs=lacking))

    monkeypatch.setenv("REQUIRE", "browser")
    assert main([str(report)]) == 0
    assert "not run for want of data: 1 test functions" in capsys.readouterr().out

    monkeypatch.setenv("REQUIRE", "browser data")
    assert main([str(report)]) == 1


def test_the_seconds_of_a_folder_stand_beside_each_other(
    reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(reports)
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["tests/core", "2", "2"] in rows
    assert ["tests/core/test_slugs", "2", "2"] in rows
