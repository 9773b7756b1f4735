"""Files and links back a field of a draft; what was frozen keeps what stood there, and nobody reads what is not public."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.errors import NotAllowed
from roadmaps.checking.submitting import submit_for_check
from roadmaps.drafting import attaching
from roadmaps.drafting.attaching import attach_file, attach_link, detach
from roadmaps.errors import DoesNotFit, WrongStage
from roadmaps.models import AttachedFile, Attachment, Mission
from roadmaps.pages.frozen_document import as_read
from tests import factories
from tests.govuk.test_files_are_what_they_say import PDF
from tests.pages import words_of

pytestmark = pytest.mark.django_db


def attached(mission, by, **given):
    given = {"field": "daily_life", "title": "Night noise report", "name": "noise.pdf", "body": PDF} | given
    return attach_file(mission=mission, by=by, **given)


def page_of(draft):
    return f"/workbench/missions/{draft.slug}/attachments/"


def test_an_officer_attaches_a_link_to_a_field(draft, officer, signed_in):
    client = signed_in(officer)
    answer = client.post(
        f"{page_of(draft)}?field=daily_life", {"title": "Air quality report", "link": "example.org/air"}, follow=True
    )
    assert Attachment.objects.get().link == "https://example.org/air"
    page = words_of(answer)
    assert "Air quality report" in page
    assert "What would change in daily life" in page
    assert "1 attachment" in words_of(client.get(f"/workbench/missions/{draft.slug}/words/"))


def test_an_officer_attaches_a_file_and_it_comes_back_as_it_was(draft, officer, signed_in):
    client = signed_in(officer)
    sent = SimpleUploadedFile("noise report.pdf", PDF)
    client.post(f"{page_of(draft)}?field=statement", {"title": "Noise", "file": sent})
    found = Attachment.objects.get()
    assert (found.name, found.kind, found.size) == ("noise report.pdf", "application/pdf", len(PDF))
    answer = client.get(found.get_absolute_url())
    assert answer.content == PDF
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''noise%20report.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"title": "Both", "link": "https://example.org", "file": ("a.pdf", PDF)}, "one of the two"),
        ({"title": "Neither"}, "one of the two"),
        ({"title": "", "link": "https://example.org"}, "Enter what it is"),
        ({"title": "Script", "link": "javascript:alert(1)"}, "Enter a web address"),
        ({"title": "Mail", "link": "ftp://example.org/x"}, "begins with https://"),
        ({"title": "Page", "file": ("a.html", b"<script>")}, "The file must be PDF"),
        ({"title": "Lie", "file": ("a.pdf", b"MZ not a PDF")}, "what is in it is something else"),
        ({"title": "Empty", "file": ("a.pdf", b"")}, "The file is empty"),
        ({"title": "x" * 161, "link": "https://example.org"}, "160 characters or fewer"),
    ],
)
def test_what_cannot_be_attached_is_refused_with_a_sentence_and_keeps_the_words(draft, officer, signed_in, sent, says):
    data = {name: SimpleUploadedFile(*value) if name == "file" else value for name, value in sent.items()}
    answer = signed_in(officer).post(page_of(draft), data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in words_of(answer)
    assert sent["title"] in page
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_refused(draft, officer, monkeypatch):
    monkeypatch.setattr(attaching, "MOST_BYTES", 10)
    with pytest.raises(DoesNotFit):
        attached(draft, officer)


def test_a_mission_holds_only_so_many(draft, officer, monkeypatch):
    monkeypatch.setattr(attaching, "MOST_OF_A_MISSION", 1)
    attached(draft, officer)
    with pytest.raises(DoesNotFit):
        attach_link(mission=draft, by=officer, field="", title="One more", link="https://example.org")


def test_one_of_a_solution_says_so(draft, officer, signed_in):
    solution = draft.solutions.get()
    attached(draft, officer, solution=solution, field="objective")
    assert f"{solution}: Objective" in words_of(signed_in(officer).get(page_of(draft)))


# Who may


def test_another_officer_attaches_and_removes_nothing(draft, officer, signed_in):
    found = attached(draft, officer)
    other = factories.officer()
    with pytest.raises(NotAllowed):
        attached(draft, other)
    with pytest.raises(NotAllowed):
        detach(attachment=found, by=other)
    client = signed_in(other)
    assert client.post(page_of(draft), {"title": "Mine", "link": "https://example.org"}).status_code == 403
    assert client.post(f"{page_of(draft)}{found.pk}/remove/").status_code == 403


def test_a_file_of_a_draft_is_for_staff(draft, officer, client, signed_in):
    path = attached(draft, officer).get_absolute_url()
    assert client.get(path).status_code == 404
    assert signed_in(factories.resident()).get(path).status_code == 404
    assert signed_in(factories.assessor()).get(path).status_code == 200


def test_a_file_is_found_under_its_own_mission_only(draft, officer, signed_in):
    found, other = attached(draft, officer), factories.draft(officer)
    client = signed_in(officer)
    assert client.get(f"/missions/{other.slug}/attachments/{found.pk}/").status_code == 404
    assert client.post(f"{page_of(other)}{found.pk}/remove/").status_code == 404


# What was frozen


def test_once_it_is_frozen_nothing_is_attached_or_removed(draft, officer):
    found = attached(draft, officer)
    submit_for_check(mission=draft, by=officer)
    with pytest.raises(WrongStage):
        attached(draft, officer)
    with pytest.raises(WrongStage):
        detach(attachment=found, by=officer)


def test_assessors_see_what_stood_there_when_it_was_frozen(draft, officer, assessors, signed_in):
    attached(draft, officer)
    check = submit_for_check(mission=draft, by=officer).criteria_check
    assert "Night noise report" in words_of(signed_in(assessors[0]).get(f"/checks/{check.pk}/"))
    factories.seated(check, assessors[0])
    assert "Night noise report" in words_of(signed_in(assessors[0]).get(f"/checks/{check.pk}/criteria/1/"))


def test_what_is_removed_later_stays_with_the_revision_that_it_stood_behind(draft, officer):
    found = attached(draft, officer)
    revision = submit_for_check(mission=draft, by=officer)
    Mission.objects.filter(pk=draft.pk).update(stage="returned")
    detach(attachment=found, by=officer)
    assert as_read(revision)["attachments"] == [found]
    assert not draft.attachments.standing().exists()
    assert AttachedFile.objects.exists()


def test_what_no_revision_was_frozen_with_is_deleted_bytes_and_all(draft, officer, signed_in):
    found = attached(draft, officer)
    client = signed_in(officer)
    assert "Remove “Night noise report”?" in words_of(client.get(f"{page_of(draft)}{found.pk}/remove/"))
    client.post(f"{page_of(draft)}{found.pk}/remove/")
    assert not AttachedFile.objects.exists()


def test_everybody_reads_what_a_public_mission_was_frozen_with_and_nothing_newer(officer, client):
    mission = factories.checked(officer)
    stood = Attachment.objects.create(
        mission=mission,
        title="Stood there",
        link="https://example.org/then",
        added_by=officer,
        added_at=timezone.now() - timedelta(days=1),
    )
    newer = Attachment.objects.create(
        mission=mission, title="Came later", name="later.pdf", kind="application/pdf", digest="0" * 64, added_by=officer
    )
    AttachedFile.objects.create(of=newer, body=PDF)
    page = words_of(client.get(f"/missions/{mission.slug}/"))
    assert "Stood there" in page
    assert "Came later" not in page
    assert client.get(newer.get_absolute_url()).status_code == 404
    Attachment.objects.filter(pk=newer.pk).update(added_at=stood.added_at)
    assert client.get(newer.get_absolute_url()).content == PDF


def test_the_long_background_is_written_beside_the_short_answers_and_read_in_public(officer, signed_in, client):
    mission = factories.draft(officer)
    text = "What was tried before.\n\n" + "The law asks for this. " * 1_000
    answer = signed_in(officer).get(f"/workbench/missions/{mission.slug}/words/")
    assert "up to 30,000 characters" in words_of(answer)
    Mission.objects.filter(pk=mission.pk).update(stage="checked", background=text)
    assert "What was tried before." in words_of(client.get(f"/missions/{mission.slug}/"))
