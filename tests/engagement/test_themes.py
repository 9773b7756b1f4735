"""Comments are grouped by what they are about; officers put the groups right, answer each, and everybody is told."""

import uuid

import pytest
from sklearn.metrics import normalized_mutual_info_score

from accounts.errors import NotAllowed
from engagement.consulting.closing import close_what_is_over
from engagement.errors import AlreadyPublished, NotAnswered, RunsAlready
from engagement.models import Comment, Consultation, Theme, ThemeRun
from engagement.responding import save_response
from engagement.themes.copies import copies_of
from engagement.themes.finding import Text, fewest, find
from engagement.theming.answering import answer_theme
from engagement.theming.correcting import make_theme, merge, move, rename
from engagement.theming.runs import ask_run, find_themes
from outbox.handlers import HANDLERS
from tests import factories
from tests.engagement.themes.labelled import labelled
from tests.letters import letters
from tests.pages import words_of


@pytest.fixture(scope="module")
def made():
    return labelled(36)


@pytest.fixture
def consultation(officer):
    return factories.consultation(officer)


def say_all(consultation, some) -> list[Comment]:
    return Comment.objects.bulk_create(
        Comment(consultation=consultation, stance="support", body=words, form_key=uuid.uuid4()) for _, words in some
    )


def run(consultation, officer) -> ThemeRun:
    asked = ask_run(consultation=consultation, by=officer)
    for _ in range(2):
        find_themes(run_id=asked.pk)
    return ThemeRun.objects.get(pk=asked.pk)


# The method


def test_what_is_found_agrees_with_what_people_meant(made):
    found = find([Text(n, words) for n, (_, words) in enumerate(made)])
    theme = {key: number for number, group in enumerate(found.groups) for key in group.members}
    guessed = [theme.get(n, -1) for n in range(len(made))]
    assert len(made) >= 400
    assert normalized_mutual_info_score([subject for subject, _ in made], guessed) >= 0.6
    assert len(found.other) < len(made) / 5


def test_each_comment_is_in_one_group_or_in_other_and_each_group_is_explained(made):
    texts = [Text(n, words) for n, (_, words) in enumerate(made)]
    told = []
    found = find(texts, told.append)
    members = [key for group in found.groups for key in group.members]
    assert sorted([*members, *found.other]) == list(range(len(made)))
    assert all(group.terms and set(group.typical) <= set(group.members) for group in found.groups)
    assert told == sorted(told)


def test_a_letter_that_many_sent_is_shown_once_among_the_typical(made):
    texts = [Text(n, words) for n, (_, words) in enumerate([*made, *made[:30], *made[:30]])]
    words = {one.key: one.words for one in texts}
    for group in find(texts).groups:
        assert len({words[key] for key in group.typical}) == len(group.typical)


def test_the_same_comments_in_any_order_give_the_same_themes(made):
    texts = [Text(n, words) for n, (_, words) in enumerate(made)]
    assert find(texts) == find(list(reversed(texts)))


@pytest.mark.parametrize("words", [[], ["One."], ["One."] * 9, ["the and of"] * 40, ["", " "] * 20, ["x" * 5_000] * 12])
def test_too_little_to_group_is_all_other(words):
    found = find([Text(n, one) for n, one in enumerate(words)])
    assert sorted([*found.other, *(key for group in found.groups for key in group.members)]) == list(range(len(words)))


def test_the_fewest_groups_that_are_nearly_as_good_are_taken():
    assert fewest({3: 0.10, 6: 0.27, 12: 0.30}) == 6
    assert fewest({3: -0.2, 4: -0.1}) == 4


def test_letters_that_many_sent_are_found_though_a_word_was_changed():
    letter = (
        "I ask the council to keep the number 46 bus and to build a shelter at every stop on the hill before winter"
    )
    texts = [Text(1, letter), Text(2, letter.replace("winter", "spring")), Text(3, letter.upper())]
    texts += [Text(4, "The park needs toilets and benches for older people who walk there each day of the week")]
    texts += [Text(5, "Yes please"), Text(6, "Yes please")]
    assert copies_of(texts) == {2: 1, 3: 1}


# The run


@pytest.mark.django_db
def test_a_run_puts_each_comment_that_can_be_seen_into_a_theme(consultation, officer, made):
    said = say_all(consultation, made[:120])
    hidden = say_all(consultation, made[:1])[0]
    Comment.objects.filter(pk=hidden.pk).update(hidden_at=hidden.created_at, hidden_reason="Rude.")
    done = run(consultation, officer)
    assert (done.state, done.progress, done.comments) == ("done", 100, 120)
    assert not Comment.objects.filter(pk__in=[one.pk for one in said], theme=None).exists()
    assert Comment.objects.get(pk=hidden.pk).theme is None
    assert consultation.themes.filter(is_other=True).count() == 1
    consultation.counted = None
    assert sum(n for name, n in consultation.numbers.items() if name.startswith("theme:")) == 120


@pytest.mark.django_db
def test_what_a_person_put_right_no_later_run_undoes(consultation, officer, made):
    say_all(consultation, made[:160])
    run(consultation, officer)
    named, other, third = consultation.themes.filter(is_other=False)[:3]
    rename(theme=named, by=officer, name="What we call it")
    moved = list(other.comments.values_list("pk", flat=True)[:3])
    move(comments=moved, to=named, by=officer)
    own = make_theme(consultation=consultation, by=officer, name="A theme of our own")
    kept = third.comments.first()
    move(comments=[kept.pk], to=own, by=officer)
    say_all(consultation, made[160:240])
    run(consultation, officer)
    named.refresh_from_db()
    assert named.name == "What we call it"
    assert set(Comment.objects.filter(pk__in=moved).values_list("theme", flat=True)) == {named.pk}
    assert Comment.objects.get(pk=kept.pk).theme == own
    assert not Comment.objects.filter(theme=None).exists()


@pytest.mark.django_db
def test_two_runs_are_never_under_way_at_once(consultation, officer):
    ask_run(consultation=consultation, by=officer)
    with pytest.raises(RunsAlready):
        ask_run(consultation=consultation, by=officer)
    with pytest.raises(NotAllowed):
        ask_run(consultation=consultation, by=factories.officer())


@pytest.mark.django_db
def test_a_run_that_fails_says_so_and_another_can_be_asked_for(consultation, officer):
    asked = ask_run(consultation=consultation, by=officer)
    HANDLERS["engagement.find_themes"].failed(run_id=asked.pk)
    assert ThemeRun.objects.get().get_state_display() == "It could not be done"
    assert ask_run(consultation=consultation, by=officer)


# Putting right


@pytest.mark.django_db
def test_two_themes_become_one(consultation, officer, made):
    say_all(consultation, made[:120])
    run(consultation, officer)
    one, two = consultation.themes.filter(is_other=False)[:2]
    both = one.comments.count() + two.comments.count()
    merge(theme=one, into=two, by=officer)
    assert two.comments.count() == both
    assert not Theme.objects.filter(pk=one.pk).exists()
    with pytest.raises(RunsAlready):
        merge(theme=two, into=two, by=officer)


@pytest.mark.django_db
def test_a_stack_of_cards_is_gone_through_one_by_one(consultation, officer, signed_in):
    factories.comment(consultation, body="First card"), factories.comment(consultation, body="Second card")
    theme = make_theme(consultation=consultation, by=officer, name="Trees")
    client, path = signed_in(officer), f"/workbench/missions/{consultation.mission.slug}/themes/cards/"
    first = Comment.objects.get(body="First card")
    assert "First card" in words_of(client.get(path))
    sent = client.post(path, {"comment": first.pk, "to": theme.pk})
    assert "Second card" in words_of(client.get(sent.url))
    assert client.post(path, {"comment": first.pk}).status_code == 422
    second = Comment.objects.get(body="Second card")
    sent = client.post(path, {"comment": second.pk, "new": "Benches"})
    assert "Every comment is in a theme." in words_of(client.get(sent.url))
    assert second.consultation.themes.get(name="Benches").comments.get() == second


@pytest.mark.django_db
def test_comments_of_another_consultation_are_not_moved_here(consultation, officer):
    elsewhere = factories.comment(factories.consultation(officer))
    theme = make_theme(consultation=consultation, by=officer, name="Trees")
    assert move(comments=[elsewhere.pk], to=theme, by=officer) == 0


# You said, we did


@pytest.fixture
def closed(officer):
    made = factories.consultation(officer, opens=-40, closes=1)
    said = [factories.comment(made, body="More trees."), factories.comment(made, body="More buses.")]
    Consultation.objects.filter(pk=made.pk).update(closes_at=factories.midnight(0))
    close_what_is_over()
    trees = make_theme(consultation=made, by=officer, name="Trees")
    move(comments=[said[0].pk], to=trees, by=officer)
    return Consultation.objects.get(pk=made.pk), trees, said


@pytest.mark.django_db
def test_the_response_is_published_when_every_theme_has_an_answer(closed, officer, client):
    consultation, trees, _ = closed
    words = {"you_said": "Trees.", "we_did": "Trees."}
    with pytest.raises(NotAnswered, match="Trees"):
        save_response(consultation=consultation, by=officer, publish=True, **words)
    answer_theme(theme=trees, by=officer, heard="You want trees.", will_do="We plant forty.", will_not="")
    save_response(consultation=consultation, by=officer, publish=True, **words)
    page = words_of(client.get(consultation.get_absolute_url()))
    assert "We plant forty." in page
    assert f"?theme={trees.pk}#comments" in page
    with pytest.raises(AlreadyPublished):
        answer_theme(theme=trees, by=officer, heard="x", will_do="y", will_not="")
    with pytest.raises(RunsAlready):
        rename(theme=trees, by=officer, name="Shrubs")


@pytest.mark.django_db
def test_everybody_who_took_part_is_told_once_with_the_part_that_answers_theirs(closed, officer):
    consultation, trees, said = closed
    answer_theme(theme=trees, by=officer, heard="You want trees.", will_do="We plant forty.", will_not="")
    save_response(consultation=consultation, by=officer, you_said="A", we_did="B", publish=True)
    bodies = {letter.to[0]: letter.body for letter in letters("response.published")}
    assert set(bodies) == {one.author.email for one in said}
    assert "We plant forty." in bodies[said[0].author.email]
    assert "We plant forty." not in bodies[said[1].author.email]


@pytest.mark.django_db
def test_each_comment_shows_the_answer_beside_it_once_it_is_published(closed, officer, client):
    consultation, trees, (about_trees, about_buses) = closed
    answer_theme(theme=trees, by=officer, heard="You want trees.", will_do="We plant forty.", will_not="")
    assert "We plant forty." not in words_of(client.get(about_trees.get_absolute_url()))
    save_response(consultation=consultation, by=officer, you_said="A", we_did="B", publish=True)
    assert "We plant forty." in words_of(client.get(about_trees.get_absolute_url()))
    assert "We plant forty." not in words_of(client.get(about_buses.get_absolute_url()))


@pytest.mark.django_db
def test_a_theme_is_answered_in_the_page(closed, officer, signed_in):
    consultation, trees, _ = closed
    path = f"/workbench/missions/{consultation.mission.slug}/themes/{trees.pk}/answer/"
    client = signed_in(officer)
    assert client.post(path, {"heard": "You want trees."}).status_code == 422
    assert client.post(path, {"heard": "You want trees.", "will_not": "No room."}).status_code == 302
    assert "No room." in client.get(path).content.decode()


@pytest.mark.django_db
def test_the_page_of_themes_costs_the_same_however_many_comments_there_are(
    consultation, officer, signed_in, made, django_assert_max_num_queries
):
    client, path = signed_in(officer), f"/workbench/missions/{consultation.mission.slug}/themes/"
    say_all(consultation, made[:60])
    run(consultation, officer)
    with django_assert_max_num_queries(16) as few:
        client.get(path)
    say_all(consultation, made)
    run(consultation, officer)
    with django_assert_max_num_queries(len(few)):
        client.get(path)
