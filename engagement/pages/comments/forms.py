"""The forms of commenting and moderating."""

import uuid

from django import forms

from engagement.commenting import MOST_CHARACTERS
from engagement.models import Consultation, Question, Stance
from govuk.cleaning import clean_text, is_seen
from govuk.fields import PlainText


class CommentForm(forms.Form):
    """A stance, words, and the question that they answer, if any."""

    stance = forms.ChoiceField(
        label="Where do you stand?",
        choices=Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where you stand"},
    )
    question = forms.ModelChoiceField(
        label="Which question do you answer?",
        queryset=Question.objects.none(),
        empty_label="None of them in particular",
        required=False,
    )
    body = PlainText(
        label="Your comment",
        help_text=f"Up to {MOST_CHARACTERS:,} characters. Everyone can read it, with the name of your account. "
        "Leave out what is private, yours or anyone's.",
        rows=8,
        max_length=MOST_CHARACTERS,
        error_messages={"required": "Enter your comment"},
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, consultation: Consultation, **kwargs) -> None:
        kwargs.setdefault("initial", {}).setdefault("form_key", uuid.uuid4())
        super().__init__(*args, **kwargs)
        questions = consultation.questions.all()
        if questions:
            self.fields["question"].queryset = questions
        else:
            del self.fields["question"]

    def clean_body(self) -> str:
        """Text that is nothing but invisible characters is no comment."""
        body = clean_text(self.cleaned_data["body"])
        if not is_seen(body):
            raise forms.ValidationError("Enter your comment")
        return body


class EditCommentForm(CommentForm):
    """Change one's own words for a while."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("question", None)
        del self.fields["form_key"]
