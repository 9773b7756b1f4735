"""What the verbs of participation may refuse with."""

from accounts.errors import Refusal


class ConsultationNotOpen(Refusal):
    """A comment came before the first day or after the last."""

    title = "This consultation is not open"


class CommentIsFixed(Refusal):
    """A comment can no longer be changed."""

    title = "This comment can no longer be changed"


class AlreadyPublished(Refusal):
    """A response was published, and stands."""

    title = "The response is published"


class NotYetOver(Refusal):
    """A response was begun while people may still comment."""

    title = "The consultation is still open"
