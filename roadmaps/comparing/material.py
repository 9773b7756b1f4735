"""Which changes to an adopted mission are material, so that a commission decides on them.

Source: docs/method.md, changing an adopted mission. A council may change how much of the portfolio is still minor.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Document = Mapping[str, Any]
STOPPED = "stopped"
# What the mission is: whoever adopted it adopted these. By section and key of a document.
ALWAYS = (
    ("mission", "title", "It changes the title."),
    ("mission", "statement", "It changes the statement."),
    ("mission", "deadline", "It changes the deadline."),
    ("target", "kind", "It changes the kind of target."),
    ("target", "condition", "It changes the condition of the target."),
    ("target", "attested_by", "It changes who confirms the outcome."),
    ("target", "measure", "It changes what is measured."),
    ("target", "unit", "It changes the unit of the target."),
    ("target", "direction", "It changes the direction of the target."),
    ("target", "baseline", "It changes the starting value."),
    ("target", "baseline_date", "It changes the day of the starting value."),
    ("target", "value", "It changes the value to reach."),
)


def why_material(adopted: Document, changed: Document, *, most_percent: float) -> list[str]:
    """Return why what ``changed`` against an ``adopted`` document is material, a sentence each; none where it is minor.

    All that changed since the adoption counts together, so that many small changes do not add up unseen.
    """
    reasons = [says for section, key, says in ALWAYS if adopted[section].get(key) != changed[section].get(key)]
    moved = portfolio_moved(adopted, changed)
    if moved > Decimal(str(most_percent)):
        reasons.append(
            f"Since the adoption, {moved:.0f}% of the portfolio has changed. More than {most_percent:g}% is for the "
            "commission to decide."
        )
    return reasons


def portfolio_moved(adopted: Document, changed: Document) -> Decimal:
    """Return how much of a portfolio has changed, in per cent: of the target, or of the solutions, whichever is more.

    Of the target: the shares that solutions lost or gained, whichever is more. Of the solutions: those that stopped or
    came in, against those there were.
    """
    before, after = _shares(adopted), _shares(changed)
    every = before.keys() | after.keys()
    lost = sum((max(_of(before, one) - _of(after, one), Decimal(0)) for one in every), Decimal(0))
    won = sum((max(_of(after, one) - _of(before, one), Decimal(0)) for one in every), Decimal(0))
    gone, come = len(before.keys() - after.keys()), len(after.keys() - before.keys())
    by_number = Decimal(100 * max(gone, come)) / max(len(before), 1)
    return min(max(lost, won, by_number), Decimal(100))


def _shares(document: Document) -> dict[str, Decimal | None]:
    """Return the share of the target of each live solution, by its address."""
    return {
        one["slug"]: Decimal(one["expected_share"]) if one["expected_share"] is not None else None
        for one in document["solutions"]
        if one["status"] != STOPPED
    }


def _of(shares: Mapping[str, Decimal | None], slug: str) -> Decimal:
    return shares.get(slug) or Decimal(0)
