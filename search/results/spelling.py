"""«Meinten Sie …?»: a better spelling of what was asked for, when there is one.

The engine tells which words hardly occur and forgives typing errors in them, so what was nearly typed stands
in the hits. The better spelling is read there, from entries that were judged for the reader: what stands only
in others cannot be found. Where other words or filters have brought other hits, the engine is asked for what
has something near the word; nobody waits for that whose words all occur.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from search.engines.plan import distance
from search.engines.snippets import SEARCHED_CHARACTERS
from search.engines.tokens.matcher import TokenMatcher, near
from search.german import WORD, Word, clean, fold, understand
from search.models import Entry

# A word that does occur is taken for a misspelling only of one that is so many times as frequent.
CLEARLY_MORE = 3
# For so many words the engine is asked: nobody mistypes more, whoever pastes nonsense does.
MOST_ASKED = 3


def better_spelling(
    typed: str,
    rare: Collection[Word],
    entries: Collection[Entry],
    near_entries: Callable[[Sequence[Word]], Iterable[Entry]] = lambda words: (),
) -> str:
    """Give ``typed`` with better words for ``rare`` ones, written as entries write them; "" when there is
    none.

    ``entries`` are hits that the reader may see. ``near_entries`` gives others, which they may see too, for
    words of which the hits have neither the word nor anything near it.
    """
    words = [word for word in rare if distance(word)]
    if not words:
        return ""
    matcher = TokenMatcher({stem for word in words for stem in (word.stem, *word.parts)}, words)
    seen = [_Seen(entry, matcher) for entry in entries]
    better = {word.word: form for word in words if (form := _better(word, seen))}
    missing = [word for word in words if word.word not in better and not any(one.has(word) for one in seen)]
    if missing:
        asked = sorted(missing, key=lambda word: word.word)[:MOST_ASKED]
        others = [_Seen(entry, matcher) for entry in near_entries(asked)]
        better |= {word.word: form for word in asked if (form := _better(word, others))}
    text = clean(typed)
    changed = WORD.sub(lambda match: better.get(fold(match[0]), match[0]), text)
    return changed if changed != text else ""


class _Seen:
    """What stands in one entry of what was asked for or nearly: words by folded spelling with the forms they
    are written in, and stems."""

    def __init__(self, entry: Entry, matcher: TokenMatcher) -> None:
        self.forms: dict[str, Counter[str]] = defaultdict(Counter)
        self.stems: set[str] = set()
        text = clean(
            "\n".join((entry.title, entry.keywords, entry.summary, entry.text[:SEARCHED_CHARACTERS]))
        )
        for token in matcher.find(text):
            for written in WORD.findall(token):
                if word := understand(written):
                    self.forms[word.word][written] += text.count(token)
                    self.stems.update((word.stem, *word.parts))

    def has(self, word: Word) -> bool:
        """Whether the word occurs: itself, inside a compound, or as its parts."""
        return word.stem in self.stems or (bool(word.parts) and self.stems.issuperset(word.parts))


def _better(word: Word, seen: Iterable[_Seen]) -> str:
    """Give the form of the nearest of the words that are much more frequent than ``word``, of equally near
    ones the most frequent; "" when there is none."""
    itself, entries = 0, Counter[str]()
    nearly: dict[str, bool] = {}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    allowed = distance(word)
    for one in seen:
        itself += one.has(word)
        for spelling, written in one.forms.items():
            if spelling not in nearly:
                nearly[spelling] = near(word.word, spelling, allowed)
            if nearly[spelling]:
                entries[spelling] += 1
                forms[spelling].update(written)
    entries.pop(word.word, None)
    frequent = [spelling for spelling, count in entries.items() if count >= itself * CLEARLY_MORE]
    if not frequent:
        return ""
    best = min(frequent, key=lambda one: (not near(word.word, one, 1), -entries[one], one))
    # Of two forms the one that is no shouting: "Hebamme", not "HEBAMME".
    return min(forms[best], key=lambda form: (-forms[best][form], form.isupper(), form))
