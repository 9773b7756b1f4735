"""A visitor's public page comes from memory: at most a second old, rendered once, and never anybody's own."""

import gzip
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client, override_settings

from camden_missions.public_pages.middleware import PublicPagesMiddleware
from camden_missions.public_pages.page import Page
from camden_missions.public_pages.shelf import MOST_BYTES, MOST_PAGES, Shelf
from camden_missions.public_pages.which import PUBLIC_PAGES
from roadmaps.models import Mission
from tests import factories

pytestmark = pytest.mark.django_db


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def a_page(words: str = "Hello", began: float = 100.0) -> Page:
    return Page(words.encode(), b"", {}, "", began)


@pytest.fixture
def visitor():
    """A browser without a session, of a service that keeps pages."""
    with override_settings(PUBLIC_PAGE_SECONDS=1.0):
        yield Client()


@pytest.fixture
def mission():
    return factories.MissionFactory(stage="adopted", statement="Everybody sleeps well.")


def test_a_page_is_rendered_again_by_one_request_while_the_others_get_the_last_one():
    clock, rendered = Clock(), []
    shelf = Shelf(1.0, clock)

    def render() -> Page:
        rendered.append(clock.now)
        # Whoever asks meanwhile gets the page of before.
        if len(rendered) == 2:
            assert shelf.fetch("/", render).began == 100.0
        return a_page(began=clock.now)

    shelf.fetch("/", render)
    clock.now += 0.25
    assert shelf.fetch("/", render).began == 100.0
    clock.now += 0.5
    assert shelf.fetch("/", render).began == 100.75
    assert rendered == [100.0, 100.75]


def test_a_page_that_is_a_second_old_is_never_served():
    clock = Clock()
    shelf = Shelf(1.0, clock)
    shelf.fetch("/", a_page)
    clock.now += 1.0
    assert shelf.fetch("/", lambda: a_page("New", clock.now)).body == b"New"


def test_a_hundred_requests_at_once_render_a_page_once():
    shelf, rendered, start = Shelf(1.0), [], threading.Barrier(100)

    def render() -> Page:
        rendered.append(1)
        time.sleep(0.1)
        return a_page(began=shelf.clock())

    def visit(_: int) -> bytes:
        start.wait()
        return shelf.fetch("/", render).body

    with ThreadPoolExecutor(100) as visitors:
        assert list(visitors.map(visit, range(100))) == [b"Hello"] * 100
    assert rendered == [1]


def test_a_rendering_that_fails_leaves_nothing_behind():
    shelf = Shelf(1.0)

    def fail() -> Page:
        raise RuntimeError("not now")

    with pytest.raises(RuntimeError):
        shelf.fetch("/", fail)
    assert (shelf.pages, shelf.renderings, shelf.bytes) == ({}, {}, 0)
    assert shelf.fetch("/", a_page).body == b"Hello"


def test_what_can_no_longer_be_kept_is_dropped():
    clock = Clock()
    shelf = Shelf(1.0, clock)
    shelf.fetch("/", a_page)
    clock.now += 2
    assert shelf.fetch("/", lambda: None) is None
    assert (shelf.pages, shelf.bytes) == ({}, 0)


def test_a_million_addresses_take_no_more_memory_than_a_few_hundred():
    shelf = Shelf(1.0, Clock())
    page = a_page("x" * 1000)
    for number in range(1_000_000):
        shelf.fetch(number, lambda: page)
    assert len(shelf.pages) <= MOST_PAGES
    large = a_page("x" * 1_900_000)
    for number in range(100):
        shelf.fetch(number, lambda: large)
    assert shelf.bytes <= MOST_BYTES
    assert shelf.bytes == sum(kept.size for kept in shelf.pages.values())


def test_the_second_visitor_costs_no_query_and_no_session(visitor, mission, django_assert_num_queries):
    # The very first rendering of a process reads its templates, which takes longer than a page is kept.
    visitor.get(mission.get_absolute_url())
    first = visitor.get(mission.get_absolute_url())
    with django_assert_num_queries(0):
        second = visitor.get(mission.get_absolute_url())
    assert second.content == first.content
    assert not second.cookies


def test_what_is_written_is_on_the_page_within_a_second(visitor, mission):
    path = mission.get_absolute_url()
    assert b"Everybody sleeps well." in visitor.get(path).content
    Mission.objects.filter(pk=mission.pk).update(statement="Everybody eats well.")
    time.sleep(1.0)
    assert b"Everybody eats well." in visitor.get(path).content


def test_who_has_the_page_already_is_told_so_and_gets_nothing_again(visitor, mission):
    first = visitor.get(mission.get_absolute_url())
    again = visitor.get(mission.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert {"Cookie", "Accept-Encoding"} <= set(first["Vary"].split(", "))


def test_the_page_is_compressed_for_whoever_can_read_that(visitor, mission):
    plain = visitor.get(mission.get_absolute_url())
    packed = visitor.get(mission.get_absolute_url(), headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 3


def test_every_public_page_is_kept_and_holds_no_token_no_nonce_and_no_cookie(addresses, visitor):
    for name in sorted(PUBLIC_PAGES):
        answer = visitor.get(addresses[name].path)
        assert answer.has_header("ETag"), f"{name} is not kept"
        assert b"csrfmiddlewaretoken" not in answer.content
        assert b"nonce" not in answer.content
        assert "nonce" not in answer["Content-Security-Policy"]
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        assert not answer.cookies


def test_no_other_page_is_kept(addresses, visitor):
    for name, address in addresses.items():
        # The open data interface has a way of its own: see camden_missions/open_data.py.
        if name in PUBLIC_PAGES or address.method != "get" or name.startswith(("api-1:", "api_")):
            continue
        assert not visitor.get(address.path).has_header("ETag"), f"{name} is kept"


def test_whoever_is_signed_in_sees_the_newest_beside_a_visitor(visitor, mission, signed_in):
    officer = signed_in(factories.officer())
    path = mission.get_absolute_url()
    with override_settings(PUBLIC_PAGE_SECONDS=1.0):
        visitor.get(path)
        Mission.objects.filter(pk=mission.pk).update(statement="Everybody eats well.")
        assert b"Everybody eats well." in officer.get(path).content
        assert b"Sign in" in visitor.get(path).content


def test_a_signed_in_page_is_never_kept_and_never_given_to_a_visitor(mission):
    with override_settings(PUBLIC_PAGE_SECONDS=1.0):
        client = Client()
        client.force_login(factories.officer(), backend="accounts.backends.PersonBackend")
        own = client.get(mission.get_absolute_url())
        assert not own.has_header("ETag")
        assert b"Workbench" in own.content
        client.cookies.clear()
        assert b"Workbench" not in client.get(mission.get_absolute_url()).content


def test_a_page_that_sets_a_cookie_or_holds_a_form_for_one_person_is_never_kept(rf, settings):
    from django.http import HttpResponse

    settings.PUBLIC_PAGE_SECONDS = 1.0
    with_cookie = HttpResponse("Hello")
    with_cookie.set_cookie("who", "me")
    for answer in (
        with_cookie,
        HttpResponse('<input type="hidden" name="csrfmiddlewaretoken" value="x">'),
        HttpResponse('<script nonce="x"></script>'),
        HttpResponse("Gone", status=404),
        HttpResponse("Broken", status=500),
        HttpResponse(status=302, headers={"Location": "/"}),
    ):
        middleware = PublicPagesMiddleware(lambda request, answer=answer: answer)
        request = rf.get("/")
        request.for_everybody = True
        assert middleware(request) is answer
        assert not middleware.shelf.pages


def test_every_other_page_has_a_nonce_of_its_own_in_header_and_scripts(client, signed_in, mission):
    import re

    for browser, path in ((client, "/account/sign-in/"), (signed_in(factories.officer()), mission.get_absolute_url())):
        nonces = set()
        for answer in (browser.get(path), browser.get(path)):
            found = re.search(r"'nonce-([^']+)'", answer["Content-Security-Policy"])[1]
            assert answer.content.decode().count(f'<script nonce="{found}"') == 3
            nonces.add(found)
        assert len(nonces) == 2


def test_what_is_not_there_is_asked_for_each_time(visitor):
    assert visitor.get("/missions/nowhere/").status_code == 404
    mission = factories.MissionFactory(stage="adopted", slug="nowhere")
    assert visitor.get(mission.get_absolute_url()).status_code == 200


def test_the_button_of_a_report_leads_a_visitor_to_a_form_of_their_own(visitor, mission):
    page = visitor.get(mission.get_absolute_url()).content.decode()
    assert f'href="/reports/ask/?mission={mission.slug}"' in page
    asked = visitor.get(f"/reports/ask/?mission={mission.slug}&kind=dossier")
    assert b'name="csrfmiddlewaretoken"' in asked.content
    assert not asked.has_header("ETag")


@pytest.mark.parametrize("query", ["", "?mission=nowhere", "?roadmap=nowhere", "?mission=%00", "?mission=" + "x" * 999])
def test_a_report_of_what_is_not_there_is_not_offered(client, query):
    assert client.get(f"/reports/ask/{query}").status_code == 404


def test_a_report_of_a_draft_is_not_offered_to_a_visitor(client, officer):
    assert client.get(f"/reports/ask/?mission={factories.draft(officer).slug}").status_code == 404
