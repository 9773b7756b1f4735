"""Every event that people hear of: its topic, by what rhythm unless they chose another, and who hears of it.

The one table; in which words is in ``notifications.words``, under the same name.
"""

from dataclasses import dataclass

from notifications.choices import Rhythm, Topic
from notifications.words import WORDS, Words

# What is ready within seconds is told on the page: NEVER is by email.
AT_ONCE, DAILY, NEVER = Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.NEVER
# Who hears of an event. The deed names people, and what it is about; followers are found when it is told.
FOLLOWERS = "everybody who follows what it is about"
TEAM = "the lead officer of the mission and its editors"
READERS = "everybody who was invited to the draft"
ASSESSORS = "the assessors who were asked"
AUTHOR = "whoever wrote the comment"
MODERATORS = "all moderators but those who had a hand in it"
COMMISSIONERS = "all commissioners but those who had a hand in it"
DATA_OWNER = "whoever has the data of the mission's figure"
ATTESTER = "whoever confirms the outcome"
ASKER = "whoever asked for it"
THEMSELVES = "whoever it was decided about"


@dataclass(frozen=True)
class EventKind:
    """A kind of event, and the words in which it is told. What is essential nobody can switch off."""

    name: str
    topic: Topic
    rhythm: Rhythm
    heard_by: tuple[str, ...]
    words: Words
    is_essential: bool


def _told(name: str, topic: Topic, rhythm: Rhythm, *heard_by: str, is_essential: bool = False) -> EventKind:
    return EventKind(name, topic, rhythm, heard_by, WORDS[name], is_essential)


KINDS = (
    # Missions
    _told("mission.moved", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("mission.changed", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("check.passed", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("milestone.reached", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("milestone.changed", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("figure.reported", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("figure.corrected", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("solution.moved", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("pledge.reported", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("stage_report.published", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("stage_report.answered", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("closing.published", Topic.FOLLOWED, AT_ONCE, FOLLOWERS, TEAM),
    _told("learning.written", Topic.FOLLOWED, DAILY, FOLLOWERS, TEAM),
    _told("decision.taken", Topic.FOLLOWED, AT_ONCE, FOLLOWERS, TEAM),
    # Consultations
    _told("consultation.opened", Topic.CONSULTATIONS, DAILY, FOLLOWERS),
    _told("consultation.extended", Topic.CONSULTATIONS, AT_ONCE, FOLLOWERS),
    _told("consultation.closing", Topic.CONSULTATIONS, AT_ONCE, FOLLOWERS),
    _told("consultation.closed", Topic.CONSULTATIONS, DAILY, FOLLOWERS, TEAM),
    _told("response.published", Topic.CONSULTATIONS, AT_ONCE, FOLLOWERS, TEAM),
    # Comments
    _told("comment.answered", Topic.COMMENTS, AT_ONCE, AUTHOR),
    _told("comment.backed", Topic.COMMENTS, DAILY, AUTHOR),
    _told("comment.shown", Topic.COMMENTS, AT_ONCE, AUTHOR),
    _told("comment.hidden", Topic.OWN, AT_ONCE, THEMSELVES, is_essential=True),
    _told("appeal.made", Topic.MODERATION, DAILY, MODERATORS),
    _told("appeal.decided", Topic.OWN, AT_ONCE, THEMSELVES, is_essential=True),
    _told("person.banned", Topic.OWN, AT_ONCE, THEMSELVES, is_essential=True),
    # Working on missions
    _told("draft.invited", Topic.WORK, AT_ONCE, THEMSELVES),
    _told("mission.handed_over", Topic.WORK, AT_ONCE, THEMSELVES),
    _told("note.written", Topic.WORK, DAILY, TEAM, READERS),
    _told("note.mentions_you", Topic.WORK, AT_ONCE, THEMSELVES),
    _told("change.suggested", Topic.WORK, AT_ONCE, TEAM),
    _told("changes.asked", Topic.WORK, AT_ONCE, TEAM),
    # Milestones
    _told("milestone.due", Topic.MILESTONES, DAILY, TEAM),
    _told("milestone.late", Topic.MILESTONES, DAILY, TEAM),
    # Delivery
    _told("figure.due", Topic.MILESTONES, DAILY, TEAM, DATA_OWNER),
    _told("stage_report.due", Topic.MILESTONES, DAILY, TEAM),
    _told("outcome.due", Topic.MILESTONES, AT_ONCE, TEAM, ATTESTER),
    _told("outcome.entrusted", Topic.WORK, AT_ONCE, ATTESTER),
    # Checks
    _told("check.asked", Topic.CHECKS, AT_ONCE, ASSESSORS),
    _told("check.due", Topic.CHECKS, AT_ONCE, ASSESSORS),
    _told("check.taken_back", Topic.CHECKS, AT_ONCE, ASSESSORS),
    _told("check.proposed", Topic.CHECKS, AT_ONCE, ASSESSORS),
    _told("check.done", Topic.CHECKS, DAILY, ASSESSORS),
    # Decisions
    _told("decision.waits", Topic.DECISIONS, AT_ONCE, COMMISSIONERS),
    _told("change.waits", Topic.DECISIONS, AT_ONCE, COMMISSIONERS),
    _told("stage_report.waits", Topic.DECISIONS, DAILY, COMMISSIONERS),
    # Files
    _told("report.ready", Topic.FILES, NEVER, ASKER),
    _told("report.scheduled", Topic.FILES, AT_ONCE, ASKER),
    _told("report.failed", Topic.FILES, AT_ONCE, ASKER),
    _told("export.ready", Topic.FILES, NEVER, ASKER),
    _told("export.failed", Topic.FILES, AT_ONCE, ASKER),
    _told("import.ready", Topic.FILES, NEVER, ASKER),
    _told("import.failed", Topic.FILES, AT_ONCE, ASKER),
)
EVENTS = {kind.name: kind for kind in KINDS}
ESSENTIAL_TOPICS = frozenset(kind.topic for kind in KINDS if kind.is_essential)
