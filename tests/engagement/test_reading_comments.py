"""Comments are read in three orders, by stance, question, solution and theme, at the same cost however many there are."""

import re
import uuid
from html import unescape

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.models import Comment, Stance, Theme
from engagement.reading import BACKED, FILTERS, NEWEST, OLDEST, PAGE, Looked, comments_of, stances_of
from tests import factories
from tests.camden_missions.test_pages_cost_the_same_whatever_they_list import queries
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(officer):
    return factories.consultation(officer)


def many(consultation, number: int, **fields) -> None:
    stances = Stance.values
    Comment.objects.bulk_create(
        Comment(
            **{
                "consultation": consultation,
                "stance": stances[n % 4],
                "body": f"word-{n:05}-",
                "form_key": uuid.uuid4(),
                "backed": n % 7,
                **fields,
            }
        )
        for n in range(number)
    )


def all_pages(consultation, **asked) -> list[Comment]:
    """Return the comments of all pages, one after the other."""
    found, query = [], asked
    while True:
        page = comments_of(consultation, Looked.of({key: str(value) for key, value in query.items()}))
        found += page.comments
        if not page.more:
            return found
        query = dict(part.split("=") for part in page.more.split("&"))


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        (NEWEST, lambda one: -one.pk),
        (OLDEST, lambda one: one.pk),
        (BACKED, lambda one: (-one.backed, -one.pk)),
    ],
)
def test_each_order_shows_each_comment_once(consultation, sort, key):
    many(consultation, 3 * PAGE + 5)
    found = all_pages(consultation, sort=sort)
    assert found == sorted(Comment.objects.all(), key=key)


def test_each_filter_shows_what_it_asks_for(consultation):
    solution = consultation.mission.solutions.get()
    question = consultation.questions.get()
    theme = Theme.objects.create(consultation=consultation, name="Trees")
    many(consultation, 30)
    for name, value in (("question", question), ("solution", solution), ("theme", theme)):
        many(consultation, 2, **{name: value})
        found = all_pages(consultation, **{name: value.pk})
        assert len(found) == 2
        assert all(getattr(one, name) == value for one in found)
    assert {one.stance for one in all_pages(consultation, stance="oppose")} == {"oppose"}


def test_filters_and_orders_stand_in_the_address_and_are_kept_from_page_to_page(consultation, client):
    many(consultation, 4 * PAGE + 8)
    path = f"{consultation.get_absolute_url()}?stance=oppose&sort=oldest"
    page = client.get(path).content.decode()
    assert re.search(r'<option value="oppose"\s+selected', words_of(client.get(path)))
    more = unescape(re.search(r'href="(\?[^"#]*after=[^"#]+)#comments"', page)[1])
    assert "stance=oppose" in more
    assert "sort=oldest" in more
    assert "No comment fits." not in page


def test_nothing_that_fits_is_said(consultation, client):
    factories.comment(consultation, stance="support")
    assert "No comment fits." in words_of(client.get(f"{consultation.get_absolute_url()}?stance=oppose"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["sort", "after", *FILTERS]), st.text(max_size=30)))
def test_nonsense_in_an_address_is_not_asked(given_query):
    looked = Looked.of(given_query)
    assert Looked.of(dict(part.split("=", 1) for part in looked.query().split("&") if part)) == looked


def test_what_is_asked_most_stands_at_the_top(consultation, client):
    many(consultation, 1, stance="question", body="Who pays for it?", backed=9)
    many(consultation, 1, stance="support", body="I am for it.", backed=99)
    page = words_of(client.get(consultation.get_absolute_url()))
    assert "Who pays for it?" in page.split("Asked most")[1].split("</section>")[0]
    assert "I am for it." not in page.split("Asked most")[1].split("</section>")[0]


QUERIES = ("", "sort=backed", "sort=oldest&stance=oppose", "sort=backed&question={q}", "theme=1")


def test_a_page_of_ten_thousand_costs_at_most_15_queries_and_as_many_as_one_of_ten(consultation, client):
    question = consultation.questions.get().pk
    paths = [f"{consultation.get_absolute_url()}?{query.format(q=question)}" for query in QUERIES]
    many(consultation, 10)
    few = [queries(client, path) for path in paths]
    many(consultation, 10_000)
    assert [queries(client, path) for path in paths] == few
    assert max(few) <= 15


@pytest.mark.parametrize("sort", [NEWEST, OLDEST, BACKED])
@pytest.mark.parametrize("name", ["", *FILTERS])
def test_each_order_under_each_filter_reads_an_index_and_no_more_than_its_page(consultation, sort, name):
    many(consultation, 2_000)
    theme = Theme.objects.create(consultation=consultation, name="Trees")
    values = {
        "stance": "oppose",
        "question": consultation.questions.get().pk,
        "solution": consultation.mission.solutions.get().pk,
        "theme": theme.pk,
    }
    some = Comment.objects.filter(backed=3)
    some.update(question=values["question"], solution=values["solution"], theme=theme)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE engagement_comment")
        asked = {"sort": sort, **({name: str(values[name])} if name else {})}
        sql, params = plan_of(consultation, Looked.of(asked))
        cursor.execute(f"EXPLAIN (FORMAT TEXT) {sql}", params)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan on engagement_comment" not in plan
    assert "Sort Key" not in plan or "Incremental Sort" in plan
    assert "Index Scan" in plan


def plan_of(consultation, looked: Looked) -> tuple[str, tuple]:
    """Return the statement that reads a page, as it is sent."""
    sent = []

    def watch(execute, sql, params, many, context):
        sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        comments_of(consultation, looked)
    return next((sql, params) for sql, params in sent if 'FROM "engagement_comment"' in sql)


def test_stances_are_told_as_shares_of_people(consultation):
    for stance in ("support", "support", "oppose"):
        factories.comment(consultation, stance=stance)
    consultation.counted = None
    assert [(one.stance, one.number, one.percent) for one in stances_of(consultation)][:1] == [("support", 2, 67)]
