"""A Celery application whose workers are killed by one of its jobs, as the kernel kills what takes too much memory."""

import os
import signal

from camden_missions.celery import app
from outbox.handlers import handler

__all__ = ["app"]


@handler("tests.kill", queue="reports", says="A job that kills its worker")
def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
