"""What search engines and other sites read of a page: its picture, and what it is about (Open Graph, schema.org)."""

import json
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from govuk.addresses import absolute
from govuk.licence import OGL
from roadmaps.models import Mission, Roadmap

register = template.Library()
# What could end the element that holds the data is written as JSON allows as well.
SAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


register.filter(absolute)


@register.filter
def linked_data(thing: Mission | Roadmap) -> SafeString:
    """Return what a mission or a roadmap is, as JSON-LD in the words of schema.org."""
    told = _of_mission(thing) if isinstance(thing, Mission) else _of_roadmap(thing)
    return mark_safe(json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False).translate(SAFE))


def _of_mission(mission: Mission) -> dict[str, Any]:
    roadmap = mission.challenge.roadmap
    return {
        "@type": "Project",
        "name": mission.title,
        "description": mission.statement,
        "url": absolute(mission.get_absolute_url()),
        "image": absolute(reverse("mission_card", args=[mission.slug])),
        "parentOrganization": {"@type": "Organization", "name": roadmap.place},
        "isPartOf": {"@type": "CreativeWork", "name": roadmap.title, "url": absolute(roadmap.get_absolute_url())},
    }


def _of_roadmap(roadmap: Roadmap) -> dict[str, Any]:
    files = (("application/json", "open_data_json"), ("application/zip", "open_data_csv"))
    return {
        "@type": "Dataset",
        "name": roadmap.title,
        "description": roadmap.note or f"The mission roadmap of {roadmap.place}: challenges, missions and solutions.",
        "url": absolute(roadmap.get_absolute_url()),
        "license": {"@type": "CreativeWork", "name": roadmap.licence} if roadmap.licence else OGL["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": roadmap.place},
        "temporalCoverage": str(roadmap.year),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": absolute(reverse(name, args=[roadmap.slug])),
            }
            for kind, name in files
        ],
    }
