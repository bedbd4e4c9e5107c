"""The layers of the project as a picture, drawn from the imports: ``make architecture``.

Writes a Mermaid diagram between two marks of ``docs/entwicklung/architektur.md``. An arrow leads from an app
to one that it imports from; what follows from other arrows is left out.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/entwicklung/architektur.md"
BEGIN, END = "<!-- layers: written by make architecture -->", "<!-- layers end -->"


def main() -> None:
    """Write the picture into the page."""
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(with_picture(PAGE.read_text("utf-8"), picture()), "utf-8")


def with_picture(text: str, drawn: str) -> str:
    """Return the page with ``drawn`` between its marks. Raises ValueError when a mark is missing."""
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    return f"{text[:begin]}\n\n```mermaid\n{drawn}```\n\n{text[end:]}"


def picture() -> str:
    """Return the diagram, the lowest app at the bottom."""
    imports = _imports()
    lines = [
        f"  {app} --> {other}\n"
        for app in imports
        for other in sorted(imports[app])
        if not any(other in imports[between] for between in imports[app] - {other})
    ]
    return "graph TD\n" + "".join(lines)


def _imports() -> dict[str, set[str]]:
    """Return for each app the apps it imports from, directly or through others, from the top down."""
    apps = _apps()
    graph = grimp.build_graph(*apps, include_external_packages=False)
    direct = {
        app: {
            other
            for other in apps
            if other != app and graph.direct_import_exists(importer=app, imported=other, as_packages=True)
        }
        for app in apps
    }
    for app in reversed(apps):  # those below are complete already
        for other in tuple(direct[app]):
            direct[app] |= direct[other]
    return direct


def _apps() -> list[str]:
    """Return the apps from the top down, as import-linter is told."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [app.strip() for layer in layers for app in layer.split("|")]


if __name__ == "__main__":
    main()
