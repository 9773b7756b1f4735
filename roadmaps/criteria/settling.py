"""How the verdicts of several assessors settle."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_TO_MOST = ("not", "partly", "met")
ASSESSORS_NEEDED = 2
ASSESSORS_WHEN_THEY_DIFFER = 3


@dataclass(frozen=True)
class Settlement:
    """What the verdicts come to: an answer a criterion, or the criteria on which assessors differ."""

    answers: dict[int, str]
    differ: tuple[int, ...]
    is_settled: bool

    @property
    def passed(self) -> bool:
        """Whether all five criteria are met (A Mission Oriented Approach, 2020)."""
        return self.is_settled and len(self.answers) == 5 and set(self.answers.values()) == {"met"}


def settle(assessments: Sequence[dict[int, str]]) -> Settlement:
    """Settle submitted ``assessments``, each an answer by criterion number.

    Two that agree settle a criterion. Where two differ a third is asked, and the middle answer of
    the three stands.
    """
    if len(assessments) < ASSESSORS_NEEDED:
        return Settlement({}, (), is_settled=False)
    differ = tuple(n for n in sorted(assessments[0]) if len({one[n] for one in assessments}) > 1)
    if differ and len(assessments) < ASSESSORS_WHEN_THEY_DIFFER:
        agreed = {n: answer for n, answer in assessments[0].items() if n not in differ}
        return Settlement(agreed, differ, is_settled=False)
    answers = {n: _middle([one[n] for one in assessments]) for n in sorted(assessments[0])}
    return Settlement(answers, differ, is_settled=True)


def _middle(answers: list[str]) -> str:
    ordered = sorted(answers, key=LEAST_TO_MOST.index)
    # Of an even number the more cautious of the two middle answers.
    return ordered[(len(ordered) - 1) // 2]
