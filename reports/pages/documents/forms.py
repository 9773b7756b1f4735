"""The form on which one chooses what goes into a document."""

from typing import Any

from django import forms
from django.utils import timezone

from govuk.fields import DateField
from reports.documents.catalogue import Document, period_of
from reports.models import Design
from roadmaps.models import Mission

SMALL = {"class": "govuk-checkboxes--small"}
# More missions than people can look over are not offered one by one.
MOST_MISSIONS = 60


class ChoicesForm(forms.Form):
    """Which design, which parts, which missions, which days: as the kind of document has them."""

    design = forms.ChoiceField(
        label="How it looks",
        choices=Design.choices,
        initial=Design.SCREEN,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it looks"},
    )

    def __init__(self, *args: Any, document: Document, subject: Any, **kwargs: Any) -> None:
        self.document = document
        super().__init__(*args, **kwargs)
        if not document.has_design:
            self.fields["design"].required = False
            self.fields["design"].widget = forms.HiddenInput()
        if document.has_period:
            self._add_period()
        if document.parts:
            self.fields["parts"] = forms.MultipleChoiceField(
                label="What goes in",
                help_text="The heart of the document is always in it.",
                choices=list(document.parts.items()),
                initial=list(document.parts),
                required=False,
                widget=forms.CheckboxSelectMultiple(attrs=SMALL),
            )
        if document.chooses_missions:
            self._add_missions(subject)

    def _add_period(self) -> None:
        since, until = period_of({})
        self.fields["since"] = DateField(label="First day", initial=since)
        self.fields["until"] = DateField(label="Last day", initial=until)

    def _add_missions(self, subject: Any) -> None:
        public = Mission.objects.public_within(subject)
        missions = list(public.order_by("challenge__position", "position").values_list("slug", "title"))
        if 1 < len(missions) <= MOST_MISSIONS:
            self.fields["missions"] = forms.MultipleChoiceField(
                label="Which missions",
                choices=missions,
                initial=[slug for slug, _ in missions],
                widget=forms.CheckboxSelectMultiple(attrs=SMALL),
                error_messages={"required": "Choose at least one mission"},
            )

    def clean(self) -> dict[str, Any]:
        """Return what was chosen, in days that follow each other and are not to come."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "The last day must be the same as or after the first day")
        elif until and until > timezone.localdate():
            self.add_error("until", "The last day must be today or in the past")
        return cleaned

    def options(self) -> dict[str, Any]:
        """Return what was chosen as a report keeps it; what stands for everything is left out."""
        chosen = self.cleaned_data
        found: dict[str, Any] = {}
        if "parts" in chosen and len(chosen["parts"]) < len(self.document.parts):
            found["parts"] = chosen["parts"]
        if "missions" in chosen and len(chosen["missions"]) < len(self.fields["missions"].choices):
            found["missions"] = chosen["missions"]
        if self.document.has_period:
            found |= {name: chosen[name].isoformat() for name in ("since", "until")}
        return found

    @classmethod
    def as_chosen(cls, options: dict[str, Any], design: str) -> dict[str, Any]:
        """Return options as the first values of the form."""
        days = dict(zip(("since", "until"), period_of(options), strict=True))
        return {"design": design, **{k: v for k, v in options.items() if k in ("parts", "missions")}, **days}
