"""What makes each kind of event happen, who is told, and what their email says."""

from collections.abc import Callable

from accounts.models import Person
from notifications.following import follow
from notifications.things import thing
from roadmaps.models import Mission
from tests import factories

# Who is told, how the subject of their email begins, and something that it says.
Told = tuple[Person, str, str]
Story = Callable[[Person], Told]


class Stories(dict[str, Story]):
    """Functions of an officer, each of which makes an event happen, by the kind of event."""

    def of(self, kind: str) -> Callable[[Story], Story]:
        """Register the decorated function as the story of ``kind``; return the decorator."""

        def register(function: Story) -> Story:
            self[kind] = function
            return function

        return register


def follower(mission: Mission) -> Person:
    person = factories.resident()
    follow(person=person, things=[thing("mission", mission.pk)])
    return person
