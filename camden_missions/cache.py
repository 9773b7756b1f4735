"""Django's cache on Redis, that answers as if it were empty while Redis is silent: no page and no sign-in waits for it."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
# After Redis has not answered it is left alone for so many seconds.
PAUSE = 10


class QuietRedisCache(RedisCache):
    """Keeps and forgets as Redis does; when that cannot be reached, nothing is kept and nothing is there."""

    silent_until = 0.0

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        """Keep a value unless there is one; True while nothing is."""
        return self._ask(lambda: super(QuietRedisCache, self).add(key, value, *args, **kwargs), True)

    def get(self, key: str, default: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Return what is kept, or the default."""
        return self._ask(lambda: super(QuietRedisCache, self).get(key, default, *args, **kwargs), default)

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Keep a value."""
        self._ask(lambda: super(QuietRedisCache, self).set(*args, **kwargs), None)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        """Keep a value for longer; False where there is none."""
        return self._ask(lambda: super(QuietRedisCache, self).touch(*args, **kwargs), False)

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        """Forget a value; False where there was none."""
        return self._ask(lambda: super(QuietRedisCache, self).delete(*args, **kwargs), False)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add to a number; what is not kept begins at nothing."""
        return self._ask(lambda: super(QuietRedisCache, self).incr(key, delta, version), delta)

    def _ask(self, deed: Callable[[], Any], otherwise: Any) -> Any:
        """Do ``deed``, or return ``otherwise`` while Redis is silent."""
        if time.monotonic() < type(self).silent_until:
            return otherwise
        try:
            return deed()
        except (RedisError, OSError):
            logger.warning("The cache does not answer; it is left alone for %s seconds", PAUSE)
            type(self).silent_until = time.monotonic() + PAUSE
            return otherwise
