"""Which rows are recorded: every insert, change and deletion, by triggers that no way of writing escapes."""

from collections.abc import Callable

import pghistory
import pgtrigger
from django.db import models


def recorded(*, exclude: tuple[str, ...] = ()) -> Callable[[type[models.Model]], type[models.Model]]:
    """Return the decorator that records a model's rows, but for the fields of ``exclude``.

    One trigger a statement, not a row, so that an import of thousands of rows stays quick.
    """
    trackers = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return pghistory.track(*trackers, exclude=list(exclude), level=pgtrigger.Statement)
