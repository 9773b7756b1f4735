"""How far assessors agree with each other, and with the engine.

Cohen's kappa: (observed agreement - agreement by chance) ÷ (1 - agreement by chance), after Cohen (1960).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ANSWERS = ("met", "partly", "not")


@dataclass(frozen=True)
class Agreement:
    """How often two assessors gave the same answer: of how many pairs, how often by chance, and kappa.

    ``kappa`` is None without pairs, and where everybody gave one and the same answer: chance explains it all.
    """

    pairs: int
    same: int
    by_chance: float
    kappa: float | None

    @property
    def observed(self) -> float | None:
        """The observed agreement, from 0 to 1."""
        return self.same / self.pairs if self.pairs else None


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Return how far the first and the second of each pair agree."""
    number = len(pairs)
    if not number:
        return Agreement(0, 0, 0.0, None)
    same = sum(one == other for one, other in pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[answer] * second[answer] for answer in first) / number**2
    kappa = None if chance == 1 else (same / number - chance) / (1 - chance)
    return Agreement(number, same, chance, kappa)


def in_words(kappa: float | None) -> str:
    """Return kappa as a word, by the bands of Landis and Koch (1977)."""
    if kappa is None:
        return "cannot be said"
    bands = ((0.0, "none"), (0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial"))
    return next((word for most, word in bands if kappa <= most), "almost perfect")


@dataclass(frozen=True)
class Difference:
    """How often one finding and the people's answer on its criterion went different ways.

    ``kinder`` counts where the data said met and people did not, ``harsher`` where people said met and the data did
    not; ``overruled`` how often an assessor overruled it in so many words.
    """

    key: str
    seen: int
    kinder: int
    harsher: int
    overruled: int

    @property
    def apart(self) -> float:
        """The part of all cases in which they went different ways."""
        return (self.kinder + self.harsher) / self.seen if self.seen else 0.0


def differences(cases: Iterable[tuple[str, str, str]], overruled: Iterable[str] = ()) -> tuple[Difference, ...]:
    """Return each finding's difference from people, the largest first.

    ``cases`` are (key of the finding, its state, the settled answer on its criterion); what is unknown counts for
    nothing. ``overruled`` are the keys that assessors overruled, as often as they did.
    """
    seen: Counter[str] = Counter()
    kinder: Counter[str] = Counter()
    harsher: Counter[str] = Counter()
    for key, state, answer in cases:
        if state not in ANSWERS:
            continue
        seen[key] += 1
        kinder[key] += state == "met" and answer != "met"
        harsher[key] += state != "met" and answer == "met"
    times = Counter(overruled)
    found = [Difference(key, seen[key], kinder[key], harsher[key], times[key]) for key in {*seen, *times}]
    return tuple(sorted(found, key=lambda one: (-one.overruled, -one.apart, one.key)))
