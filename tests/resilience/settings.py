"""The settings of a service that runs on servers of its own: a deployment's, without its collected files."""

from camden_missions.settings import *
from camden_missions.settings import DATABASES, STATIC_ROOT, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# Whoever waits for a connection gives up sooner, so that an outage need not be long to be told from a short one.
DATABASES["default"]["OPTIONS"]["pool"] |= {"timeout": 2}
