"""The nouns of participation."""

from engagement.models.comment import Comment, ModerationAct, Stance
from engagement.models.consultation import Consultation, Question
from engagement.models.response import Response

__all__ = ["Comment", "Consultation", "ModerationAct", "Question", "Response", "Stance"]
