"""Pounds of funding lines: what was reported of each last, and what it had at first where nothing was reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from roadmaps.models import FundingLine, MoneyReport
from roadmaps.wording import number


@dataclass(frozen=True)
class Pounds:
    """Pounds that are secured, of those committed, and of those spent."""

    secured: Decimal = Decimal(0)
    committed: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)

    def __add__(self, other: "Pounds") -> "Pounds":
        return Pounds(self.secured + other.secured, self.committed + other.committed, self.spent + other.spent)

    def __str__(self) -> str:
        return f"£{number(self.secured)} secured, £{number(self.committed)} committed, £{number(self.spent)} spent."


def pounds_before_reports(amount: Decimal | None, *, is_secured: bool) -> Pounds:
    """Return the pounds of a funding line of which nothing was reported: its amount, where that is secured."""
    return Pounds(secured=amount or Decimal(0)) if is_secured else Pounds()


def pounds_of(line: FundingLine, report: MoneyReport | None) -> Pounds:
    """Return the pounds of a funding line by the report of it that counts; by none, as it was adopted."""
    if report is None:
        return pounds_before_reports(line.amount, is_secured=line.is_secured)
    return Pounds(report.secured, report.committed, report.spent)


@dataclass(frozen=True)
class LineSeen:
    """A funding line with its latest report, if there is one, and its pounds."""

    row: FundingLine
    report: MoneyReport | None

    @property
    def pounds(self) -> Pounds:
        """Its pounds by now."""
        return pounds_of(self.row, self.report)


def lines_of(solutions: Iterable[int]) -> list[LineSeen]:
    """Return the funding lines of solutions, by their keys, each with its latest report. Two queries."""
    rows: QuerySet[FundingLine] = FundingLine.objects.filter(solution__in=list(solutions))
    latest = {
        one.line_id: one
        for one in MoneyReport.objects.filter(line__in=rows).order_by("line_id", "-on", "-pk").distinct("line_id")
    }
    return [LineSeen(one, latest.get(one.pk)) for one in rows]
