"""The door for Granian."""

import os

from django.core.wsgi import get_wsgi_application

from roadmaps.criteria.plain_english import syllables

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "camden_missions.settings")
# Read the pronouncing dictionary now, so that the first officer to type does not wait for it.
syllables("ready")

application = get_wsgi_application()
