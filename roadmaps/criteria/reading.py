"""How hard a text is to read."""

import re

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
VOWELS = re.compile(r"[aeiouy]+")
# The Flesch–Kincaid grade counts years of school, which begins at five.
AGE_AT_SCHOOL = 5

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


def words(text: str) -> list[str]:
    """Return the words of ``text``; numbers are not words."""
    return WORD.findall(text)


def count_words(text: str) -> int:
    """Return how many things a person would count as words: numbers too."""
    return len([part for part in text.split() if any(letter.isalnum() for letter in part)])


def syllables(word: str) -> int:
    """Return a fair guess of the syllables of an English word; at least 1."""
    word = word.lower().replace("’", "'")
    found = len(VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ye")) and found > 1:
        found -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and found > 1:
        found -= 1
    return max(found, 1)


def reading_grade(text: str) -> float | None:
    """Return the Flesch–Kincaid grade (years of school) of ``text``; None when it has no words."""
    found = words(text)
    if not found:
        return None
    sentences = max(len(SENTENCE_END.findall(text.strip())), 1)
    beats = sum(syllables(word) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * beats / len(found) - 15.59


def jargon_in(text: str) -> list[tuple[str, str]]:
    """Return the jargon in ``text`` with plainer words for each, in the order of the alphabet."""
    low = text.lower()
    return [(hard, plain) for hard, plain in sorted(JARGON.items()) if re.search(rf"\b{re.escape(hard)}\b", low)]


def hard_words(text: str, *, most: int = 4) -> list[str]:
    """Return up to ``most`` different words of four syllables or more, the longest first."""
    hard = {word.lower() for word in words(text) if syllables(word) >= 4}
    return sorted(hard, key=lambda word: (-syllables(word), word))[:most]


def measures_of(text: str) -> dict[str, int | None]:
    """Return how many words a text has, and its reading age in years; None for nothing to read."""
    grade = reading_grade(text)
    return {"words": count_words(text), "age": None if grade is None else round(max(grade, 0)) + AGE_AT_SCHOOL}
