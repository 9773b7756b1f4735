"""Watch that locks are taken in one order, while a test does what it does."""

import re

from locking import ORDER

LOCKED = re.compile(r'FOR NO KEY UPDATE OF ("\w+"(?:, "\w+")*)')


class LockOrder:
    """An execute wrapper that fails the statement which locks a table out of its turn."""

    def __init__(self) -> None:
        self.depth, self.held = 0, []

    def __call__(self, execute, sql, params, many, context):
        """Look at a statement, then pass it on. A deed is a savepoint inside the transaction of its test."""
        if sql.startswith("SAVEPOINT"):
            self.depth += 1
        elif sql.startswith("RELEASE"):
            self.depth -= 1
        elif found := LOCKED.search(sql):
            for table in re.findall(r"\w+", found[1]):
                self.take(table)
        if self.depth <= 0:
            self.held = []
        return execute(sql, params, many, context)

    def take(self, table: str) -> None:
        """Note that ``table`` is locked. Raises AssertionError when one that comes later in the order is locked already."""
        assert table in ORDER, f"{table} has no place in the order of locks (locking.ORDER)"
        later = [other for other in self.held if ORDER.index(other) > ORDER.index(table)]
        assert table in self.held or not later, f"{table} is locked after {later}"
        self.held.append(table)
