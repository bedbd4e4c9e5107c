"""Words that stand in one hidden thing and nowhere else."""

from __future__ import annotations

import random
from dataclasses import dataclass

from core.slugs import german_slug

# All tags begin alike.
TAGS = "Qui"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand nowhere else, made from the name of what they are hidden in."""

    name: str

    def _word(self, part: str) -> str:
        """Nine letters and more that no two words have nearly in common, as errors in typing are forgiven."""
        letters = random.Random(f"{self.name} {part}")  # noqa: S311 - the same in every run
        syllables = [letters.choice("bdfgklmnprtvwz") + letters.choice("aou") for _number in range(5)]
        return "".join(syllables).capitalize() + "k"

    @property
    def title(self) -> str:
        """In its title."""
        return self._word("title")

    @property
    def summary(self) -> str:
        """In its short text."""
        return self._word("summary")

    @property
    def text(self) -> str:
        """In its text, or in that of its document."""
        return self._word("text")

    @property
    def tag(self) -> str:
        """Its tag; all of them begin alike."""
        return TAGS + self._word("tag").lower()

    @property
    def file(self) -> str:
        """In the name of its file."""
        return self._word("file")

    @property
    def pin(self) -> str:
        """In the reason why it is recommended."""
        return self._word("pin")

    @property
    def all(self) -> tuple[str, ...]:
        """Every one of them."""
        return (self.title, self.summary, self.text, self.tag, self.file, self.pin)

    @property
    def slug(self) -> str:
        """The slug of its tag."""
        return german_slug(self.tag)
