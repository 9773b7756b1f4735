"""What the verbs of the roadmap may refuse with."""

from accounts.errors import Refusal


class GateClosed(Refusal):
    """A step cannot be taken yet; each reason names what is missing."""

    title = "This step cannot be taken yet"


class WrongStage(Refusal):
    """The mission no longer stands where this deed begins."""

    title = "The mission has moved on"


class CheckIsClosed(Refusal):
    """A verdict came after the check was settled, or a second time."""

    title = "This check is closed"


class AssessmentUnfinished(Refusal):
    """An assessment was sent in with criteria left out."""

    title = "This assessment is not finished"


class ContentBroken(Refusal):
    """A content file cannot be loaded; the reasons name its lines."""

    title = "The file cannot be loaded"
