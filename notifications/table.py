"""Every event that people hear of: who hears of it, by what rhythm unless they chose another, and in which words.

The one table. What stands in braces comes with the event; a paragraph is left out where all that it names is empty. A
paragraph of ``part`` is a person's own: see ``notifications.parts``.
"""

from dataclasses import dataclass

from notifications.choices import Rhythm, Topic

# What is ready within seconds is told on the page: NEVER is by email.
AT_ONCE, DAILY, NEVER = Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.NEVER
# Who hears of an event. The deed names people, and what it is about; followers are found when it is told.
FOLLOWERS = "everybody who follows what it is about"
TEAM = "the lead officer of the mission and its editors"
READERS = "everybody who was invited to the draft"
ASSESSORS = "the assessors who were asked"
AUTHOR = "whoever wrote the comment"
MODERATORS = "all moderators but those who had a hand in it"
COMMISSIONERS = "all commissioners"
ASKER = "whoever asked for it"
THEMSELVES = "whoever it was decided about"


@dataclass(frozen=True)
class EventKind:
    """A kind of event. ``button`` says what its link leads to; ``is_essential`` that nobody can switch it off."""

    name: str
    topic: Topic
    heard_by: tuple[str, ...]
    rhythm: Rhythm
    subject: str
    says: tuple[str, ...]
    button: str
    is_essential: bool = False


KINDS = (
    # Missions
    EventKind(
        "mission.moved",
        Topic.FOLLOWED,
        (FOLLOWERS, TEAM),
        DAILY,
        "“{mission}”: {step}",
        ("{step}. The mission is now {stage}.", "Why: {reason}"),
        "Read the mission",
    ),
    EventKind(
        "check.passed",
        Topic.FOLLOWED,
        (FOLLOWERS, TEAM),
        DAILY,
        "“{mission}” passed its check",
        ("Assessors judged the mission against the five criteria. All five are met.",),
        "Read the verdicts",
    ),
    EventKind(
        "milestone.reached",
        Topic.FOLLOWED,
        (FOLLOWERS, TEAM),
        DAILY,
        "“{mission}” reached a milestone",
        ("Reached on {on}: {milestone}",),
        "Read the mission",
    ),
    EventKind(
        "learning.written",
        Topic.FOLLOWED,
        (FOLLOWERS, TEAM),
        DAILY,
        "“{mission}” has learnt something: {title}",
        ("{outcome}.", "Tried: {tried}", "Found: {found}", "What changes: {changes}", "What stops: {stops}"),
        "Read what was learnt",
    ),
    EventKind(
        "decision.taken",
        Topic.FOLLOWED,
        (FOLLOWERS, TEAM),
        AT_ONCE,
        "“{mission}”: {step}",
        ("The commission has decided: {step}.", "Why: {reason}"),
        "Read the decision",
    ),
    # Consultations
    EventKind(
        "consultation.opened",
        Topic.CONSULTATIONS,
        (FOLLOWERS,),
        DAILY,
        "Have your say on “{mission}”",
        ("People are asked what they think of this mission, from {opens} until {closes}.", "{purpose}"),
        "Read it and comment",
    ),
    EventKind(
        "consultation.extended",
        Topic.CONSULTATIONS,
        (FOLLOWERS,),
        AT_ONCE,
        "More time to comment on “{mission}”",
        (
            "The consultation is open longer now: until {closes}.",
            "Why: {reason}",
            "You need not do anything. What you said still counts.",
        ),
        "Read the consultation",
    ),
    EventKind(
        "consultation.closing",
        Topic.CONSULTATIONS,
        (FOLLOWERS,),
        AT_ONCE,
        "Last days to comment on “{mission}”",
        ("The consultation closes on {closes}. If you have something to say, or to change, do it before then.",),
        "Read it and comment",
    ),
    EventKind(
        "consultation.closed",
        Topic.CONSULTATIONS,
        (FOLLOWERS, TEAM),
        DAILY,
        "The consultation on “{mission}” has closed",
        ("The council now reads what people said, and answers before the commission decides.",),
        "Read what people said",
    ),
    EventKind(
        "response.published",
        Topic.CONSULTATIONS,
        (FOLLOWERS, TEAM),
        AT_ONCE,
        "What was done with what people said on “{mission}”",
        ("The council has answered.", "You said: {you_said}", "We did: {we_did}", "{part}"),
        "Read the whole answer",
    ),
    # Comments
    EventKind(
        "comment.answered",
        Topic.COMMENTS,
        (AUTHOR,),
        AT_ONCE,
        "{who} replied to your comment on “{mission}”",
        ("You wrote: {comment}", "{who} replied: {reply}"),
        "Read the reply",
    ),
    EventKind(
        "comment.backed",
        Topic.COMMENTS,
        (AUTHOR,),
        DAILY,
        "Your comment on “{mission}” is backed",
        ("You wrote: {comment}", "Other people back it: {number} so far."),
        "Read your comment",
    ),
    EventKind(
        "comment.shown",
        Topic.COMMENTS,
        (AUTHOR,),
        AT_ONCE,
        "Your comment on “{mission}” is on the page",
        ("A moderator has looked at your comment. Everybody can read it now.", "You wrote: {comment}"),
        "Read your comment",
    ),
    EventKind(
        "comment.hidden",
        Topic.OWN,
        (THEMSELVES,),
        AT_ONCE,
        "Your comment on “{mission}” was hidden",
        (
            "A moderator hid your comment.",
            "Rule: {rule}",
            "Why: {reason}",
            "You can read what you wrote, change it once for another look, or ask another moderator to decide again.",
        ),
        "Read your comment",
        is_essential=True,
    ),
    EventKind(
        "appeal.made",
        Topic.MODERATION,
        (MODERATORS,),
        DAILY,
        "An appeal waits: a comment on “{mission}”",
        ("Somebody asks for another look at a comment that was hidden.", "They say: {says}"),
        "Decide the appeal",
    ),
    EventKind(
        "appeal.decided",
        Topic.OWN,
        (THEMSELVES,),
        AT_ONCE,
        "Your appeal was decided",
        ("Another moderator looked at your comment on “{mission}”. {outcome}", "Why: {reason}"),
        "Read your comments",
        is_essential=True,
    ),
    EventKind(
        "person.banned",
        Topic.OWN,
        (THEMSELVES,),
        AT_ONCE,
        "You cannot comment for a time",
        (
            "A moderator decided that you cannot comment until {until}.",
            "Why: {reason}",
            "You can still read everything and change your account.",
        ),
        "Read the house rules",
        is_essential=True,
    ),
    # Working on missions
    EventKind(
        "draft.invited",
        Topic.WORK,
        (THEMSELVES,),
        AT_ONCE,
        "{who} asks you to {may} “{mission}”",
        ("{who} asks you to {may} this draft. You find it on your workbench.",),
        "Open the draft",
    ),
    EventKind(
        "mission.handed_over",
        Topic.WORK,
        (THEMSELVES,),
        AT_ONCE,
        "You lead “{mission}” now",
        ("{who} handed this mission over to you. You find it on your workbench.",),
        "Open the mission",
    ),
    EventKind(
        "note.written",
        Topic.WORK,
        (TEAM, READERS),
        DAILY,
        "{who} wrote a note on “{mission}”",
        ("About {field}: {note}",),
        "Read the notes",
    ),
    EventKind(
        "note.mentions_you",
        Topic.WORK,
        (THEMSELVES,),
        AT_ONCE,
        "{who} mentions you in a note on “{mission}”",
        ("About {field}: {note}",),
        "Read the notes",
    ),
    EventKind(
        "change.suggested",
        Topic.WORK,
        (TEAM,),
        AT_ONCE,
        "A change is suggested to “{thing}”",
        (
            "{who} suggests a change to “{thing}”, which a mission that you work on shares with others.",
            "{says}",
            "Only somebody who works on every mission that shares it can change it. You can also give your mission a copy "
            "of its own.",
        ),
        "Open your workbench",
    ),
    EventKind(
        "changes.asked",
        Topic.WORK,
        (TEAM,),
        AT_ONCE,
        "“{mission}” came back with changes to make",
        ("Assessors judged it against the five criteria, and not all of them are met.", "{changes}"),
        "See the changes",
    ),
    # Milestones
    EventKind(
        "milestone.due",
        Topic.MILESTONES,
        (TEAM,),
        DAILY,
        "A milestone of “{mission}” is due on {on}",
        ("{milestone}", "Report it as reached once it is."),
        "Open the mission",
    ),
    EventKind(
        "milestone.late",
        Topic.MILESTONES,
        (TEAM,),
        DAILY,
        "A milestone of “{mission}” is late",
        ("{milestone}", "It was due on {on}. Report it as reached, or say on the mission's page what is in the way."),
        "Open the mission",
    ),
    # Checks
    EventKind(
        "check.asked",
        Topic.CHECKS,
        (ASSESSORS,),
        AT_ONCE,
        "Judge “{mission}” against the five criteria",
        (
            "{who} asks you to judge the mission “{mission}”, revision {revision}, by {on}.",
            "If you have an interest in the mission, say so on its page, and somebody else is asked.",
        ),
        "Open the check",
    ),
    EventKind(
        "check.due",
        Topic.CHECKS,
        (ASSESSORS,),
        AT_ONCE,
        "Your assessment of “{mission}” {says} on {on}",
        ("What you have saved is there. Submit it, or say there that you cannot judge the mission.",),
        "Open the check",
    ),
    EventKind(
        "check.taken_back",
        Topic.CHECKS,
        (ASSESSORS,),
        AT_ONCE,
        "You need not judge “{mission}” for now",
        (
            "Its officers have taken the mission back to change it, so there is nothing for you to do. If it is submitted "
            "again, you may be asked again.",
        ),
        "See your checks",
    ),
    EventKind(
        "check.proposed",
        Topic.CHECKS,
        (ASSESSORS,),
        AT_ONCE,
        "A common verdict is proposed on “{mission}”",
        ("On criterion {criterion}, {who} proposes: {verdict}.", "Why: {reason}", "Agree, or propose another."),
        "Open the check",
    ),
    EventKind(
        "check.done",
        Topic.CHECKS,
        (ASSESSORS,),
        DAILY,
        "The check of “{mission}” is over",
        ("{outcome} Thank you for judging it.",),
        "See the verdicts",
    ),
    # Decisions
    EventKind(
        "decision.waits",
        Topic.DECISIONS,
        (COMMISSIONERS,),
        AT_ONCE,
        "A decision waits: “{mission}”",
        (
            "The consultation is over and answered. All that the decision rests on stands on one page: the verdicts, "
            "what people said, the answers, the money and the open risks.",
        ),
        "Read it and decide",
    ),
    # Files
    EventKind(
        "report.ready",
        Topic.FILES,
        (ASKER,),
        NEVER,
        "The report of “{thing}” is ready",
        ("You asked for it. It can be downloaded from its page.",),
        "Download the report",
    ),
    EventKind(
        "report.failed",
        Topic.FILES,
        (ASKER,),
        AT_ONCE,
        "The report of “{thing}” could not be made",
        (
            "It was tried three times. The people who run the service have been told.",
            "You can ask for it again on the same page.",
        ),
        "Ask for it again",
    ),
    EventKind(
        "export.ready",
        Topic.FILES,
        (ASKER,),
        NEVER,
        "The file of “{thing}” is ready",
        ("You asked for the roadmap as a file. It can be downloaded from its page.",),
        "Download the file",
    ),
    EventKind(
        "export.failed",
        Topic.FILES,
        (ASKER,),
        AT_ONCE,
        "The file of “{thing}” could not be made",
        (
            "It was tried several times. The people who run the service have been told.",
            "You can ask for it again on the page of the roadmap.",
        ),
        "Ask for it again",
    ),
    EventKind(
        "import.ready",
        Topic.FILES,
        (ASKER,),
        NEVER,
        "Your file “{thing}” was looked through",
        ("{outcome}",),
        "See what is in it",
    ),
    EventKind(
        "import.failed",
        Topic.FILES,
        (ASKER,),
        AT_ONCE,
        "Your file “{thing}” could not be imported",
        (
            "Nothing of it was written. It was tried several times, and the people who run the service have been told.",
            "You can send it again. If it fails again, ask them.",
        ),
        "Import a file",
    ),
)
EVENTS = {kind.name: kind for kind in KINDS}
ESSENTIAL_TOPICS = frozenset(kind.topic for kind in KINDS if kind.is_essential)
