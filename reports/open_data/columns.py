"""The columns of a table, from its class: their names, what they mean, and of which kind their cells are."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, get_args

from ninja import Schema

from roadmaps.exchange.sheet_rows import guarded

KINDS = {bool: "boolean", int: "integer", Decimal: "number", datetime: "datetime", date: "date", list: "list"}
SEPARATOR = "; "


@dataclass(frozen=True)
class Column:
    """A column: its name in files, its heading, what it means, and what its cells are."""

    name: str
    heading: str
    says: str
    kind: str
    is_required: bool


def columns_of(schema: type[Schema]) -> list[Column]:
    """Return the columns of a table in their order."""
    return [
        Column(name, field.title or name, field.description or "", _kind(field.annotation), field.is_required())
        for name, field in schema.model_fields.items()
    ]


def _kind(annotation: Any) -> str:
    kinds = {annotation, *get_args(annotation)} - {NoneType}
    if getattr(annotation, "__origin__", None) is list:
        return "list"
    for one in (*kinds, *(part for kind in kinds for part in get_args(kind))):
        for python, kind in KINDS.items():
            if one is python:
                return kind
    return "text"


def plain_values(row: Schema) -> list[Any]:
    """Return the values of a row as cells hold them: lists as text, numbers exact, and no text that runs as a formula."""
    return [_plain(getattr(row, name)) for name in type(row).model_fields]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        value = SEPARATOR.join(value)
    return guarded(value) if isinstance(value, str) else value
