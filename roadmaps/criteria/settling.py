"""How the verdicts of several assessors settle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST_TO_MOST = ("not", "partly", "met")


@dataclass(frozen=True)
class Settlement:
    """What the verdicts come to: an answer a criterion, and the criteria on which assessors differed.

    ``open`` names the criteria that still wait for an agreement or one more assessor.
    """

    answers: dict[int, str]
    differ: tuple[int, ...]
    open: tuple[int, ...]
    is_settled: bool

    @property
    def passed(self) -> bool:
        """Whether all five criteria are met (A Mission Oriented Approach, 2020)."""
        return self.is_settled and len(self.answers) == 5 and set(self.answers.values()) == {"met"}


def settle(
    assessments: Sequence[Mapping[int, str]], *, needed: int = 2, agreed: Mapping[int, str] | None = None
) -> Settlement:
    """Settle submitted ``assessments``, each an answer by criterion number.

    Where all agree, their answer stands. Where they differ, an answer that they ``agreed`` on stands. Else an odd
    number of three or more has a middle answer, and that stands; two, or any even number, wait.
    """
    if len(assessments) < needed:
        return Settlement({}, (), (), is_settled=False)
    agreed = agreed or {}
    differ = tuple(n for n in sorted(assessments[0]) if len({one[n] for one in assessments}) > 1)
    answers, waiting = {}, []
    for number in sorted(assessments[0]):
        if number not in differ:
            answers[number] = assessments[0][number]
        elif number in agreed:
            answers[number] = agreed[number]
        elif len(assessments) % 2:
            answers[number] = _middle([one[number] for one in assessments])
        else:
            waiting.append(number)
    return Settlement(answers, differ, tuple(waiting), is_settled=not waiting)


def _middle(answers: list[str]) -> str:
    return sorted(answers, key=LEAST_TO_MOST.index)[len(answers) // 2]
