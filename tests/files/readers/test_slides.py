"""Slides are read as the audience sees them."""

from __future__ import annotations

import io
from typing import Any

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from files.readers.limits import Unreadable
from tests.files.factories import in_every_part, replaced, zipped
from tests.files.readers.reading import text_of

AREA = (Cm(1), Cm(1), Cm(8), Cm(4))


class Deck:
    """Slides that a test adds words to."""

    def __init__(self) -> None:
        self.presentation: Any = pptx.Presentation()

    def slide(self, *texts: str) -> Any:
        """A new slide with a text box for each of ``texts``."""
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[6])
        for text in texts:
            slide.shapes.add_textbox(*AREA).text_frame.text = text
        return slide

    def content(self) -> bytes:
        """The file."""
        content = io.BytesIO()
        self.presentation.save(content)
        return content.getvalue()

    def text(self) -> str:
        """What search finds of it."""
        return text_of("pptx", self.content())


@pytest.fixture
def deck() -> Deck:
    return Deck()


def test_slides_are_read_in_their_order_not_that_of_their_files(deck: Deck) -> None:
    for text in ("eins", "zwei", "drei"):
        deck.slide(text)
    entries = deck.presentation.slides._sldIdLst
    entries.insert(0, entries[2])
    assert deck.text() == "drei\neins\nzwei"


def test_tables_groups_fields_and_line_breaks_are_read_apart(deck: Deck) -> None:
    slide = deck.slide("Zeile\vUmbruch")
    table = slide.shapes.add_table(1, 2, *AREA).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Zimtstern", "Olfen"
    slide.shapes.add_group_shape().shapes.add_textbox(*AREA).text_frame.text = "Gruppe"
    assert deck.text() == "Zeile\nUmbruch\nZimtstern\nOlfen\nGruppe"


def test_titles_and_names_of_charts_are_read(deck: Deck) -> None:
    data = CategoryChartData()
    for name in ("Nottuln", "Olfen"):
        data.add_category(name).add_sub_category("Kita")  # names of two levels
    data.add_series("Plätze", (17, 4))
    frame: Any = deck.slide().shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *AREA, data)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "Kitas"
    assert set(deck.text().split()) == {"Kitas", "Plätze", "Nottuln", "Olfen", "Kita"}


def test_hidden_slides_notes_and_hidden_shapes_are_not_read(deck: Deck) -> None:
    deck.slide("weg")._element.set("show", "0")
    slide = deck.slide("bleibt", "weg", "auch")
    slide.shapes[1]._element.nvSpPr.cNvPr.set("hidden", "1")
    slide.notes_slide.notes_text_frame.text = "weg"
    assert deck.text() == "bleibt\nauch"


def test_what_layouts_and_masters_show_is_read_once_and_their_hints_are_not(deck: Deck) -> None:
    master = deck.presentation.slide_master
    deck.slide("eins")
    deck.slide("zwei")
    box = deck.slide("").shapes[0]._element
    box.txBody.p_lst[0].add_r().t.text = "Kreis Coesfeld"
    master.shapes._spTree.append(box)
    assert deck.text() == "eins\nKreis Coesfeld\nzwei"


def test_a_slide_without_its_masters_shapes_does_not_show_them(deck: Deck) -> None:
    slide = deck.slide("eins")
    slide._element.set("showMasterSp", "0")
    box = deck.slide("weg")
    deck.presentation.slide_master.shapes._spTree.append(box.shapes[0]._element)
    box._element.set("show", "0")
    assert deck.text() == "eins"


def test_a_damaged_slide_hides_only_itself(deck: Deck) -> None:
    for text in ("eins", "zwei", "drei"):
        deck.slide(text)
    content = replaced(deck.content(), "ppt/slides/slide2.xml", b"<p:sld><kaputt")
    assert text_of("pptx", content) == "eins\ndrei"


def test_a_file_with_no_readable_slide_is_refused(deck: Deck) -> None:
    deck.slide("eins")
    with pytest.raises(Unreadable, match="broken"):
        text_of("pptx", replaced(deck.content(), "ppt/slides/slide1.xml", b"kaputt"))


def test_parts_may_be_called_otherwise(deck: Deck) -> None:
    deck.slide("anders")
    assert text_of("pptx", in_every_part(deck.content(), "slide1.xml", "folie1.xml")) == "anders"


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(Unreadable, match="wrong_format"):
        text_of("pptx", zipped(word__document="<x/>"))
