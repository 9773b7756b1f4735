"""The seam through which a higher app hears of what happened."""

from django.dispatch import Signal

# Sent inside the transaction of the step, with ``mission`` and ``taken`` (the StepTaken).
step_taken = Signal()
