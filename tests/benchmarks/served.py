"""The settings of a deployment, with the two floors beside its addresses."""

import os

os.environ.setdefault("DEMONSTRATION", "1")
os.environ.setdefault("PLAIN_HTTP", "1")
os.environ.setdefault("LOG_LEVEL", "ERROR")

from camden_missions.settings import *

ROOT_URLCONF = "tests.benchmarks.floors"
# All requests come from one machine.
LIMITS_WRITING = False
