"""The forms of submitting and of the steps."""

from django import forms

from govuk.fields import PlainText


class NoteForm(forms.Form):
    """A word to go with a submission."""

    note = PlainText(
        label="A note to the assessors",
        help_text="What has changed since the last check, or what you are least sure of.",
        required=False,
        rows=3,
    )


class ReasonForm(forms.Form):
    """The reason of a step; required where the step says so."""

    reason = PlainText(label="Reason", rows=4, error_messages={"required": "Give the reason: it is kept on the record"})

    def __init__(self, *args, required: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required
        self.fields["reason"].help_text = (
            "Published with the mission. It cannot be changed." if required else "Kept on the mission's record."
        )
