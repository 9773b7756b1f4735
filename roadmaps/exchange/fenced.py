"""Read what somebody sent in a process of its own, which may use so much time and memory and no more."""

import contextlib
import logging
import os
import pickle
import resource
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from roadmaps.exchange.tables import CannotBeRead

logger = logging.getLogger(__name__)
# Of the processor, and by the clock: a worker's task may take 240.
SECONDS, PATIENCE = 90, 150
# Beside what the process has already. A roadmap of 2,000 missions takes about 200 MB.
MEMORY = 1_500_000_000
TOO_MUCH = (
    "Reading this file takes more time or memory than it should, so it was not read. Delete rows and columns that "
    "are empty, pictures and formats, or copy what you wrote into the template."
)
DAMAGED = (
    "This file is damaged, so it could not be read. Open it in the program that it comes from, save it again, and send "
    "that."
)
Result = TypeVar("Result")


def fenced(read: Callable[[bytes], Result], body: bytes, *, seconds: int = SECONDS, memory: int = MEMORY) -> Result:
    """Return what ``read`` makes of ``body``.

    It runs in a process that ends after ``seconds`` of work and has at most ``memory`` bytes more than this one. Raises
    CannotBeRead: as ``read`` does, and for whatever else comes of reading.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _read_and_end(read, body, theirs, seconds, memory)
    os.close(theirs)
    answer = _answer(ours, time.monotonic() + PATIENCE)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if not answer:
        raise CannotBeRead(TOO_MUCH)
    result = pickle.loads(answer)
    if isinstance(result, CannotBeRead):
        raise result
    return result


def _read_and_end(read: Callable[[bytes], Result], body: bytes, to: int, seconds: int, memory: int) -> None:
    """Read, hand over what came of it, and end the process here, whatever happens: it is a copy of a worker."""
    try:
        fence(seconds, memory)
        with os.fdopen(to, "wb") as pipe:
            pickle.dump(_result(read, body), pipe)
    finally:
        os._exit(0)


def _result(read: Callable[[bytes], Result], body: bytes) -> Result | CannotBeRead:
    try:
        return read(body)
    except CannotBeRead as problem:
        return problem
    except MemoryError:
        return CannotBeRead(TOO_MUCH)
    except Exception:
        logger.exception("a file that somebody sent could not be read")
        return CannotBeRead(DAMAGED)


def fence(seconds: int, memory: int) -> None:
    """Let this process have so many more seconds of work, and bytes beside what it has already."""
    worked = resource.getrusage(resource.RUSAGE_SELF)
    used = int(worked.ru_utime + worked.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds))
    # Not every system can say how much it has, or set a limit.
    with contextlib.suppress(OSError, ValueError):
        has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + memory, has + memory))


def _answer(pipe: int, deadline: float) -> bytes:
    """Return all that comes out of the pipe until it is closed; nothing if that takes too long."""
    parts = []
    with os.fdopen(pipe, "rb", buffering=0) as source:
        while (left := deadline - time.monotonic()) > 0 and select.select([source], [], [], left)[0]:
            part = source.read(1 << 20)
            if not part:
                return b"".join(parts)
            parts.append(part)
    return b""
