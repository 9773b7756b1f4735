"""What people hear of a consultation: it opens, gets more time, closes soon, has closed, is answered."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.models import Person, Role
from engagement.models import Answer, Backing, Comment, Consultation, Extension, Response, ThemeAnswer
from engagement.templatetags.closing import until
from notifications.following import follow
from notifications.models import Event
from notifications.parts import tells_each
from notifications.telling import tell
from notifications.things import thing
from roadmaps.models import Mission
from roadmaps.telling import about, team, tell_of_mission
from roadmaps.wording import long_date

# Whoever has not spoken yet is told so long before the close, unless people are asked for hardly longer.
CLOSING_SOON, SHORT = timedelta(days=3), timedelta(days=7)
# An outage of the clock is made up for; what opened before that was told, or opened before this service told it.
OPENED_LATELY = timedelta(days=7)


def tell_of(
    kind: str,
    consultation: Consultation,
    /,
    *,
    key: object = "",
    by: Person | None = None,
    to: Iterable[Person | int | None] = (),
    address: str = "",
    **words: object,
) -> Event:
    """Tell the followers of a consultation and of its mission what happened to it, and ``to`` beside them."""
    mission = consultation.mission
    return tell(
        kind,
        key=f"{consultation.pk}:{key}",
        heading=str(mission),
        address=address or consultation.get_absolute_url(),
        about=[thing("consultation", consultation.pk), *about(mission)],
        to=to,
        but_not=[by],
        mission=mission,
        **words,
    )


def take_part(consultation: Consultation, person: Person) -> None:
    """Let whoever takes part for the first time follow the consultation and its mission; it is theirs to stop.

    Call it before what they do is written.
    """
    if has_taken_part(consultation, person):
        return
    # The key alone: the revision carries the whole document.
    mission = Mission.objects.filter(revisions=consultation.revision_id).values_list("pk", flat=True).get()
    follow(person=person, things=[thing("consultation", consultation.pk), thing("mission", mission)])


def has_taken_part(consultation: Consultation, person: Person) -> bool:
    """Say whether a person commented on a consultation, answered a question of it, or backed a comment."""
    return (
        Comment.objects.filter(consultation=consultation, author=person).exists()
        or Answer.objects.filter(question__consultation=consultation, person=person).exists()
        or Backing.objects.filter(comment__consultation=consultation, person=person).exists()
    )


def tell_of_consultations(now: datetime | None = None) -> int:
    """Tell of the consultations that have opened lately, and of those that close soon; return how many.

    Safe to run at any moment, and twice: each is told once.
    """
    now = now or timezone.now()
    running = Consultation.objects.shown().open_at(now).with_mission()
    opened = running.filter(opens_at__gt=now - OPENED_LATELY)
    closing = [one for one in running.filter(closes_at__lte=now + CLOSING_SOON) if one.closes_at - one.opens_at > SHORT]
    for one in opened:
        tell_of_opening(one)
    for one in closing:
        tell_of("consultation.closing", one, key=one.closes_at.isoformat(), closes=until(one))
    return len(opened) + len(closing)


def tell_of_opening(consultation: Consultation) -> None:
    """Tell that people are asked, once."""
    dates = {"opens": long_date(consultation.opens_on), "closes": until(consultation)}
    tell_of("consultation.opened", consultation, by=consultation.opened_by, purpose=consultation.purpose, **dates)


def tell_of_extension(extension: Extension) -> None:
    """Tell that there is more time, and why."""
    consultation = extension.consultation
    closes = until(consultation)
    tell_of(
        "consultation.extended", consultation, key=extension.pk, by=extension.by, closes=closes, reason=extension.reason
    )


def tell_of_close(consultation: Consultation) -> None:
    """Tell that nobody can comment any more, and what comes next."""
    tell_of("consultation.closed", consultation, to=team(consultation.mission))


def tell_of_response(response: Response, by: Person) -> None:
    """Tell what the council answers, and the commissioners that they can decide."""
    consultation, mission = response.consultation, response.consultation.mission
    said = {"you_said": response.you_said, "we_did": response.we_did, "consultation": consultation.pk}
    tell_of("response.published", consultation, key=response.pk, by=by, to=team(mission), **said)
    # Whoever worked on a mission does not decide on it.
    commissioners = Person.objects.holding(Role.COMMISSIONER).exclude(missions_drafted=mission)
    tell_of_mission(
        "decision.waits",
        mission,
        key=response.pk,
        to=commissioners.values_list("pk", flat=True),
        address=reverse("decision", args=[mission.slug]),
    )


@tells_each("response.published")
def what_answers_theirs(event: Event, people: list[int]) -> dict[int, str]:
    """Return for each of these people the part of the answer that is about what they said."""
    consultation = Consultation.objects.get(pk=event.words["consultation"])
    answers = {
        one.theme_id: one
        for one in ThemeAnswer.objects.filter(theme__consultation=consultation).select_related("theme")
    }
    said: dict[int, set[int]] = defaultdict(set)
    theirs = consultation.comments.visible().filter(theme__in=answers, author__in=people)
    for author, theme in theirs.values_list("author", "theme"):
        said[author].add(theme)
    return {
        author: "\n\n".join(["This answers what you wrote:", *(_part(answers[theme]) for theme in sorted(themes))])
        for author, themes in said.items()
    }


def _part(answer: ThemeAnswer) -> str:
    said = [f"{answer.theme.name}", f"What we heard: {answer.heard}"]
    said += [f"What we will do: {answer.will_do}"] if answer.will_do else []
    said += [f"What we will not do, and why: {answer.will_not}"] if answer.will_not else []
    return "\n".join(said)
