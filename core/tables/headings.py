"""Find the headings of a table and give every cell below the name of its column."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from core.tables.cells import EMPTY, Cell, Line
from core.tables.limits import TableError
from core.text import visible_text

# Titles, dates and empty lines that people put above the headings.
_MOST_ABOVE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings: its line in the file, its cells by heading, and what stands beyond them."""

    line: int
    cells: dict[str, Cell]
    surplus: bool = False

    def cell(self, heading: str) -> Cell:
        """Return the cell in the column, an empty one where there is none."""
        return self.cells.get(heading, EMPTY)

    def text(self, heading: str) -> str:
        """Return what is read in the column, with its line ends, "" for none."""
        return self.cell(heading).text

    def words(self, heading: str) -> str:
        """Return what is read in the column in one line with single blanks, "" for none."""
        return " ".join(self.text(heading).split())


@dataclass(frozen=True, slots=True)
class Table:
    """The headings that are not empty, in their order, and the rows."""

    headings: tuple[str, ...]
    rows: list[Row]


def same_name(heading: str) -> str:
    """Return a heading as it is compared: as people see it, with single blanks."""
    return " ".join(_seen(heading).split())


def widest(line: Line) -> int:
    """Return how many cells a line has up to the last that is not empty."""
    return next((place for place in range(len(line.cells), 0, -1) if line.cells[place - 1].text.strip()), 0)


def table_from(lines: Iterable[Line], needed: Collection[str], known: Collection[str] = ()) -> Table:
    """Return the table in ``lines``: below the first line that has all ``needed`` headings.

    Headings that stand again further down, as on every printed page or where two files were put together,
    are no row.

    ``known`` are headings that mean something where they are there. Columns without a heading are left
    out, missing last cells are empty. Raises TableError when headings are missing, or one that means
    something is there twice.
    """
    found = [line for line in lines if not line.is_blank]
    if not found:
        raise TableError("Die Datei ist leer oder hat keine Überschriften in der ersten Zeile.")
    place = _place_of_headings(found, set(map(same_name, needed)))
    names = _names(found[place])
    headings = tuple(name for name in names if name)
    if missing := [name for name in needed if same_name(name) not in headings]:
        raise TableError(
            f"Diese Spalten fehlen in der Datei: {', '.join(sorted(missing))}. "
            f"Vorhanden sind: {', '.join(headings)}."
        )
    used = set(map(same_name, [*needed, *known])) or set(headings)
    if twice := sorted({name for name in headings if name in used and headings.count(name) > 1}):
        raise TableError(
            f"Zwei Spalten haben dieselbe Überschrift: {', '.join(f'«{name}»' for name in twice)}."
        )
    rows = [line for line in found[place + 1 :] if not _is_again(found[place], line)]
    return Table(headings, [_row(names, line) for line in rows])


def _names(line: Line) -> list[str]:
    return [same_name(cell.text) for cell in line.cells]


def _is_again(headings: Line, line: Line) -> bool:
    most = widest(headings)
    return most > 1 and widest(line) == most and _names(line)[:most] == _names(headings)[:most]


def _place_of_headings(lines: Sequence[Line], needed: set[str]) -> int:
    """Return the place of the line that has the most of ``needed``; among equals the first."""
    above = range(min(len(lines), _MOST_ABOVE))
    if not needed:
        most = max(widest(line) for line in lines[:_MOST_ABOVE])
        return next(place for place in above if widest(lines[place]) * 2 > most)
    return max(above, key=lambda place: len(needed & {same_name(cell.text) for cell in lines[place].cells}))


def _row(names: Sequence[str], line: Line) -> Row:
    cells = dict(zip(filter(None, names), (EMPTY for _ in names), strict=False))
    for name, cell in zip(names, line.cells, strict=False):
        if name:
            cells[name] = Cell(_seen(cell.text), cell.value)
    surplus = any(cell.text.strip() for cell in line.cells[len(names) :])
    return Row(line.number, cells, surplus)


def _seen(text: str) -> str:
    return visible_text(text.replace("\x00", ""))
