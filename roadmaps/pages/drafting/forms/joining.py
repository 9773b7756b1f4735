"""The form that lets a solution of another mission serve this one too."""

from django import forms

from govuk.finding import FoundByName
from roadmaps.models import Mission, Solution
from roadmaps.pages.drafting.forms.solution import ShareField


class JoinForm(forms.Form):
    """A solution that exists already, to serve this mission too."""

    solution = FoundByName(
        Solution.objects.none(),
        names=("title",),
        what="solution",
        label="Solution",
        empty_label="Choose a solution",
        error_messages={
            "required": "Choose a solution",
            "invalid_choice": "Choose one of the solutions in the list",
        },
    )
    expected_share = ShareField()

    def __init__(self, *args, mission: Mission, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        own = Mission.objects.own()
        self.fields["solution"].queryset = (
            Solution.objects.filter(contributions__mission__in=own)
            .exclude(contributions__mission=mission)
            .distinct()
            .order_by("title")
        )
