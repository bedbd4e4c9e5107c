"""The offers that are searched: the generated ones of the demo, with texts as long as real ones."""

from __future__ import annotations

import random

from demo.generated import generate_offers
from directory.models import OfferPage
from search.german.word_lists import read_words

LENGTH = 120  # words
# Every so many words is one of the field; the others are as frequent as in German texts.
FIELD_WORDS = 0.2
BATCH = 200


def make_offers(number: int) -> None:
    """Make ``number`` offers with texts of about ``LENGTH`` words; the same ones at every call."""
    generate_offers(number)
    chance = random.Random(5)  # noqa: S311 - nothing secret about it
    common, weights = _common_words()
    field = _field_words()
    offers = OfferPage.objects.filter(slug__startswith="erzeugt-").only("pk", "description").order_by("pk")
    batch: list[OfferPage] = []
    for offer in offers.iterator(BATCH):
        words = chance.choices(common, cum_weights=weights, k=LENGTH)
        words = [chance.choice(field) if chance.random() < FIELD_WORDS else word for word in words]
        offer.description = "".join(f"<p>{' '.join(words[n : n + 12])}.</p>" for n in range(0, LENGTH, 12))
        batch.append(offer)
        if len(batch) == BATCH:
            OfferPage.objects.bulk_update(batch, ["description"])
            batch = []
    OfferPage.objects.bulk_update(batch, ["description"])


def _common_words() -> tuple[list[str], list[float]]:
    """Give German words and their frequencies, added up."""
    from wordfreq import get_frequency_dict

    words, weights, total = [], [], 0.0
    for word, frequency in list(get_frequency_dict("de", wordlist="small").items())[:20_000]:
        if word.isalpha():
            total += frequency
            words.append(word)
            weights.append(total)
    return words, weights


def _field_words() -> list[str]:
    """Give the words of the field and compounds of them, which German makes as it goes."""
    words = read_words("parts.txt")
    nouns = [word for word in words if len(word) > 4]
    return words * 20 + [f"{first}{second.lower()}" for first in words[:60] for second in nouns[:60]]
