"""A public page on a phone with a slow line: what is drawn stays where it is when scripts and fonts arrive."""

import pytest

from camden_missions.public_pages.which import PUBLIC_PAGES

pytestmark = [pytest.mark.django_db(transaction=True)]
MOST_SHIFT = 0.02
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
ALL_IS_THERE = "document.body?.classList.contains('js-enabled') && document.fonts.status === 'loaded'"


class SlowLine:
    """A line on which scripts and fonts come after the page has been drawn."""

    def __init__(self, page) -> None:
        self.page, self.waiting = page, []
        for late in ("**/*.js", "**/*.woff2"):
            page.route(late, lambda route: self.waiting.append(route))

    def go(self, path: str) -> None:
        """Open a page, let it be drawn, then let come what it waits for: scripts, and the scripts that those ask for."""
        self.page.goto(path, wait_until="commit")
        self.page.wait_for_timeout(150)
        for _ in range(60):
            self.page.wait_for_timeout(50)
            while self.waiting:
                self.waiting.pop(0).continue_()
            if self.page.evaluate(ALL_IS_THERE):
                return
        raise AssertionError(f"{path} was never all there")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves(addresses, visitors, width):
    visitor = visitors(width=width)
    visitor.page.add_init_script(WATCH)
    line = SlowLine(visitor.page)
    moved = {}
    for name in sorted(PUBLIC_PAGES):
        line.go(addresses[name].path)
        visitor.page.wait_for_timeout(100)
        moved[name] = visitor.page.evaluate("window.shift")
    assert not {name: shift for name, shift in moved.items() if shift > MOST_SHIFT}
    assert not visitor.problems


def test_every_public_page_has_a_description_of_its_own(addresses, client):
    import re

    found = {}
    for name in PUBLIC_PAGES:
        page = client.get(addresses[name].path).content.decode()
        found[name] = re.search(r'<meta\s+name="description"\s+content="([^"]{20,200})"', page)
    assert all(found.values()), [name for name, one in found.items() if not one]
    assert len({one[1] for one in found.values()}) == len(PUBLIC_PAGES)
