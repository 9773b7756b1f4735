"""The door for Granian."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "camden_missions.settings")

application = get_wsgi_application()
