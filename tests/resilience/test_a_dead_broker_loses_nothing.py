"""Without Redis everything is saved all the same, and handled once it is published again."""

import subprocess
import sys

import pytest
from django.conf import settings

from outbox.models import OutboxMessage

SAVE = """
import django; django.setup()
from django.db import transaction
from accounts.mailing import enqueue_mail
with transaction.atomic():
    enqueue_mail(to="a@example.org", subject="Hello", body="There", key="resilience")
print("saved")
"""


@pytest.mark.django_db(transaction=True)
def test_a_letter_posted_while_the_broker_is_away_is_saved_and_waits(tmp_path):
    import os

    from django.db import connection

    database = connection.settings_dict
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "LOG_LEVEL": "CRITICAL",
    }
    told = subprocess.run(
        [sys.executable, "-c", SAVE], env=environment, capture_output=True, text=True, cwd=settings.BASE_DIR
    )
    assert told.stdout.strip() == "saved", told.stderr
    message = OutboxMessage.objects.get(key="resilience")
    assert message.done_at is None
    assert list(OutboxMessage.objects.due(message.due_at)) == [message]
