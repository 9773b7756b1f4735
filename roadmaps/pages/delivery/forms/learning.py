"""The form of what was learnt."""

from typing import Any

from django import forms

from govuk.fields import Line, PlainText
from roadmaps.models import LearningEntry, Mission

FIGURE = "figure"
WHOLE = ("", "The mission as a whole")


class LearningForm(forms.Form):
    """What was tried, what was found, what changes because of it."""

    title = Line(
        label="What you learnt, in one line",
        help_text="Such as “Tenants open the door to a neighbour sooner than to a letter”.",
        max_length=160,
        error_messages={"required": "Enter what you learnt, in one line"},
    )
    outcome = forms.ChoiceField(
        label="How did it go?",
        choices=LearningEntry.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it went"},
    )
    tried = PlainText(
        label="What was tried?", rows=4, max_length=4_000, error_messages={"required": "Enter what was tried"}
    )
    found = PlainText(
        label="What was found?",
        help_text="What you saw, with figures if you have them.",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Enter what was found"},
    )
    changes = PlainText(
        label="What changes because of it?",
        help_text="If nothing does, say why.",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Enter what changes because of it"},
    )
    stops = PlainText(
        label="What stops because of it?",
        help_text="Nobody is blamed for what did not work. Others need not try it again.",
        required=False,
        rows=3,
        max_length=2_000,
    )
    about = forms.ChoiceField(label="What is it about?", required=False)
    is_public = forms.TypedChoiceField(
        label="Who can read it?",
        choices=[("yes", "Everybody"), ("no", "People who work for the council")],
        coerce=lambda text: text == "yes",
        widget=forms.RadioSelect,
        initial="yes",
        error_messages={"required": "Choose who can read it"},
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stops"].needed_when = "needed if it did not work"
        self.things = _things(mission)
        labels = {key: label for key, (label, _) in self.things.items()}
        self.fields["about"].choices = [WHOLE, *labels.items(), (FIGURE, "The figure of the target")]

    def clean(self) -> dict:
        """What did not work says what stops."""
        data = super().clean()
        if data.get("outcome") == LearningEntry.Outcome.FAILED and not data.get("stops"):
            self.add_error("stops", "Enter what stops because of it")
        return data

    def as_deed(self) -> dict[str, Any]:
        """Return the fields of an entry."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "about"}
        chosen = self.cleaned_data.get("about", "")
        kind = chosen.partition(":")[0]
        about = dict.fromkeys(("solution", "milestone", "revision"))
        if chosen in self.things:
            about[kind] = self.things[chosen][1]
        return {**said, **about, "is_about_figure": chosen == FIGURE}


def _things(mission: Mission) -> dict[str, tuple[str, Any]]:
    """Return what an entry can be about, by its name in the form: its label, and the row."""
    solutions = [one.solution for one in mission.contributions.select_related("solution").order_by("solution__title")]
    found = {f"solution:{one.pk}": (f"Solution: {one.title}", one) for one in solutions}
    found |= {f"milestone:{one.pk}": (f"Milestone: {one.title}", one) for one in mission.milestones.all()}
    revisions = mission.revisions.defer("document").order_by("-number")
    return found | {f"revision:{one.pk}": (f"Revision {one.number}", one) for one in revisions}


def initial_of(entry: LearningEntry) -> dict[str, Any]:
    """Return what the form of an entry begins with."""
    names = ("title", "outcome", "tried", "found", "changes", "stops")
    about = next(
        (f"{name}:{key}" for name in ("solution", "milestone", "revision") if (key := getattr(entry, f"{name}_id"))),
        FIGURE if entry.is_about_figure else "",
    )
    return {
        **{name: getattr(entry, name) for name in names},
        "about": about,
        "is_public": "yes" if entry.is_public else "no",
    }
