"""Load the Camden roadmap and the published exemplars."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roadmaps.errors import ContentBroken
from roadmaps.exchange.loading import EXEMPLARS, load_exemplars


class Command(BaseCommand):
    """``manage.py load_exemplars [FILE ...]``."""

    help = "Load published roadmaps: Camden Renewal and the exemplars. Loading twice changes nothing."

    def add_arguments(self, parser) -> None:
        """Take other files than the project's own, if given: each named as the address of its roadmap."""
        parser.add_argument("files", nargs="*", type=Path)

    def handle(self, *, files: list[Path], **options) -> None:
        """Load, or say what is wrong and where, and load nothing."""
        try:
            loaded = load_exemplars(files or EXEMPLARS)
        except ContentBroken as problem:
            raise CommandError("Nothing was loaded.\n" + "\n".join(problem.reasons)) from problem
        self.stdout.write(f"Loaded {loaded.new} new roadmaps; {loaded.known} were there already.")
