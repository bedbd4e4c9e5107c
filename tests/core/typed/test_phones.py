"""Telephone numbers are read as they are dialled, and two are never dialled as one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from core.typed.phones import NoPhone, first_phone, read_phone, tel_uri
from core.typed.phones_in_text import local_key, phones_in

KREIS = "02541180"


@pytest.mark.parametrize(
    "written",
    [
        "02541 18-0",
        "02541/18-0",
        "02541 / 18 - 0",
        "02541-18-0",
        "02541.18.0",
        "02541 180",
        "02541180",
        "(02541) 18-0",
        "(0 25 41) 18-0",
        "0 25 41 / 18 - 0",
        "+49 2541 18-0",
        "+49 (0)2541 18-0",
        "+49 (0) 25 41-18 0",
        "+49(2541)18-0",
        "(+49) 2541 180",
        "+49/2541/18-0",
        "+49 02541 180",
        "+492541180",
        "0049 2541/180",
        "0049 (0)2541 180",
        "0049 / 2541 / 180",
        "Tel. 02541 18-0",
        "Telefon: 02541/18-0",
        "tel:+49-2541-18-0",
        "02541 18\u20110",
        "02541\xa018\u20130",
        "\u202a02541 18\u20110\u202c",
        "02541\u00ad 18-\u200b0",
        "\ufeff02541 18\u22120",
        " 02541  18-0\n",
        "Tel.-Nr.: 02541 18-0",
        "Telefon-Nr.: 02541/180",
        "Telefonnr. 02541 180",
        "Rufnummer 02541/18-0",
        "☎ 02541 18-0",
        "\U0001f4de 02541 18-0",
        "tel://02541180",
        "02541 18-0,",
        "'02541 18-0",
    ],
)
def test_every_spelling_is_the_same_number(written: str) -> None:
    assert read_phone(written).key == KREIS


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("02541 18-0", "tel:02541180"),
        ("+49 (0)2541 18-0", "tel:+492541180"),
        ("0049 2541 180", "tel:+492541180"),
        ("0171/2345678", "tel:01712345678"),
        ("0031 53 4876543", "tel:+31534876543"),
        ("110", "tel:110"),
        ("112", "tel:112"),
        ("115", "tel:115"),
        ("116 117", "tel:116117"),
        ("116 016", "tel:116016"),
        ("116-111", "tel:116111"),
        ("+49 116 117", "tel:116117"),
        ("0800 111 0 111", "tel:08001110111"),
        ("0800/1110111", "tel:08001110111"),
        ("+49 800 1110111", "tel:08001110111"),
        ("02541 19222", "tel:0254119222"),
        ("389-0", "tel:3890"),
    ],
)
def test_a_link_dials_what_is_written(written: str, uri: str) -> None:
    assert read_phone(written).uri == tel_uri(written) == uri


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("02541 18-1234/-1235", "tel:02541181234"),
        ("02541 18-1234 / 02541 18-1235", "tel:02541181234"),
        ("02541/18-1234/18-1235", "tel:02541181234"),
        ("02541/181234/181235", "tel:02541181234"),
        ("02541 18-1234/35", "tel:02541181234"),
        ("02541 18-1234 -1235", "tel:02541181234"),
        ("02541 18-1234-1235", "tel:02541181234"),
        ("02541 18-1234, -1235", "tel:02541181234"),
        ("02541 18-1234; 0151 1234567", "tel:02541181234"),
        ("02541 18-1234 oder -1235", "tel:02541181234"),
        ("02541 18-1234 o. -1235", "tel:02541181234"),
        ("02541 18-1234 und 18-1235", "tel:02541181234"),
        ("02541 18-1234 u. -1235", "tel:02541181234"),
        ("02541 18-1234 bis -1240", "tel:02541181234"),
        ("02541 18-1234\n02541 18-1235", "tel:02541181234"),
        ("02541 18-1234 +49 2541 181235", "tel:02541181234"),
        ("02541 181234 02541 181235", "tel:02541181234"),
        ("0800 1110111 / 0800 1110222", "tel:08001110111"),
        ("02541\u00ad 18\u20111234\u2009/\u2009\u20111235", "tel:02541181234"),
        ("110 112", "tel:110"),
        ("110/112", "tel:110"),
        ("116 117 / 112", "tel:116117"),
        ("02541 180 · 0171 2345678", "tel:02541180"),
        ("02541 180 – 0171 2345678", "tel:02541180"),
        ("02541-180-0171-2345678", "tel:02541180"),
        ("0251 411 0251 412", "tel:0251411"),
        ("02541 180#12", "tel:02541180"),
        ("02541 18-0 (Frau Muster, 0171 2345678)", "tel:02541180"),
    ],
)
def test_two_numbers_are_refused_and_the_first_is_dialled(written: str, first: str) -> None:
    with pytest.raises(NoPhone) as refused:
        read_phone(written)
    assert refused.value.reason == "several"
    assert tel_uri(written) == first


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("02541 18-0 Durchwahl 12", "extension"),
        ("02541 18-0, App. 34", "extension"),
        ("02541 18-0 DW 12", "extension"),
        ("02541 18-0 ext 12", "extension"),
        ("02541 18-0 (Frau Muster)", "signs"),
        ("Zentrale 02541 18-0", "signs"),
        ("Zentrale: 02541/18-0", "signs"),
        ("0180 5 12 34 56 (14 ct/min)", "signs"),
        ("02541 18-", "extension"),
        ("02541 18-...", "extension"),
        ("492541180", "beginning"),
        ("1712345678", "beginning"),
        ("02541", "short"),
        ("02541/", "short"),
        ("0171", "short"),
        ("anrufen!", "none"),
        ("App.", "none"),
        ("", "none"),
        ("12", "short"),
        ("02541 1234567890123", "long"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(NoPhone) as refused:
        read_phone(written)
    assert refused.value.reason == reason


def test_an_extension_in_words_is_not_dialled() -> None:
    assert tel_uri("02541 18-0 Durchwahl 12") == "tel:02541180"
    assert tel_uri("Zentrale 02541 18-0 ext 12") == "tel:02541180"
    assert tel_uri("App. 34") == ""


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("Zentrale: 02541/18-0", "tel:02541180"),
        ("Tel./Fax 02541/18-0", "tel:02541180"),
        ("02541 · 180", "tel:02541180"),
        ("0180 5 12 34 56 (14 ct/min)", "tel:01805123456"),
        ("01806 123456, 20 Cent/Anruf", "tel:01806123456"),
        ("02541 18-0 (Raum 12)", "tel:02541180"),
    ],
)
def test_words_around_a_number_are_not_dialled(written: str, uri: str) -> None:
    assert tel_uri(written) == uri


def test_a_label_is_not_kept() -> None:
    assert read_phone("Tel.: 02541 18-0").written == "02541 18-0"


def test_a_number_knows_its_exchange_and_what_is_dialled_in_town() -> None:
    phone = read_phone("02595 389-12")
    assert (phone.exchange, phone.local) == ("02595389", "38912")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789 +-–/().;,oderundApp\u00ad\u2011", max_size=40))
def test_whatever_is_dialled_stands_in_the_text(written: str) -> None:
    phone = first_phone(written)
    digits = "".join(sign for sign in written if sign.isdigit())
    if phone is not None:
        assert phone.key.lstrip("+0") in digits
        assert phone.uri.startswith("tel:")


def test_numbers_are_found_in_running_text() -> None:
    text = "Anmeldung: 02595 389-0 oder +49 (0)2595/389-12, am 01.02.2026, 08.00-12.00 Uhr, 48653 Olfen"
    assert [(phone.key, text[start:end]) for phone, start, end in phones_in(text)] == [
        ("025953890", "02595 389-0"),
        ("0259538912", "+49 (0)2595/389-12"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hotline 01806 123456 (20 ct/Anruf)", "01806123456"),
        ("Zentrale (0 25 41) 18-0 (Montag)", "02541180"),
        ("Amt +49 (2541) 18-0", "02541180"),
        ("Amt +49 (0) 25 41 / 18-0.", "02541180"),
    ],
)
def test_brackets_behind_a_number_in_running_text_are_no_part_of_it(text: str, key: str) -> None:
    assert [phone.key for phone, _start, _end in phones_in(text)] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "01.02.2026",
        "08.30-12.00 Uhr",
        "01067 Dresden",
        "0-3 Jahre",
        "00:30-02:00",
        "01/2026",
        "0,50 €",
        "2025-26",
    ],
)
def test_other_numbers_in_running_text_are_none(text: str) -> None:
    assert not list(phones_in(text))


@pytest.mark.parametrize(
    ("text", "key"),
    [("389-0", "3890"), ("18/1234", "181234"), ("3-6", ""), ("2025-26", ""), ("2025/2026", ""), ("16-18", ""),
     ("48653", ""), ("389-0 Olfen", "")],
)  # fmt: skip
def test_a_local_number_is_told_by_its_hyphen(text: str, key: str) -> None:
    assert local_key(text) == key
