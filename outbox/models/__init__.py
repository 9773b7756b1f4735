"""What stands in the outbox."""

from outbox.models.errand import Errand

__all__ = ["Errand"]
