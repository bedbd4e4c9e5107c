"""What people, scripts and accidents put into a search field, as Hypothesis makes it up."""

from __future__ import annotations

from urllib.parse import quote

from hypothesis import strategies as st

# Written out where reading is easier; the rest are signs that turn, join or break text.
_PIECES = (
    '"', "„", "“", "”", "«", "»", "'", "-", "--", "–", "(", ")", "[", "]", "{", "}", "<", ">", "&", "*", "?",
    ":", "~", "^", "\\", "/", "|", "+", "=", "#", "%", ";", ",", ".", "_", "$", "@", "\n", "\t", " ",
    "-Hebamme", " -", "title:", "AND", "OR", "NOT", "TO", "_all:*", "*:*", "{!x}", "${jndi:x}", "%s", "{{x}}",
    "'; DROP TABLE x; --", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "Hebamme", "Schwangerschaftsberatung", "Beratung in der Schwangerschaft", "„Frühe Hilfen“", '"offen',
    "§ 8a", "U3", "3 Jahre", "2½", "ß", "ẞ", "ﬁ", "Ⅷ", "İ", "a\u0308", "e\u0301\u0302\u0303", "ℵ",
    "👶", "👨\u200d👩\u200d👧", "🇩🇪", "❤️", "☎", "קיץ", "مساعدة الأسرة", "допомога", "家族", "\u202eabc\u202c",
    "\u200b", "\u200f", "\u00ad", "\ufeff", "\ufffe", "\uffff", "\U0010ffff", "\ue000",
    "\x00", "\x07", "\x08", "\x1b[31m", "\x7f", "\x85", "\u2028",
    "\ud800", "\udfff", "\udc80a", "a\ud83d",
)  # fmt: skip
_SIGNS = st.text(st.characters(exclude_categories=()), max_size=40)
_PARTS = st.one_of(st.sampled_from(_PIECES), _SIGNS, st.integers(-(10**20), 10**20).map(str))
_SHORT = st.lists(_PARTS, max_size=12).map("".join)
_SPACED = st.lists(_PARTS, max_size=12).map(" ".join)
_LONG = st.tuples(_PARTS, st.sampled_from(["", " ", '"', " -", "\n"])).map(
    lambda pair: ((pair[0] or "ä") + pair[1]) * (10_000 // len((pair[0] or "ä") + pair[1]) + 1)
)

TYPED = st.one_of(_SHORT, _SPACED, _LONG)


def in_address(typed: str) -> str:
    """Give text as a browser or a script would put it into an address, lone surrogates included."""
    return quote(typed.encode("utf-8", "surrogatepass"))
