"""Two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word with the space behind it, so that the pieces put together are the text again.
PIECE = re.compile(r"\S+\s*|\s+")
# Beyond this many words a comparison takes long, and nobody reads it word by word.
MOST_WORDS = 5_000


@dataclass(frozen=True)
class Piece:
    """A run of words that stands in both texts, or only in the old one, or only in the new one."""

    kind: str
    text: str


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in order: "same", "removed" or "added".

    The same and the removed ones together are ``old``; the same and the added ones are ``new``.
    """
    before, after = PIECE.findall(old), PIECE.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return tuple(piece for piece in (Piece("removed", old), Piece("added", new)) if piece.text)
    return tuple(_pieces(before, after))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        removed, added = "".join(before[start:end]), "".join(after[new_start:new_end])
        if tag == "equal":
            yield Piece("same", removed)
            continue
        if removed:
            yield Piece("removed", removed)
        if added:
            yield Piece("added", added)
