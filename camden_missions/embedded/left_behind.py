"""Stop what an earlier command started and could not stop, because it was killed or its terminal closed."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

STOP_SECONDS = 10


def note(file: Path, pid: int) -> None:
    """Note in ``file`` that the process ``pid``, which leads a group of its own, was started."""
    with file.open("a") as notes:
        notes.write(f"{pid} {_began(pid)}\n")


def stop_noted(file: Path) -> None:
    """Stop the groups of every process noted in ``file`` that still runs, and forget the notes.

    A process is the one that was noted only if it began at the same moment: numbers are given again.
    """
    if not file.exists():
        return
    for line in file.read_text().splitlines():
        pid, _, began = line.partition(" ")
        if pid.isdigit() and began and _began(int(pid)) == began:
            stop_group(int(pid), STOP_SECONDS)
    file.unlink()


def stop_group(pid: int, patience: float = STOP_SECONDS) -> None:
    """Ask every process of the group to end, and end those that have not after ``patience`` seconds."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGTERM)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            # A child of ours that has ended stays in its group until we look at it.
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
            os.killpg(pid, 0)
            time.sleep(0.05)
        os.killpg(pid, signal.SIGKILL)


def _began(pid: int) -> str:
    """Return when a process began, in words that only need comparing; empty if there is none."""
    try:
        return subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""
