"""The two services together, as a context."""

import fcntl
import os
from typing import Self

from camden_missions.embedded.places import Places
from camden_missions.embedded.postgres import Postgres
from camden_missions.embedded.redis import Redis


class AlreadyRunning(Exception):
    """The services of this name are in use by another command."""


class Services:
    """PostgreSQL and Redis for as long as the ``with`` block lasts.

    Sets ``DATABASE_URL`` and ``REDIS_URL`` in the environment for whichever of them is missing, and
    starts only those. Raises AlreadyRunning when another command holds the same folders.
    """

    def __init__(self, name: str, *, careless: bool = False) -> None:
        self.places = Places(name)
        self.careless = careless
        self.started: list[Postgres | Redis] = []

    def __enter__(self) -> Self:
        self._lock()
        try:
            for variable, make in (("DATABASE_URL", self._postgres), ("REDIS_URL", self._redis)):
                if not os.environ.get(variable):
                    server = make()
                    self.started.append(server)
                    os.environ[variable] = server.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exception: object) -> None:
        for server in reversed(self.started):
            server.stop()
        self.lock.close()

    def _lock(self) -> None:
        self.places.own.mkdir(parents=True, exist_ok=True)
        self.lock = (self.places.own / "lock").open("w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.lock.close()
            raise AlreadyRunning(
                f"Another command is already using the services named '{self.places.name}'. Stop it first."
            ) from None

    def _postgres(self) -> Postgres:
        return Postgres(self.places, careless=self.careless)

    def _redis(self) -> Redis:
        return Redis(self.places)
