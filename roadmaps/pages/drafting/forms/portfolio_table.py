"""The form of a portfolio as a table: one field a cell, so that two people who change two cells never disturb each other."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict

from govuk.fields import Line, PlainText
from roadmaps.comparing.merging import spelled
from roadmaps.drafting.portfolio_table import COLUMNS, WHOLE, cells_of, name_of
from roadmaps.models import Contribution
from roadmaps.models.choices import ActorKind, InnovationStage, Instrument
from roadmaps.naming import kinds_of_organisations
from roadmaps.pages.drafting.forms.drafted import DraftForm, base_of
from roadmaps.pages.drafting.forms.in_one_line import FundingLines, write_funding
from roadmaps.pages.drafting.forms.solution import KNOWN_ORGANISATIONS, SMALL, ShareField

HEADINGS = {
    "title": "Name of the solution",
    "objective": "Objective",
    "lead_name": "Who leads it",
    "lead_kind": "Kind of lead",
    "innovation_stage": "Stage of innovation",
    "approach": "Approach",
    "expected_share": "Share, %",
    "instruments": "Policy instruments",
    "funding": "Money",
}
# A row that is there, and one that is new.
ROW = re.compile(r"^(c\d{1,18}|n\d{1,4})-")
BLANK_ROWS = 3
# In one save: see DATA_UPLOAD_MAX_NUMBER_FIELDS.
MOST_NEW = 100
# What is sent as it is kept.
WRITTEN = ("title", "objective", "lead_name", "lead_kind", "innovation_stage", "approach")
NOT_YET = [("", "Not said yet")]
NO_CHOICE = {"invalid_choice": "“%(value)s” is not one of the choices. Choose one from the list"}


@dataclass(frozen=True)
class Cell:
    """One cell: its field, its column, and in words what is ticked in it."""

    field: forms.BoundField
    column: str

    @property
    def heading(self) -> str:
        """The heading of its column."""
        return HEADINGS[self.column]

    @property
    def ticked(self) -> str:
        """The labels of what is ticked; empty for a cell without boxes, and where none is."""
        chosen = self.field.value() if self.column == "instruments" else []
        return ", ".join(label for key, label in Instrument.choices if key in (chosen or []))


@dataclass(frozen=True)
class Row:
    """One row as the page draws it: its cells, and the solution's part in the mission unless it is new."""

    name: str
    cells: list[Cell]
    contribution: Contribution | None


class PortfolioTable(DraftForm):
    """A row a solution. Those that are new are called n0, n1, …; a new row that is empty is passed over.

    ``rows`` are those of ``roadmaps.drafting.portfolio_table.rows_of``.
    """

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, rows: Iterable[Contribution], quiet: bool = False
    ) -> None:
        self.contributions = {f"c{one.pk}": one for one in rows}
        cells = {row: _asked(one) for row, one in self.contributions.items()}
        values = {name_of(row, column): value for row, there in cells.items() for column, value in there.items()}
        super().__init__(data, values=values, quiet=quiet)
        self.gone = self._gone() if data is not None else []
        self.new = self._new_rows()
        for row in [*self.contributions, *self.new]:
            called = str(self.contributions[row].solution) if row in self.contributions else "New solution"
            asked = cells.get(row, dict.fromkeys(COLUMNS))
            self.fields |= {name_of(row, column): _cell(column, called) for column in asked}
        if self.is_bound:
            self.data = self._with_rows_added_meanwhile()

    def _rows_sent(self) -> list[str]:
        return list(dict.fromkeys(found[1] for name in self.data if (found := ROW.match(name))))

    def _with_rows_added_meanwhile(self) -> QueryDict:
        """Return what was sent, with the rows that it does not know of as they stand: somebody added them since."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        added = {row for row in self.contributions if row not in self._rows_sent()}
        stands = {name: value for name, value in self.initial.items() if name.partition("-")[0] in added}
        for name, value in self.as_data(spelled(stands)).items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return data

    def _gone(self) -> list[str]:
        """Return the rows that were sent and are no more: somebody removed the solution meanwhile."""
        return [row for row in self._rows_sent() if row.startswith("c") and row not in self.contributions]

    def _new_rows(self) -> list[str]:
        sent = [row for row in self._rows_sent() if row.startswith("n")] if self.is_bound else []
        numbers = {int(row[1:]) for row in sent[:MOST_NEW]} | set(range(BLANK_ROWS))
        return [f"n{number}" for number in sorted(numbers)]

    def rows(self) -> list[Row]:
        """Return the rows as the page draws them: those that are there, then the new ones."""
        return [self._row(row) for row in (*self.contributions, *self.new)]

    def _row(self, row: str) -> Row:
        contribution = self.contributions.get(row)
        cells = [Cell(self[name], column) for column in COLUMNS if (name := name_of(row, column)) in self.fields]
        return Row(row, cells, contribution)

    @property
    def headings(self) -> list[tuple[str, str]]:
        """The columns with their headings."""
        return list(HEADINGS.items())

    @cached_property
    def total(self) -> Decimal:
        """What the shares of the rows come to as they stand in the form; what cannot be read counts for nothing."""
        found = Decimal(0)
        for row in (*self.contributions, *self.new):
            bound = self[name_of(row, "expected_share")]
            try:
                found += bound.field.to_python(bound.value()) or 0
            except forms.ValidationError:
                continue
        return found

    @property
    def over(self) -> Decimal:
        """By how many per cent the shares are more than the whole target; not positive while they fit."""
        return self.total - WHOLE

    @property
    def left(self) -> Decimal:
        """How many per cent of the target no row carries."""
        return WHOLE - self.total

    def clean(self) -> dict:
        """Ask for what a row needs; take the kind of a lead from the organisation of that name."""
        data = super().clean()
        kinds = kinds_of_organisations(data[name] for name in data if name.endswith("-lead_name"))
        for row in (*self.contributions, *self.new):
            cells = self._cells(data, row)
            if row in self.new and not says_anything(cells):
                continue
            title, lead, kind = (name_of(row, column) for column in ("title", "lead_name", "lead_kind"))
            if title in self.fields and not data.get(title) and title not in self.errors:
                self.add_error(title, "Enter the name of the solution")
            if data.get(lead) and not data.get(kind) and kind not in self.errors:
                data[kind] = kinds.get(data[lead].lower(), "")
                if not data[kind]:
                    self.add_error(kind, f"Choose what kind of organisation “{data[lead]}” is. It is new here")
        if self._touched_and_gone():
            self.add_error(None, "Somebody else removed a solution that you changed. Reload the page to see the others")
        return data

    def _touched_and_gone(self) -> bool:
        base = base_of(self.data)
        names = (name_of(row, column) for row in self.gone for column in WRITTEN)
        return any(spelled(self.data.get(name, "")) != base.get(name, "") for name in names)

    def _cells(self, data: Mapping[str, Any], row: str) -> dict[str, Any]:
        return {column: data[name_of(row, column)] for column in COLUMNS if name_of(row, column) in data}

    def shown(self, name: str, value: Any) -> str:
        """Return a spelled cell as a person reads it."""
        return write_funding(value) if name.endswith("-funding") else super().shown(name, value)


def _asked(contribution: Contribution) -> dict[str, Any]:
    cells = cells_of(contribution)
    return {"expected_share": cells["expected_share"]} if contribution.only_share else cells


def says_anything(cells: Mapping[str, Any]) -> bool:
    """Say whether any cell of a row holds something."""
    return any(value not in (None, "", []) for value in cells.values())


def _cell(column: str, called: str) -> forms.Field:
    """Return the field of a cell; its label says of which solution."""
    field = CELLS[column]()
    field.label = f"{HEADINGS[column]}: {called}"
    field.required = False
    return field


CELLS = {
    "title": lambda: Line(max_length=160),
    "objective": lambda: PlainText(rows=2),
    "lead_name": lambda: Line(max_length=160, widget=forms.TextInput(attrs=KNOWN_ORGANISATIONS)),
    "lead_kind": lambda: forms.ChoiceField(choices=NOT_YET + ActorKind.choices, error_messages=NO_CHOICE),
    "innovation_stage": lambda: forms.ChoiceField(choices=NOT_YET + InnovationStage.choices, error_messages=NO_CHOICE),
    "approach": lambda: Line(max_length=80),
    "expected_share": ShareField,
    "instruments": lambda: forms.MultipleChoiceField(
        choices=Instrument.choices, widget=forms.CheckboxSelectMultiple(attrs=SMALL), error_messages=NO_CHOICE
    ),
    "funding": FundingLines,
}
