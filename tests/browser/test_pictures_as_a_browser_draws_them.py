"""Pictures as a browser draws them: no word leaves its box, in any script, at any size. `make screenshots` keeps them."""

import os
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from playwright.sync_api import expect

from roadmaps.exchange.loading import load_exemplars
from roadmaps.models import Contribution, MissionSector, Partnership
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True)]
LONG = (
    "A very long name that goes on and on until nobody can remember how it began, antidisestablishmentarianism and all"
)
# How many pixels words reach out of their boxes.
OUTSIDE = """() => {
  const out = [];
  for (const group of document.querySelectorAll("svg.cm-roadmap [data-node]")) {
    const box = group.querySelector("rect").getBBox();
    for (const text of group.querySelectorAll("text")) {
      const own = text.getBBox();
      const over = Math.max(box.x - own.x, own.x + own.width - box.x - box.width, own.y + own.height - box.y - box.height);
      if (over > 1) out.push([text.textContent, over]);
    }
  }
  return out;
}"""
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def where(tmp_path) -> Path:
    """The folder of the documentation when the pictures are to be kept, else one that is thrown away."""
    kept = Path(settings.BASE_DIR) / "docs" / "images" / "pictures"
    folder = kept if os.environ.get("KEEP_SCREENSHOTS") else tmp_path
    folder.mkdir(exist_ok=True)
    return folder


def mission_with(challenge, sectors, solutions: int, **fields):
    """Return a public mission that asks ``sectors`` and has so many solutions, each through one of them."""
    mission = factories.MissionFactory(
        challenge=challenge, stage="adopted", starts_on=date(2025, 1, 1), deadline=date(2031, 12, 31), **fields
    )
    MissionSector.objects.bulk_create(MissionSector(mission=mission, sector=sector) for sector in sectors)
    for number in range(solutions):
        solution = factories.SolutionFactory(**{"title": fields["title"]} if "title" in fields else {})
        Contribution.objects.create(mission=mission, solution=solution, expected_share=5)
        Partnership.objects.create(solution=solution, part="lead", kind=sectors[number % len(sectors)].kind)
        solution.sectors.add(sectors[number % len(sectors)])
    return mission


def of_one(title: str):
    """Return a roadmap with one challenge, mission, sector and solution, all called ``title``."""
    roadmap = factories.RoadmapFactory(title=title)
    challenge = factories.ChallengeFactory(roadmap=roadmap, title=title)
    mission_with(challenge, [factories.SectorFactory(name=title)], 1, title=title[:120])
    return roadmap


def large():
    """Return a roadmap of 40 missions, 60 sectors and 400 solutions."""
    roadmap = factories.RoadmapFactory(title="A large roadmap")
    kinds = ("public", "private", "third", "civic", "academic")
    sectors = [factories.SectorFactory(kind=kinds[n % 5]) for n in range(60)]
    for n in range(40):
        if n % 5 == 0:
            challenge = factories.ChallengeFactory(roadmap=roadmap)
        mission_with(challenge, [sectors[(3 * n + k) % 60] for k in range(3)], 10, position=n)
    return roadmap


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("one-of-each", "Quiet nights"),
        ("bengali", "সবার জন্য পরিষ্কার বাতাস এবং নিরাপদ রাস্তা"),
        ("arabic", "هواء نقي وشوارع آمنة للجميع في كل حي"),
        ("long", LONG),
    ],
)
def test_no_word_leaves_its_box_in_any_script_however_long(transactional_db, visitors, where, name, title):
    roadmap = of_one(title)
    reader = visitors()
    reader.go(f"/roadmaps/{roadmap.slug}/picture/")
    reader.page.evaluate("document.fonts.ready")
    reader.page.evaluate("document.fonts.ready")
    # The fonts of the page know each letter: none is shown as an empty box.
    assert reader.page.evaluate("text => document.fonts.check('16px \"Noto Sans Bengali\"', text)", title)
    assert reader.page.evaluate(OUTSIDE) == []
    assert not reader.page.evaluate(WIDE)
    reader.page.locator(".cm-picture").screenshot(path=where / f"roadmap-{name}.png")


def test_forty_missions_with_four_hundred_solutions_are_folded_and_stay_in_their_boxes(
    transactional_db, visitors, where
):
    roadmap = large()
    reader = visitors()
    reader.go(f"/roadmaps/{roadmap.slug}/picture/")
    assert reader.page.locator("svg [data-node^='f']").count() == 40
    assert reader.page.evaluate(OUTSIDE) == []
    reader.page.locator(".cm-picture").screenshot(path=where / "roadmap-large.jpeg", type="jpeg", quality=60)
    for page in ("portfolio", "timeline", ""):
        reader.go(f"/roadmaps/{roadmap.slug}/{page}")
        assert not reader.page.evaluate(WIDE), page


@pytest.fixture
def camden(transactional_db, story):
    """Camden's own roadmap, as published."""
    load_exemplars()
    return "/roadmaps/camden-renewal/"


@pytest.mark.parametrize("width", [768, 1280, 1920])
def test_camdens_roadmap_at_every_width(camden, visitors, where, width):
    reader = visitors(width=width)
    reader.go(f"{camden}picture/")
    reader.page.evaluate("document.fonts.ready")
    assert reader.page.evaluate(OUTSIDE) == []
    assert not reader.page.evaluate(WIDE)
    if width > 768:
        reader.page.locator(".cm-picture").screenshot(path=where / f"camden-{width}.jpeg", type="jpeg", quality=70)
    else:
        reader.page.screenshot(path=where / f"camden-{width}.png")


def test_camdens_roadmap_in_print_in_grey_and_in_forced_colours(camden, visitors, where):
    reader = visitors()
    page = reader.page
    reader.go(f"{camden}picture/")
    picture = page.locator(".cm-picture")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
    picture.screenshot(path=where / "camden-grey.jpeg", type="jpeg", quality=70)
    devtools.send("Emulation.setEmulatedVisionDeficiency", {"type": "none"})
    page.emulate_media(forced_colors="active")
    picture.screenshot(path=where / "camden-forced-colours.jpeg", type="jpeg", quality=70)
    strokes = "[...document.querySelectorAll('svg.cm-roadmap path')].map(one => getComputedStyle(one).stroke)"
    assert len(set(page.evaluate(strokes))) <= 2
    page.emulate_media(forced_colors="none", media="print")
    picture.screenshot(path=where / "camden-print.jpeg", type="jpeg", quality=70)
    assert page.evaluate("document.querySelector('.cm-picture svg').getBoundingClientRect().height") <= 700
    assert page.pdf(landscape=True, format="A4", print_background=True).startswith(b"%PDF")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_other_pictures_of_a_roadmap(story, visitors, where, width):
    reader = visitors(width=width)
    for name in ("portfolio", "timeline", "wards"):
        reader.go(f"/roadmaps/camden-practice/{name}/")
        reader.page.evaluate("document.fonts.ready")
        assert not reader.page.evaluate(WIDE), name
        reader.page.screenshot(path=where / f"{name}-{width}.png", full_page=name == "portfolio" and width > 320)
    reader.go("/missions/repairs-done-in-a-week/")
    chart = reader.page.locator("svg.cm-trajectory")
    assert chart.is_visible()
    chart.screenshot(path=where / f"trajectory-{width}.png")


def test_a_gap_is_closed_from_the_picture_by_keyboard(story, visitors):
    officer = visitors()
    officer.sign_in("officer")
    officer.go("/workbench/missions/somebody-to-call/portfolio/")
    gap = officer.page.locator("svg.cm-matrix a[aria-label*='Mainstream']").first
    gap.focus()
    officer.page.keyboard.press("Enter")
    officer.page.wait_for_url("**/solutions/new/?**")
    assert officer.page.get_by_label("Stage of innovation").input_value() == "mainstream"


@pytest.fixture
def another_site():
    """Serve pages of another origin: the function takes the HTML of its only page, and returns its address."""
    servers = []

    def serve(html: str) -> str:
        class Page(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(html.encode())

            def log_message(self, *_args) -> None:
                """Say nothing."""

        servers.append(HTTPServer(("127.0.0.1", 0), Page))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_another_site_shows_it_in_a_frame_and_no_other_page(story, visitors, another_site):
    reader = visitors()
    service = reader.base_url
    frames = "".join(
        f'<iframe name="{name}" src="{service}/roadmaps/camden-practice/{path}" width="1000" height="600"></iframe>'
        for name, path in (("embed", "embed/"), ("page", "picture/"))
    )
    reader.page.goto(another_site(f"<h1>News</h1>{frames}"))
    shown, refused = reader.page.frame("embed"), reader.page.frame("page")
    expect(shown.get_by_role("link", name="Repairs done in a week").first).to_be_visible()
    assert refused.url.startswith("chrome-error:")
    with reader.page.expect_popup() as opened:
        shown.get_by_role("link", name="Practice roadmap on Camden Missions").click()
    assert opened.value.url == f"{service}/roadmaps/camden-practice/"
