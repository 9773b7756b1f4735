"""The pages that one web process keeps: the latest of each, within a bound, rendered by one request at a time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from camden_missions.public_pages.page import Page

# A rendering that takes longer than this is not waited for.
WAIT_SECONDS = 20
MOST_PAGES, MOST_BYTES, LARGEST_PAGE = 500, 32_000_000, 2_000_000


@dataclass
class Rendering:
    """A page that one request is rendering and that others may wait for."""

    done: threading.Event = field(default_factory=threading.Event)
    page: Page | None = None


class Shelf:
    """Keeps pages by key, none for longer than ``oldest`` seconds. ``clock`` returns seconds that only grow.

    For half of that time a page is served as it is; then one request renders it again while the others get the last.
    """

    def __init__(self, oldest: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.fresh, self.oldest, self.clock = oldest / 2, oldest, clock
        self.lock = threading.Lock()
        self.pages: OrderedDict[Hashable, Page] = OrderedDict()
        self.renderings: dict[Hashable, Rendering] = {}
        self.bytes = 0

    def fetch(self, key: Hashable, render: Callable[[], Page | None]) -> Page | None:
        """Return the page of ``key``, not too old, or what ``render`` makes of it.

        ``render`` is called by one request at a time for each key. It returns None for what may not be kept; so does
        this, and the caller answers by itself. What ``render`` raises, the one who called it gets.
        """
        page, rendering, is_ours = self._look(key)
        if page is not None:
            return page
        if not is_ours:
            rendering.done.wait(WAIT_SECONDS)
            return rendering.page
        try:
            rendering.page = render()
            return rendering.page
        finally:
            self._put(key, rendering)

    def _look(self, key: Hashable) -> tuple[Page | None, Rendering | None, bool]:
        """Return a page to serve, or else the rendering to wait for, and whether the caller is to do it."""
        with self.lock:
            page, rendering = self.pages.get(key), self.renderings.get(key)
            age = self.clock() - page.began if page else self.oldest
            if age < self.fresh or (rendering and age < self.oldest):
                self.pages.move_to_end(key)
                return page, None, False
            if rendering:
                return None, rendering, False
            rendering = self.renderings[key] = Rendering()
            return None, rendering, True

    def _put(self, key: Hashable, rendering: Rendering) -> None:
        """Keep what was rendered, in place of what was there; drop what is too much; wake who waits."""
        with self.lock:
            del self.renderings[key]
            if old := self.pages.pop(key, None):
                self.bytes -= old.size
            if rendering.page and rendering.page.size <= LARGEST_PAGE:
                self.pages[key] = rendering.page
                self.bytes += rendering.page.size
            while len(self.pages) > MOST_PAGES or self.bytes > MOST_BYTES:
                self.bytes -= self.pages.popitem(last=False)[1].size
        rendering.done.set()
