"""Somebody at a browser."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Locator, Page, expect

from accounts.models import Person


class Visitor:
    """A person with one page open; does what people do, in the words of the page."""

    def __init__(self, page: Page, *, javascript: bool, base_url: str) -> None:
        self.page, self.base_url = page, base_url
        self.javascript = javascript
        self.problems: list[str] = []
        page.on("pageerror", lambda problem: self.problems.append(str(problem)))
        page.on("console", self._hear)

    def _hear(self, message) -> None:
        # A refused form is a 4xx, which the browser reports as an error of its own.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(message.text)

    def sign_in(self, name: str) -> "Visitor":
        """Be signed in as one of the demonstration's people: the form is for the journeys that are about it."""
        person = Person.objects.get(email=f"{name}@camden.example")
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "accounts.backends.PersonBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": self.base_url}
        self.page.context.add_cookies([cookie])
        return self

    def sign_in_by_form(self, name: str) -> "Visitor":
        """Sign in as one of the demonstration's people, as they do."""
        self.go("/account/sign-in/")
        self.fill("Email address", f"{name}@camden.example")
        self.fill("Password", settings.DEMO_PASSWORD)
        self.press("Sign in")
        # Their tasks, or their account.
        self.page.wait_for_url(lambda url: "/sign-in/" not in url)
        return self

    def go(self, path: str) -> None:
        self.page.goto(path)

    def fill(self, label: str, text: str) -> None:
        self.main.get_by_label(label).first.fill(text)

    def fill_date(self, legend: str, day: int, month: int, year: int) -> None:
        group = self.main.get_by_role("group", name=legend)
        for part, value in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(part).fill(str(value))

    def choose(self, label: str, *, within: Locator | None = None) -> None:
        (within or self.main).get_by_label(label, exact=True).check()

    def select(self, label: str, option: str) -> None:
        self.main.get_by_label(label).select_option(label=option)

    def press(self, words: str, *, within: Locator | None = None) -> None:
        (within or self.main).get_by_role("button", name=words, exact=True).click()

    def follow(self, words: str) -> None:
        # GOV.UK gives a link that looks like a button the role of one.
        link = self.main.get_by_role("link", name=words)
        link.or_(self.main.get_by_role("button", name=words)).first.click()

    def unfold(self) -> None:
        """Open every part of the page that is folded."""
        for part in self.main.locator("details.cm-part").all():
            if part.get_attribute("open") is None:
                part.locator("> summary").click()

    def sees(self, words: str) -> None:
        expect(self.main.get_by_text(words).first).to_be_visible()

    @property
    def main(self) -> Locator:
        return self.page.locator("body")
