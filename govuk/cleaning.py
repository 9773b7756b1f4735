"""What people type or paste, made plain: one spelling for each character, and none that nobody can see or print."""

import unicodedata

# Characters that turn the direction of text, with which one can make it say something else.
BIDI = {*"\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"}
# What word processors leave of their own fonts: a bullet, arrows, a tick.
PRIVATE = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf0a8": "•", "\uf02d": "-"}
# Control characters, private-use ones, halves of characters, and code points that are no character.
NO_TEXT = {"Cc", "Co", "Cs", "Cn"}


def clean_text(text: str) -> str:
    """Return plain text of several lines: line ends alike, no control, private-use or direction-turning characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = unicodedata.normalize("NFC", "".join(PRIVATE.get(one, one) for one in text))
    return "".join(one for one in text if one in "\n\t" or _is_text(one)).strip()


def clean_line(text: str) -> str:
    """Return plain text of one line: as ``clean_text``, with every run of white space as one space."""
    return " ".join(clean_text(text).split())


def is_seen(text: str) -> bool:
    """Say whether anything of a text can be seen: it is not all spaces, joiners and marks."""
    return any(unicodedata.category(one)[0] in "LNPS" and one not in "\u3164\u115f\u1160\uffa0" for one in text)


def _is_text(one: str) -> bool:
    return one not in BIDI and unicodedata.category(one) not in NO_TEXT
