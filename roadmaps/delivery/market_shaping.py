"""Answer the four market-shaping questions for a roadmap, each year again, naming what the answer rests on.

Source: docs/method.md, market-shaping; routes, organisations, assessment, risks and rewards (Mazzucato, 2018 and later).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from govuk.cleaning import clean_text
from locking import lock_row
from roadmaps.errors import ChangedMeanwhile, DoesNotFit
from roadmaps.models import MarketAnswer, Mission, Roadmap, Solution
from roadmaps.models.market_answer import MarketQuestion

NOT_OWN = "Only the officers of a roadmap of this council answer for it."


@transaction.atomic
def answer_question(
    *,
    roadmap: Roadmap,
    by: Person,
    question: str,
    text: str,
    seen: datetime | None,
    missions: Iterable[Mission] = (),
    solutions: Iterable[Solution] = (),
    instruments: Iterable[str] = (),
) -> MarketAnswer:
    """Write this year's answer to a question, or change it; return it. What stood there stays on the record.

    ``seen`` is when it had been changed last as ``by`` opened it. Raises NotAllowed, ChangedMeanwhile, and DoesNotFit for
    missions or solutions of another roadmap.
    """
    roadmap = lock_row(roadmap)
    require(by, "roadmaps.assess_capabilities", roadmap, otherwise=NOT_OWN)
    missions, solutions, year = list(missions), list(solutions), timezone.localdate().year
    if question not in MarketQuestion.values:
        raise DoesNotFit(roadmap, {"text": "There is no such question"})
    if any(one.challenge.roadmap_id != roadmap.pk for one in missions):
        raise DoesNotFit(roadmap, {"missions": "Choose missions of this roadmap"})
    keys = {one.pk for one in solutions}
    ours = Solution.objects.filter(pk__in=keys, missions__challenge__roadmap=roadmap).distinct()
    if ours.count() != len(keys):
        raise DoesNotFit(roadmap, {"solutions": "Choose solutions of this roadmap"})
    answer = MarketAnswer.objects.filter(roadmap=roadmap, question=question, year=year).first()
    if answer is not None and answer.at != seen:
        raise ChangedMeanwhile("Somebody else has answered this since you opened it.")
    answer = answer or MarketAnswer(roadmap=roadmap, question=question, year=year)
    answer.text, answer.instruments, answer.by = clean_text(text), list(instruments), by
    answer.at = timezone.now()
    answer.save()
    answer.missions.set(missions)
    answer.solutions.set(solutions)
    return answer


QUESTIONS = {
    MarketQuestion.ROUTES: "Who chooses the directions, and how many ways stay open at once?",
    MarketQuestion.ORGANISATIONS: "Which public bodies can explore, and welcome trial and error?",
    MarketQuestion.ASSESSMENT: "How do we see the worth of what is created together, beyond cost and price?",
    MarketQuestion.RISKS: "Who takes the risks, and do the rewards go to those who took them?",
}
