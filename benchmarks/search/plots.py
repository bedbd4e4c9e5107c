"""Plots of the figures, as SVG without scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pygal
from pygal.style import CleanStyle


def draw(runs: Sequence[dict[str, Any]], directory: Path) -> None:
    """Draw the search call alone and the pages a second of every size into ``directory``."""
    _bars("Search call alone, p50 in ms", "search", "p50", runs, directory / "search-call.svg")
    _bars("Pages a second, 8 at once", "http", "per_s", runs, directory / "search-pages.svg")


def _bars(title: str, part: str, figure: str, runs: Sequence[dict[str, Any]], file: Path) -> None:
    chart = pygal.HorizontalBar(
        title=title, js=[], style=CleanStyle, print_values=True, height=300, disable_xml_declaration=True
    )
    chart.x_labels = [f"{run['offers']:,} offers" for run in runs]
    for name in runs[0][part]:
        chart.add(name, [round(run[part][name][figure], 1) for run in runs])
    # Pygal writes its configuration into a script; a picture in the documentation needs none.
    file.write_text(
        re.sub(r"<script.*?</script>", "", chart.render(is_unicode=True), flags=re.DOTALL), "utf-8"
    )
