"""The ground floor as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the permissions and the handler of its emails."""

    name = "accounts"

    def ready(self) -> None:
        """Load what registers itself."""
        import_module("accounts.permissions")
        import_module("accounts.mailing")
