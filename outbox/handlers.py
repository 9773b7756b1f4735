"""The functions that handle messages, by the name that a message carries."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def nobody_waits(**_payload: Any) -> None:
    """Tell nobody: no page and no person waits for what failed."""


@dataclass(frozen=True)
class Handler:
    """A function that handles messages: on which queue it runs, how often it is tried, and after which first delay.

    ``says`` is what administrators read of it; ``failed`` is called with the payload once no try is left.
    """

    name: str
    function: Callable[..., None]
    queue: str
    says: str
    max_attempts: int
    first_delay_seconds: int
    failed: Callable[..., None]


HANDLERS: dict[str, Handler] = {}


def handler(
    name: str,
    *,
    queue: str,
    says: str,
    max_attempts: int = 6,
    first_delay_seconds: int = 5,
    failed: Callable[..., None] = nobody_waits,
) -> Callable:
    """Register the decorated function as the handler of messages named ``name``; return the decorator.

    The function takes the message's payload as keywords and must be safe to run twice: a worker may die after the
    work and before it is recorded. After each failure the delay doubles; after ``max_attempts`` the message fails, and
    ``failed`` tells whoever waits for it, in the transaction that records the failure.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        HANDLERS[name] = Handler(name, function, queue, says, max_attempts, first_delay_seconds, failed)
        return function

    return register
