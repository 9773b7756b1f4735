"""The one way in which every draft form is shown, autosaved, saved, and settled when two people changed the same."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views import View
from django_htmx.http import HttpResponseClientRedirect

from accounts.errors import Refusal
from govuk.typed import NOT_SHOWN, query_of, texts_of, typed_in
from roadmaps.comparing.merging import spelled
from roadmaps.drafting.autosaving import AUTOSAVES, autosave, autosaved_for, changed_since, forget_autosaved
from roadmaps.drafting.guidance import GUIDANCE
from roadmaps.errors import DoesNotFit, EditConflict
from roadmaps.models import Mission, WorkingCopy
from roadmaps.pages.drafting.conflict import conflict_again, conflict_page, settled
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.signing_in import signed_in_to_draft, typed_before_signing_in


@method_decorator(signed_in_to_draft, name="dispatch")
class DraftFormView(View):
    """A page with one draft form. What it edits, a page says in the methods above the line; all the rest is below.

    Four of those have no body here: no page has a form in common with another.

    ``label`` names what is edited, ``template`` shows it. A form that adds something begins empty again after saving,
    and the person goes on to ``following``; one that changes something ``stays``.
    """

    # See camden_missions.signing_in_again.
    brings_back_what_was_typed = True
    template: str
    label: str = ""
    stays = True
    # The mission whose submission waits for text that is not saved; None for what belongs to no mission.
    mission: Mission | None = None

    # What every page says for itself: there is no answer that would do for all.

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of what was sent, or of what is saved for None; a quiet one does not judge."""
        raise NotImplementedError

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Any:
        """Save what the form cleaned, merged onto ``base``; return what was saved. Raises what the deed raises."""
        raise NotImplementedError

    def around(self) -> dict[str, Any]:
        """Return what the page shows around the form, after asking whether the person may see it."""
        raise NotImplementedError

    def following(self, result: Any) -> str:
        """Return where "save and continue" leads after ``result`` was saved."""
        raise NotImplementedError

    def answer(self, form: DraftForm) -> dict[str, Any]:
        """Return what an autosave answers with: the panel as it would stand, the measures of the text."""
        return {}

    def in_words(self) -> list[tuple[str, str]]:
        """Return what is saved as pairs of a label and a text, for the page of what is frozen."""
        return self.make_form(None, False).in_words()

    def frozen_label(self) -> str:
        """Return the heading of the page once it is frozen."""
        return self.label

    # ------------------------------------------------------------------------------------------------------------

    def get(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        """Show the form: with what was typed and not saved, if there is any. Show what is frozen as text."""
        context = self.around()
        typed = typed_before_signing_in(request)
        if typed is not None:
            autosave(by=request.user, address=request.path, label=self.label, mission=self.mission, data=typed)
        autosaved = autosaved_for(request.user, request.path)
        if self.mission is not None and not self.mission.is_editable:
            return self._read(context, autosaved)
        form = self.make_form(query_of(autosaved.data), True) if autosaved else self.make_form(None, False)
        return self.page({**context, "form": form, "autosaved": autosaved, "saved": "saved" in request.GET})

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        """Autosave, add a row, settle a conflict, or save."""
        if request.POST.get("then") in AUTOSAVES:
            return self._autosave()
        if request.POST.get("more"):
            context = self.around()
            self._autosave_quietly()
            return self.page({**context, "form": self.make_form(request.POST, True)})
        data = settled(request, self.make_form(None, True)) if "settling" in request.POST else request.POST
        return self._ask_again() if data is None else self._save(data)

    def _read(self, context: dict[str, Any], autosaved: WorkingCopy | None) -> HttpResponse:
        """Show as text what can no longer be changed, and what the person typed too late."""
        typed = texts_of(autosaved.data) if autosaved else []
        frozen = {"heading": self.frozen_label(), "rows": self.in_words(), "autosaved": autosaved, "typed": typed}
        return render(self.request, "roadmaps/drafting/frozen.html", {**context, **frozen})

    def page(self, context: dict[str, Any]) -> HttpResponse:
        """Render the page, or for htmx its form; 422 when the form has errors."""
        has_errors = bool(context["form"].errors)
        template = f"{self.template}#form_part" if self.request.htmx else self.template
        answer = render(self.request, template, context, status=422 if has_errors else 200)
        if self.request.htmx:
            # A part alone tells the browser the page's title too, so that an error is heard of.
            title = format_html("<title>{}{} – Camden Missions</title>", "Error: " if has_errors else "", self.label)
            answer.content = title.encode() + answer.content
        answer["Vary"] = "HX-Request"
        return answer

    def _autosave(self) -> HttpResponse:
        """Keep what is being typed, and answer with when, and with what it would come to."""
        context, template = self.around(), "roadmaps/drafting/autosaved.html"
        if self._says_nothing_new():
            self._forget(self.request.POST)
            return render(self.request, template, {**context, "form": self.make_form(None, False)})
        try:
            copy = self._keep()
        except ValueError:
            return render(self.request, template, {"too_long": True}, status=413)
        form = self.make_form(self.request.POST, True)
        return render(self.request, template, {**context, "autosaved": copy, "form": form, **self.answer(form)})

    def _says_nothing_new(self) -> bool:
        """Say whether what was sent is just what a fresh page shows: typed and taken back, saved meanwhile, or sent empty."""
        fresh = self.make_form(None, True)
        if not changed_since(fresh.as_data(fresh.base), typed_in(self.request.POST)) - NOT_SHOWN:
            return True
        form = self.make_form(self.request.POST, False)
        return self.stays and form.is_valid() and spelled(form.cleaned_data) == fresh.base

    def _keep(self) -> Any:
        request = self.request
        return autosave(
            by=request.user,
            address=request.path,
            label=self.label,
            mission=self.mission,
            data=request.POST,
            touched=self._touched(),
        )

    def _forget(self, data: Mapping) -> None:
        forget_autosaved(self.request.user, self.request.path, data, self._touched(), self._saved_values)

    def _saved_values(self) -> Mapping[str, Any]:
        """Return what the form would send of what is saved now; nothing of what begins empty again."""
        form = self.make_form(None, True)
        return form.as_data(form.base) if self.stays else {}

    def _touched(self) -> set[str] | None:
        """Return the fields that were typed into on this page: as it says itself, or those that differ from its base.

        None when neither is known.
        """
        if "touched" in self.request.POST:
            return {name for name in self.request.POST["touched"].split(",") if name}
        form = self.make_form(self.request.POST, True)
        return changed_since(form.as_data(form.base), typed_in(self.request.POST)) if form.base else None

    def _autosave_quietly(self) -> None:
        """Keep what was sent and is not saved; what is longer than a person types is not worth it."""
        try:
            self._keep()
        except ValueError:
            return

    def _save(self, data: Mapping) -> HttpResponse:
        form = self.make_form(data, False)
        if not form.is_valid():
            context = self.around()
            if not self._says_nothing_new():
                self._autosave_quietly()
            return self.page({**context, "form": form})
        try:
            result = self.save(form.base, form.cleaned_data)
        except EditConflict as conflict:
            self._autosave_quietly()
            return conflict_page(self.request, self.label, form, conflict)
        except DoesNotFit as problem:
            for name, sentence in problem.faults.items():
                form.add_error(name if name in form.fields else None, sentence)
            return self.page({**self.around(), "form": form})
        except Refusal:
            self._autosave_if_theirs()
            raise
        self._forget(data)
        return self._saved(result)

    def _autosave_if_theirs(self) -> None:
        """Keep what could not be saved for whoever may see the page: the mission may come back to them."""
        try:
            self.around()
        except Refusal:
            return
        self._autosave_quietly()

    def _saved(self, result: Any) -> HttpResponse:
        if self.request.POST.get("then") == "continue" or not self.stays:
            return go(self.request, self.following(result))
        if self.request.htmx:
            # The notes are not counted: saving looks at nothing but what it saves.
            context = {"form": self.make_form(None, False), "saved_at": timezone.now(), "mission": self.mission}
            return self.page({**context, "guidance": GUIDANCE, "notes": None, "attached": None, "notable": True})
        return redirect(f"{self.request.path}?saved=1")

    def _ask_again(self) -> HttpResponse:
        """Show the conflict again: not every field was chosen."""
        form = self.make_form(None, True)
        conflict, missing = conflict_again(self.request, form, self.mission)
        return conflict_page(self.request, self.label, form, conflict, unchosen=missing)


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Send the browser to ``url``, by htmx or plainly."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
