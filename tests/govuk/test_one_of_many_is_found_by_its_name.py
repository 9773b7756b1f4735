"""What there is too much of for a list is found by its name; what was typed stays, and nothing is guessed."""

import pytest
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext

from govuk.finding import FEW, OFFERED, FoundByName
from roadmaps.models import Contribution, Organisation
from tests import factories

pytestmark = pytest.mark.django_db


class Sample(forms.Form):
    organisation = FoundByName(
        Organisation.objects.order_by("name"),
        names=("name",),
        what="organisation",
        label="Organisation",
        error_messages={"required": "Choose an organisation"},
    )


@pytest.fixture
def many():
    made = [Organisation(name=f"Trust {n:05}", kind="third") for n in range(FEW)]
    made += [Organisation(name=name, kind="third") for name in ("Oak", "Oak and Ash", "River People", "São Bento")]
    Organisation.objects.bulk_create(made)


def key(name: str) -> str:
    return str(Organisation.objects.get(name=name).pk)


def sent(**data: str) -> Sample:
    return Sample(data)


def test_few_are_a_list():
    Organisation.objects.create(name="Oak", kind="third")
    drawn = Sample().render()
    assert "<select" in drawn
    assert "organisation_words" not in drawn
    form = sent(organisation=key("Oak"))
    assert form.is_valid()
    assert str(form.cleaned_data["organisation"]) == "Oak"


def test_many_are_a_search_and_cost_no_more_than_a_few(many):
    Organisation.objects.bulk_create(Organisation(name=f"Body {n}", kind="third") for n in range(2_000))
    with CaptureQueriesContext(connection) as captured:
        drawn = Sample().render()
    assert "<select" not in drawn
    assert len(drawn) < 3_000
    assert len(captured) == 1


@pytest.mark.parametrize(("words", "name"), [("river", "River People"), ("people riv", "River People"), ("OAK", "Oak")])
def test_words_that_name_one_choose_it(many, words, name):
    form = sent(organisation_words=words)
    assert form.is_valid(), form.errors
    assert str(form.cleaned_data["organisation"]) == name


def test_words_that_name_several_offer_them(many):
    form = sent(organisation_words="trust 000")
    assert form.errors["organisation"] == [
        f"Choose one of those found. These are the first {OFFERED}; write more of the name to see others"
    ]
    drawn = str(form["organisation"])
    assert drawn.count('type="radio"') == OFFERED
    assert 'value="trust 000"' in drawn
    chosen = sent(organisation_words="trust 000", organisation=key("Trust 00007"))
    assert chosen.is_valid()


def test_words_changed_after_choosing_are_what_counts(many):
    form = sent(organisation_words="river", organisation=key("Trust 00007"))
    assert form.is_valid()
    assert str(form.cleaned_data["organisation"]) == "River People"


@pytest.mark.parametrize("words", ["nobody", "%", "_", "\x00", "'; --", "x" * 5_000])
def test_what_nothing_is_called_is_said_and_stays(many, words):
    form = sent(organisation_words=words)
    assert not form.is_valid()
    assert "Found" not in str(form["organisation"])


def test_nothing_is_asked_for(many):
    assert sent().errors["organisation"] == ["Choose an organisation"]


def test_a_key_of_something_else_is_refused(many):
    assert "organisation" in sent(organisation="999999").errors
    assert "organisation" in sent(organisation="9" * 40).errors


def test_one_form_offers_nothing_that_another_found(many):
    sent(organisation_words="trust").is_valid()
    assert "Found" not in Sample().render()


def test_an_officer_joins_one_of_many_solutions_by_its_name(officer, signed_in):
    mission, other = factories.draft(officer), factories.draft(officer)
    roadmap = other.challenge.roadmap
    roadmap.is_main = True
    roadmap.save()
    for n in range(FEW + 1):
        Contribution.objects.create(mission=other, solution=factories.SolutionFactory(title=f"Street {n}"))
    path = f"/workbench/missions/{mission.slug}/solutions/join/"
    client = signed_in(officer)
    assert "Write a part of the name" in client.get(path).content.decode()
    assert "Choose one of those found" in client.post(path, {"solution_words": "street"}).content.decode()
    client.post(path, {"solution_words": "Street 50"})
    assert mission.contributions.filter(solution__title="Street 50").exists()
