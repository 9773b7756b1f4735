"""Send a form as a browser would: with all that the page put into it, hidden fields too."""

from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client


class _Fields(HTMLParser):
    """Collects what the form with ``data-autosave`` would send if nobody touched it."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self.inside = False
        self.textarea = self.select = None

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = "data-autosave" in given
        if not self.inside:
            return
        name, kind = given.get("name"), given.get("type", "text")
        if tag == "input" and name and (kind not in ("radio", "checkbox") or "checked" in given):
            self._add(name, given.get("value", ""))
        elif tag == "textarea":
            self.textarea = name
            self._add(name, "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self._add(self.select, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.textarea = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.data[self.textarea][-1] += data.removeprefix("\n")

    def _add(self, name: str, value: str) -> None:
        self.data.setdefault(name, []).append(value)


def fields_of(page: str) -> dict[str, list[str]]:
    """Return what the draft form on a page would send."""
    parser = _Fields()
    parser.feed(page)
    parser.data.pop("csrfmiddlewaretoken", None)
    return parser.data


def sent_by(answer: HttpResponse) -> dict[str, list[str]]:
    """Return what a browser would send of the form of a page."""
    return fields_of(answer.content.decode())


def opened(client: Client, path: str) -> dict[str, list[str]]:
    """Open a draft form and return what it would send."""
    return sent_by(client.get(path))


def send(client: Client, path: str, data: dict | None = None, *, headers: dict | None = None, **changes):
    """Open a form, change some of it, and send it; ``data`` is one that was opened before."""
    return client.post(path, {**(data or opened(client, path)), **changes}, headers=headers)
