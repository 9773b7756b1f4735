"""The forms of a mission's own fields: a part a page, one question a page, or all of it on one."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from roadmaps.drafting.missions import save_draft
from roadmaps.drafting.sharing import may_change
from roadmaps.drafting.task_list import BY_NAME, QUESTIONS, part_of_question
from roadmaps.models import Mission
from roadmaps.pages.drafting.editing import DraftFormView
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.mission import (
    DatesForm,
    EvidenceForm,
    MissionForm,
    TargetForm,
    WholeForm,
    WordsForm,
    values_of,
)
from roadmaps.pages.drafting.missions import after_part, draft_context, draft_of, part_context
from roadmaps.pages.drafting.panel import as_it_would_stand

FORMS: dict[str, type[MissionForm]] = {
    "draft_words": WordsForm,
    "draft_challenge": EvidenceForm,
    "draft_target": TargetForm,
    "draft_dates": DatesForm,
}


class MissionFieldsView(DraftFormView):
    """A form of some of the mission's own fields. Saving costs no look at the portfolio."""

    template = "roadmaps/drafting/form.html"
    form: type[MissionForm]
    only: tuple[str, ...] = ()

    @cached_property
    def mission(self) -> Mission:
        """The mission, once something of it is needed. Raises Http404 and NotAllowed."""
        return draft_of(self.request, self.kwargs["slug"])

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of the fields that are asked for."""
        values = values_of(self.mission) if data is None else None
        return self.form(data, values=values, only=self.only, quiet=quiet)

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Mission:
        """Save the fields; the mission is then the one that was saved."""
        try:
            self.mission = save_draft(mission=self.kwargs["slug"], by=self.request.user, base=base, **values)
        except Mission.DoesNotExist:
            raise Http404 from None
        return self.mission

    def of_challenge(self) -> dict[str, str]:
        """Return where a change to the evidence is suggested, if the form asks for it and others share the challenge."""
        asks = "evidence" in self.form.base_fields and (not self.only or "evidence" in self.only)
        if not asks or may_change(self.mission.challenge, self.request.user):
            return {}
        return {"suggest": reverse("challenge_suggest", args=[self.mission.challenge_id])}

    def answer(self, form: DraftForm) -> dict[str, Any]:
        """Answer with the panel as it would stand."""
        return as_it_would_stand(self.mission, form)


class PartView(MissionFieldsView):
    """One part of a draft, by the name of its address."""

    part = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take the part's label and form."""
        super().setup(request, *args, **kwargs)
        self.label, self.form = BY_NAME[self.part].label, FORMS[self.part]

    def around(self) -> dict[str, Any]:
        """Return the part, the panel, and where the draft goes on."""
        return part_context(self.request, self.mission, self.part) | self.of_challenge()

    def following(self, result: Mission) -> str:
        """Go on to the next part."""
        return after_part(self.part, self.kwargs["slug"])


class WholeView(MissionFieldsView):
    """All words, target and dates on one long page."""

    label = "All of it on one page"
    template = "roadmaps/drafting/whole.html"
    form = WholeForm

    def around(self) -> dict[str, Any]:
        """Return the panel and the lists of the draft."""
        return draft_context(self.request, self.mission, self.label) | self.of_challenge()

    def following(self, result: Mission) -> str:
        """Go back to the draft."""
        return reverse("draft", args=[self.kwargs["slug"]])


class QuestionView(MissionFieldsView):
    """One question of a draft, for whoever wants them one at a time."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the question. Raises Http404."""
        super().setup(request, *args, **kwargs)
        self.asked = next((one for one in QUESTIONS if one.name == kwargs["name"]), None)
        if self.asked is None:
            raise Http404
        self.part = part_of_question(self.asked.name)
        self.number = QUESTIONS.index(self.asked)
        self.label, self.only, self.form = self.asked.asks, self.asked.fields, FORMS[self.part.name]

    def around(self) -> dict[str, Any]:
        """Return the question, its number, and the one before it."""
        return {
            **draft_context(self.request, self.mission, self.label),
            **self.of_challenge(),
            "question": self.asked,
            "part": self.part,
            "question_number": self.number + 1,
            "questions": len(QUESTIONS),
            "before": QUESTIONS[self.number - 1] if self.number else None,
        }

    def following(self, result: Mission) -> str:
        """Go on to the next question, and after the last to the milestones."""
        slug, after = self.kwargs["slug"], self.number + 1
        if after < len(QUESTIONS):
            return reverse("draft_question", args=[slug, QUESTIONS[after].name])
        return reverse("draft_milestones", args=[slug])
