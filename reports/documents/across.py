"""What a report of a roadmap says of all of it: how it shapes markets, and what its people are able to do."""

from typing import Any

from roadmaps.delivery.capabilities import published_of
from roadmaps.delivery.market_shaping import QUESTIONS
from roadmaps.models import MarketAnswer, Roadmap
from roadmaps.models.market_answer import MarketQuestion


def across(roadmap: Roadmap) -> dict[str, Any]:
    """Return the latest answers to the market-shaping questions, and the capabilities of the last two years published."""
    return {"market": _market(roadmap), "capabilities": _capabilities(roadmap)}


def _market(roadmap: Roadmap) -> list[dict[str, str]]:
    answers = roadmap.market_answers.order_by("question", "-year").distinct("question")
    latest = {one.question: one for one in answers.prefetch_related("missions", "solutions")}
    return [
        {
            "asks": f"{one.label}: {QUESTIONS[one]}",
            "text": latest[one].text,
            "year": str(latest[one].year),
            "rests": _rests_on(latest[one]),
        }
        for one in MarketQuestion
        if one in latest
    ]


def _rests_on(answer: MarketAnswer) -> str:
    return ", ".join([*map(str, answer.missions.all()), *map(str, answer.solutions.all()), *answer.instruments])


def _capabilities(roadmap: Roadmap) -> dict[str, Any] | None:
    published = published_of(roadmap)
    if published is None:
        return None
    before = published.before
    return {
        "year": str(published.latest.year),
        "before": str(before.year) if before else "",
        "rows": [
            {
                "name": one.label,
                "step": str(one.step),
                "before": "Not assessed" if one.before is None else str(one.before),
                "says": f"{one.says} {one.reason}",
            }
            for one in published.rows
        ],
    }
