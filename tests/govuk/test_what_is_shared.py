"""What a page shows everybody alike is read once for as long as nothing is written, and holds nothing of anybody."""

import threading
import uuid

import pytest
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.template import Context, RequestContext, Template
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from engagement.models import Comment, Consultation
from govuk.shared import Memory, Shared, shared
from roadmaps.models import Mission
from tests import factories
from tests.races import at_once


class Clock:
    """A clock that stands still until it is told to go on."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def fetch(memory: Memory, stamp: str, said: str, key: str = "page") -> str:
    return memory.fetch(key, stamp, lambda: {"said": said}, seconds=1.0).data["said"]


@pytest.fixture
def kept():
    """A service whose web processes keep what is shared."""
    with override_settings(PUBLIC_PAGE_SECONDS=60.0):
        yield


# How long it is kept


def test_it_is_kept_until_anything_is_written_or_a_second_is_over():
    clock = Clock()
    memory = Memory(clock)
    assert fetch(memory, "1:1:", "first") == "first"
    assert fetch(memory, "1:1:", "second") == "first"
    assert fetch(memory, "2:2:", "third") == "third"
    clock.now += 1.0
    assert fetch(memory, "2:2:", "fourth") == "fourth"


def test_what_could_not_be_read_is_not_kept():
    memory = Memory(Clock())

    def fail() -> dict:
        raise LookupError

    with pytest.raises(LookupError):
        memory.fetch("page", "1:1:", fail, 1.0)
    assert fetch(memory, "1:1:", "now") == "now"


def test_memory_holds_only_what_was_read_within_a_second():
    clock = Clock()
    memory = Memory(clock)
    for number in range(1_000):
        clock.now += 0.01
        fetch(memory, "1:1:", "word", key=f"page {number}")
    assert len(memory.kept) <= 101


@pytest.mark.django_db
def test_a_query_is_read_before_two_requests_can_read_it_at_once():
    factories.MissionFactory.create_batch(3)
    rows = Mission.objects.order_by("pk")
    found = Shared.of({"rows": rows, "page": Paginator(rows, 2).get_page(1), "title": "As it is"}).data
    assert isinstance(found["rows"], list)
    assert isinstance(found["page"].object_list, list)
    assert found["page"].has_next()
    assert found["title"] == "As it is"


@pytest.mark.django_db(transaction=True)
def test_many_who_read_the_same_page_of_a_list_at_once_all_get_it(officer):
    for _ in range(3):
        factories.closed_consultation(officer)
    found = Consultation.objects.shown().with_mission().defer("revision__document").select_related("response")
    for _ in range(20):
        page = Shared.of({"page": Paginator(found.order_by("-closes_at", "-pk"), 2).get_page(1)}).data["page"]
        assert at_once(*[lambda page=page: len(list(page))] * 8) == [2] * 8


# What can stand in it

PIECE = Template(
    "{% load shared %}{% shared 'piece' more with given=given %}"
    "{{ said }} {{ given }} [{{ user }}{{ request.path }}{% csrf_token %}{{ csrf_token }}]{% endshared %}"
)


def test_a_piece_sees_neither_who_asks_nor_the_request_nor_a_token():
    request = RequestFactory().get("/somewhere/")
    personal = {"user": "Amina", "csrf_token": "secret", "more": 1, "given": "this"}
    context = RequestContext(request, {**personal, "shared": Shared({"said": "Hello"})})
    assert PIECE.render(context) == "Hello this []"


def test_a_piece_is_rendered_once_for_each_name():
    kept = Shared({"said": "Hello"})

    def render(more: int, given: str) -> str:
        return PIECE.render(Context({"more": more, "given": given, "shared": kept}))

    assert [render(1, "one"), render(2, "two"), render(1, "three")] == ["Hello one []", "Hello two []", "Hello one []"]


def test_without_anything_shared_a_piece_is_rendered_for_its_page():
    assert PIECE.render(Context({"given": "this"})) == " this []"


# The pages that use it


def elsewhere(write) -> None:
    """Write over another connection, as another process would."""

    def run() -> None:
        try:
            write()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_whoever_is_signed_in_sees_what_another_process_wrote_a_moment_ago(kept, signed_in):
    mission = factories.MissionFactory(stage="adopted", statement="Everybody sleeps well.")
    client = signed_in(factories.resident())
    for words in ("Everybody eats well.", "Everybody reads well."):
        elsewhere(lambda words=words: Mission.objects.filter(pk=mission.pk).update(statement=words))
        assert words in client.get(mission.get_absolute_url()).content.decode()


@pytest.mark.django_db(transaction=True)
def test_while_nothing_is_written_a_page_costs_who_asks_and_one_look(kept, signed_in):
    mission = factories.MissionFactory(stage="adopted")
    client = signed_in(factories.resident())
    # Other processes write into databases of the same server, of which a snapshot tells too: try until none did.
    for _ in range(50):
        with CaptureQueriesContext(connection) as captured:
            client.get(mission.get_absolute_url())
        if not [query["sql"] for query in captured if "roadmaps_" in query["sql"]]:
            break
    assert len(captured) <= 4


@pytest.mark.django_db(transaction=True)
def test_within_a_transaction_its_own_writing_is_seen(kept):
    mission = factories.MissionFactory(title="Before")

    def title() -> str:
        return shared("title", lambda: {"title": Mission.objects.get(pk=mission.pk).title}).data["title"]

    assert title() == "Before"
    with transaction.atomic():
        Mission.objects.filter(pk=mission.pk).update(title="Within")
        assert title() == "Within"
        transaction.set_rollback(True)
    assert title() == "Before"


@pytest.mark.django_db(transaction=True)
def test_two_people_side_by_side_get_each_their_own_links(kept, signed_in):
    officer, author, other = factories.officer(), factories.resident(), factories.resident()
    consultation = factories.consultation(officer)
    comment = Comment.objects.create(
        consultation=consultation, author=author, stance="support", body="More trees.", form_key=uuid.uuid4()
    )
    people = {name: signed_in(person) for name, person in (("officer", officer), ("author", author), ("other", other))}

    def sees(path: str, words: str) -> list[str]:
        return [name for name, client in people.items() for _ in range(2) if words in client.get(path).content.decode()]

    path = consultation.get_absolute_url()
    assert sees(path, f"/comments/{comment.pk}/withdraw/") == ["author", "author"]
    assert sees(consultation.mission.get_absolute_url(), "Start a draft from this mission") == ["officer", "officer"]
    visitor = Client().get(path).content.decode()
    assert "To send it you sign in" in visitor
    assert "Withdraw" not in visitor
    assert "More trees." in visitor


@pytest.mark.django_db(transaction=True)
def test_the_check_of_a_draft_that_staff_looked_at_stays_closed_to_others(kept, signed_in):
    officer = factories.officer()
    draft = factories.draft(officer)
    path = f"/missions/{draft.slug}/check/"
    assert signed_in(officer).get(path).status_code == 200
    assert signed_in(factories.resident()).get(path).status_code == 404
    assert Client().get(path).status_code == 404
