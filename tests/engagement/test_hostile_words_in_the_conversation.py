"""What hostile visitors send to the conversation is stored or refused with a sentence, and shown harmless."""

import re
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve

from tests.camden_missions.test_nonsense_at_every_address import somebody_who_may
from tests.pages import words_of

pytestmark = pytest.mark.django_db

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "markup": '"><img src=x onerror=alert(1)><svg/onload=alert(1)></textarea></title>',
    "template": "{{ 7|add:7 }}{% load static %}${7*7}",
    "links": "javascript:alert(1) data:text/html,<b>x</b> https://example.org/\"onmouseover='alert(1)'",
    "controls": "a\x00b\x07c\x1b[31md\x7fe",
    "direction": "gpj.\u202eexe \u2066and\u2069 \u200fmore",
    "marks": "Z" + "\u0335\u0489" * 400,
    "letter": "a" * 5_000,
    "thousand links": " ".join(f"https://example.org/{n}" for n in range(1_000)),
    "megabyte": "Lorem ipsum. " * 70_000,
}
# What no page may hold, whoever wrote it: it would run, or turn the words around it.
NEVER = (
    *("<script>alert(1)", "<img src=x", "<svg/onload", "\u202e", "\x00", "\x07", "\x1b", "14${7*7}"),
    *('href="javascript:', "href='javascript:", 'href="data:', "onmouseover='alert(1)'"),
)


class _Form(HTMLParser):
    """Collects what somebody would send who writes ``words`` into every field, and takes the first of every choice."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words, self.data, self.files, self.select = words, {}, [], ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        name, kind = given.get("name") or "", given.get("type", "text")
        if tag == "option" and self.select:
            self.data.setdefault(self.select, given.get("value", ""))
        elif tag == "select":
            self.select = name
        elif not name or (tag == "input" and kind in ("submit", "button")):
            return
        elif tag == "textarea" or (tag == "input" and kind in ("text", "email", "search", "url")):
            self.data[name] = self.words
        elif tag == "input" and kind == "file":
            self.files.append(name)
        elif tag == "input" and kind in ("hidden", "radio", "checkbox"):
            self.data.setdefault(name, given.get("value", "on"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""


def send(client, path: str, words: str):
    """Open a page, write ``words`` into all that it asks, and send it; return the answer."""
    form = _Form(words)
    form.feed(re.sub(r"<header.*?</header>", "", client.get(path).content.decode(), flags=re.DOTALL))
    # A decoy for robots stays empty, as people leave it.
    data = {**form.data, "website": ""}
    files = {name: SimpleUploadedFile("notes.pdf", words.encode("utf-8", "replace")) for name in form.files}
    return client.post(path, {**data, **files})


@pytest.fixture
def conversation(addresses):
    """Every address of the conversation, and what else shows what was said in it."""
    shown = ("home", "mission", "decision", "reports", "search", "account_home", "workbench", "mailbox")
    return {
        name: address
        for name, address in addresses.items()
        if resolve(address.path.split("?")[0]).func.__module__.startswith("engagement.") or name in shown
    }


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_every_form_takes_it_or_says_why_not_and_no_page_runs_it(story, conversation, words):
    taken = 0
    for name, address in conversation.items():
        client = somebody_who_may(story, name)
        if address.method == "post":
            answer = client.post(address.path, {**address.data, "body": words, "reason": words, "says": words})
        else:
            answer = send(client, address.path, words)
        assert answer.status_code < 500, name
        if answer.status_code in (400, 413, 422):
            assert len(words_of(answer)) > 40, name
        taken += answer.status_code == 302
    # What is far too long for most fields is refused, and said to be.
    assert taken >= (1 if len(words) > 4_000 else 8), taken
    for name, address in conversation.items():
        if address.method == "get":
            page = somebody_who_may(story, name).get(address.path).content.decode(errors="replace")
            for never in NEVER:
                assert never not in page, f"{never!r} stands on {name}"
