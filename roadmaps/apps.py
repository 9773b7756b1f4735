"""The domain as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class RoadmapsConfig(AppConfig):
    """Registers the permissions and the domain's own gates."""

    name = "roadmaps"

    def ready(self) -> None:
        """Load what registers itself."""
        import_module("roadmaps.permissions")
        import_module("roadmaps.lifecycle.own_gates")
        import_module("roadmaps.followed")
        import_module("roadmaps.checking.assigning")
        import_module("roadmaps.exchange.importing")
        import_module("roadmaps.exchange.exporting")
