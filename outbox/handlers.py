"""The functions that handle messages, by the name that a message carries."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Handler:
    """A function that handles messages: on which queue it runs, how often it is tried, and after which first delay."""

    name: str
    function: Callable[..., None]
    queue: str
    max_attempts: int
    first_delay_seconds: int


HANDLERS: dict[str, Handler] = {}


def handler(name: str, *, queue: str, max_attempts: int = 6, first_delay_seconds: int = 5) -> Callable:
    """Register the decorated function as the handler of messages named ``name``; return the decorator.

    The function takes the message's payload as keywords and must be safe to run twice: a worker may die after the
    work and before it is recorded. After each failure the delay doubles; after ``max_attempts`` the message fails.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        HANDLERS[name] = Handler(name, function, queue, max_attempts, first_delay_seconds)
        return function

    return register
