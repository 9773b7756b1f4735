"""The method in force: which thresholds and which words of the rubric missions are tested with, and how many judge."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from roadmaps.criteria.rubric import RUBRIC, CriterionText
from roadmaps.criteria.thresholds import DEFAULTS, Thresholds, thresholds_of
from roadmaps.models.method import ASSESSORS, DAYS_TO_ASSESS, MethodVersion

AS_IT_CAME = "The method as this service came with it."


@dataclass(frozen=True)
class Method:
    """A version of the method as the engine and the pages use it; ``number`` is 0 before anybody needed a version."""

    number: int
    thresholds: Thresholds
    texts: dict[int, CriterionText]
    assessors: int
    days_to_assess: int


def text_of(number: int, words: dict[str, Any]) -> CriterionText:
    """Return the words of criterion ``number``: those of ``words``, and the ones it came with for the rest."""
    given = {key: words[key] for key in ("title", "why", "looks_at") if words.get(key)}
    if words.get("questions"):
        given["questions"] = tuple(words["questions"])
    if len(words.get("rubric", ())) == len(RUBRIC[number].rubric):
        given["rubric"] = tuple(words["rubric"])
    return replace(RUBRIC[number], **given)


def method_of(version: MethodVersion | None) -> Method:
    """Return a version as the engine uses it; the method as it came for None."""
    if version is None:
        return Method(0, DEFAULTS, dict(RUBRIC), ASSESSORS, DAYS_TO_ASSESS)
    return Method(
        version.number,
        thresholds_of(version.thresholds),
        {number: text_of(number, version.texts.get(str(number), {})) for number in RUBRIC},
        version.assessors,
        version.days_to_assess,
    )


def current_method() -> Method:
    """Return the method in force, in one query."""
    return method_of(MethodVersion.objects.first())


def version_in_force() -> MethodVersion:
    """Return the latest version; the first is written down when it is needed. Call inside a transaction."""
    latest = MethodVersion.objects.first()
    if latest is not None:
        return latest
    texts = {str(number): asdict(text) for number, text in RUBRIC.items()}
    first, _ = MethodVersion.objects.get_or_create(
        number=1, defaults={"thresholds": asdict(DEFAULTS), "texts": texts, "reason": AS_IT_CAME}
    )
    return first
