"""How hard a text is to read, by the textstat library, and which words make it so."""

import re
from dataclasses import dataclass

import textstat

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# The Flesch–Kincaid grade counts years of school, which begins at five.
AGE_AT_SCHOOL = 5
# From so many syllables on a word is marked as hard.
HARD_SYLLABLES = 4

# Words of the trade that a resident should not need to know, and what to write for them.
JARGON = {
    "stakeholders": "the people affected",
    "stakeholder": "person affected",
    "leverage": "use",
    "leveraging": "using",
    "holistic": "whole",
    "synergies": "working together",
    "synergy": "working together",
    "deliverables": "what will be done",
    "outcomes": "results",
    "facilitate": "help",
    "utilise": "use",
    "robust": "strong",
    "going forward": "from now on",
    "co-production": "making it together",
    "co-create": "make together",
    "place-based": "local",
    "multi-agency": "several services together",
    "cross-cutting": "shared",
    "impactful": "useful",
    "paradigm": "way of thinking",
    "ecosystem": "network",
    "scalable": "able to grow",
    "strategic": "planned",
    "transformative": "that changes a lot",
    "operationalise": "put to work",
    "interventions": "actions",
}
_JARGON = re.compile(
    rf"\b({'|'.join(re.escape(one) for one in sorted(JARGON, key=len, reverse=True))})\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Reading:
    """A text measured: its words, sentences and syllables, and the grade that follows from them.

    ``grade`` is the Flesch–Kincaid grade in years of school: 0.39 × words ÷ sentences + 11.8 × syllables ÷ words
    - 15.59.
    """

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The grade; it can fall below 0 for very short words."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self) -> int:
        """The age at which people read such a text with ease."""
        return round(max(self.grade, 0)) + AGE_AT_SCHOOL


@dataclass(frozen=True)
class Piece:
    """A stretch of text: ``kind`` is "plain", "jargon" or "hard"; ``instead`` is what to write for jargon."""

    text: str
    kind: str = "plain"
    instead: str = ""


def words(text: str) -> list[str]:
    """Return the words of ``text``; numbers are not words."""
    return WORD.findall(text)


def count_words(text: str) -> int:
    """Return how many things a person would count as words: numbers too."""
    return len([part for part in text.split() if any(letter.isalnum() for letter in part)])


def syllables(word: str) -> int:
    """Return the syllables of an English word by the pronouncing dictionary, or a fair guess; at least 1."""
    return max(textstat.syllable_count(word.replace("’", "'")), 1)


def measure(text: str) -> Reading | None:
    """Return what the text measures; None when it has no words to read."""
    if not words(text):
        return None
    straight = text.replace("’", "'")
    number = max(textstat.lexicon_count(straight), 1)
    return Reading(number, max(textstat.sentence_count(straight), 1), max(textstat.syllable_count(straight), number))


def jargon_in(text: str) -> list[tuple[str, str]]:
    """Return the jargon in ``text`` with plainer words for each, in the order of the alphabet."""
    used = {match.lower() for match in _JARGON.findall(text)}
    return [(hard, JARGON[hard]) for hard in sorted(used)]


def hard_words(text: str, *, most: int = 4) -> list[str]:
    """Return up to ``most`` different words of four syllables or more, the longest first."""
    hard = {word.lower() for word in words(text) if syllables(word) >= HARD_SYLLABLES}
    return sorted(hard, key=lambda word: (-syllables(word), word))[:most]


def marked(text: str) -> tuple[Piece, ...]:
    """Return ``text`` in pieces, its jargon and its hard words apart from the rest; together they are the text."""
    spans = [(*match.span(), "jargon", JARGON[match.group().lower()]) for match in _JARGON.finditer(text)]
    taken = [(start, end) for start, end, *_ in spans]
    for match in WORD.finditer(text):
        start, end = match.span()
        if syllables(match.group()) >= HARD_SYLLABLES and not any(a < end and start < b for a, b in taken):
            spans.append((start, end, "hard", ""))
    pieces, at = [], 0
    for start, end, kind, instead in sorted(spans):
        pieces += [Piece(text[at:start]), Piece(text[start:end], kind, instead)]
        at = end
    return tuple(piece for piece in (*pieces, Piece(text[at:])) if piece.text)


def measures_of(text: str) -> dict[str, int | None]:
    """Return how many words a text has, and its reading age in years; None for nothing to read."""
    measured = measure(text)
    return {"words": count_words(text), "age": measured.age if measured else None}
