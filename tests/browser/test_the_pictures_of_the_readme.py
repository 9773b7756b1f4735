"""The pictures of docs/images, taken of the running service. `make screenshots` keeps them."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from tests.camden_missions.addresses import filled

pytestmark = [pytest.mark.django_db(transaction=True)]
PAGES = (
    ("home", None, "home"),
    ("roadmap", None, "roadmap-camden"),
    ("mission", None, "mission"),
    ("draft_target", "officer", "drafting"),
    ("check_verdict", "assessor2", "assessment"),
    ("roadmap_criteria", "officer", "criteria"),
    ("consultation", None, "consultation"),
    ("report", None, "report"),
    ("workbench", "officer", "workbench"),
)


@pytest.fixture
def where(tmp_path) -> Path:
    """The folder of the documentation when the pictures are to be kept, else one that is thrown away."""
    return Path(settings.BASE_DIR) / "docs" / "images" if os.environ.get("KEEP_SCREENSHOTS") else tmp_path


@pytest.mark.parametrize("width", [1280, 320])
def test_each_page_has_its_picture(transactional_db, story, visitors, where, width):
    from roadmaps.exchange.loading import load_exemplars

    load_exemplars()
    addresses = filled(story)
    browsers = {}
    for name, who, picture in PAGES:
        if who not in browsers:
            browsers[who] = visitors(width=width)
            if who:
                browsers[who].sign_in(who)
        path = "/roadmaps/camden-renewal/" if picture == "roadmap-camden" else addresses[name].path
        browsers[who].go(path)
        browsers[who].page.evaluate("document.fonts.ready")
        file = where / f"{picture}-{width}.png"
        browsers[who].page.screenshot(path=file)
        assert file.stat().st_size > 10_000
