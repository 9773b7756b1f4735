"""The picture of a roadmap at a browser: a chain is lit, walked with the arrow keys, and what is shown stands in the address."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.django_db(transaction=True)]
PICTURE = "/roadmaps/camden-practice/picture/"


@pytest.fixture
def reader(story, visitors):
    visitor = visitors()
    visitor.go(PICTURE)
    return visitor


def lit(reader) -> list[str]:
    return reader.page.locator("svg [data-node].is-lit .k-words").all_text_contents()


def test_hovering_lights_what_belongs_together_and_dims_the_rest(reader):
    reader.page.get_by_role("link", name=re.compile("Clean air on every school street")).first.hover()
    expect(reader.page.locator("svg.is-lighting")).to_have_count(1)
    words = " ".join(lit(reader))
    assert "Clean air for all" in words
    assert "Open measurements for clean air" in words
    assert "Warm, healthy homes" not in words
    reader.page.get_by_role("heading", level=1).hover()
    expect(reader.page.locator("svg.is-lighting")).to_have_count(0)


def test_focus_does_so_too_and_the_arrow_keys_walk_along_the_lines(reader):
    mission = reader.page.locator("svg a[href='/missions/clean-air-on-every-school-street/']")
    mission.focus()
    expect(reader.page.locator("svg.is-lighting")).to_have_count(1)
    reader.page.keyboard.press("ArrowRight")
    focused = "document.activeElement.querySelector('[data-node]')?.dataset.node ?? document.activeElement.dataset.node"
    assert reader.page.evaluate(focused).startswith("s")
    reader.page.keyboard.press("ArrowRight")
    assert reader.page.evaluate(focused).startswith("o")
    reader.page.keyboard.press("ArrowDown")
    assert reader.page.evaluate(focused).startswith("o")
    reader.page.keyboard.press("ArrowLeft")
    assert reader.page.evaluate(focused).startswith("s")


def test_a_filter_stands_in_the_address_and_the_back_button_takes_it_back(reader):
    reader.select("Status of solutions", "Stopped")
    reader.press("Show")
    reader.page.wait_for_url("**status=stopped**")
    expect(reader.page.locator("svg [data-node^='o']")).to_have_count(0)
    reader.page.go_back()
    assert reader.page.locator("svg [data-node^='o']").count() > 10


def test_it_is_made_larger_with_buttons(reader):
    wide = "document.querySelector('[data-picture] svg').getBoundingClientRect().width"
    before = reader.page.evaluate(wide)
    reader.press("Zoom in")
    assert reader.page.evaluate(wide) > before * 1.2
    reader.press("Fit to the width")
    assert reader.page.evaluate(wide) == pytest.approx(before, abs=1)


def test_it_fills_the_screen(reader):
    reader.press("Full screen")
    reader.page.wait_for_function("document.fullscreenElement?.dataset.picture !== undefined")


def test_the_download_opens(reader):
    with reader.page.expect_download() as waiting:
        reader.follow("the picture (SVG)")
    assert waiting.value.path().read_text(encoding="utf-8").startswith("<svg ")


def test_without_javascript_every_box_is_a_link_and_on_a_phone_the_same_is_told_in_words(story, visitors):
    reader = visitors(javascript=False)
    reader.go(PICTURE)
    reader.page.locator("svg a[href='/missions/clean-air-on-every-school-street/']").click()
    reader.sees("In five years, the air outside every school")
    phone = visitors(javascript=False, width=320)
    phone.go(PICTURE)
    expect(phone.page.locator("svg.cm-roadmap")).to_be_hidden()
    expect(phone.page.get_by_role("heading", name="1. Repairs done in a week")).to_be_visible()
