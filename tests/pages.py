"""What a page says, however its template is laid out."""

import re


def words_of(response) -> str:
    """Return the page of a response with every run of white space as one space, as a browser shows it."""
    return re.sub(r"\s+", " ", response.content.decode())
