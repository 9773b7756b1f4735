"""Take each lock of the code away in turn, and write into docs/locks.md which case fails without it: ``make locks``.

With files named (``make locks ARGS=accounts/names.py``) only theirs and new ones are tried. It works on a copy of the code
and stops with an error when a lock can be taken away unnoticed.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parents[2]
APPS = ("accounts", "engagement", "notifications", "outbox", "reports", "roadmaps")
# What a lock is called, and what does the same without locking.
UNLOCKED = {
    "lock": "(lambda rows, **_: rows)",
    "lock_row": "(lambda row, rows=None: (type(row)._base_manager.all() if rows is None else rows).get(pk=row.pk))",
    "hold_row": "(lambda row, rows=None: (type(row)._base_manager.all() if rows is None else rows).get(pk=row.pk))",
    "lock_name": "(lambda table, name: None)",
    "try_lock": "(lambda which, key: True)",
}
LINKED = (".venv", ".local", "node_modules")
TABLE = HERE / "docs" / "locks.md"
HEAD = """# Locks, and the case that holds each

Drawn by `make locks`: it takes each lock away in turn, in a copy of the code, and runs the cases in which two deeds meet
(`pytest -m race`). The case named here failed without the lock. The order of locks stands in `locking/__init__.py`.

| Lock | Taken in | Held by the case |
|---|---|---|
"""


@dataclass(frozen=True)
class Lock:
    """One call that locks."""

    path: Path
    line: int
    column: int
    name: str
    deed: str


def locks(copy: Path) -> Iterator[Lock]:
    """Yield every call in the code that locks a row or a name."""
    for app in APPS:
        for path in sorted((copy / app).rglob("*.py")):
            for deed in ast.walk(ast.parse(path.read_text())):
                if isinstance(deed, ast.FunctionDef):
                    yield from _locks_of(path.relative_to(copy), deed)


def _locks_of(path: Path, deed: ast.FunctionDef) -> Iterator[Lock]:
    for node in ast.walk(deed):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in UNLOCKED:
            yield Lock(path, node.lineno, node.col_offset, node.func.id, deed.name)


@contextmanager
def without(lock: Lock, copy: Path) -> Iterator[None]:
    """Take ``lock`` out of ``copy`` for a while."""
    whole = (copy / lock.path).read_text()
    lines = whole.splitlines(keepends=True)
    line = lines[lock.line - 1]
    assert line[lock.column :].startswith(lock.name)
    lines[lock.line - 1] = line[: lock.column] + UNLOCKED[lock.name] + line[lock.column + len(lock.name) :]
    (copy / lock.path).write_text("".join(lines))
    yield
    (copy / lock.path).write_text(whole)


def first_failure(copy: Path) -> str:
    """Return the first case that fails in ``copy``; empty if none does."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-m",
        "race",
        "-x",
        "-q",
        "--reuse-db",
        "-p",
        "no:cacheprovider",
        "tests",
    ]
    ran = subprocess.run(command, cwd=copy, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(copy)})
    failed = re.search(r"^FAILED \S+::(\S+)", ran.stdout, re.MULTILINE)
    if ran.returncode and not failed:
        raise SystemExit(ran.stdout[-3000:] + ran.stderr[-2000:])
    return failed[1] if failed else ""


def known_rows() -> dict[tuple[str, str, str], str]:
    """Return the rows of the table that there is, by lock, file and deed."""
    found = re.findall(
        r"^(\| `(\w+)` \| `(\S+)`, `(\w+)` \|.*)$", TABLE.read_text() if TABLE.exists() else "", re.MULTILINE
    )
    return {(name, path, deed): row for row, name, path, deed in found}


def main(only: list[str]) -> int:
    """Try every lock, or those in the files ``only``; write the table; return how many can be taken away unnoticed."""
    rows, unheld, known = [], 0, known_rows() if only else {}
    with tempfile.TemporaryDirectory() as there:
        copy = Path(there) / "copy"
        shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns(".git", *LINKED))
        for name in LINKED:
            (copy / name).symlink_to(HERE / name)
        if failed := first_failure(copy):
            raise SystemExit(f"{failed} fails with every lock in place")
        for lock in list(locks(copy)):
            row = known.get((lock.name, str(lock.path), lock.deed))
            if row and str(lock.path) not in only:
                rows.append(row)
                continue
            with without(lock, copy):
                case = first_failure(copy)
            unheld += not case
            print(f"{lock.path}:{lock.line} {lock.deed}: {case or 'NOT HELD'}", flush=True)
            said = case.replace("_", " ").removeprefix("test ") or "**none**"
            rows.append(f"| `{lock.name}` | `{lock.path}`, `{lock.deed}` | {said} |")
    TABLE.write_text(HEAD + "\n".join(rows) + "\n")
    return unheld


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
