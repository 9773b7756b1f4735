"""Load the Camden roadmap and the published exemplars."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roadmaps.errors import ContentBroken
from roadmaps.exchange.loading import OWN_FILE, load_exemplars


class Command(BaseCommand):
    """``manage.py load_exemplars [FILE]``."""

    help = "Load published roadmaps: Camden Renewal and the exemplars. Loading twice changes nothing."

    def add_arguments(self, parser) -> None:
        """Take another file than the project's own, if given."""
        parser.add_argument("file", nargs="?", type=Path, default=OWN_FILE)

    def handle(self, *, file: Path, **options) -> None:
        """Load, or name the lines at fault and load nothing."""
        try:
            loaded = load_exemplars(file)
        except ContentBroken as problem:
            raise CommandError("Nothing was loaded.\n" + "\n".join(problem.reasons)) from problem
        self.stdout.write(f"Loaded {loaded.new} new rows; {loaded.known} were there already.")
