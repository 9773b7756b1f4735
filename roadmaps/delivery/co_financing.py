"""What each public pound brought in beside it, as far as it was spent."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from roadmaps.delivery.money import lines_of
from roadmaps.examination.portfolio import PUBLIC_MONEY
from roadmaps.models import Solution


@dataclass(frozen=True)
class Spent:
    """Pounds that were spent: public money, and what others brought beside it."""

    public: Decimal
    others: Decimal

    @property
    def beside(self) -> Decimal | None:
        """The pounds of others that were spent beside each public pound; None where no public money was."""
        return (self.others / self.public).quantize(Decimal("0.01")) if self.public else None

    def __bool__(self) -> bool:
        return bool(self.public or self.others)


def spent_of(slugs: Iterable[str]) -> Spent:
    """Return what was spent on solutions, by their addresses, each once. Three queries."""
    totals = {True: Decimal(0), False: Decimal(0)}
    keys = list(Solution.objects.filter(slug__in=set(slugs)).values_list("pk", flat=True))
    for line in lines_of(keys) if keys else ():
        totals[line.row.kind in PUBLIC_MONEY] += line.pounds.spent
    return Spent(totals[True], totals[False])
