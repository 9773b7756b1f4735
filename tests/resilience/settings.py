"""The settings of a service that runs on servers of its own: a deployment's, without its collected files."""

from camden_missions.settings import *
from camden_missions.settings import STATIC_ROOT, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
