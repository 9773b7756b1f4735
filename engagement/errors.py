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


class NotLonger(Refusal):
    """A consultation cannot be given the time that was asked for."""

    title = "The close was not moved"


class FileNotTaken(Refusal):
    """A file cannot be put beside a consultation."""

    title = "The file was not added"


class NotAsked(Refusal):
    """Only some people may comment, and this is not one of them; or somebody may not for a time."""

    title = "You cannot comment here"


class NoReply(Refusal):
    """A reply cannot stand where it was to stand."""

    title = "You cannot reply to this"


class DecidedMeanwhile(Refusal):
    """Another moderator decided on the same comment since the page was opened."""

    title = "Another moderator was there before you"


class NoAppeal(Refusal):
    """A hidden comment cannot be appealed for, or changed for another look."""

    title = "This was looked at already"


class NotAnswered(Refusal):
    """A response was to be published while a theme has no answer."""

    title = "The response was not published"


class RunsAlready(Refusal):
    """The themes of a consultation cannot be changed now."""

    title = "The themes were not changed"
