"""The form of what stands behind a field: a link, or a file."""

from typing import Any

from django import forms

from govuk.fields import Line
from govuk.files import ACCEPTED, KINDS
from roadmaps.drafting.attaching import MOST_BYTES

WEB = ("http", "https")


class LinkField(forms.URLField):
    """The address of a page on the web; one that begins without https:// gets it."""

    def __init__(self, **kwargs) -> None:
        super().__init__(
            assume_scheme="https",
            max_length=500,
            error_messages={"invalid": "Enter a web address, for example https://www.example.org/report"},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        """Return the address. Raises ValidationError for anything but a page on the web."""
        link = super().clean(value)
        if link and link.split(":", 1)[0].lower() not in WEB:
            raise forms.ValidationError("Enter a web address that begins with https://")
        return link


class AttachForm(forms.Form):
    """What it is called, and either its address or the file itself."""

    title = Line(
        label="What it is",
        help_text="Such as: Camden air quality report 2025.",
        max_length=160,
        error_messages={
            "required": "Enter what it is",
            "max_length": "What it is must be 160 characters or fewer",
        },
    )
    link = LinkField(label="A link to it", required=False)
    file = forms.FileField(
        label="Or a file",
        help_text=f"{ACCEPTED}, at most {MOST_BYTES // 1_000_000} MB. Leave out what names private people: once the mission "
        "is public, everybody can read it.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in KINDS)}),
        error_messages={"empty": "The file is empty"},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("link", "file"):
            self.fields[name].needed_when = "a link or a file"

    def clean(self) -> dict:
        """One of the two."""
        data = super().clean()
        if data.get("file") and data["file"].size > MOST_BYTES:
            self.add_error("file", f"The file must be {MOST_BYTES // 1_000_000} MB or smaller")
        if not self.errors and bool(data.get("link")) == bool(data.get("file")):
            self.add_error("link", "Enter a link or choose a file, one of the two")
        return data
