"""Women are found by the word for men and the other way round; what only looks like women stays as it is."""

from __future__ import annotations

import pytest
from wordfreq import get_frequency_list

from search.german import analyse, analyse_word, clean, fold
from search.german.compounds import split


def stems(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(word.stem, word.parts) for word in analyse(clean(text))]


@pytest.mark.parametrize(
    ("man", "women"),
    [
        ("Berater", "Beraterin Beraterinnen Berater:innen Berater*innen Berater_innen Berater/-innen"),
        ("Erzieher", "ErzieherInnen ERZIEHER*INNEN Erzieher/Innen Erzieher/-Innen Erzieher’innen"),
        ("Lehrer", "Lehrerin Lehrerinnen Lehrer/innen Lehrer(innen) Lehrer(in) Lehrer·innen Lehrer:in"),
        ("Schüler", "Schülerin Schülerinnen Schüler:innen"),
        ("Teilnehmer", "Teilnehmerinnen Teilnehmerin"),
        ("Betreuer", "Betreuerinnen"),
        ("Familienberater", "Familienberaterinnen Familienberaterin Familienberater:innen"),
        ("Sozialarbeiter", "Sozialarbeiterinnen Sozialarbeiterin"),
        ("Schulsozialarbeiter", "Schulsozialarbeiterinnen"),
        ("Psychologe", "Psychologinnen Psychologin Psycholog:innen Psychologen"),
        ("Schulpsychologe", "Schulpsychologinnen Schulpsychologin"),
        ("Pädagoge", "Pädagoginnen Pädagog*innen"),
        ("Sozialpädagoge", "Sozialpädagoginnen Sozialpädagogin"),
        ("Logopäde", "Logopädinnen Logopädin"),
        ("Ergotherapeut", "Ergotherapeutinnen Ergotherapeutin"),
        ("Arzt", "Ärztinnen Ärztin Ärzt:innen Ärzte"),
        ("Kinderarzt", "Kinderärztinnen Kinderärztin"),
        ("Kollege", "Kolleginnen Kollegin Kolleg:innen"),
        ("Anwalt", "Anwältinnen Anwältin"),
        ("Bauer", "Bäuerinnen Bäuerin"),
        ("Koch", "Köchinnen Köchin"),
        ("Pate", "Patinnen Patin Paten"),
        ("Familienpate", "Familienpatinnen Familienpatin Familienpaten"),
        ("Experte", "Expertinnen Expertin Experten"),
        ("Freund", "Freundinnen Freundin"),
        ("Kunde", "Kundinnen Kundin"),
        ("Franzose", "Französinnen Französin"),
        ("Graf", "Gräfinnen Gräfin"),
        ("König", "Königinnen Königin"),
        ("Bauherr", "Bauherrinnen Bauherrin"),
        ("Prinzessin", "Prinzessinnen"),
        ("Integrationslotse", "Integrationslotsinnen Integrationslotsin"),
        ("Coach", "Coachinnen Coachin"),
        ("Student", "Studentinnen Studentin Student:innen Student(inn)en"),
        ("Erstklässler", "Erstklässlerinnen Erstklässlerin"),
        ("Gebärdensprachdolmetscher", "Gebärdensprachdolmetscherinnen"),
        ("Jude", "Jüdinnen Jüdin"),
        ("Genosse", "Genossinnen Genossin"),
        ("Orthopäde", "Orthopädinnen"),
        ("Schwager", "Schwägerinnen"),
    ],
)  # fmt: skip
def test_women_share_the_stem_of_men(man: str, women: str) -> None:
    for woman in women.split():
        assert stems(woman) == stems(man), woman


@pytest.mark.parametrize(
    ("word", "related"),
    [
        ("Dachrinnen", "Dachrinne"),
        ("Regenrinnen", "Regenrinne"),
        ("Wasserrinnen", "Wasserrinne"),
        ("Abflussrinnen", "Abflussrinne"),
        ("Vogelspinnen", "Vogelspinne"),
        ("Zinnen", "Zinne"),
        ("Sinnen", "Sinne"),
        ("Finnen", "Finne"),
        ("beginnen", "Beginn"),
        ("gewinnen", "Gewinn"),
        ("spinnen", "Spinne"),
        ("gerinnen", "gerinne"),
    ],
)
def test_what_only_ends_like_women_goes_with_its_own(word: str, related: str) -> None:
    assert stems(word) == stems(related)


@pytest.mark.parametrize(
    "word",
    ["drinnen", "Binnen", "Innen", "Termin", "Medizin", "Berlin", "Verein", "Magazin",
     "Disziplin", "Vitamin", "Konstantin", "Martin", "Elternverein", "darin", "allein", "Benzin"],
)  # fmt: skip
def test_other_words_are_not_shortened(word: str) -> None:
    folded = fold(word)
    assert analyse_word(folded).stem.startswith(folded.removesuffix("en"))


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Dachrinnen", ("dach", "rinnen")),
        ("Beraterinnentreffen", ("berater", "treffen")),
        ("Schülerinnenvertretung", ("schuler", "vertretung")),
        ("Bürger:innenbüro", ("burger", "buro")),
        ("Innenstadt", ("innen", "stadt")),
    ],
)
def test_compounds_with_women_are_split_at_their_words(compound: str, parts: tuple[str, ...]) -> None:
    assert split(fold(compound)) == parts


# Reviewed: the words on -innen in the list of words that name no women.
_NO_WOMEN = """
gewinnen innen beginnen binnen drinnen spinnen sinnen finnen abgewinnen besinnen ansinnen
zurückzugewinnen zurückgewinnen entrinnen rinnen zinnen darinnen entsinnen abzugewinnen vogelspinnen
dachrinnen gerinnen wiederzugewinnen hinnen pinnen ersinnen hinzugewinnen wiedergewinnen kursgewinnen
dazugewinnen regenrinnen winnen zugewinnen linnen weiterspinnen nachsinnen anpinnen unternehmensgewinnen
titelgewinnen herinnen riesenspinnen verrinnen rumspinnen ballgewinnen tinnen entspinnen minnen
wasserrinnen verspinnen zerrinnen zurückbesinnen fahrrinnen abflussrinnen erinnen weiterzuspinnen
entwässerungsrinnen irinnen ausspinnen veräusserungsgewinnen hinzuzugewinnen erosionsrinnen vinnen kinnen
spurrinnen giftspinnen kreuzspinnen zusammenspinnen punktgewinnen radnetzspinnen zitterspinnen
liebgewinnen ablaufrinnen einspinnen springspinnen stimmengewinnen webspinnen fortspinnen geländegewinnen
ausrinnen spekulationsgewinnen swinnen nachzusinnen verzinnen dschinnen worinnen gumbinnen lerinnen
"""
NO_WOMEN = frozenset(fold(word) for word in _NO_WOMEN.split())


def test_the_words_of_the_language_on_innen_go_with_men() -> None:
    words = {fold(word) for rarity in get_frequency_list("de", wordlist="large") for word in rarity}
    women = [word for word in words if word.endswith("innen") and word not in NO_WOMEN]

    def man(word: str) -> str | None:
        base = word.removesuffix("innen")
        return next((man for man in (base, f"{base}e", f"{base}en", f"{base}er") if man in words), None)

    with_men = {word: found for word in women if (found := man(word))}
    apart = [word for word, found in with_men.items() if analyse_word(word).stem != analyse_word(found).stem]
    assert len(women) > 850
    assert len(with_men) > 0.9 * len(women)
    assert len(apart) < 0.01 * len(women), apart


def test_no_word_of_the_language_is_split_before_rinnen_unless_it_is_one() -> None:
    words = {
        fold(word)
        for rarity in get_frequency_list("de", wordlist="large")
        for word in rarity
        if word.endswith("rinnen")
    }
    torn = {word for word in words if {"rinn", "inn", "sinn"} & set(analyse_word(word).parts)}
    assert torn <= NO_WOMEN
