"""A consultation is set up in full: what cannot change, files, questions of every kind, whom it asks, and more time."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.errors import NotAllowed
from engagement.commenting.choosing import choose
from engagement.commenting.entering import enter, enter_all, named_rows, read_rows
from engagement.commenting.writing import comment
from engagement.consulting.closing import close_what_is_over
from engagement.consulting.documents import add_document, invite
from engagement.consulting.opening import extend
from engagement.errors import ConsultationNotOpen, FileNotTaken, NotAsked, NotLonger
from engagement.models import Answer, Comment, Consultation, Question
from engagement.pages.consultations.forms import moment_of
from engagement.reading import choices_of
from roadmaps.exchange.csv_files import rows_of
from tests import factories
from tests.letters import letters
from tests.pages import words_of
from tests.roadmaps.exchange.workbooks import of_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(officer):
    return factories.consultation(officer)


def say(consultation, by, **more) -> Comment:
    given = {"consultation": consultation, "stance": "support", "body": "Yes.", "form_key": uuid.uuid4(), **more}
    return comment(by=by, **given)


def asks(consultation, kind, *options) -> Question:
    return Question.objects.create(consultation=consultation, kind=kind, text="How soon?", options=list(options))


def whole(mission, **more) -> dict:
    today = timezone.localdate()
    last = today + timedelta(days=40)
    data = {
        "purpose": "To hear you.",
        "may_change": "The target.",
        "cannot_change": "The law.",
        "decided_by": "The commission",
        "audience": "signed in",
        "moderation": "after",
        "opens_time": "9am",
        "closes_time": "5.30pm",
        "questions-0-text": "What is missing?",
        "questions-0-kind": "open",
        "questions-1-text": "How soon?",
        "questions-1-kind": "one",
        "questions-1-options": "Sooner\nLater\n",
    }
    for name, day in (("opens_on", today), ("closes_on", last)):
        data |= {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}
    return {**data, **more}


# Opening


def test_it_is_looked_at_before_it_opens_and_nobody_sees_it_before(officer, signed_in):
    mission = factories.checked(officer, title="Quiet nights")
    client, path = signed_in(officer), f"/workbench/missions/{mission.slug}/consultation/"
    page = words_of(client.post(path, {**whole(mission), "then": "preview"}))
    assert "This is a preview." in page
    for words in ("The law.", "What is missing?", "Sooner", mission.statement, mission.solutions.get().title):
        assert words in page
    assert not Consultation.objects.exists()
    assert client.post(path, {**whole(mission), "then": "open"}).status_code == 302
    made = Consultation.objects.get()
    assert [(one.kind, one.options) for one in made.questions.all()] == [("open", []), ("one", ["Sooner", "Later"])]
    local = timezone.localtime
    assert (local(made.opens_at).hour, local(made.closes_at).strftime("%H:%M")) == (9, "17:30")
    assert made.closes_on == timezone.localdate() + timedelta(days=40)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"closes_time": "half past"}, "must be a time, like 9am or 5:30pm"),
        ({"questions-1-options": "Only one"}, "Enter 2 to 12 answers"),
        ({"questions-1-kind": "scale"}, "what 1 means, and what 5 means"),
        ({"questions-0-text": "", "questions-0-help_text": "Help"}, "Enter the question"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(officer, signed_in, wrong, says):
    mission = factories.checked(officer)
    data = {**whole(mission), **wrong}
    if "scale" in wrong.values():
        data["questions-1-options"] = "Only one"
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/consultation/", data)
    assert answer.status_code == 422
    assert says in words_of(answer)
    assert "To hear you." in answer.content.decode()


def test_another_question_is_asked_for_without_being_judged(officer, signed_in):
    mission = factories.checked(officer)
    path = f"/workbench/missions/{mission.slug}/consultation/"
    page = signed_in(officer).post(path, {"more": "questions", "questions-0-text": "What is missing?"})
    assert page.status_code == 200
    assert 'name="questions-1-text"' in words_of(page)


def test_a_day_without_a_time_is_open_to_its_very_end():
    day = timezone.localdate()
    assert moment_of(day, None, closes=True) == moment_of(day + timedelta(days=1), None)


# More time


def test_more_time_is_given_with_a_reason_and_everybody_who_took_part_is_told_once(officer, consultation, client):
    said = factories.comment(consultation)
    factories.comment(consultation, said.author)
    later = consultation.closes_at + timedelta(days=7)
    extend(consultation=consultation, by=officer, closes_at=later, reason="The hall was flooded.")
    (letter,) = letters("consultation.extended")
    assert letter.to == [said.author.email]
    assert "The hall was flooded." in letter.body
    assert "The hall was flooded." in words_of(client.get(consultation.get_absolute_url()))
    assert Consultation.objects.get().closes_at == later


def test_time_that_was_promised_is_not_taken_away(officer, consultation):
    with pytest.raises(NotLonger):
        extend(consultation=consultation, by=officer, closes_at=consultation.closes_at, reason="x")
    with pytest.raises(NotAllowed):
        later = consultation.closes_at + timedelta(days=1)
        extend(consultation=consultation, by=factories.officer(), closes_at=later, reason="x")


def test_what_is_over_is_not_opened_again(officer):
    consultation = factories.closed_consultation(officer)
    with pytest.raises(NotLonger, match="It is over"):
        extend(consultation=consultation, by=officer, closes_at=timezone.now() + timedelta(days=9), reason="x")


def test_one_that_was_given_more_time_just_now_is_not_closed(officer):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now() + timedelta(days=1))
    assert close_what_is_over() == 0


# Files


def test_a_file_is_read_by_everybody_with_what_it_says_in_words(officer, consultation, client, signed_in):
    path = f"/workbench/missions/{consultation.mission.slug}/consultation/look-after/documents/"
    file = SimpleUploadedFile("notes.txt", b"What we know.")
    sent = {"title": "Notes", "says": "What we know about noise.", "file": file}
    assert signed_in(officer).post(path, sent).status_code == 302
    page = words_of(client.get(consultation.get_absolute_url()))
    assert "What we know about noise." in page
    document = consultation.documents.get()
    answer = client.get(f"/consultations/{consultation.slug}/documents/{document.pk}/")
    assert answer.content == b"What we know."
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(("name", "body"), [("page.html", b"<script>"), ("report.pdf", b"no pdf"), ("run.exe", b"MZ")])
def test_a_file_that_is_not_what_its_name_says_is_refused_with_a_sentence(officer, consultation, name, body):
    with pytest.raises(FileNotTaken):
        add_document(consultation=consultation, by=officer, title="x", says="x", name=name, body=body)


# Whom it asks


def test_only_the_invited_comment_where_only_they_are_asked(officer):
    consultation = factories.consultation(officer, asked={"audience": "invited"})
    person = factories.resident()
    with pytest.raises(NotAsked, match="invited"):
        say(consultation, person)
    assert invite(consultation=consultation, by=officer, emails=[person.email.upper(), "other@example.org"]) == 2
    assert invite(consultation=consultation, by=officer, emails=[person.email]) == 0
    assert say(consultation, person)


def test_people_of_the_borough_say_once_what_joins_them_to_it(officer, signed_in):
    consultation = factories.consultation(officer, asked={"audience": "local"})
    person = factories.resident()
    with pytest.raises(NotAsked, match="live, work or study"):
        say(consultation, person)
    say(consultation, person, tie="works")
    say(consultation, person)
    assert consultation.ties.get().how == "works"
    path = f"/consultations/{consultation.slug}/comment/"
    answer = signed_in(factories.resident()).post(path, {"stance": "support", "body": "Yes.", "form_key": uuid.uuid4()})
    assert "Choose what joins you to the borough" in words_of(answer)


# Questions


def test_questions_are_answered_by_choosing_and_counted_as_they_are_answered(consultation, client, signed_in):
    one, several = asks(consultation, "one", "Sooner", "Later"), asks(consultation, "several", "A", "B", "C")
    scale = asks(consultation, "scale", "Not at all", "Very much")
    people = [factories.resident() for _ in range(3)]
    for number, person in enumerate(people):
        choose(consultation=consultation, by=person, chosen={one: [0], several: [0, number], scale: [number + 1]})
    choose(consultation=consultation, by=people[0], chosen={one: [1], several: [], scale: [5]})
    consultation.counted = None
    assert [(c.words, c.number, c.percent) for c in choices_of(consultation, one)] == [
        ("Sooner", 2, 67),
        ("Later", 1, 33),
    ]
    assert [c.number for c in choices_of(consultation, several)] == [2, 1, 1]
    assert [c.words for c in choices_of(consultation, scale)] == ["1: Not at all", "2", "3", "4", "5: Very much"]
    page = words_of(client.get(consultation.get_absolute_url()))
    assert "What people chose" in page
    assert "2 (67%)" in page


def test_answers_are_given_and_changed_in_the_page(consultation, signed_in):
    question = asks(consultation, "one", "Sooner", "Later")
    client, path = signed_in(factories.resident()), f"/consultations/{consultation.slug}/answers/"
    assert client.post(path, {f"question_{question.pk}": "1"}).status_code == 302
    assert Answer.objects.get().chosen == [1]
    assert client.post(path, {f"question_{question.pk}": "7"}).status_code == 422
    assert client.post(path, {f"question_{question.pk}": ""}).status_code == 302
    assert not Answer.objects.exists()


def test_nobody_answers_after_the_close(officer):
    consultation = factories.closed_consultation(officer)
    with pytest.raises(ConsultationNotOpen):
        choose(consultation=consultation, by=factories.resident(), chosen={})


# What is said elsewhere


def test_what_is_said_on_paper_counts_and_is_marked(officer, consultation, client):
    enter(consultation=consultation, by=officer, via="paper", stance="oppose", body="Too loud.", said_by="A tenant")
    consultation.counted = None
    assert (consultation.said, consultation.stance_counts) == (1, {"oppose": 1})
    page = words_of(client.get(consultation.get_absolute_url()))
    assert "A tenant" in page
    assert "On paper" in page
    assert officer.name not in page
    with pytest.raises(NotAllowed):
        enter(consultation=consultation, by=factories.officer(), via="paper", stance="oppose", body="x")


def test_letters_that_come_after_the_close_are_entered_until_it_is_answered(officer):
    consultation = factories.closed_consultation(officer)
    enter(consultation=consultation, by=officer, via="paper", stance="support", body="In time.")
    answered = factories.answered_mission(officer).revisions.first().consultation
    with pytest.raises(ConsultationNotOpen):
        enter(consultation=answered, by=officer, via="paper", stance="support", body="Too late.")


TABLE = (
    "How it came\tWhose words\tStance\tQuestion\tComment\n"
    "Meeting\tA tenant\tfor\tWhat would change for you?\tQuiet nights.\n"
    "\t\t\t\t\n"
    "letter\t\toppose\t\t=cmd()|’ evil\n"
)


def test_many_are_entered_from_a_spreadsheet(officer, consultation, signed_in):
    path = f"/workbench/missions/{consultation.mission.slug}/consultation/look-after/enter-many/"
    assert signed_in(officer).post(path, {"rows": TABLE}).status_code == 302
    first, second = Comment.objects.order_by("pk")
    assert (first.via, first.stance, first.said_by, first.question) == (
        "meeting",
        "support",
        "A tenant",
        consultation.questions.get(),
    )
    assert second.body == "=cmd()|’ evil"


@pytest.mark.parametrize("name", ["said.xlsx", "said.csv"])
def test_many_are_entered_from_a_file(officer, consultation, signed_in, name):
    rows = [line.split("\t") for line in TABLE.splitlines()]
    body = of_rows(rows) if name.endswith("xlsx") else "\n".join(";".join(row) for row in rows).encode("cp1252")
    path = f"/workbench/missions/{consultation.mission.slug}/consultation/look-after/enter-many/"
    answer = signed_in(officer).post(path, {"rows": "", "file": SimpleUploadedFile(name, body)})
    assert answer.status_code == 302, words_of(answer)
    assert sorted(one.body for one in Comment.objects.all()) == ["=cmd()|’ evil", "Quiet nights."]


def test_a_file_that_is_no_table_is_refused_at_its_field(officer, consultation, signed_in):
    path = f"/workbench/missions/{consultation.mission.slug}/consultation/look-after/enter-many/"
    for name, says in (("said.xlsx", "what is in it is something else"), ("said.exe", "Choose a CSV file")):
        page = words_of(signed_in(officer).post(path, {"rows": "", "file": SimpleUploadedFile(name, b"%PDF-1.4")}))
        assert page.count(says) == 2
    assert not Comment.objects.exists()


def test_a_row_that_is_wrong_is_named_and_nothing_is_entered(officer, consultation, signed_in):
    wrong = TABLE + "Pigeon\t\tfor\t\tCoo\nMeeting\t\tperhaps\t\tHm\nMeeting\t\tfor\tWhat?\tHm\nMeeting\t\tfor\t\t\n"
    path = f"/workbench/missions/{consultation.mission.slug}/consultation/look-after/enter-many/"
    page = words_of(signed_in(officer).post(path, {"rows": wrong}))
    for says in ("Row 5: say how it came", "Row 6: say where they stand", "Row 7: no question", "Row 8: the comment"):
        assert says in page
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "text", ["x", "a,b\n1,2", "how it came;stance\npaper;for", "\x00", "how it came\tstance\tcomment\n" * 6_000]
)
def test_what_is_no_such_table_is_said(text):
    with pytest.raises(ValueError, match=r"columns|rows at a time"):
        named_rows(list(rows_of(text)))


def test_commas_and_semicolons_part_columns_too(consultation, officer):
    for separator in ",;":
        text = separator.join(("How it came", "Stance", "Comment")) + "\n" + separator.join(("paper", "for", "Yes."))
        rows, faults = read_rows(consultation, named_rows(list(rows_of(text))))
        assert not faults
        assert enter_all(consultation=consultation, by=officer, rows=rows) == 1
