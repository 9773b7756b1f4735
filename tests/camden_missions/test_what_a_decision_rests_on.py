"""Nobody decides from a button: what was said, answered and judged, what changed, the money and the risks are one page."""

import pytest

from engagement.commenting.backing import back
from engagement.consulting.closing import close_what_is_over
from engagement.models import Consultation
from engagement.responding import save_response
from engagement.theming.answering import answer_theme
from engagement.theming.correcting import make_theme, move
from roadmaps.models import FundingLine
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer):
    consultation = factories.consultation(officer, title="Quiet nights")
    said = factories.comment(consultation, body="More trees, please.", stance="oppose")
    back(comment=said, by=factories.resident())
    Consultation.objects.filter(pk=consultation.pk).update(
        opens_at=factories.midnight(-40), closes_at=factories.midnight(0)
    )
    close_what_is_over()
    consultation = Consultation.objects.get(pk=consultation.pk)
    theme = make_theme(consultation=consultation, by=officer, name="Trees")
    move(comments=[said.pk], to=theme, by=officer)
    answer_theme(theme=theme, by=officer, heard="Trees.", will_do="We plant forty.", will_not="")
    save_response(consultation=consultation, by=officer, you_said="You said.", we_did="We did.", publish=True)
    return consultation.mission


def test_a_commissioner_reads_all_of_it_on_one_page_and_decides_from_there(mission, signed_in):
    commissioner = factories.commissioner()
    client = signed_in(commissioner)
    page = words_of(client.get(f"/workbench/missions/{mission.slug}/decision/"))
    for words in (
        "1 comment,",
        "More trees, please.",
        "1 person backs",
        "You said.",
        "We plant forty.",
        "Because of what I saw about 1.",
        "This is its first revision.",
        "£0 secured",
        "of the target falls",
        "Adopt",
    ):
        assert words in page, words
    assert f"/workbench/missions/{mission.slug}/decision/" in words_of(client.get("/workbench/"))
    step = client.get(f"/workbench/missions/{mission.slug}/steps/adopt/")
    assert "Read what the decision rests on" in words_of(step)


def test_it_is_for_staff_and_not_for_drafts(mission, officer, client, signed_in):
    path = f"/workbench/missions/{mission.slug}/decision/"
    assert client.get(path).status_code == 302
    assert signed_in(factories.resident()).get(path).status_code == 403
    draft = factories.draft(officer)
    assert signed_in(officer).get(f"/workbench/missions/{draft.slug}/decision/").status_code == 404


def test_one_that_nobody_was_asked_about_says_so(officer, signed_in):
    mission = factories.checked(officer)
    FundingLine.objects.create(solution=mission.solutions.get(), kind="grant", amount=5)
    page = words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/decision/"))
    assert "Nobody was asked yet." in page
    assert "The answer is not published yet" in page
