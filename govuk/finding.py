"""Choose one of many things by its name: a list while they are few, a search once they are more than one would scroll."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.functional import cached_property

from govuk.parsing import number

# As many are listed; of more, one is found by its name.
FEW = 50
# As many of what was found are offered to choose from.
OFFERED = 20


class FoundByNameWidget(forms.Widget):
    """A list, or where that would be too long a field for the name with what was found below it."""

    template_name = "components/found_by_name.html"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs)
        self.offered: list[tuple[str, str]] = []
        self.list_of_few = list

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        """Return what was chosen, and the words that were searched for."""
        words = (data.get(f"{name}_words") or "").replace("\x00", "")
        return {"key": data.get(name) or "", "words": " ".join(words.split())}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Say whether the form was sent without this field."""
        return name not in data and f"{name}_words" not in data

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict[str, Any]:
        """Return what the template draws."""
        given = value if isinstance(value, dict) else {"key": str(getattr(value, "pk", value) or ""), "words": ""}
        context = super().get_context(name, None, attrs)
        few = self.list_of_few()
        context["widget"] |= {"few": few, "offered": self.offered, **given}
        if few is None:
            shown = context["widget"]["attrs"]
            shown["aria-describedby"] = f"{shown.get('aria-describedby', '')} {shown.get('id', name)}_how".strip()
        return context


class FoundByName(forms.ModelChoiceField):
    """One row of ``queryset``, found by any of the fields ``names``; ``what`` says what is looked for."""

    widget = FoundByNameWidget

    def __init__(self, queryset: QuerySet | None, *, names: Sequence[str], what: str, **kwargs) -> None:
        self.names, self.what = names, what
        super().__init__(queryset, **kwargs)

    def _get_queryset(self) -> QuerySet:
        return self._queryset

    def _set_queryset(self, queryset: QuerySet | None) -> None:
        self._queryset = None if queryset is None else queryset.all()
        self.widget.list_of_few = self._few

    queryset = property(_get_queryset, _set_queryset)

    def __deepcopy__(self, memo: dict) -> "FoundByName":
        copied = super().__deepcopy__(memo)
        copied.widget.list_of_few = copied._few
        copied.widget.offered = []
        return copied

    def _few(self) -> list[tuple[str, str]] | None:
        """Return every choice, or None when there are more than people look through. One query."""
        found = list(self.queryset[: FEW + 1])
        if len(found) > FEW:
            return None
        return [("", self.empty_label or "Choose one"), *self._choices_of(found)]

    def _choices_of(self, found: Sequence[Model]) -> list[tuple[str, str]]:
        return [(str(one.pk), self.label_from_instance(one)) for one in found]

    def clean(self, value: dict[str, str]) -> Model | None:
        """Return the row that was chosen, or the only one that the words name.

        Raises ValidationError where several or none are called so; several are offered to choose from.
        """
        if value["key"]:
            chosen = super().clean(value["key"])
            if not value["words"] or value["words"].casefold() in self.label_from_instance(chosen).casefold():
                return chosen
        if not value["words"]:
            return super().clean("")
        return self._found(value["words"])

    def _found(self, words: str) -> Model:
        exactly = _any(self.names, "iexact", words)
        for wanted, most in ((exactly, 2), (called(words, self.names), OFFERED + 1)):
            found = list(self.queryset.filter(wanted)[:most])
            if len(found) == 1:
                return found[0]
        if not found:
            raise ValidationError(f"No {self.what} is called “{words[:100]}”. Try fewer letters", code="not_found")
        self.widget.offered = self._choices_of(found[:OFFERED])
        more = f" These are the first {OFFERED}; write more of the name to see others" if len(found) > OFFERED else ""
        raise ValidationError(f"Choose one of those found.{more}", code="several")


class FilterByName:
    """A filter over many things by one of them: a list while they are few, words of the name once they are more.

    ``name`` is its parameter in the address, ``given`` what stands there; ``anything`` is how the list says "all".
    """

    def __init__(self, name: str, label: str, anything: str, queryset: QuerySet, given: str) -> None:
        self.name, self.label, self.anything, self._queryset = name, label, anything, queryset
        self.wanted = number(given) or given

    @cached_property
    def few(self) -> list[Model] | None:
        """Everything there is to choose from, or None when that is more than people look through. One query."""
        found = list(self._queryset[: FEW + 1])
        return found if len(found) <= FEW else None

    @cached_property
    def words(self) -> str:
        """What stands in the field for the name: what was written, or the name of what an address says by its key."""
        if isinstance(self.wanted, str):
            return self.wanted
        return str(self._queryset.filter(pk=self.wanted).first() or "")


def called(words: str, names: Sequence[str]) -> Q:
    """Return the condition that every word stands in one of the fields ``names``, whatever its case."""
    every_word = Q()
    for word in words.split():
        every_word &= _any(names, "icontains", word)
    return every_word


def _any(names: Sequence[str], how: str, text: str) -> Q:
    return Q(*((f"{name}__{how}", text) for name in names), _connector=Q.OR)
