"""Where the embedded services keep their files."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
LOCAL = PROJECT / ".local"


def reachable_by_all(folder: Path) -> bool:
    """Say whether any user may pass through every parent of ``folder``."""
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in [folder, *folder.parents])


@dataclass(frozen=True)
class Places:
    """The folders of one set of services.

    ``name`` keeps the data of the running demonstration (``run``) apart from that of the tests.
    """

    name: str

    @property
    def own(self) -> Path:
        """Logs, passwords and Redis data: always below the project."""
        return LOCAL / self.name

    @property
    def postgres(self) -> Path:
        """PostgreSQL's data, and as root its program files.

        PostgreSQL refuses to run as root, so root hands it to an unprivileged user, who must be able to
        reach it. Where the project lies in a closed folder (a home directory), opening that folder to
        the world would be worse than keeping the data elsewhere: it goes to a folder of its own.
        """
        if os.geteuid() != 0 or reachable_by_all(PROJECT):
            return LOCAL / self.name / "postgres"
        mark = hashlib.sha256(str(PROJECT).encode()).hexdigest()[:12]
        return Path("/var/lib") / f"camden-missions-{mark}" / self.name
