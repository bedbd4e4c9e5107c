"""What a text says, whatever program it was typed or pasted from.

Word, Outlook, web pages and PDFs leave signs in a text that nobody sees: places where a word may break,
marks of direction, hyphens and blanks that keep a line together, letters in two parts or two in one. They
tear words for the search, make two tags of one and telephone numbers that nobody can dial. Every entrance
calls ``visible_text``: forms through ``core.middleware.VisibleTextMiddleware``, imports and readers of files
by themselves.
"""

from __future__ import annotations

import re
import unicodedata

# Places where a word may break: soft hyphen (Word's own is U+001F), zero-width space, word joiner, byte order
# mark, Mongolian vowel separator, invisible operators, marks of annotations, and the joiner that newsletters
# fill their preview with.
_NOWHERE = "\u034f\xad\x1f\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\ufff9\ufffa\ufffb"
# Marks of direction. Beside Arabic or Hebrew letters they say in which order signs are read.
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# Letters of these scripts, and the parts of one emoji, need joiners between them; Latin letters do not.
_JOINED = "[\u0590-\u1dff\u2190-\U0010ffff]"
_ANY_LINE_END = r"(?:\r\n|[\n\r\v\f\x85\u2028\u2029])"

# Most texts have none of these, and then nothing is left to do.
_PLAIN = re.compile(r"[\t\n\r\x00 -~¡-¬®-ɏ–—‘’‚“”„…€«»•]*")
_BROKEN_SOFTLY = re.compile(rf"[\xad\x1f][ \t]*({_ANY_LINE_END})[ \t]*(?=(\w*))")
_BROKEN = re.compile(rf"(?<=[^\W\d_])[-\u2010][ \t]*{_ANY_LINE_END}\s*(?=([^\W\d_]+))")
_INVISIBLE = re.compile(f"[{_NOWHERE}]")
_MARK_OF_DIRECTION = re.compile(f"[{_DIRECTION}]")
_ANY_RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_STRAY_JOINER = re.compile(f"(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})")
_SIGNS = str.maketrans(
    {
        # Also those that are letters by their class: fillers of Korean, and a sign of Braille without dots.
        **dict.fromkeys("\xa0\u1680\u202f\u205f\u3000\u2800\u3164\uffa0", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        # U+FFFC stands where a picture was. Other control signs say nothing.
        **{chr(code): " " for code in (*range(0x01, 0x09), *range(0x0E, 0x1E), *range(0x7F, 0xA0), 0xFFFC)},
        **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
        **dict.fromkeys("\u2010\u2011\x1e", "-"),
        # Two or three letters printed as one, as texts copied out of PDFs have them.
        **{
            chr(0xFB00 + place): word
            for place, word in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
        },
    }
)
# After these a hyphen at a line's end is one that is always there: «Kinder- und Jugendhilfe».
CONNECTING = frozenset({"und", "oder", "bis", "sowie", "bzw", "beziehungsweise", "noch", "respektive"})


def visible_text(text: str) -> str:
    """Return ``text`` as people see it: composed letters (NFC), plain blanks, hyphens and line ends, and no
    signs that cannot be seen.

    Line ends stay, and so do joiners inside emoji and scripts that need them, marks of direction in texts
    with Arabic or Hebrew letters, and NUL, which Django's fields refuse. A word that a soft hyphen broke at
    the end of a line is whole again.
    """
    if _PLAIN.fullmatch(text):
        return text
    return unicodedata.normalize("NFC", without_invisible_signs(text).translate(_SIGNS))


def without_invisible_signs(text: str) -> str:
    """Return ``text`` without the signs that cannot be seen; all others stay, spelled as they are.

    For what may not be changed in any other way: web addresses, and running text with markup, whose protected
    blanks and hyphens somebody may have typed on purpose.
    """
    text = _BROKEN_SOFTLY.sub(_rejoin, text.encode("utf-8", "ignore").decode("utf-8"))
    text = _INVISIBLE.sub("", text)
    if not _ANY_RIGHT_TO_LEFT.search(text):
        text = _MARK_OF_DIRECTION.sub("", text)
    return _STRAY_JOINER.sub("", text)


def joined_lines(text: str) -> str:
    """Return ``text`` with the words whole that a hyphen at the end of a line breaks.

    «Tages-» before «pflege» is one word, «Kinder-» before «und» and «Eltern-» before «Kind» stay as they are.
    Only for matching: whoever reads a text should see it as it was written.
    """
    return _BROKEN.sub(lambda found: "" if _continues(found[1]) else found[0], text)


def _rejoin(found: re.Match[str]) -> str:
    """A soft hyphen at the end of a line is drawn as a hyphen, and is one where the word does not go on."""
    return "" if _continues(found[2]) else f"-{found[1]}"


def _continues(word: str) -> bool:
    return word[:1].islower() and word.casefold() not in CONNECTING
