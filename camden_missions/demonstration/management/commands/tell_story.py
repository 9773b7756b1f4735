"""Fill the demonstration. The command exists only where DEMONSTRATION is set."""

from django.core.management.base import BaseCommand

from camden_missions.demonstration.story import tell_story


class Command(BaseCommand):
    """``manage.py tell_story``."""

    help = "Make the demonstration's people and one illustrative mission in each stage."

    def handle(self, **options) -> None:
        """Make what is missing."""
        self.stdout.write("The demonstration is set up." if tell_story() else "The demonstration was there already.")
