"""Times of day as people type them."""

from __future__ import annotations

from datetime import time

import pytest

from core.typed.text import NotUnderstood
from core.typed.times import parse_time, time_in_words


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("11 Uhr", 11, 0),
        ("11", 11, 0),
        ("um 11 Uhr", 11, 0),
        ("11h", 11, 0),
        ("11 UHR", 11, 0),
        ("11 Uhr.", 11, 0),
        ("elf Uhr", 11, 0),
        ("elf", 11, 0),
        ("8.30", 8, 30),
        ("8:30", 8, 30),
        ("08:30", 8, 30),
        ("08:30:00", 8, 30),
        ("8,30", 8, 30),
        ("8:30 Uhr", 8, 30),
        ("8.30 Uhr", 8, 30),
        ("8.30Uhr", 8, 30),
        ("8 : 30", 8, 30),
        ("8h30", 8, 30),
        ("8 Uhr 30", 8, 30),
        ("8 Uhr dreißig", 8, None),
        ("acht Uhr dreißig", 8, 30),
        ("acht Uhr dreissig", 8, 30),
        ("zwanzig Uhr fünfzehn", 20, 15),
        ("neun Uhr fünfundvierzig", 9, 45),
        ("830", 8, 30),
        ("930", 9, 30),
        ("0930", 9, 30),
        ("1400", 14, 0),
        ("8³⁰", 8, 30),
        ("8⁰⁰ Uhr", 8, 0),
        ("0 Uhr", 0, 0),
        ("00:00", 0, 0),
        ("0.15 Uhr", 0, 15),
        ("23:59", 23, 59),
        ("Mitternacht", 0, 0),
        ("halb zehn", 9, 30),
        ("halb 10", 9, 30),
        ("Halb Zehn", 9, 30),
        ("um halb zehn", 9, 30),
        ("halb eins", 12, 30),
        ("halb zwölf", 11, 30),
        ("viertel nach acht", 8, 15),
        ("Viertel nach 8", 8, 15),
        ("Viertel vor 9", 8, 45),
        ("viertel vor eins", 12, 45),
        ("viertel nach eins", 1, 15),
        ("viertel nach zwölf", 12, 15),
        ("dreiviertel neun", 8, 45),
        ("drei viertel neun", 8, 45),
        ("3/4 9", 8, 45),
        ("viertel neun", 8, 15),
        ("fünf nach acht", 8, 5),
        ("5 nach 8", 8, 5),
        ("zehn Minuten vor neun", 8, 50),
        ("fünf vor halb neun", 8, 25),
        ("fünf nach halb neun", 8, 35),
        ("5 vor zwölf", 11, 55),
        ("zehn vor neun Uhr", 8, 50),
        ("12 Uhr mittags", 12, 0),
        ("zwölf Uhr mittags", 12, 0),
        ("1 Uhr mittags", 13, 0),
        ("12 Uhr nachts", 0, 0),
        ("1 Uhr nachts", 1, 0),
        ("11 Uhr nachts", 23, 0),
        ("halb eins nachts", 0, 30),
        ("8 Uhr morgens", 8, 0),
        ("8 Uhr abends", 20, 0),
        ("8 Uhr am Abend", 20, 0),
        ("20 Uhr abends", 20, 0),
        ("halb acht abends", 19, 30),
        ("3 Uhr nachmittags", 15, 0),
        ("15 Uhr nachmittags", 15, 0),
        ("9 Uhr vormittags", 9, 0),
        ("6 Uhr früh", 6, 0),
        ("abends um 8", 20, 0),
        ("früh um 8", 8, 0),
        ("am Nachmittag um 3", 15, 0),
        ("mittags 12 Uhr", 12, 0),
        ("abends halb acht", 19, 30),
        ("½ 10", 9, 30),
        ("¾ 9", 8, 45),
        ("¼ vor 9", 8, 45),
        ("1/4 nach 8", 8, 15),
        ("8.30 Uhr,", 8, 30),
        ("8 am", 8, 0),
        ("8 a.m.", 8, 0),
        ("8pm", 20, 0),
        ("8:30 PM", 20, 30),
        ("12 pm", 12, 0),
        ("12 am", 0, 0),
        ("8\u00a0Uhr", 8, 0),
        ("8:\u200b30", 8, 30),
    ],
)
def test_times_are_understood(text: str, hour: int, minute: int | None) -> None:
    if minute is None:
        with pytest.raises(NotUnderstood):
            parse_time(text)
    else:
        assert parse_time(text) == time(hour, minute)


@pytest.mark.parametrize(
    "text", ["24:00", "24 Uhr", "24.00 Uhr", "24", "2400", "24:00:00", "vierundzwanzig Uhr"]
)
def test_the_day_ends_at_24_but_does_not_begin_then(text: str) -> None:
    assert parse_time(text, end=True) == time(0)
    with pytest.raises(NotUnderstood, match="0 Uhr"):
        parse_time(text)


@pytest.mark.parametrize("text", ["25 Uhr", "24:01", "24.30 Uhr", "8.60", "8:99", "99", "1260", "-1:00"])
def test_times_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_time(text, end=True)


@pytest.mark.parametrize(
    "text", ["9–12 Uhr", "9-12", "9 bis 12 Uhr", "9:00 - 12:30", "von 9 bis 12", "9 Uhr–12 Uhr"]
)
def test_a_span_in_the_field_of_one_time_is_named(text: str) -> None:
    with pytest.raises(NotUnderstood, match="Zeitspanne"):
        parse_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "15 Uhr morgens",
        "morgens um 15 Uhr",
        "12 Uhr abends",
        "3 Uhr abends",
        "20 Uhr vormittags",
        "0 Uhr mittags",
    ],
)
def test_a_part_of_the_day_that_contradicts_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="widerspricht"):
        parse_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Uhr",
        "mittags",
        "vormittags",
        "gegen 11",
        "ca. 11 Uhr",
        "ab 11 Uhr",
        "kurz vor acht",
        "8.3",
        "8.5 Uhr",
        "8,5",
        "8:5",
        "8:30:15",
        "8 Uhr 5",
        "9 30",
        "8²",
        "halb",
        "halb viertel neun",
        "viertel vor",
        "30 vor neun",
        "viertel vor null",
        "13 pm",
        "0 am",
        "٨:٣٠",
        "8:30 9:30",
        "31.1.2027",
        "12345",
        "1e1",
        "9" * 5000,
        "halb " * 2000,
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_time(text, end=True)


def test_times_in_words_are_read_again() -> None:
    moments = [time(minute // 60, minute % 60) for minute in range(24 * 60)]
    assert [parse_time(time_in_words(moment)) for moment in moments] == moments


@pytest.mark.parametrize(
    ("moment", "words"), [(time(9, 30), "9.30 Uhr"), (time(11), "11 Uhr"), (time(0, 5), "0.05 Uhr")]
)
def test_times_in_words(moment: time, words: str) -> None:
    assert time_in_words(moment) == words
