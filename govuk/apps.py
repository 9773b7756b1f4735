"""The furniture as a Django app."""

from django.apps import AppConfig


class GovukConfig(AppConfig):
    """Registers the app."""

    name = "govuk"
