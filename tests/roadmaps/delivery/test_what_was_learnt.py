"""Officers write down what a mission taught, failures too; everybody reads, searches and follows it, and says that it helped."""

import re
from xml.etree.ElementTree import fromstring

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.errors import NotAllowed
from notifications.following import follow
from notifications.things import thing
from roadmaps.delivery.learning import change_entry, say_it_helped, write_entry
from roadmaps.errors import DoesNotFit, WrongStage
from roadmaps.models import LearningEntry, Milestone, Mission
from tests import factories
from tests.letters import letters
from tests.pages import words_of

pytestmark = pytest.mark.django_db
SAID = {
    "title": "Doors open to neighbours",
    "outcome": "worked",
    "tried": "We asked neighbours to knock.",
    "found": "Four of five doors were opened.",
    "changes": "Letters come second.",
}
FORM = {**SAID, "stops": "", "about": "", "is_public": "yes"}


@pytest.fixture
def mission(officer) -> Mission:
    return factories.draft(officer, stage="in delivery")


def write(mission, by=None, **more) -> LearningEntry:
    return write_entry(mission=mission, by=by or mission.lead_officer, **{**SAID, **more})


def test_an_officer_writes_it_down_in_the_page_and_everybody_reads_it(mission, officer, signed_in, client):
    browser, path = signed_in(officer), f"/workbench/missions/{mission.slug}/learning/new/"
    assert "Write down what you learnt" in words_of(browser.get(f"/missions/{mission.slug}/learning/"))
    answer = browser.post(path, FORM)
    entry = LearningEntry.objects.get()
    assert answer["Location"] == entry.get_absolute_url()
    for address in (entry.get_absolute_url(), f"/missions/{mission.slug}/learning/", "/learning/"):
        page = words_of(client.get(address))
        assert "Doors open to neighbours" in page
        assert "It worked" in page
        assert officer.name not in page


def test_what_failed_says_what_stops(mission, officer, signed_in):
    path = f"/workbench/missions/{mission.slug}/learning/new/"
    answer = signed_in(officer).post(path, {**FORM, "outcome": "failed"})
    assert answer.status_code == 422
    page = words_of(answer)
    assert page.count("Enter what stops because of it") == 2
    assert "We asked neighbours to knock." in page
    with pytest.raises(DoesNotFit):
        write(mission, outcome="failed")
    write(mission, outcome="failed", stops="The letters.")
    assert LearningEntry.objects.get().stops == "The letters."


@pytest.mark.parametrize("field", ["title", "outcome", "tried", "found", "changes", "is_public"])
def test_what_is_missing_is_named_and_nothing_is_lost(mission, officer, signed_in, field):
    path = f"/workbench/missions/{mission.slug}/learning/new/"
    answer = signed_in(officer).post(path, {**FORM, field: ""})
    assert answer.status_code == 422
    assert "There is a problem" in words_of(answer)
    assert not LearningEntry.objects.exists()


@pytest.mark.parametrize("stage", ["draft", "in check", "checked", "in consultation", "deciding", "withdrawn"])
def test_before_it_is_adopted_a_mission_is_changed_and_not_learnt_from(mission, officer, signed_in, stage):
    Mission.objects.filter(pk=mission.pk).update(stage=stage)
    with pytest.raises(WrongStage):
        write(mission, officer)
    assert signed_in(officer).get(f"/workbench/missions/{mission.slug}/learning/new/").status_code == 409


def test_nobody_but_its_officers_writes_or_changes_it(mission, signed_in):
    entry = write(mission)
    for person in (factories.officer(), factories.resident(), factories.assessor(), factories.person("commissioner")):
        with pytest.raises(NotAllowed):
            write(mission, person)
        with pytest.raises(NotAllowed):
            change_entry(entry=entry, by=person, seen=None, **SAID)
        browser = signed_in(person)
        assert browser.post(f"/workbench/missions/{mission.slug}/learning/new/", FORM).status_code == 403
        assert browser.post(f"/workbench/learning/{entry.pk}/change/", FORM).status_code == 403
    assert LearningEntry.objects.count() == 1


def test_an_entry_is_about_a_part_of_its_own_mission(mission, officer):
    solution = mission.contributions.get().solution
    milestone = Milestone.objects.create(mission=mission, title="Half", due_on=mission.deadline)
    other = factories.draft(officer, stage="in delivery")
    assert write(mission, solution=solution).about == f"Solution: {solution.title}"
    assert write(mission, milestone=milestone).about == "Milestone: Half"
    assert write(mission, is_about_figure=True).about == "The figure of the target"
    assert write(mission).about == ""
    for wrong in ({"solution": other.contributions.get().solution}, {"milestone": milestone}):
        with pytest.raises(DoesNotFit):
            write(other if "milestone" in wrong else mission, **wrong)


def test_a_correction_keeps_what_stood_there(mission, officer, signed_in):
    entry = write(mission)
    solution = mission.contributions.get().solution
    browser, path = signed_in(officer), f"/workbench/learning/{entry.pk}/change/"
    assert 'value="Doors open to neighbours"' in browser.get(path).content.decode()
    assert (
        browser.post(path, {**FORM, "found": "Three of five.", "about": f"solution:{solution.pk}"}).status_code == 302
    )
    entry.refresh_from_db()
    assert (entry.found, entry.solution) == ("Three of five.", solution)
    assert "changed" in words_of(browser.get(entry.get_absolute_url()))
    history = entry.events.order_by("pgh_id").values_list("found", flat=True)
    assert next(iter(history)) == "Four of five doors were opened."
    assert list(history)[-1] == "Three of five."


def test_of_two_officers_who_change_an_entry_the_second_is_told_and_loses_nothing(mission, officer, signed_in):
    entry = write(mission)
    browser, path = signed_in(officer), f"/workbench/learning/{entry.pk}/change/"
    assert browser.post(path, {**FORM, "found": "Theirs.", "seen": ""}).status_code == 302
    answer = browser.post(path, {**FORM, "found": "Mine.", "seen": ""})
    assert answer.status_code == 422
    assert words_of(answer).count("Somebody else has changed this entry since you opened it.") == 2
    assert "Mine." in words_of(answer)
    assert LearningEntry.objects.get().found == "Theirs."
    seen = re.search(r'name="seen" value="([^"]+)"', answer.content.decode())[1]
    assert browser.post(path, {**FORM, "found": "Mine.", "seen": seen}).status_code == 302
    assert LearningEntry.objects.get().found == "Mine."


def test_what_is_kept_inside_is_for_staff_alone(mission, officer, signed_in, client):
    entry = write(mission, is_public=False)
    for address in ("/learning/", f"/missions/{mission.slug}/learning/", "/learning/feed/"):
        assert "Doors open" not in client.get(address).content.decode()
    assert client.get(entry.get_absolute_url()).status_code == 404
    assert signed_in(factories.resident()).post(f"/learning/{entry.pk}/helped/").status_code == 404
    assert "Only people who work for the council see it" in words_of(signed_in(officer).get(entry.get_absolute_url()))
    assert letters("learning.written") == []
    change_entry(entry=entry, by=officer, seen=None, **SAID, is_public=True)
    assert client.get(entry.get_absolute_url()).status_code == 200


def test_what_a_mission_taught_is_not_read_when_the_mission_is_not(mission, client):
    entry = write(mission)
    Mission.objects.filter(pk=mission.pk).update(stage="withdrawn")
    assert client.get(entry.get_absolute_url()).status_code == 404
    assert "Doors open" not in client.get("/learning/").content.decode()


def test_it_is_found_by_words_by_how_it_went_and_by_roadmap(mission, officer, client):
    write(mission)
    other = factories.draft(officer, stage="in delivery")
    write(
        other, title="Heat pumps were too loud", outcome="failed", found="Neighbours complained.", stops="That model."
    )
    mission.challenge.roadmap.published_at = other.challenge.roadmap.published_at = mission.created_at
    for one in (mission, other):
        one.challenge.roadmap.save()

    def titles(query: str) -> list[bool]:
        page = client.get(f"/learning/?{query}").content.decode()
        return ["Doors open" in page, "Heat pumps" in page]

    assert titles("") == [True, True]
    assert titles("q=complained") == [False, True]
    assert titles("q=nieghbours") == [True, False]
    assert titles("outcome=failed") == [False, True]
    assert titles(f"roadmap={mission.challenge.roadmap_id}") == [True, False]
    assert titles("q=zebra") == [False, False]
    for nonsense in ("q=%00", "outcome=x", "roadmap=x", "before=-1", "before=9" + "9" * 30, "q=" + "a" * 500):
        assert client.get(f"/learning/?{nonsense}").status_code == 200


def test_more_that_fit_the_words_are_a_page_away(mission, client):
    for n in range(25):
        write(mission, title=f"Neighbours {n:02}-")
    first, second = (client.get(f"/learning/?q=neighbours&page={n}").content.decode() for n in (1, 2))
    assert sum(f"Neighbours {n:02}-</a>" in first for n in range(25)) == 20
    assert all((f"Neighbours {n:02}-</a>" in first) != (f"Neighbours {n:02}-</a>" in second) for n in range(25))


def test_followers_are_told_once(mission, officer):
    person = factories.resident()
    follow(person=person, things=[thing("mission", mission.pk)])
    entry = write(mission)
    change_entry(entry=entry, by=officer, seen=None, **SAID)
    (letter,) = letters("learning.written", to=person)
    assert "Found: Four of five doors were opened." in letter.body
    assert entry.get_absolute_url() in letter.body


def test_others_say_once_that_it_helped_and_take_it_back(mission, signed_in, client):
    entry, person = write(mission), factories.resident()
    browser, path = signed_in(person), f"/learning/{entry.pk}/helped/"
    for _ in range(2):
        browser.post(path)
    assert "This helped 1 person." in words_of(client.get(entry.get_absolute_url()))
    assert "You said that this helped you" in words_of(browser.get(entry.get_absolute_url()))
    browser.post(path, {"helped": "no"})
    assert "This helped" not in words_of(client.get(entry.get_absolute_url())).replace("This helped us", "")
    assert client.post(path).status_code == 302
    assert entry.helped.count() == 0
    with pytest.raises(NotAllowed):
        say_it_helped(entry=entry, by=AnonymousUser())


def test_the_feed_can_be_read_by_a_reader_and_holds_no_markup_of_others(mission, client):
    write(mission, title="<script>x</script> & more", found="a\x0bb")
    answer = client.get("/learning/feed/")
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = fromstring(answer.content)
    entry = root.find("{http://www.w3.org/2005/Atom}entry")
    assert entry.find("{http://www.w3.org/2005/Atom}title").text == f"<script>x</script> & more ({mission})"


def test_older_ones_are_a_page_away_and_the_pages_cost_the_same(mission, client, django_assert_num_queries):
    entries = [write(mission, title=f"Entry {n:02}-") for n in range(3)]
    paths = ("/learning/", f"/missions/{mission.slug}/learning/", entries[0].get_absolute_url())
    costs = []
    for path in paths:
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        costs.append(len(asked))
    assert max(costs) <= 6
    for n in range(3, 45):
        write(mission, title=f"Entry {n:02}-")
    for path, cost in zip(paths, costs, strict=True):
        with django_assert_num_queries(cost):
            client.get(path)
    seen, address = "", "/learning/"
    while address:
        page = client.get(address).content.decode()
        seen += page
        older = [part.split('"')[0] for part in page.split('href="?')[1:] if part.startswith("before=")]
        address = f"/learning/?{older[0]}" if older else ""
    assert all(seen.count(f"Entry {n:02}-</a>") == 1 for n in range(45))


def test_words_as_hostile_as_they_come_are_only_words(mission, client):
    entry = write(mission, found='<script>alert(1)</script> "><img src=x onerror=alert(1)>', tried="a\u202eb")
    page = client.get(entry.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page
