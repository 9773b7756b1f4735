"""What the verbs of reports may refuse with."""

from accounts.errors import Refusal


class TooManyReports(Refusal):
    """The queue is full."""

    status = 503
    title = "Try again in a few minutes"


class NotReady(Refusal):
    """A file was asked for that is not made yet, or not kept any more."""

    title = "This report is not ready"


class NotUnderWay(Refusal):
    """Something was to be cancelled that is not being made."""

    title = "There is nothing to cancel"


class LinkIsOver(Refusal):
    """A link to a file was used after its time, or is not one of ours."""

    status = 410
    title = "This link no longer works"


class CannotBeSent(Refusal):
    """Somebody was named whom a document cannot be made for."""

    title = "The report cannot be sent to everybody"
