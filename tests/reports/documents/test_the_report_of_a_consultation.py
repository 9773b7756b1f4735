"""The report of a consultation: who took part, where they stand, what they said, and what was answered."""

import pytest
from django.utils import timezone

from accounts.models import Person
from engagement.models import Answer, Question, Tie
from engagement.moderating.looking import hide
from engagement.responding import save_response
from engagement.theming.answering import answer_theme
from engagement.theming.correcting import make_theme
from reports.documents.consultation import PARTS, consultation_content
from reports.making.asking import ask_for_report
from reports.typesetting.pdf import typeset
from tests import factories
from tests.reports.reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(officer):
    return factories.consultation(officer)


def end(consultation) -> None:
    now = timezone.now()
    type(consultation).objects.filter(pk=consultation.pk).update(closes_at=now, ended_at=now)
    consultation.refresh_from_db()


def test_it_counts_people_stances_and_ways(consultation):
    for stance in ("support", "support", "oppose"):
        factories.comment(consultation, factories.resident(), stance=stance)
    content = consultation_content(consultation)
    assert content["said"]["voices"] == 3
    assert [(one["number"], one["share"]) for one in content["said"]["stances"]] == [
        (2, "67%"),
        (0, "0%"),
        (1, "33%"),
        (0, "0%"),
    ]
    assert content["who"]["ways"] == [{"what": "Online", "number": "3"}]


def test_of_fewer_than_five_people_it_counts_nothing_apart(consultation):
    for how, number in (("lives", 5), ("works", 4)):
        Tie.objects.bulk_create(
            Tie(consultation=consultation, person=factories.resident(), how=how) for _ in range(number)
        )
    assert [one["number"] for one in consultation_content(consultation)["who"]["ties"]] == [
        "5",
        "Fewer than 5",
        "Fewer than 5",
    ]


def test_themes_stand_with_typical_comments_and_answers_once_the_answer_is_published(consultation, officer):
    said = factories.comment(consultation, factories.resident(), body="The buses are late.")
    end(consultation)
    theme = make_theme(consultation=consultation, by=officer, name="Buses")
    type(theme).objects.filter(pk=theme.pk).update(typical=[said.pk])
    type(said).objects.filter(pk=said.pk).update(theme=theme)
    answer_theme(theme=theme, by=officer, heard="Late buses.", will_do="A lane.", will_not="")
    assert consultation_content(consultation)["themes"] == []
    save_response(consultation=consultation, by=officer, you_said="Buses.", we_did="A lane.", publish=True)
    (told,) = consultation_content(type(consultation).objects.get())["themes"]
    assert (told["name"], told["heard"], told["typical"][0]["body"]) == ("Buses", "Late buses.", "The buses are late.")
    assert "A lane." in words_of(typeset(consultation_content(type(consultation).objects.get()), "consultation"))


def test_answers_by_choosing_are_counted(consultation):
    question = Question.objects.create(
        consultation=consultation, kind="one", text="How soon?", options=["Now", "Later"], position=9
    )
    Answer.objects.create(question=question, person=factories.resident(), chosen=[0])
    told = consultation_content(type(consultation).objects.get())["questions"][-1]
    assert told["choices"] == [
        {"words": "Now", "number": 1, "share": "100%"},
        {"words": "Later", "number": 0, "share": "0%"},
    ]


def test_each_question_tells_where_its_comments_stand(consultation):
    question = consultation.questions.first()
    for stance in ("support", "support", "oppose"):
        factories.comment(consultation, factories.resident(), stance=stance, question=question)
    told = consultation_content(type(consultation).objects.get())["questions"][0]
    assert [(one["what"], one["number"]) for one in told["stances"]] == [("I support it", "2"), ("I oppose it", "1")]
    assert told["answered"] == "3 comments"


def test_what_was_hidden_is_counted_and_not_told(consultation):
    hidden = factories.comment(consultation, factories.resident(), body="Something rude.")
    hide(comment=hidden, by=factories.moderator(), reason="It is rude.")
    content = consultation_content(type(consultation).objects.get())
    assert "Something rude." not in str(content)
    assert {"what": "Comments hidden by a moderator, with a reason", "number": "1"} in content["moderation"]


def test_people_are_named_as_the_pages_name_them(consultation):
    author = factories.PersonFactory(name="Amina Begum", email="amina@example.org")
    Person.objects.filter(pk=author.pk).update(name_is_public=False)
    factories.comment(consultation, author, question=consultation.questions.first())
    assert "amina@example.org" not in str(consultation_content(consultation))


def test_another_comment_makes_another_report(consultation):
    first = ask_for_report(consultation, kind="consultation")
    assert ask_for_report(consultation, kind="consultation") == first
    factories.comment(consultation, factories.resident())
    assert ask_for_report(type(consultation).objects.get(), kind="consultation") != first


@pytest.mark.parametrize("part", PARTS)
def test_each_part_may_be_left_out(consultation, part):
    content = consultation_content(consultation, [name for name in PARTS if name != part])
    assert part not in content
    assert typeset(content, "consultation").startswith(b"%PDF")
