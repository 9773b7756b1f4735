"""Two workers hold one job, two administrators one role, two windows one form."""

import uuid
from functools import partial

import pytest
from django.http import QueryDict
from django.test import Client

from accounts.granting import set_roles
from accounts.models import Person, Role, RoleGrant
from accounts.names import answer_name, choose_name
from outbox.enqueueing import enqueue
from outbox.leasing import run_message
from outbox.models import OutboxMessage
from roadmaps.drafting.autosaving import autosave, forget_autosaved
from roadmaps.errors import WrongStage
from roadmaps.exchange.exporting import export_json
from roadmaps.exchange.importing import ask_import, carry_out, confirm_import, look_through
from roadmaps.models import (
    Roadmap,
    RoadmapImport,
    WorkingCopy,
)
from tests import factories
from tests.races import at_once, errors, kinds, while_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def test_a_message_is_leased_to_one_worker():
    message = enqueue("roadmaps.look_through", import_id=str(uuid.uuid4()))
    assert sorted(at_once(*2 * [partial(run_message, message.pk)])) == [False, True]


def a_sound_file(officer) -> RoadmapImport:
    """Return an import that waits to be confirmed."""
    which = ask_import(by=officer, name="roadmap.json", body=export_json(factories.draft(officer).challenge.roadmap))
    look_through(import_id=str(which.pk))
    return RoadmapImport.objects.get(pk=which.pk)


def test_an_import_is_confirmed_once(officer):
    which = a_sound_file(officer)
    outcomes = at_once(*2 * [partial(confirm_import, which=which, by=officer)])
    assert kinds(outcomes) == [WrongStage, bool]


def test_a_file_that_is_looked_through_twice_stays_confirmed(officer):
    asked = ask_import(by=officer, name="a.json", body=export_json(factories.draft(officer).challenge.roadmap))

    def look_and_confirm() -> None:
        look_through(import_id=str(asked.pk))
        confirm_import(which=asked, by=officer)

    outcomes = while_writing(partial(look_through, import_id=str(asked.pk)), look_and_confirm)
    assert errors(outcomes) == []
    asked.refresh_from_db()
    # A worker of this process may have imported it by now.
    assert asked.state in (RoadmapImport.State.ASKED, RoadmapImport.State.DONE)


def test_an_import_that_two_workers_hold_is_one_roadmap(officer):
    which = a_sound_file(officer)
    before = Roadmap.objects.count()
    confirm_import(which=which, by=officer)
    outcomes = at_once(*2 * [partial(carry_out, import_id=str(which.pk))])
    assert errors(outcomes) == []
    assert Roadmap.objects.count() == before + 1


def test_two_administrators_who_remove_each_other_leave_one():
    one, other = factories.administrator(), factories.administrator()
    at_once(
        partial(set_roles, person=one, roles=set(), by=other, reason="They left."),
        partial(set_roles, person=other, roles=set(), by=one, reason="They left."),
    )
    assert RoleGrant.objects.filter(role=Role.ADMINISTRATOR).count() == 1


def test_two_who_sign_up_with_one_address_are_one_account():
    form = {"email": "kim@example.org", "name": "Kim", "password1": "three quiet words together"}
    outcomes = at_once(*2 * [lambda: Client().post("/account/sign-up/", form).status_code])
    assert outcomes == [302, 302]
    assert Person.objects.count() == 1


def test_a_name_is_answered_once():
    resident, both = factories.resident(), [factories.moderator() for _ in range(2)]
    choose_name(resident, "Official account")
    at_once(
        *(partial(answer_name, person=resident, by=by, asked="Official account", allow=by == both[0]) for by in both)
    )
    assert OutboxMessage.objects.count() == 1


def test_what_is_typed_in_one_window_while_another_is_saved_is_kept(officer):
    mission = factories.draft(officer)
    keep = partial(autosave, by=officer, address="/a/", label="A form", mission=mission)
    keep(data=QueryDict("one=1"), touched={"one"})
    while_writing(
        partial(forget_autosaved, officer, "/a/", QueryDict("one=1"), {"one"}, dict),
        partial(keep, data=QueryDict("two=2"), touched={"two"}),
    )
    assert WorkingCopy.objects.get().data == {"two": ["2"]}
