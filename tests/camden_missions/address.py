"""One address of the service, with what fills it."""

from dataclasses import dataclass, field

from django.urls import reverse


@dataclass(frozen=True)
class Address:
    """A named address with what fills it, the method to try it with, and what to send."""

    name: str
    kwargs: dict = field(default_factory=dict)
    method: str = "get"
    data: dict = field(default_factory=dict)

    @property
    def path(self) -> str:
        return reverse(self.name, kwargs=self.kwargs)
