"""A public page on a phone with a slow line: what is drawn stays where it is when scripts and fonts arrive."""

import time

import pytest

from camden_missions.public_pages.which import PUBLIC_PAGES
from tests.camden_missions.addresses import filled

pytestmark = [pytest.mark.django_db(transaction=True)]
MOST_SHIFT = 0.02
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


def slowly(route) -> None:
    """Let a script or a font come after the page has been drawn."""
    time.sleep(0.15)
    route.continue_()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves(story, visitors, width):
    addresses = filled(story)
    visitor = visitors(width=width)
    visitor.page.add_init_script(WATCH)
    visitor.page.route("**/*.js", slowly)
    visitor.page.route("**/*.woff2", slowly)
    moved = {}
    for name in sorted(PUBLIC_PAGES):
        visitor.go(addresses[name].path)
        visitor.page.wait_for_function(
            "document.body.classList.contains('js-enabled') && document.fonts.status === 'loaded'"
        )
        visitor.page.wait_for_timeout(200)
        moved[name] = visitor.page.evaluate("window.shift")
    assert not {name: shift for name, shift in moved.items() if shift > MOST_SHIFT}
    assert not visitor.problems


def test_every_public_page_has_a_description_of_its_own(story, client):
    import re

    addresses, found = filled(story), {}
    for name in PUBLIC_PAGES:
        page = client.get(addresses[name].path).content.decode()
        found[name] = re.search(r'<meta\s+name="description"\s+content="([^"]{20,200})"', page)
    assert all(found.values()), [name for name, one in found.items() if not one]
    assert len({one[1] for one in found.values()}) == len(PUBLIC_PAGES)
