"""Set the pages of a document in a process of its own, which gives its memory back when it ends, and may be stopped.

``python -m reports.typesetting.apart`` reads what to set as JSON from its input and writes the PDF to its output. It knows
nothing of Django: it is there in a moment.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).resolve().parent.parent.parent
# A job is given up after four minutes: see the settings of Celery.
SECONDS = 200
CANNOT = 3


class CouldNotBeSet(Exception):
    """The typesetter refused a document; ``message`` says why, in its own words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def set_here(**how: Any) -> Any:
    """Return what the typesetter makes of ``how`` (see ``typst.compile``). Raises CouldNotBeSet."""
    try:
        return typst.compile(how.pop("template"), **how)
    except typst.TypstError as refused:
        raise CouldNotBeSet(refused.message) from refused


def set_apart(**how: Any) -> bytes:
    """Return what ``set_here`` does, made by a process of its own. Raises CouldNotBeSet, also for what takes too long."""
    command = [sys.executable, "-m", "reports.typesetting.apart"]
    try:
        done = subprocess.run(
            command, input=json.dumps(how).encode(), cwd=HERE, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise CouldNotBeSet(f"It was not set within {SECONDS} seconds.") from None
    if done.returncode:
        raise CouldNotBeSet(done.stderr.decode(errors="replace") or f"The process ended with {done.returncode}.")
    return done.stdout


def main() -> int:
    """Set what the input asks for."""
    try:
        sys.stdout.buffer.write(set_here(**json.load(sys.stdin)))
    except CouldNotBeSet as refused:
        sys.stderr.write(refused.message)
        return CANNOT
    return 0


if __name__ == "__main__":
    sys.exit(main())
