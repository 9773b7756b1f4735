"""Read one cell of a file as its column asks, or say in a sentence why it cannot be."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from govuk.cleaning import clean_line, clean_text
from govuk.numbers_and_dates import NotRead, Unclear, read_date, read_number
from roadmaps.exchange.sheets import Column, Kind
from roadmaps.exchange.tables import FAULTY, Problems, Row

# What may hold no more than this is one line.
LINE = 250
YES, NO = {"yes", "true", "1", "y"}, {"no", "false", "0", "n", ""}


class NotSo(Exception):
    """A cell does not hold what its column asks; the message is for whoever filled it in."""


def read_cell(row: Row, column: Column, problems: Problems) -> Any:
    """Return what a cell holds, as the content has it; add to ``problems`` what is wrong with it."""
    value = _trimmed(row.values.get(column.key), column)
    if value is FAULTY:
        return _nothing(column)
    if value in (None, "") or value == []:
        if column.required:
            problems.add(row.where(column.key), f"“{column.heading}” is missing.")
        return _nothing(column)
    try:
        found = READ[column.kind](value, column)
        if column.required and found in ("", []):
            # Nothing of it was text.
            raise NotSo(f"“{column.heading}” is missing.")
        return found
    except NotSo as problem:
        problems.add(row.where(column.key), str(problem))
        return _nothing(column)


def _trimmed(value: Any, column: Column) -> Any:
    if not isinstance(value, str):
        return value
    value = value.replace("\r\n", "\n")
    # A list parted by line ends keeps its last one: it may be all that says so.
    return value if column.kind is Kind.LIST and value.strip() else value.strip()


def _nothing(column: Column) -> Any:
    if column.kind in (Kind.LIST, Kind.CHOICES, Kind.REFS):
        return []
    if column.kind is Kind.YES:
        return False
    return None if column.kind in (Kind.DATE, Kind.NUMBER, Kind.YEAR) else ""


def _text(value: Any, column: Column) -> str:
    text = _as_text(value, column)
    text = clean_line(text) if column.most <= LINE else clean_text(text)
    if len(text) > column.most:
        raise NotSo(f"“{column.heading}” has {len(text):,} characters; {column.most:,} is the most.")
    return text


def _as_text(value: Any, column: Column) -> str:
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise NotSo(f"“{column.heading}” must be text.")
    # A number in a column of text keeps all its digits.
    return value if isinstance(value, str) else format(Decimal(repr(value) if isinstance(value, float) else value), "f")


def _choice(value: Any, column: Column) -> str:
    text = str(value).strip()
    found = next((one for one in column.choices if one.lower() == text.lower()), None)
    if found is None:
        raise NotSo(f"“{text[:60]}” is not one of: {', '.join(column.choices)}.")
    return found


def _list(value: Any, column: Column) -> list[str]:
    if isinstance(value, list):
        parts = value
    else:
        text = _as_text(value, column)
        parts = text.split("\n") if "\n" in text else text.split(";")
    texts = [_text(part, column).strip() for part in parts]
    return list(dict.fromkeys(text for text in texts if text))


def _choices(value: Any, column: Column) -> list[str]:
    return [_choice(one, column) for one in _list(value, column)]


def _date(value: Any, column: Column) -> str:
    found = _as_date(value, column)
    if not 1900 <= found.year <= 2200:
        raise NotSo(f"“{column.heading}” must have a year like 2030.")
    return found.isoformat()


def _as_date(value: Any, column: Column) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return read_date(str(value))
    except Unclear as question:
        raise NotSo(f"“{column.heading}” is not clear: {question}.") from None
    except NotRead:
        raise NotSo(f"“{column.heading}” must be a date like 2030-12-31.") from None


def _number(value: Any, column: Column) -> str:
    number = _as_number(value, column)
    if not number.is_finite() or abs(number) >= column.largest + (column.least is not None):
        raise NotSo(f"“{column.heading}” must be a number{_bounds(column)}.")
    if column.least is not None and not column.least <= number <= column.largest:
        raise NotSo(f"“{column.heading}” must be a number{_bounds(column)}.")
    if -number.as_tuple().exponent > column.places and number != round(number, column.places):
        raise NotSo(f"“{column.heading}” may have at most {column.places} decimal places.")
    return format(round(number, column.places).normalize(), "f") if number else "0"


def _as_number(value: Any, column: Column) -> Decimal:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    try:
        return read_number(str(value))
    except Unclear as question:
        raise NotSo(f"“{column.heading}” is not clear: {question}.") from None
    except NotRead:
        raise NotSo(f"“{column.heading}” must be a number.") from None


def _bounds(column: Column) -> str:
    return f" between {column.least:,} and {column.largest:,}" if column.least is not None else ""


def _year(value: Any, column: Column) -> int:
    text = f"{value:g}" if isinstance(value, float) else str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"\d{4}", text) or not 1900 <= int(text) <= 2200:
        raise NotSo(f"“{column.heading}” must be a year like 2027.")
    return int(text)


def _yes(value: Any, column: Column) -> bool:
    text = str(value).strip().lower()
    if text not in YES | NO:
        raise NotSo(f"“{column.heading}” must be Yes or No.")
    return text in YES


def _key(value: Any, column: Column) -> str:
    text = _text(value, Column(column.key, column.heading, most=60))
    return text.strip().lower()


def _refs(value: Any, column: Column) -> list[str]:
    return [one.lower() for one in _list(value, column)]


READ: dict[Kind, Callable[[Any, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.LIST: _list,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.YEAR: _year,
    Kind.YES: _yes,
    Kind.KEY: _key,
    Kind.REF: _key,
    Kind.REFS: _refs,
}
