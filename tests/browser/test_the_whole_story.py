"""From an officer's first word to the commission's PDF, with everybody who has a part in it."""

import pytest

from tests.browser.story import walk

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _story(transactional_db, story, worker):
    """Everybody is there, and so is the worker."""


@pytest.mark.xdist_group("story with javascript")
def test_a_mission_goes_from_draft_to_adopted_and_to_pdf_with_javascript(visitors):
    walk(visitors, javascript=True)


@pytest.mark.xdist_group("story without javascript")
def test_a_mission_goes_from_draft_to_adopted_and_to_pdf_without_javascript(visitors):
    walk(visitors, javascript=False)
