"""Characters, counted as a person sees them."""

from wcwidth import iter_graphemes


def characters(text: str) -> int:
    """Return how many characters a text has: a letter with its accents is one, an emoji is one, a line end is one.

    GOV.UK's component counts the same in the browser (``Intl.Segmenter``).
    """
    return sum(1 for _ in iter_graphemes(text.replace("\r\n", "\n")))
