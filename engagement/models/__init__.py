"""The nouns of participation."""

from engagement.models.backing import Backing
from engagement.models.comment import Comment, Stance, Via
from engagement.models.consultation import (
    Audience,
    Consultation,
    ConsultationDocument,
    Extension,
    Invitation,
    Moderation,
    Tie,
)
from engagement.models.moderation import Appeal, Ban, CommentReport, HeldWord, HouseRule, ModerationAct
from engagement.models.question import Answer, Question
from engagement.models.response import Response
from engagement.models.tally import Tally, Voice
from engagement.models.theme import Theme, ThemeAnswer, ThemeRun
from engagement.models.waiting_comment import WaitingComment

__all__ = [
    "Answer",
    "Appeal",
    "Audience",
    "Backing",
    "Ban",
    "Comment",
    "CommentReport",
    "Consultation",
    "ConsultationDocument",
    "Extension",
    "HeldWord",
    "HouseRule",
    "Invitation",
    "Moderation",
    "ModerationAct",
    "Question",
    "Response",
    "Stance",
    "Tally",
    "Theme",
    "ThemeAnswer",
    "ThemeRun",
    "Tie",
    "Via",
    "Voice",
    "WaitingComment",
]
