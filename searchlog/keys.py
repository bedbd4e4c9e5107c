"""From what somebody typed to the words that are counted, and to hashes that nobody reads back."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from search.api import WORD, clean, fold


def spelled(typed: str) -> str:
    """Give the words as they were typed, in order, without any other sign.

    A hyphen that excludes a word stays, as the question is another one with it.
    """
    return " ".join(_words(typed))


def folded(typed: str) -> str:
    """Give the words of ``typed`` in order, as all their spellings have them in common."""
    return " ".join(word for written in _words(typed) if (word := _fold(written)))


def normalised(typed: str) -> str:
    """Give what makes two questions the same: the folded words, each once and sorted; "" without words.

    Spelling and order do not count. Words are not stemmed: the text that is shown in the end has to be the
    words that all who count for it have typed.
    """
    return " ".join(sorted(set(folded(typed).split())))


def keyed(purpose: str, *parts: object) -> str:
    """Give a hash of ``parts`` that cannot be made, or tried out, without the site's SECRET_KEY.

    Hashes for different purposes differ, so none can be joined with another.
    """
    # The sign between the parts is in none of them: ("a", "b") and ("ab", "") must differ.
    return salted_hmac(f"searchlog.{purpose}", "\x1f".join(map(str, parts)), algorithm="sha256").hexdigest()


def _words(typed: str) -> list[str]:
    words = []
    for chunk in clean(typed).split():
        found = WORD.findall(chunk)
        if found and chunk[0] in "-−–":
            found[0] = f"-{found[0]}"
        words += found
    return words


def _fold(written: str) -> str:
    word = fold(written)
    return f"-{word}" if word and written.startswith("-") else word
