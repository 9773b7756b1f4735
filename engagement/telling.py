"""What the author of a comment hears of it: a reply, that others back it, that it is shown; and what is taken back."""

from accounts.models import Person
from engagement.models import Comment
from notifications.telling import take_back, tell

ANSWERED = "comment.answered"


def tell_author(
    kind: str, comment: Comment, /, *, key: object, by: Person | None = None, address: str = "", **words: object
) -> None:
    """Tell the author of a comment, if it has one here, what happened to it."""
    if comment.author_id is None:
        return
    mission = comment.consultation.mission
    tell(
        kind,
        key=str(key),
        heading=str(mission),
        address=address or comment.get_absolute_url(),
        to=[comment.author_id],
        but_not=[by],
        mission=mission,
        **words,
    )


def tell_of_reply(reply: Comment) -> None:
    """Tell whoever wrote a comment that somebody replied to it, once the reply can be seen. A comment is no reply."""
    if reply.reply_to_id is None or reply.held_at or reply.hidden_at or reply.withdrawn_at:
        return
    said = {"comment": reply.reply_to.body, "reply": reply.body}
    who = "The council" if reply.is_official else reply.author
    tell_author(ANSWERED, reply.reply_to, key=reply.pk, by=reply.author, who=who, **said)


def take_back_reply(reply: Comment) -> None:
    """Let nobody be told any more what stood in a reply that was hidden, withdrawn, or is held."""
    if reply.reply_to_id is not None:
        take_back(ANSWERED, key=str(reply.pk))
