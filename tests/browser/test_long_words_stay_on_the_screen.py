"""Names and words of any length: nothing spills off a phone's screen."""

import uuid

import pytest

from engagement.models import Comment
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True)]
# The elements that reach beyond the screen, for whoever has to mend it.
WIDEST = """[...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(-5).map(e => e.outerHTML.slice(0, 120))"""
LONG = "Donaudampfschifffahrtsgesellschaft" * 3


def test_a_page_of_one_long_word_after_another(visitors):
    officer = factories.officer()
    consultation = factories.consultation(
        officer, title=LONG, statement=LONG, beneficiaries=LONG, measure=LONG, unit=LONG[:60]
    )
    Comment.objects.create(
        consultation=consultation,
        author=factories.PersonFactory(name=LONG[:80]),
        stance="question",
        body=LONG * 3,
        form_key=uuid.uuid4(),
    )
    mission = consultation.mission
    visitor = visitors(width=320)
    pages = (
        mission.get_absolute_url(),
        f"{mission.get_absolute_url()}check/",
        mission.challenge.roadmap.get_absolute_url(),
        consultation.get_absolute_url(),
        "/",
        "/consultations/",
    )
    for path in pages:
        visitor.go(path)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, (path, visitor.page.evaluate(WIDEST))
