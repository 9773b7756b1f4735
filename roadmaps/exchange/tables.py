"""Rows of a file before they are checked, and what is wrong with them."""

from dataclasses import dataclass, field
from typing import Any

from govuk.cleaning import clean_line


@dataclass(slots=True)
class Row:
    """One row: what each column holds, and where it stands in the file."""

    place: str
    values: dict[str, Any]
    # Letters of the columns of a workbook's sheet, shared by all its rows; none in JSON.
    letters: dict[str, str] | None = None

    def where(self, key: str = "") -> str:
        """Return where a column of this row stands, for whoever has to mend it."""
        if not key:
            return self.place
        if self.letters is None:
            return f"{self.place}.{key}"
        return f"{self.place}, column {self.letters[key]}" if key in self.letters else self.place


# In the place of a value that was found wrong when it was read, so that it is not found wrong again.
FAULTY = object()
Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: a sheet, a row and a column, or a path in the JSON."""

    where: str
    says: str


@dataclass
class Problems:
    """All problems of a file; beyond ``MOST`` they are only counted."""

    listed: list[Problem] = field(default_factory=list)
    # Titles of sheets that are none of a roadmap's: no problem, but whoever sent them should know.
    not_read: list[str] = field(default_factory=list)
    further: int = 0
    MOST = 500

    def add(self, where: str, says: str) -> None:
        """Note one problem. What it quotes of a file may hold characters that nobody can see, and no database keep."""
        if len(self.listed) < self.MOST:
            self.listed.append(Problem(clean_line(where), clean_line(says)))
        else:
            self.further += 1

    def __bool__(self) -> bool:
        return bool(self.listed)


class CannotBeRead(Exception):
    """The file is not what it should be at all; the message says why, for whoever sent it."""
