"""Real PostgreSQL and Redis from wheels, for whoever has no servers of their own.

They start only when ``DATABASE_URL`` or ``REDIS_URL`` is not set, keep all they write inside the
project's own folders, and stop with the command that started them.
"""

from camden_missions.embedded.places import Places
from camden_missions.embedded.services import Services

__all__ = ["Places", "Services"]
