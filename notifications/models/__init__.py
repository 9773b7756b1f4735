"""Events, who follows what, what was delivered to whom, and how people want to hear of it."""

from notifications.models.delivery import Delivery
from notifications.models.event import Event
from notifications.models.follow import Follow
from notifications.models.mail_settings import ChosenRhythm, MailSettings

__all__ = ["ChosenRhythm", "Delivery", "Event", "Follow", "MailSettings"]
