"""The forms of themes."""

from django import forms

from engagement.models import Consultation, Theme
from govuk.fields import Line, PlainText
from roadmaps.models import Revision


class NameForm(forms.Form):
    """The name of a theme."""

    name = Line(label="What it is about", max_length=120, error_messages={"required": "Enter what it is about"})


class MergeForm(forms.Form):
    """Into which theme another goes."""

    into = forms.ModelChoiceField(
        label="Put all its comments into",
        queryset=Theme.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose a theme"},
    )

    def __init__(self, *args, theme: Theme, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = theme.consultation.themes.exclude(pk=theme.pk)


class MoveForm(forms.Form):
    """Into which theme comments go: one that is there, or a new one."""

    to = forms.ModelChoiceField(
        label="Which theme is it about?",
        queryset=Theme.objects.none(),
        widget=forms.RadioSelect,
        empty_label="Another one",
        required=False,
    )
    new = Line(label="What the other one is about", required=False, max_length=120)

    def __init__(self, *args, consultation: Consultation, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = consultation.themes.all()

    def clean(self) -> dict:
        """One of the two."""
        data = super().clean()
        if not data.get("to") and not data.get("new"):
            self.add_error("new", "Choose a theme, or enter what another one is about")
        return data


class AnswerForm(forms.Form):
    """What was heard, what will be done, and what not and why."""

    heard = PlainText(
        label="What we heard", rows=5, max_length=10_000, error_messages={"required": "Enter what you heard"}
    )
    will_do = PlainText(label="What we will do", required=False, rows=5, max_length=10_000)
    will_not = PlainText(label="What we will not do, and why", required=False, rows=5, max_length=10_000)
    revision = forms.ModelChoiceField(
        label="In which revision did it change?",
        queryset=Revision.objects.none(),
        empty_label="It changed nothing in the words of the mission",
        required=False,
    )

    def __init__(self, *args, theme: Theme, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        mission = theme.consultation.mission
        self.fields["revision"].queryset = mission.revisions.defer("document").order_by("-number")
        self.fields["revision"].label_from_instance = lambda one: f"Revision {one.number}"

    def clean(self) -> dict:
        """An answer says what is done, or what is not."""
        data = super().clean()
        if not data.get("will_do") and not data.get("will_not"):
            self.add_error("will_do", "Enter what you will do, or what not and why")
        return data
