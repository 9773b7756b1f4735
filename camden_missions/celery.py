"""The Celery application: queues ``mail``, ``reports`` and ``default``."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "camden_missions.settings")

app = Celery("camden_missions")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# Also in threads other than the one that made it: a web server answers in many.
app.set_default()
