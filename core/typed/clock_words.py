"""German words of the clock: numbers as words, parts of the day, «halb» and «viertel»."""

from __future__ import annotations

_UNITS = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS = (
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
)
_TENS = {20: "zwanzig", 30: "dreißig", 40: "vierzig", 50: "fünfzig"}


def _spoken_numbers() -> dict[str, int]:
    """Return 0 to 59 by their words; «ss» for «ß» and «ue» for «ü» are read as well."""
    numbers = {word: number for number, word in enumerate((*_UNITS, *_TEENS))}
    numbers["eins"] = 1
    for ten, word in _TENS.items():
        numbers[word] = ten
        numbers |= {f"{unit}und{word}": ten + number for number, unit in enumerate(_UNITS) if number}
    spelled = {
        word.replace("ß", "ss").replace("ü", "ue").replace("ö", "oe"): number
        for word, number in numbers.items()
    }
    plain = {word.replace("ß", "ss"): number for word, number in numbers.items()}
    return numbers | spelled | plain


SPOKEN_NUMBERS = _spoken_numbers()

# What part of an hour before the named one: «halb zehn» is half an hour before ten.
BEFORE_THE_HOUR = {
    "halb": 30,
    "viertel": 45,
    "dreiviertel": 15,
    "drei viertel": 15,
    "3/4": 15,
    "1/4": 45,
    "1/2": 30,
    "½": 30,
    "¼": 45,
    "¾": 15,
}

# Parts of the day: which hours they are said of, and which they move by twelve («8 Uhr abends» is 20 Uhr).
_MORNING = (range(12), range(0))
_AFTERNOON = (range(12, 19), range(1, 7))
_EVENING = (range(17, 24), range(5, 12))
PARTS_OF_THE_DAY = {
    "morgens": _MORNING,
    "am morgen": _MORNING,
    "früh": _MORNING,
    "in der früh": _MORNING,
    "vormittags": _MORNING,
    "vormittag": _MORNING,
    "am vormittag": _MORNING,
    "mittags": (range(11, 15), range(1, 3)),
    "mittag": (range(11, 15), range(1, 3)),
    "am mittag": (range(11, 15), range(1, 3)),
    "nachmittags": _AFTERNOON,
    "am nachmittag": _AFTERNOON,
    "abends": _EVENING,
    "am abend": _EVENING,
    "nachts": (range(6), range(9, 12)),
    "in der nacht": (range(6), range(9, 12)),
}
