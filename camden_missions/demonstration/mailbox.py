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
    """A letter as the mailbox page shows it; ``html`` is how a mail program shows it, if it has that."""

    name: str
    to: str
    subject: str
    sent_at: datetime
    body: str
    html: str = ""


def letter(name: str) -> Letter | None:
    """Return the letter of that name, if there is one."""
    file = Path(settings.MAILBOX_DIR) / f"{name}.eml"
    return _letter(file) if name.replace("-", "").replace(".", "").isalnum() and file.is_file() else None


def letters() -> list[Letter]:
    """Return the latest letters, the newest first."""
    files = sorted(Path(settings.MAILBOX_DIR).glob("*.eml"), reverse=True)[:SHOWN]
    return [_letter(file) for file in files]


def _letter(file: Path) -> Letter:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    body, html = message.get_body(("plain",)), message.get_body(("html",))
    return Letter(
        name=file.stem,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=datetime.fromtimestamp(file.stat().st_mtime, tz=UTC),
        body=body.get_content() if body else "",
        html=html.get_content() if html else "",
    )
