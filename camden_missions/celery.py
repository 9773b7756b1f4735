"""The Celery application: queues ``mail``, ``reports`` and ``default``."""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "camden_missions.settings")

app = Celery("camden_missions")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# Also in threads other than the one that made it: a web server answers in many.
app.set_default()

WORKER_SECONDS = 5


@celeryd_init.connect
@beat_init.connect
def _wait_longer(**_what: Any) -> None:
    """Let a worker and the clock wait for the broker as long as it takes to ask for the next message."""
    options = {**app.conf.broker_transport_options}
    options |= {"socket_timeout": WORKER_SECONDS, "socket_connect_timeout": WORKER_SECONDS}
    for impatience in ("connect_retries_timeout", "max_retries"):
        options.pop(impatience, None)
    app.conf.broker_transport_options = options
