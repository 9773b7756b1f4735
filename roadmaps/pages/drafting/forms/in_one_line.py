"""What is several fields elsewhere, written in one line: money behind a solution, and instruments by their names."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from govuk.cleaning import clean_line
from govuk.numbers_and_dates import NotRead, Unclear, read_number, write_number
from roadmaps.models.choices import FundingKind, Instrument

KINDS = {label.casefold(): key for key, label in FundingKind.choices} | {key: key for key in FundingKind.values}
AMOUNT = re.compile(r"^(?:£ ?)?[\d.,]+ ?(?:k|m|mn|bn|thousand|million|billion)?(?=\s|$)", re.I)
SECURED = re.compile(r"[,;(]?\s*\b(secured|sought)\b\)?$", re.I)
FROM = re.compile(r"\bfrom\b\s*", re.I)
EXAMPLE = "£25,000 grant from City Trust, secured"


class OneLineText(forms.Textarea):
    """Lines of text that stand for a list; knows how it would be sent."""

    def __init__(self, write: Any, attrs: Mapping[str, Any]) -> None:
        super().__init__(attrs)
        self.write = write

    def format_value(self, value: Any) -> str:
        """Return the list as lines; what was typed as it was typed."""
        return self.write(value) if isinstance(value, list) else str(value or "")

    def spread(self, name: str, value: Any) -> dict[str, str]:
        """Return what a browser would send for a list."""
        return {name: self.format_value(value)}


class FundingLines(forms.CharField):
    """Money and its like, a line each, such as "£25,000 grant from City Trust, secured"."""

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, widget=OneLineText(write_funding, {"rows": 2}), **kwargs)

    def clean(self, value: str) -> list[dict[str, Any]]:
        """Return the lines as a solution's funding. Raises ValidationError for a line that cannot be read."""
        return [self._read(line) for line in (clean_line(one) for one in str(value or "").splitlines()) if line]

    def _read(self, line: str) -> dict[str, Any]:
        rest, secured = SECURED.sub("", line), SECURED.search(line)
        amount, rest = self._amount(rest)
        words, *funder = FROM.split(rest, maxsplit=1)
        kind = KINDS.get(words.strip(" ,").casefold())
        if kind is None:
            kinds = ", ".join(label.lower() for label in FundingKind.labels)
            raise forms.ValidationError(
                f"Say which kind of money “{line[:60]}” is ({kinds}), for example {EXAMPLE}", code="kind"
            )
        return {
            "kind": kind,
            "funder": "".join(funder).strip(" ,")[:160],
            "amount": amount,
            "secured": secured[1].lower() if secured else "sought",
        }

    def _amount(self, line: str) -> tuple[Any, str]:
        found = AMOUNT.match(line)
        if not found:
            return None, line
        try:
            return round(read_number(found[0], per_cent=False), 2), line[found.end() :].strip()
        except Unclear as question:
            raise forms.ValidationError(str(question), code="unclear") from None
        except NotRead:
            raise forms.ValidationError(f"Enter the amount in pounds, for example {EXAMPLE}", code="amount") from None


def write_funding(lines: Sequence[Mapping[str, Any]]) -> str:
    """Return the funding of a solution as lines that are read again."""
    return "\n".join(_line(line) for line in lines)


def _line(line: Mapping[str, Any]) -> str:
    amount = line["amount"]
    pounds = f"£{write_number(read_number(str(amount)))} " if amount not in (None, "") else ""
    funder = f" from {line['funder']}" if line["funder"] else ""
    return f"{pounds}{FundingKind(line['kind']).label.lower()}{funder}, {line['secured']}"


def instruments_named(text: str) -> list[str]:
    """Return the keys of the instruments that a text names, separated by commas or semicolons; what is none is kept."""
    known = {label.casefold(): key for key, label in Instrument.choices} | {key: key for key in Instrument.values}
    return [known.get(part.casefold(), part) for part in (one.strip() for one in re.split(r"[,;\n]", text)) if part]
