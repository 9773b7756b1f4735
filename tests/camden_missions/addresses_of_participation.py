"""The addresses of comments, of looking after a consultation, and of notifications, filled with what the story holds."""

from datetime import timedelta

from django.utils import timezone

from engagement.consulting.documents import add_document
from engagement.models import Comment, Consultation
from engagement.moderating.appealing import appeal
from engagement.moderating.banning import ban
from engagement.moderating.looking import hide
from engagement.theming.correcting import make_theme
from notifications.models import Delivery
from notifications.telling import tell
from notifications.tokens import token_of
from tests import factories
from tests.camden_missions.address import Address
from tests.letters import letter_for_a_page


def of_comments(people: dict, consultation: Consultation, own: Comment, theirs: Comment) -> tuple[Address, ...]:
    """Return the addresses of comments and of moderating them; of what was hidden, an appeal waits."""
    moderators = people["moderator"], factories.moderator()
    hidden = factories.comment(consultation, people["resident"], body="Hidden, and appealed for.")
    hide(comment=hidden, by=moderators[1], reason="It is rude.", rule=factories.rule())
    appealed = appeal(comment=hidden, by=people["resident"], says="It was not.")
    banned = ban(
        person=factories.resident(), by=moderators[0], until=timezone.now() + timedelta(days=2), reason="Adverts."
    )
    slug, comment = {"slug": consultation.slug}, {"comment_id": theirs.pk}
    return (
        Address("comment_keep", slug, "post", {"body": "Half a sentence"}),
        Address("comment_kept", slug),
        Address("consultation_answers", slug),
        *(Address(name, comment) for name in ("comment", "comment_reply", "comment_report", "moderate")),
        Address("comment_back", comment, "post"),
        Address("comment_amend", {"comment_id": hidden.pk}),
        Address("comment_appeal", {"comment_id": hidden.pk}),
        *(Address(name) for name in ("own_comments", "house_rules", "moderation_next", "moderation_in_figures")),
        *(Address(name) for name in ("house_rules_edit", "held_words")),
        Address("appeal_decide", {"appeal_id": appealed.pk}),
        Address("ban", {"person_id": banned.person_id}),
        Address("ban_lift", {"ban_id": banned.pk}, "post"),
    )


def around_the_consultation(people: dict, consultation: Consultation) -> tuple[Address, ...]:
    """Return the addresses of looking after a consultation and its themes."""
    officer, slug = people["officer"], {"slug": consultation.mission.slug}
    texts = [
        add_document(
            consultation=consultation, by=officer, title="Notes", says="Notes.", name=f"{n}.txt", body=b"What we know."
        )
        for n in range(2)
    ]
    theme = make_theme(consultation=consultation, by=officer, name="Trees")
    return (
        Address("consultation_document", {"slug": consultation.slug, "document_id": texts[0].pk}),
        *(
            Address(f"consultation_{name}", slug)
            for name in ("look_after", "extend", "document_add", "invite", "enter", "enter_many")
        ),
        Address("consultation_document_remove", {**slug, "document_id": texts[1].pk}, "post"),
        Address("themes", slug),
        Address("theme_cards", slug),
        Address("theme", {**slug, "theme_id": theme.pk}),
        Address("theme_answer", {**slug, "theme_id": theme.pk}),
    )


def of_notifications(people: dict, consultation: Consultation) -> tuple[Address, ...]:
    """Return the addresses of notifications: the officer has one, and an email that failed."""
    officer = people["officer"]
    event = tell(
        "draft.invited",
        key="for a page",
        heading="A draft",
        address="/workbench/",
        mission="A draft",
        who="B",
        may="edit",
    )
    one = {"event": event, "person": officer, "topic": "work", "ended_at": timezone.now()}
    page = Delivery.objects.create(**one, channel="page", state="sent")
    email = Delivery.objects.create(**one, channel="email", state="failed")
    token = token_of(officer.pk, ["work"])
    return (
        *(Address(name) for name in ("notifications", "following", "notifications_settings")),
        Address("notification", {"delivery_id": page.pk}),
        Address("notifications_read", method="post"),
        Address("notify_came_back", method="post"),
        *(Address(name, {"token": token}) for name in ("notifications_settings_by_link", "notifications_stop")),
        Address("follow", {"kind": "consultation", "key": consultation.pk}),
        Address("job_email", {"delivery_id": email.pk}, "post", {"then": "retry"}),
        Address("mailbox_letter", {"name": letter_for_a_page()}),
    )
