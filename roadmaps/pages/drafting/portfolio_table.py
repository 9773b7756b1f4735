"""The portfolio of a draft as a table: typed into, pasted into from a spreadsheet, filled down, saved in one go."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import get_text_list

from roadmaps.drafting import as_typed
from roadmaps.drafting.portfolio_table import name_of, rows_of, save_table
from roadmaps.models import Contribution, Mission
from roadmaps.naming import kinds_of_organisations, suggested_organisations
from roadmaps.pages.drafting import pasting
from roadmaps.pages.drafting.editing import DraftFormView
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.portfolio_table import HEADINGS, PortfolioTable, says_anything
from roadmaps.pages.drafting.gaps import matrices_of
from roadmaps.pages.drafting.missions import draft_of, part_context
from roadmaps.pages.drafting.panel import panel_as_typed

A_PAGE = 50
FILL = "fill-"
# As many headings that nothing here is called like are named.
NAMED = 6


class PortfolioView(DraftFormView):
    """The table. What is pasted or filled down is put into its cells, for the person to look at and save."""

    label = "Portfolio"
    template = "roadmaps/drafting/portfolio.html"

    @cached_property
    def mission(self) -> Mission:
        """The mission. Raises Http404 and NotAllowed."""
        return draft_of(self.request, self.kwargs["slug"])

    @property
    def number(self) -> int:
        """The number of the page of the table, from 1."""
        return self.kwargs.get("page", 1)

    def _rows(self) -> list[Contribution]:
        if self.number not in self._pages:
            raise Http404
        start = (self.number - 1) * A_PAGE
        return list(rows_of(self.mission, self.request.user)[start : start + A_PAGE])

    @cached_property
    def _pages(self) -> range:
        return range(1, max(-(-self.mission.contributions.count() // A_PAGE), 1) + 1)

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the table of this page's solutions, with rows for new ones."""
        return PortfolioTable(data, rows=self._rows(), quiet=quiet)

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Put what was pasted or is to be filled down into the cells, then go on as every draft form does."""
        more = request.POST.get("more", "")
        if more == "paste":
            request.POST = self._with_pasted(request.POST.copy())
        elif more.startswith(FILL) and more.removeprefix(FILL) in HEADINGS:
            data = request.POST.copy()
            form = self.make_form(data, True)
            pasting.fill_down(data, more.removeprefix(FILL), [*form.contributions, *form.new])
            request.POST = data
        return super().post(request, **address)

    def _with_pasted(self, data: Any) -> Any:
        found = pasting.read_pasted(data.get("pasted", ""))
        there = {
            data.get(name_of(row, "title")) or str(one.solution): row
            for row, one in self.make_form(data, True).contributions.items()
        }
        new, changed = pasting.put_into(data, found.rows, there)
        data["pasted"] = "" if found.rows else data.get("pasted", "")
        self._say(found, new, changed)
        return data

    def _say(self, found: pasting.Pasted, new: int, changed: int) -> None:
        if not found.rows:
            messages.warning(self.request, "Nothing was found in what you pasted. Copy whole rows from a spreadsheet.")
            return
        parts = [
            f"{number} {words}"
            for number, words in (
                (new, "new solution" if new == 1 else "new solutions"),
                (changed, "that is here already" if changed == 1 else "that are here already"),
            )
            if number
        ]
        messages.info(
            self.request,
            f"Pasted: {get_text_list(parts, 'and')}. Look through the rows, then save. Nothing is saved yet.",
        )
        if found.unknown:
            named = get_text_list([f"“{one[:40]}”" for one in found.unknown[:NAMED]], "and")
            messages.warning(self.request, f"Not used, because the table has no such column: {named}.")
        if found.too_many:
            first = found.too_many[0].get("title", "the next one")
            messages.warning(
                self.request,
                f"{len(found.too_many)} rows were too many for one time, from “{first}” on. Save these, then paste the others.",
            )

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Mission:
        """Save the table, and name the organisations that are new by it."""
        rows, new = _split(values)
        leads = {cells["lead_name"] for cells in (*rows.values(), *new.values()) if cells.get("lead_name")}
        known = kinds_of_organisations(leads)
        save_table(mission=self.mission, by=self.request.user, base=base, rows=rows, new=new)
        if added := sorted(lead for lead in leads if lead.lower() not in known):
            named = get_text_list(added[:NAMED], "and")
            messages.success(self.request, f"New among the organisations: {named}.")
        # It was read before the portfolio changed.
        del self.mission
        return self.mission

    def around(self) -> dict[str, Any]:
        """Return the part, the panel, the organisations to choose from and the pages of the table."""
        context = part_context(self.request, self.mission, "draft_portfolio")
        return {
            **context,
            "notable": False,
            "organisations": suggested_organisations(),
            "pages": self._pages if len(self._pages) > 1 else (),
            "page_number": self.number,
            "matrices": matrices_of(self.mission),
        }

    def in_words(self) -> list[tuple[str, str]]:
        """Return each solution of the page with its objective."""
        return [(str(row.solution), row.solution.objective) for row in self._rows()]

    def following(self, result: Mission) -> str:
        """Go back to the draft."""
        return reverse("draft", args=[self.kwargs["slug"]])

    def answer(self, form: DraftForm) -> dict[str, Any]:
        """Answer with the panel as it would stand with the table, and what the shares come to."""
        return {"table": form, **panel_as_typed(self.mission, self.make_form(form.data, False), self.put)}

    def put(self, document: dict[str, Any], values: Any) -> dict[str, Any]:
        """Put the cells into the document."""
        rows, new = _split(values)
        slugs = dict(self.mission.contributions.filter(pk__in=rows).values_list("pk", "solution__slug"))
        return as_typed.with_table(document, {slugs[key]: rows[key] for key in slugs}, new.values())


def _split(values: Mapping[str, Any]) -> tuple[dict[int, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Return the cells of the rows that are there, by the keys of contributions, and of the new ones that say anything."""
    rows: dict[int, dict[str, Any]] = {}
    new: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        row, _, column = name.partition("-")
        if row.startswith("c"):
            rows.setdefault(int(row[1:]), {})[column] = value
        else:
            new.setdefault(row, {})[column] = value
    return rows, {row: cells for row, cells in new.items() if says_anything(cells)}
