"""Pictures of the pages as documents show them: small enough to be read on paper, with what they show in words."""

import re
from typing import Any

from roadmaps.pages.public.picture import RoadmapOnAPicture, drawn

# On one page of A4 the words of more could not be read.
MOST_MISSIONS, MOST_SOLUTIONS = 6, 12
SIZE = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


def told(svg: str, alt: str) -> dict[str, Any]:
    """Return a picture with what it shows in words, and how high it is for its width."""
    found = SIZE.search(svg)
    return {"svg": svg, "alt": alt, "ratio": float(found[2]) / float(found[1]) if found else 1.0}


def pictures_told(shown: RoadmapOnAPicture, title: str) -> list[dict[str, Any]]:
    """Return the pictures of a roadmap or of a mission, as many as it takes to read them; none where nothing is drawn."""
    pages = shown.on_paper(MOST_MISSIONS, MOST_SOLUTIONS)
    found = [(one, picture) for one in pages if (picture := drawn(one, title))]
    return [told(picture["svg"], f"{one.words()} The tables of this document tell the same.") for one, picture in found]
