"""Reasons in German sentences, for practitioners and for coordinators alike."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from search.german import fold
from search.query.form import SORTS
from search.query.search_query import SearchQuery
from search.registry.kinds import KINDS
from search.results.reasons import Place, Reasons, Way, WordReason

FIELD_NAMES = {
    "title": gettext_lazy("im Titel"),
    "keywords": gettext_lazy("bei Träger, Themen und Schlagwörtern"),
    "summary": gettext_lazy("im Kurztext"),
    "text": gettext_lazy("im Text"),
}
_WAYS: dict[Way, object] = {
    "itself": pgettext_lazy("Fundstelle", "%(field)s als %(written)s"),
    "inside": pgettext_lazy("Fundstelle", "%(field)s als Teil von %(written)s"),
    "parts": pgettext_lazy("Fundstelle", "%(field)s in seinen Teilen %(written)s"),
    "synonym": pgettext_lazy("Fundstelle", "%(field)s mit gleicher Bedeutung: %(written)s"),
    "nearly": pgettext_lazy("Fundstelle", "%(field)s fast gleich geschrieben: %(written)s"),
    "part": pgettext_lazy("Fundstelle", "%(field)s nur zum Teil: %(written)s"),
}
_HELD = {
    "age": gettext_lazy("Das Alter passt. Das rückt es weit nach oben."),
    "age_within": gettext_lazy("Es ist genau für dieses Alter. Das rückt es nach oben."),
    "own_place": gettext_lazy("Es gilt für Ihre Kommune. Das rückt es nach oben."),
    "confirmed": gettext_lazy("Die Angaben sind bestätigt. Das rückt es etwas nach oben."),
}
_MISSED = {
    "age": gettext_lazy("Das Alter passt nicht oder ist nicht genannt. Das rückt es nach unten."),
    "begun": gettext_lazy("Es hat noch nicht begonnen. Das rückt es nach unten."),
    "not_closed": gettext_lazy("Es ist zurzeit geschlossen. Das rückt es nach unten."),
    "confirmed": gettext_lazy("Die Angaben sind nicht frisch bestätigt. Das rückt es etwas nach unten."),
}


def sentences(reasons: Reasons, query: SearchQuery) -> list[str]:
    """Give why something was found, in the order of weight; never empty."""
    said = [_word(word) for word in reasons.words]
    if reasons.all_words and len(reasons.words) > 1:
        said.append(_("Alle Wörter kommen vor. Das rückt es weit nach oben."))
    said += [
        _("«%(phrase)s» steht wörtlich da. Das rückt es ganz nach oben.") % {"phrase": p}
        for p in reasons.phrases
    ]
    if reasons.serves and query.around:
        said.append(_("Es gilt für %(place)s, auch wenn es weiter weg ist.") % {"place": query.around.name})
    if "first_kind" in reasons.rules:
        said.append(
            _("Es ist %(one)s. Das rückt es etwas nach oben.") % {"one": KINDS[reasons.first_kind].one}
        )
    said += [str(_HELD[name]) for name in reasons.rules if name in _HELD]
    said += [str(_MISSED[name]) for name in reasons.missed if name in _MISSED]
    if query.order:
        said.append(
            _("Die Reihenfolge ist «%(order)s». Die Wörter entscheiden nur, was dabei ist.")
            % {"order": SORTS[query.order]}
        )
    return said or [_("Alle gewählten Filter treffen zu.")]


def _word(word: WordReason) -> str:
    if not word.places:
        return _("«%(word)s» kommt nicht vor.") % {"word": word.typed}
    places = "; ".join(_place(word.typed, place) for place in word.places)
    return _("«%(word)s» steht %(places)s.") % {"word": word.typed, "places": places}


def _place(typed: str, place: Place) -> str:
    name = str(FIELD_NAMES[place.field])
    if place.way == "itself" and [fold(typed)] == [fold(written) for written in place.written]:
        return name
    return str(_WAYS[place.way]) % {"field": name, "written": _quoted(place.written)}


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"«{word}»" for word in words)
