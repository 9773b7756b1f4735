"""Names that people show: cleaned like text, and never one that nobody can see."""

from django import forms

from govuk.cleaning import clean_line, is_seen


def clean_name(name: str) -> str:
    """Return a name as plain text of one line; empty for none. Raises ValidationError for one that cannot be seen."""
    cleaned = clean_line(name)
    if name.strip() and not is_seen(cleaned):
        raise forms.ValidationError("Enter a name that can be read, or leave it empty")
    return cleaned
