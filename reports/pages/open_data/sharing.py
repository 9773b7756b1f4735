"""What other sites show of a page: the picture of a mission, and the map of all public pages."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from engagement.models import Consultation
from govuk.addresses import absolute
from reports.open_data.shown import Shown, public_missions
from reports.pages.open_data.finding import shown_mission
from roadmaps.models import Roadmap, Solution
from roadmaps.pictures.mission_card import HEIGHT, WIDTH, mission_card_svg
from roadmaps.pictures.raster import png
from roadmaps.wording import change_in_figures, long_date

PAGES = ("home", "roadmaps", "method", "consultations", "learning", "reports", "open_data", "accessibility", "privacy")
# A sitemap holds no more.
MOST = 50_000


def card(_request: HttpRequest, slug: str) -> HttpResponse:
    """Hand over the picture of a mission that social networks and messengers show: its target and the five criteria."""
    svg = mission_card_svg(**told(shown_mission(slug)))
    body = png(svg, WIDTH, HEIGHT, (settings.PICTURE_FONTS, settings.PDF_FONTS), most=1.0)
    return HttpResponse(body, content_type="image/png", headers={"Cache-Control": "public, max-age=3600"})


def told(shown: Shown) -> dict[str, object]:
    """Return what the card of a mission says."""
    mission, judgement = shown.mission, shown.judgement
    return {
        "place": mission.challenge.roadmap.place,
        "title": mission.title,
        "statement": mission.statement,
        "figures": change_in_figures(shown.document["target"]),
        "deadline": long_date(mission.deadline),
        "stage": mission.get_stage_display(),
        "profile": judgement.profile if judgement else (),
    }


def sitemap(_request: HttpRequest) -> HttpResponse:
    """Hand over the map of every public page."""
    urls = "".join(
        f"<url><loc>{escape(absolute(path))}</loc></url>" for path, _ in zip(_paths(), range(MOST), strict=False)
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return HttpResponse(body, content_type="application/xml", headers={"Cache-Control": "public, max-age=3600"})


def _paths() -> Iterator[str]:
    yield from (reverse(name) for name in PAGES)
    for roadmap in Roadmap.objects.public():
        yield roadmap.get_absolute_url()
        for page in ("roadmap_picture", "roadmap_portfolio", "roadmap_timeline"):
            yield reverse(page, args=[roadmap.slug])
    missions = public_missions()
    for slug in missions.order_by("pk").values_list("slug", flat=True):
        yield reverse("mission", args=[slug])
        yield reverse("mission_check", args=[slug])
    for one in Consultation.objects.shown().filter(revision__mission__in=missions.values("pk")).defer("revision"):
        yield one.get_absolute_url()
    served = Solution.objects.filter(contributions__mission__in=missions.values("pk")).distinct()
    for slug in served.order_by("pk").values_list("slug", flat=True):
        yield reverse("solution", args=[slug])
