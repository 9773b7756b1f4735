"""The forms of commenting."""

import time
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing

from engagement.commenting.writing import MOST_CHARACTERS
from engagement.models import Audience, Consultation, Question, Stance, Tie
from engagement.moderating.holding import FAST, TRAP
from govuk.cleaning import clean_text, is_seen
from govuk.fields import PlainText
from roadmaps.models import Solution

SALT = "engagement.comment.began"


class WordsForm(forms.Form):
    """Words, and what tells a person from a machine without asking anything of a person."""

    body = PlainText(
        label="Your comment",
        help_text=f"Up to {MOST_CHARACTERS:,} characters. Everyone can read it, with the name of your account. "
        "Leave out what is private, yours or anyone's.",
        rows=8,
        max_length=MOST_CHARACTERS,
        error_messages={"required": "Enter your comment"},
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    began = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        initial = kwargs.setdefault("initial", {})
        initial.setdefault("form_key", uuid.uuid4())
        initial.setdefault("began", signing.dumps(int(time.time()), salt=SALT))
        super().__init__(*args, **kwargs)

    def clean_body(self) -> str:
        """Text that is nothing but invisible characters is no comment."""
        body = clean_text(self.cleaned_data["body"])
        if not is_seen(body):
            raise forms.ValidationError("Enter your comment")
        return body

    def signs(self) -> list[str]:
        """Return what makes a moderator look at it first: a field filled in that nobody sees, a form sent in no time."""
        found = [TRAP] if self.data.get("website") else []
        try:
            began = signing.loads(self.cleaned_data.get("began", ""), salt=SALT)
        except signing.BadSignature:
            # A page from before an update, or one that somebody kept for long.
            return found
        return [*found, FAST] if time.time() - began < settings.COMMENT_LEAST_SECONDS else found

    def as_deed(self) -> dict[str, Any]:
        """Return the keywords of the deed."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "began"}
        return {**data, "signs": self.signs()}


class AboutForm(forms.Form):
    """Where somebody stands, and the question or the solution that their words are about, if any."""

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
    solution = forms.ModelChoiceField(
        label="Which solution is it about?",
        queryset=Solution.objects.none(),
        empty_label="The mission as a whole",
        required=False,
    )

    def __init__(self, *args, consultation: Consultation, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        slugs = [one["slug"] for one in consultation.revision.document["solutions"]]
        self._offer("question", consultation.questions.filter(kind=Question.Kind.OPEN))
        self._offer("solution", Solution.objects.filter(slug__in=slugs).order_by("title"))

    def _offer(self, name: str, found: Any) -> None:
        if found:
            self.fields[name].queryset = found
        else:
            del self.fields[name]


class CommentForm(AboutForm, WordsForm):
    """A stance, words, and the question or the solution that they are about, if any."""

    tie = forms.ChoiceField(
        label="What joins you to the borough?",
        help_text="This consultation asks people who live, work or study here. Nobody checks: your word is enough.",
        choices=Tie.How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what joins you to the borough"},
    )
    field_order = ["tie", "stance", "question", "solution", "body"]

    def __init__(self, *args, consultation: Consultation, known_tie: str = "", **kwargs) -> None:
        kwargs.setdefault("initial", {}).setdefault("tie", known_tie)
        super().__init__(*args, consultation=consultation, **kwargs)
        if consultation.audience != Audience.LOCAL:
            del self.fields["tie"]


class EditCommentForm(forms.Form):
    """Change one's own words for a while; a reply takes no stance."""

    stance = CommentForm.base_fields["stance"]
    body = WordsForm.base_fields["body"]
    clean_body = WordsForm.clean_body

    def __init__(self, *args, is_reply: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if is_reply:
            del self.fields["stance"]


class ReplyForm(WordsForm):
    """The words of a reply."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = "Your reply"
        self.fields["body"].error_messages["required"] = "Enter your reply"


class AnswersForm(forms.Form):
    """The questions of a consultation that are answered by choosing. None of them has to be answered."""

    def __init__(self, *args, consultation: Consultation, known_tie: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if consultation.audience == Audience.LOCAL:
            self.fields["tie"] = CommentForm.base_fields["tie"]
            self.fields["tie"].initial = known_tie
        self.questions = [one for one in consultation.questions.all() if not one.is_open_text]
        for question in self.questions:
            self.fields[f"question_{question.pk}"] = _field_of(question)

    def chosen(self) -> dict[Question, list[int]]:
        """Return what was chosen of each question."""
        given = {question: self.cleaned_data[f"question_{question.pk}"] for question in self.questions}
        return {
            question: [int(one) for one in (value if isinstance(value, list) else [value]) if one != ""]
            for question, value in given.items()
        }


def _field_of(question: Question) -> forms.ChoiceField:
    given = {"label": question.text, "help_text": question.help_text, "required": False}
    if question.kind == Question.Kind.SEVERAL:
        return forms.MultipleChoiceField(choices=question.choices, widget=forms.CheckboxSelectMultiple, **given)
    choices = [*question.choices, ("", "I do not want to say")]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **given)
