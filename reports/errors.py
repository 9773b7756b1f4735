"""What the verbs of reports may refuse with."""

from accounts.errors import Refusal


class TooManyReports(Refusal):
    """The queue is full."""

    status = 503
    title = "Try again in a few minutes"


class NotReady(Refusal):
    """A file was asked for before it was made."""

    title = "This report is not ready"
