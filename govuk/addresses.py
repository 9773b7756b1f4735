"""Whole addresses of pages, for emails, paper and other services."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    """Return the whole address of a page of this service."""
    return urljoin(settings.SERVICE_ADDRESS, path)
