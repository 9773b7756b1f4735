"""What the verbs of every app may refuse with. `camden_missions.refusals` turns each into a page."""


class Refusal(Exception):
    """A deed was not done; ``reasons`` are sentences for the person who asked."""

    status = 409
    title = "This cannot be done now"

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class NotAllowed(Refusal):
    """The person may not do this, whatever the state of things."""

    status = 403
    title = "You cannot do this"
