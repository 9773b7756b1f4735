"""The deeds that an errand may name."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Deed:
    """A function that carries out an errand, and how patient to be with it."""

    name: str
    do: Callable[..., None]
    queue: str
    attempts: int
    first_delay_seconds: int


REGISTERED: dict[str, Deed] = {}


def deed(name: str, *, queue: str, attempts: int = 6, first_delay_seconds: int = 5) -> Callable:
    """Register the decorated function under ``name``.

    It takes the errand's payload as keywords and must be safe to run twice: a worker may die between
    doing and saying so. After each failure the delay doubles; after ``attempts`` it is given up.
    """

    def register(do: Callable[..., None]) -> Callable[..., None]:
        REGISTERED[name] = Deed(name, do, queue, attempts, first_delay_seconds)
        return do

    return register
