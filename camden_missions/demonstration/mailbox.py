"""Letters as files, so that the demonstration needs no mail server."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

SHOWN = 50


class MailboxBackend(BaseEmailBackend):
    """Writes each letter to a file of the mailbox folder."""

    def send_messages(self, email_messages: list) -> int:
        """Write the letters; return how many."""
        folder = Path(settings.MAILBOX_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            # Named so that the order of names is the order of time.
            name = f"{datetime.now().timestamp():017.6f}-{uuid.uuid4().hex[:8]}.eml"
            unfinished = folder / f"{name}.part"
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.rename(folder / name)
        return len(email_messages)


@dataclass(frozen=True)
class Letter:
    """A letter as the mailbox page shows it."""

    to: str
    subject: str
    sent_at: datetime
    body: str


def letters() -> list[Letter]:
    """Return the latest letters, the newest first."""
    files = sorted(Path(settings.MAILBOX_DIR).glob("*.eml"), reverse=True)[:SHOWN]
    return [_letter(file) for file in files]


def _letter(file: Path) -> Letter:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    return Letter(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=datetime.fromtimestamp(file.stat().st_mtime, tz=UTC),
        body=body.get_content() if body else "",
    )
