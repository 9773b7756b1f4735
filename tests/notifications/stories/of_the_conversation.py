"""Stories of consultations, comments and moderation."""

import uuid
from datetime import timedelta

from django.utils import timezone

from accounts.models import Person
from engagement.commenting.backing import back
from engagement.commenting.writing import comment, reply
from engagement.consulting.closing import close_what_is_over
from engagement.consulting.opening import extend
from engagement.consulting.telling import tell_of_consultations
from engagement.models import Consultation
from engagement.moderating.appealing import appeal, decide
from engagement.moderating.banning import ban
from engagement.moderating.looking import allow, hide
from engagement.responding import save_response
from tests import factories
from tests.notifications.stories import Stories, follower

STORIES = Stories()


def say(consultation: Consultation, by: Person | None = None, **given):
    by = by or factories.resident()
    said = {"stance": "support", "body": "Yes, at night too.", "form_key": uuid.uuid4(), **given}
    return comment(consultation=consultation, by=by, **said)


@STORIES.of("consultation.opened")
def _(officer):
    mission = factories.checked(officer)
    told = follower(mission)
    factories.open_on(mission, officer)
    return told, f"Have your say on “{mission}”", "To hear what you think."


@STORIES.of("consultation.extended")
def _(officer):
    consultation = factories.consultation(officer)
    told = say(consultation).author
    later = consultation.closes_at + timedelta(days=7)
    extend(consultation=consultation, by=officer, closes_at=later, reason="A strike stopped the post.")
    return told, f"More time to comment on “{consultation.mission}”", "A strike stopped the post."


@STORIES.of("consultation.closing")
def _(officer):
    consultation = factories.consultation(officer, opens=-30, closes=2)
    told = follower(consultation.mission)
    tell_of_consultations()
    return told, f"Last days to comment on “{consultation.mission}”", "do it before then"


@STORIES.of("consultation.closed")
def _(officer):
    consultation = factories.consultation(officer)
    told = say(consultation).author
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now())
    close_what_is_over()
    return told, f"The consultation on “{consultation.mission}” has closed", "answers before the commission decides"


@STORIES.of("response.published")
def _(officer):
    consultation = factories.consultation(officer)
    told = say(consultation).author
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now())
    close_what_is_over()
    save_response(consultation=consultation, by=officer, you_said="Nights.", we_did="We moved it.", publish=True)
    return told, f"What was done with what people said on “{consultation.mission}”", "We did: We moved it."


@STORIES.of("comment.answered")
def _(officer):
    consultation = factories.consultation(officer)
    said = say(consultation)
    reply(to=said, by=officer, body="We will measure it.", form_key=uuid.uuid4())
    return said.author, f"The council replied to your comment on “{consultation.mission}”", "We will measure it."


@STORIES.of("comment.backed")
def _(officer):
    said = say(factories.consultation(officer))
    back(comment=said, by=factories.resident())
    return said.author, f"Your comment on “{said.consultation.mission}” is backed", "1 so far"


@STORIES.of("comment.shown")
def _(officer):
    said = say(factories.consultation(officer, asked={"moderation": "before"}))
    allow(comment=said, by=factories.moderator())
    return said.author, f"Your comment on “{said.consultation.mission}” is on the page", "Everybody can read it now."


@STORIES.of("comment.hidden")
def _(officer):
    said = say(factories.consultation(officer))
    hide(comment=said, by=factories.moderator(), reason="It names a neighbour.", rule=factories.rule())
    return said.author, f"Your comment on “{said.consultation.mission}” was hidden", "Rule: Be civil"


@STORIES.of("appeal.made")
def _(officer):
    said = say(factories.consultation(officer))
    other = factories.moderator()
    hide(comment=said, by=factories.moderator(), reason="It names a neighbour.")
    appeal(comment=said, by=said.author, says="It names nobody.")
    return other, f"An appeal waits: a comment on “{said.consultation.mission}”", "It names nobody."


@STORIES.of("appeal.decided")
def _(officer):
    said = say(factories.consultation(officer))
    hide(comment=said, by=factories.moderator(), reason="It names a neighbour.")
    made = appeal(comment=said, by=said.author, says="It names nobody.")
    decide(appeal=made, by=factories.moderator(), outcome="upheld", reason="That is right.")
    return said.author, "Your appeal was decided", "It is shown again."


@STORIES.of("person.banned")
def _(_officer):
    told = factories.resident()
    ban(person=told, by=factories.moderator(), until=timezone.now() + timedelta(days=3), reason="Adverts.")
    return told, "You cannot comment for a time", "Why: Adverts."
