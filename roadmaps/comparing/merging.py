"""What two people made of the same form, put together field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Merged:
    """What to keep of each field, and the fields that only a person can settle.

    ``taken`` names the fields that somebody else changed meanwhile and this person did not.
    """

    values: dict[str, Any]
    conflicts: tuple[str, ...] = ()
    taken: tuple[str, ...] = field(default=())


def spelled(value: Any) -> Any:
    """Return ``value`` in the one spelling in which it is compared: plain text, lists and mappings of it.

    Decimals lose needless zeros, dates are ISO, line ends are one, and nothing said is the empty text.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        return format(Decimal(value).normalize(), "f") if value else "0"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, Mapping):
        return {str(key): spelled(one) for key, one in value.items()}
    if isinstance(value, Iterable):
        return [spelled(one) for one in value]
    return str(value)


def merge(base: Mapping[str, Any], theirs: Mapping[str, Any], yours: Mapping[str, Any]) -> Merged:
    """Put ``yours`` together with ``theirs``, which both grew from ``base``; all three spelled alike.

    Whoever alone changed a field has their way. Where both changed it, and differently, it is a conflict,
    and so is whatever differs from a field that ``base`` does not know.
    """
    values, conflicts, taken = {}, [], []
    for name, mine in yours.items():
        now = theirs.get(name)
        before = base.get(name, _UNKNOWN)
        if mine == now or before == now:
            values[name] = mine
        elif mine == before:
            values[name] = now
            taken.append(name)
        else:
            values[name] = mine
            conflicts.append(name)
    return Merged(values, tuple(conflicts), tuple(taken))


_UNKNOWN = object()
