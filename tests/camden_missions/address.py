"""One address of the service, with what fills it."""

from dataclasses import dataclass, field

from django.urls import reverse


@dataclass(frozen=True)
class Address:
    """A named address with what fills it, the method to try it with, what to send, and its query."""

    name: str
    kwargs: dict = field(default_factory=dict)
    method: str = "get"
    data: dict = field(default_factory=dict)
    query: str = ""

    @property
    def path(self) -> str:
        return f"{reverse(self.name, kwargs=self.kwargs)}{self.query}"
