"""A portfolio is filled in as a table: typed, filled down, saved in one go."""

import re
from decimal import Decimal

import pytest
from django.core import signing

from roadmaps.drafting.portfolio_table import save_table
from roadmaps.errors import DoesNotFit, EditConflict, FrozenElsewhere, WrongStage
from roadmaps.models import Contribution, Mission, Organisation, Solution
from roadmaps.pages.drafting.forms.drafted import SALT
from roadmaps.pages.drafting.forms.in_one_line import FundingLines, write_funding
from tests import factories
from tests.forms import sent_by
from tests.pages import words_of
from tests.roadmaps.drafting.portfolio import titles

pytestmark = pytest.mark.django_db


def test_a_solution_is_added_by_its_name_alone_and_completed_later(draft, table):
    assert table(n0__title="Street gardens").status_code == 302
    added = draft.contributions.get(solution__title="Street gardens")
    assert (added.expected_share, added.solution.objective) == (None, "")
    row = f"c{added.pk}"
    table(**{f"{row}__expected_share": "12.5%", f"{row}__lead_kind": "civic", f"{row}__instruments": ["planning"]})
    added = draft.contributions.get(pk=added.pk)
    assert (added.expected_share, added.solution.instruments) == (Decimal("12.5"), ["planning"])
    assert added.solution.partnerships.get().kind == "civic"


def test_several_are_added_at_once_in_their_order(draft, table):
    before = titles(draft)
    table(n0__title="First", n1__title="Second", n2__title="Third")
    assert titles(draft) == [*before, "First", "Second", "Third"]


def test_a_row_without_a_name_says_what_it_needs_and_nothing_is_saved(draft, table):
    answer = table(n0__title="Kept back", n1__objective="Something without a name")
    assert answer.status_code == 422
    page = words_of(answer)
    assert "Enter the name of the solution" in page
    assert "Something without a name" in page
    assert "Kept back" not in titles(draft)


def test_a_page_that_is_sent_again_adds_nothing_twice(draft, table):
    page = sent_by(table.client.get(table.path))
    table.client.post(table.path, {**page, "n0-title": "Gardens", "then": "stay"})
    again = table.client.post(table.path, {**page, "n0-title": "gardens", "n1-title": "Rooms", "then": "stay"})
    assert again.status_code == 422
    assert "“gardens” is in the portfolio already" in words_of(again)
    assert titles(draft).count("Gardens") == 1


def test_shares_that_come_to_more_than_the_target_are_refused_at_their_cell(draft, table):
    answer = table(n0__title="Too much", n0__expected_share="60")
    assert answer.status_code == 422
    assert "Together the solutions carry 110% of the target" in words_of(answer)


def test_the_running_total_stands_above_the_table(draft, table):
    page = words_of(table.client.get(table.path))
    assert "carry <b>50%</b> of the target. 50% is left." in page
    typed = words_of(table(more="fill-approach", n0__title="More", n0__expected_share="70"))
    assert "<b>120%</b>" in typed
    assert "That is 20% too much." in typed


def test_money_is_written_in_a_line_each(draft, table):
    own = draft.contributions.get()
    table(**{f"c{own.pk}__funding": "£25,000 grant from City Trust, secured\n1.2m loan from the bank\nin kind"})
    lines = own.solution.funding_lines.order_by("pk")
    assert [(one.kind, one.funder, one.amount, one.is_secured) for one in lines] == [
        ("grant", "City Trust", 25_000, True),
        ("loan", "the bank", 1_200_000, False),
        ("in kind", "", None, False),
    ]
    page = table.client.get(table.path).content.decode()
    assert "£25,000 grant from City Trust, secured\n£1,200,000 loan from the bank, sought" in page


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("25,000", "Say which kind of money"),
        ("£75,5 grant", "could be 75.5 or 755"),
        ("a lot", "Say which kind of money"),
    ],
)
def test_money_that_cannot_be_read_is_asked_about(draft, table, line, says):
    answer = table(n0__title="A", n0__funding=line)
    assert answer.status_code == 422
    assert says in words_of(answer)


def test_money_that_is_written_is_read_again():
    field = FundingLines()
    lines = field.clean("£1,250.50 grant from A and B, secured\nco-financing from C\n£5 equity, sought")
    assert field.clean(write_funding(lines)) == lines


def test_an_organisation_that_is_known_brings_its_kind_and_a_new_one_is_asked_for_its(draft, table):
    Organisation.objects.create(name="Food Alliance", kind="third")
    table(n0__title="A", n0__lead_name="food alliance")
    assert draft.contributions.get(solution__title="A").solution.partnerships.get().kind == "third"
    answer = table(n0__title="B", n0__lead_name="Brand New Trust")
    assert "Choose what kind of organisation “Brand New Trust” is. It is new here" in words_of(answer)
    answer = table(n0__title="B", n0__lead_name="Brand New Trust", n0__lead_kind="third")
    assert "New among the organisations: Brand New Trust." in words_of(table.client.get(answer.url))


def test_empty_cells_take_the_value_above_them(draft, table):
    own = draft.contributions.get()
    typed = table(
        more="fill-approach",
        **{f"c{own.pk}__approach": "co-design", "n0__title": "A", "n1__title": "B", "n1__approach": "x"},
    )
    sent = sent_by(typed)
    assert [sent[f"n{n}-approach"] for n in range(3)] == [["co-design"], ["x"], [""]]


def test_two_people_who_change_two_cells_keep_both(draft, officer, table):
    own = draft.contributions.get()
    page = sent_by(table.client.get(table.path))
    table(**{f"c{own.pk}__approach": "theirs"})
    page[f"c{own.pk}-objective"] = "Mine"
    assert table.client.post(table.path, {**page, "then": "stay"}).status_code == 302
    solution = Solution.objects.get(pk=own.solution_id)
    assert (solution.approach, solution.objective) == ("theirs", "Mine")


def test_two_people_who_change_the_same_cell_choose(draft, table):
    own = draft.contributions.get()
    page = sent_by(table.client.get(table.path))
    table(**{f"c{own.pk}__approach": "theirs", f"c{own.pk}__funding": "5 grant"})
    page |= {f"c{own.pk}-approach": "mine", f"c{own.pk}-funding": "6 grant"}
    answer = table.client.post(table.path, {**page, "then": "stay"})
    assert answer.status_code == 409
    assert f"Approach: {own.solution.title}" in words_of(answer)
    hidden = dict(re.findall(r'type="hidden" name="(settling|base|yours)" value="([^"]*)"', words_of(answer)))
    disputed = [f"c{own.pk}-approach", f"c{own.pk}-funding"]
    chosen = {
        **hidden,
        "disputed": disputed,
        f"choose-c{own.pk}-approach": "yours",
        f"choose-c{own.pk}-funding": "theirs",
    }
    assert table.client.post(table.path, chosen).status_code == 302
    solution = Solution.objects.get(pk=own.solution_id)
    assert (solution.approach, solution.funding_lines.get().amount) == ("mine", 5)


def test_a_solution_that_somebody_added_meanwhile_stays_as_it_is(draft, table):
    page = sent_by(table.client.get(table.path))
    table(n0__title="Theirs", n0__objective="Written by another", n0__instruments=["planning"])
    answer = table.client.post(table.path, {**page, "n0-title": "Mine", "then": "stay"})
    assert answer.status_code == 302
    theirs = Solution.objects.get(title="Theirs")
    assert (theirs.objective, theirs.instruments) == ("Written by another", ["planning"])
    assert "Mine" in titles(draft)


def test_a_solution_that_somebody_removed_meanwhile_is_said_and_the_text_stays(draft, table):
    own = draft.contributions.get()
    page = sent_by(table.client.get(table.path))
    page[f"c{own.pk}-objective"] = "Written meanwhile"
    own.delete()
    answer = table.client.post(table.path, {**page, "n0-title": "New one", "then": "stay"})
    assert answer.status_code == 422
    assert "Somebody else removed a solution that you changed" in words_of(answer)
    assert "New one" in words_of(answer)


def test_of_a_solution_that_is_shared_with_others_only_the_share_changes(draft, table, officer):
    other = factories.draft(factories.officer())
    shared = Contribution.objects.create(mission=draft, solution=other.solutions.get(), position=1)
    page = words_of(table.client.get(table.path))
    assert "Other missions share this solution, so only its share can change here." in page
    assert f'name="c{shared.pk}-title"' not in page
    table(**{f"c{shared.pk}__expected_share": "5"})
    shared.refresh_from_db()
    assert shared.expected_share == 5
    Mission.objects.filter(pk=other.pk).update(stage="in check")
    with pytest.raises(FrozenElsewhere):
        save_table(mission=draft, by=officer, base=None, rows={shared.pk: {"title": "Mine"}}, new={})


def test_a_row_of_another_mission_is_nobodys(draft, officer):
    other = factories.draft(factories.officer()).contributions.get()
    save_table(mission=draft, by=officer, base=None, rows={other.pk: {"title": "Taken over"}}, new={})
    assert Solution.objects.get(pk=other.solution_id).title != "Taken over"


def test_all_is_saved_or_nothing(draft, officer):
    own = draft.contributions.get()
    new = {"n0": {"title": "New", "expected_share": Decimal(60)}}
    with pytest.raises(DoesNotFit):
        save_table(mission=draft, by=officer, base=None, rows={own.pk: {"title": "Renamed"}}, new=new)
    assert Solution.objects.get(pk=own.solution_id).title != "Renamed"


def test_a_frozen_mission_refuses_and_a_stale_base_asks(draft, officer):
    own = draft.contributions.get()
    base = {f"c{own.pk}-title": "Before"}
    with pytest.raises(EditConflict):
        save_table(mission=draft, by=officer, base=base, rows={own.pk: {"title": "Mine"}}, new={})
    Mission.objects.filter(pk=draft.pk).update(stage="in check")
    with pytest.raises(WrongStage):
        save_table(mission=draft, by=officer, base=None, rows={}, new={"n0": {"title": "New"}})


def test_what_is_typed_into_a_cell_is_autosaved_and_the_panel_answers(draft, table):
    answer = words_of(table(then="autosave", n0__title="Typed and not saved", n0__expected_share="5"))
    assert "Copy kept at" in answer
    assert "<b>55%</b>" in answer
    assert "The portfolio has 2 solutions" in answer
    assert 'value="Typed and not saved"' in words_of(table.client.get(table.path))
    assert draft.contributions.count() == 1


def test_many_solutions_stand_on_several_pages_at_the_same_cost(draft, table, django_assert_max_num_queries):
    def add(number: int) -> None:
        for n in range(number):
            Contribution.objects.create(mission=draft, solution=factories.SolutionFactory(), position=n + 1)

    add(3)
    with django_assert_max_num_queries(40) as few:
        table.client.get(table.path)
    add(60)
    with django_assert_max_num_queries(len(few)):
        page = words_of(table.client.get(table.path))
    assert "Page 2" in page
    assert table.client.get(f"{table.path}2/").status_code == 200
    assert table.client.get(f"{table.path}9/").status_code == 404


def test_solutions_that_others_share_cost_no_more_than_own_ones(draft, table, django_assert_max_num_queries):
    other = factories.draft(factories.officer())

    def share(number: int) -> None:
        for n in range(number):
            solution = factories.SolutionFactory()
            for mission in (draft, other):
                Contribution.objects.create(mission=mission, solution=solution, position=n + 1)

    share(2)
    with django_assert_max_num_queries(60) as few:
        table.client.get(table.path)
    share(20)
    with django_assert_max_num_queries(len(few)):
        page = words_of(table.client.get(table.path))
    assert page.count("so only its share can change here") == 22


def test_a_base_that_was_tampered_with_is_no_base(draft, table):
    own = draft.contributions.get()
    answer = table(**{f"c{own.pk}__approach": "x", "base": signing.dumps({}, salt="other") + SALT})
    assert answer.status_code in (302, 409)
