"""A field of several rows: funding lines, partners, milestones. Works without JavaScript."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MOST_ROWS = 60


class RowForm(forms.Form):
    """One row. Subclass it with the fields; a row that is left empty is passed over."""

    remove = forms.BooleanField(label="Remove this one", required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)
        # Last, below what it removes.
        self.fields["remove"] = self.fields.pop("remove")

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered."""
        return not self.has_changed()


class RowsWidget(forms.Widget):
    """Draws each row as a fieldset, with ``at_first`` more that are empty; ``in_one_line`` where the page is wide enough."""

    template_name = "components/rows.html"
    use_fieldset = True

    def __init__(self, row_form: type[RowForm], noun: str, *, at_first: int = 1, in_one_line: bool = False) -> None:
        super().__init__()
        self.row_form, self.noun, self.at_first, self.in_one_line = row_form, noun, at_first, in_one_line
        self.bound: list[RowForm] | None = None
        self.asks_for_more = False

    def value_from_datadict(self, data: Mapping, files: Mapping, name: str) -> list[RowForm]:
        """Return a bound form for each row that was sent, in order."""
        pattern = re.compile(rf"^{re.escape(name)}-(\d{{1,3}})-")
        numbers = sorted({int(found.group(1)) for key in data if (found := pattern.match(key))})
        self.bound = [self.row_form(data, prefix=f"{name}-{number}") for number in numbers[:MOST_ROWS]]
        self.asks_for_more = data.get("more") == name
        return self.bound

    def spread(self, name: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Return what a browser would send for ``rows``."""
        return {
            key: value
            for number, row in enumerate(rows)
            for field, given in row.items()
            for key, value in spread(self.row_form.base_fields[field], f"{name}-{number}-{field}", given).items()
        }

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        """Add the forms of the rows to the context."""
        context = super().get_context(name, value, attrs)
        if self.bound is not None:
            forms_ = list(self.bound)
        else:
            forms_ = [self.row_form(initial=row, prefix=f"{name}-{n}") for n, row in enumerate(value or [])]
        numbers = [int(form.prefix.rsplit("-", 1)[1]) for form in forms_]
        following = max(numbers, default=-1) + 1
        blank = self.at_first if self.bound is None else 1 if self.asks_for_more or not forms_ else 0
        forms_ += [self.row_form(prefix=f"{name}-{following + n}") for n in range(blank)]
        for form in forms_:
            if not form.initial and (not form.is_bound or form.is_blank):
                # There is nothing to remove.
                del form.fields["remove"]
        context["widget"] |= {"rows": forms_, "noun": self.noun, "in_one_line": self.in_one_line}
        return context


class RowsField(forms.Field):
    """Several rows; its value is a list of what each row's form cleaned."""

    def __init__(
        self, row_form: type[RowForm], *, noun: str, at_first: int = 1, in_one_line: bool = False, **kwargs
    ) -> None:
        widget = RowsWidget(row_form, noun, at_first=at_first, in_one_line=in_one_line)
        super().__init__(required=False, widget=widget, **kwargs)
        self.noun = noun

    def clean(self, value: Sequence[RowForm] | None) -> list[dict[str, Any]]:
        """Return the rows that hold something and are not to be removed.

        Raises ValidationError naming the row.
        """
        rows, faults = [], []
        for number, form in enumerate(value or [], start=1):
            if form.is_blank:
                continue
            if form.is_valid():
                if not form.cleaned_data.pop("remove"):
                    rows.append(form.cleaned_data)
            elif not form.data.get(f"{form.prefix}-remove"):
                sentences = [sentence for errors in form.errors.values() for sentence in errors]
                faults += [f"{self.noun.capitalize()} {number}: {sentence}" for sentence in sentences]
        if faults:
            raise ValidationError(faults)
        return rows


def spread(field: forms.Field, name: str, value: Any) -> dict[str, Any]:
    """Return what a browser would send for ``value`` in ``field``: one entry, or one a part of it."""
    if hasattr(field.widget, "spread"):
        return field.widget.spread(name, value)
    if isinstance(value, bool):
        return {name: "on"} if value else {}
    return {name: value}
