"""What a report of a roadmap says of all of it: how it shapes markets, and what its people are able to do."""

from typing import Any

from roadmaps.criteria.capabilities import LADDERS
from roadmaps.delivery.market_shaping import QUESTIONS
from roadmaps.models import MarketAnswer, Roadmap
from roadmaps.models.capability import Capability
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
    published = list(roadmap.capability_rounds.filter(published_at__isnull=False).prefetch_related("agreed")[:2])
    if not published:
        return None
    now = {one.capability: one for one in published[0].agreed.all()}
    then = {one.capability: str(one.step) for one in published[1].agreed.all()} if len(published) > 1 else {}
    return {
        "year": str(published[0].year),
        "before": str(published[1].year) if then else "",
        "rows": [
            {
                "name": one.label,
                "step": str(now[one].step),
                "before": then.get(str(one), "Not assessed"),
                "says": f"{LADDERS[one].steps[now[one].step - 1]} {now[one].reason}",
            }
            for one in Capability
            if one in now
        ],
    }
