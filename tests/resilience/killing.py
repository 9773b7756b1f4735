"""A Celery application whose workers are killed by one of its jobs, as the kernel kills what takes too much memory."""

import os
import signal

from camden_missions.celery import app
from outbox.handlers import handler

__all__ = ["app"]
# On a queue of its own: other tests of this process may have a worker for the others.
QUEUE = "tests-kills"


@handler("tests.kill", queue=QUEUE, says="A job that kills its worker")
def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
