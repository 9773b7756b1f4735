"""Templates are read by people: short lines, held here; their layout is held by the formatter in `make lint`."""

from pathlib import Path

from django.conf import settings

MOST_CHARACTERS = 120


def test_no_line_of_a_template_is_longer_than_120_characters():
    templates = Path(settings.BASE_DIR) / "templates"
    long = [
        f"{file.relative_to(templates)}:{number}"
        for file in templates.rglob("*.html")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > MOST_CHARACTERS
    ]
    assert not long
