"""Letters to those who took part in a consultation, one at a time, each once."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from accounts.mailing import enqueue_mail
from accounts.models import Person
from engagement.models import Answer, Backing, Comment, Consultation, Extension, Response, ThemeAnswer
from outbox.handlers import handler
from roadmaps.wording import long_date


def participants_of(consultation: Consultation) -> QuerySet[Person]:
    """Return everybody who commented on a consultation, answered a question of it, or backed a comment, and can be reached."""
    said = Comment.objects.filter(consultation=consultation).values("author")
    chose = Answer.objects.filter(question__consultation=consultation).values("person")
    backed = Backing.objects.filter(comment__consultation=consultation).values("person")
    took_part = Q(pk__in=said) | Q(pk__in=chose) | Q(pk__in=backed)
    return Person.objects.filter(took_part, is_active=True).order_by("pk")


@handler("engagement.tell_of_extension", queue="mail", says="The news that a consultation has more time")
def tell_of_extension(*, extension_id: int) -> None:
    """Write to everybody who took part that there is more time, and why. Safe to run twice."""
    extension = Extension.objects.select_related("consultation__revision__mission").get(pk=extension_id)
    mission, until = extension.consultation.mission, extension.consultation.closes_on
    for email, key in participants_of(extension.consultation).values_list("email", "pk").iterator():
        enqueue_mail(
            to=email,
            subject=f"More time to comment on “{mission}”",
            body=(
                f"You took part in the consultation on “{mission}”. It is open longer now: until {long_date(until)}.\n\n"
                f"Why: {extension.reason}\n\nYou need not do anything. What you said still counts."
            ),
            key=f"extension:{extension.pk}:{key}",
        )


@handler("engagement.tell_of_response", queue="mail", says="The news that a consultation was answered")
def tell_of_response(*, response_id: int) -> None:
    """Write to everybody who took part what the council answers, with the part that answers what they said.

    Safe to run twice.
    """
    response = Response.objects.select_related("consultation__revision__mission").get(pk=response_id)
    consultation = response.consultation
    answers = {
        one.theme_id: one
        for one in ThemeAnswer.objects.filter(theme__consultation=consultation).select_related("theme")
    }
    said: dict[int, set[int]] = defaultdict(set)
    for author, theme in consultation.comments.visible().filter(theme__in=answers).values_list("author", "theme"):
        said[author].add(theme)
    for email, key in participants_of(consultation).values_list("email", "pk").iterator():
        parts = [_part(answers[theme]) for theme in sorted(said[key])]
        enqueue_mail(
            to=email,
            subject=f"What was done with what you said on “{consultation.mission}”",
            body="\n\n".join(
                [
                    f"You took part in the consultation on “{consultation.mission}”. The council has answered.",
                    f"You said: {response.you_said}",
                    f"We did: {response.we_did}",
                    *(["This answers what you wrote:"] if parts else []),
                    *parts,
                    "All of it stands on the page of the consultation.",
                ]
            ),
            key=f"response:{response.pk}:{key}",
        )


def _part(answer: ThemeAnswer) -> str:
    said = [f"{answer.theme.name}", f"What we heard: {answer.heard}"]
    said += [f"What we will do: {answer.will_do}"] if answer.will_do else []
    said += [f"What we will not do, and why: {answer.will_not}"] if answer.will_not else []
    return "\n".join(said)
