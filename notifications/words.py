"""In which words each event is told: the subject of its email, what it says, and what its link leads to.

What stands in braces comes with the event; a paragraph is left out where all that it names is empty. A paragraph of
``part`` is a person's own: see ``notifications.parts``.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What is said of a kind of event. ``button`` says what its link leads to."""

    subject: str
    says: tuple[str, ...]
    button: str


WORDS = {
    # Missions
    "mission.moved": Words(
        "“{mission}”: {step}",
        ("{step}. The mission is now {stage}.", "Why: {reason}"),
        "Read the mission",
    ),
    "mission.changed": Words(
        "“{mission}”: {step}",
        ("{step}.", "Why: {reason}"),
        "See what was changed",
    ),
    "check.passed": Words(
        "“{mission}” passed its check",
        ("Assessors judged the mission against the five criteria. All five are met.",),
        "Read the verdicts",
    ),
    "milestone.reached": Words(
        "“{mission}” reached a milestone",
        ("Reached on {on}: {milestone}",),
        "Read the mission",
    ),
    "learning.written": Words(
        "“{mission}” has learnt something: {title}",
        ("{outcome}.", "Tried: {tried}", "Found: {found}", "What changes: {changes}", "What stops: {stops}"),
        "Read what was learnt",
    ),
    "milestone.changed": Words(
        "“{mission}”: a milestone has changed",
        ("{milestone}", "{says}", "Why: {reason}"),
        "See how far it is",
    ),
    "figure.reported": Words(
        "“{mission}” was measured: {figure}",
        ("It was {figure} on {on}.", "Source: {source}"),
        "See whether it is on its path",
    ),
    "figure.corrected": Words(
        "“{mission}”: a measurement was corrected",
        ("The measurement of {on} said {was}. {says}", "Why: {reason}"),
        "See what was measured",
    ),
    "solution.moved": Words(
        "“{mission}”: {solution} is now {status}",
        ("{says}",),
        "Read about the solution",
    ),
    "pledge.reported": Words(
        "“{mission}”: {organisation}, {state}",
        ("What was promised: {pledged}", "{says}"),
        "See what partners bring",
    ),
    "stage_report.published": Words(
        "“{mission}”: stage report {number}",
        ("{summary}",),
        "Read the report",
    ),
    "stage_report.answered": Words(
        "“{mission}”: the commission answers stage report {number}",
        ("{answer}",),
        "Read the report and the answer",
    ),
    "closing.published": Words(
        "“{mission}” is over: what was learnt",
        ("{learnt}",),
        "Read the closing report",
    ),
    "decision.taken": Words(
        "“{mission}”: {step}",
        ("The commission has decided: {step}.", "Why: {reason}"),
        "Read the decision",
    ),
    # Consultations
    "consultation.opened": Words(
        "Have your say on “{mission}”",
        ("People are asked what they think of this mission, from {opens} until {closes}.", "{purpose}"),
        "Read it and comment",
    ),
    "consultation.extended": Words(
        "More time to comment on “{mission}”",
        (
            "The consultation is open longer now: until {closes}.",
            "Why: {reason}",
            "You need not do anything. What you said still counts.",
        ),
        "Read the consultation",
    ),
    "consultation.closing": Words(
        "Last days to comment on “{mission}”",
        ("The consultation closes on {closes}. If you have something to say, or to change, do it before then.",),
        "Read it and comment",
    ),
    "consultation.closed": Words(
        "The consultation on “{mission}” has closed",
        ("The council now reads what people said, and answers before the commission decides.",),
        "Read what people said",
    ),
    "response.published": Words(
        "What was done with what people said on “{mission}”",
        ("The council has answered.", "You said: {you_said}", "We did: {we_did}", "{part}"),
        "Read the whole answer",
    ),
    # Comments
    "comment.answered": Words(
        "{who} replied to your comment on “{mission}”",
        ("You wrote: {comment}", "{who} replied: {reply}"),
        "Read the reply",
    ),
    "comment.backed": Words(
        "Your comment on “{mission}” is backed",
        ("You wrote: {comment}", "Other people back it: {number} so far."),
        "Read your comment",
    ),
    "comment.shown": Words(
        "Your comment on “{mission}” is on the page",
        ("A moderator has looked at your comment. Everybody can read it now.", "You wrote: {comment}"),
        "Read your comment",
    ),
    "comment.hidden": Words(
        "Your comment on “{mission}” was hidden",
        (
            "A moderator hid your comment.",
            "Rule: {rule}",
            "Why: {reason}",
            "You can read what you wrote, change it once for another look, or ask another moderator to decide again.",
        ),
        "Read your comment",
    ),
    "appeal.made": Words(
        "An appeal waits: a comment on “{mission}”",
        ("Somebody asks for another look at a comment that was hidden.", "They say: {says}"),
        "Decide the appeal",
    ),
    "appeal.decided": Words(
        "Your appeal was decided",
        ("Another moderator looked at your comment on “{mission}”. {outcome}", "Why: {reason}"),
        "Read your comments",
    ),
    "person.banned": Words(
        "You cannot comment for a time",
        (
            "A moderator decided that you cannot comment until {until}.",
            "Why: {reason}",
            "You can still read everything and change your account.",
        ),
        "Read the house rules",
    ),
    # Working on missions
    "draft.invited": Words(
        "{who} asks you to {may} “{mission}”",
        ("{who} asks you to {may} this draft. You find it on your workbench.",),
        "Open the draft",
    ),
    "mission.handed_over": Words(
        "You lead “{mission}” now",
        ("{who} handed this mission over to you. You find it on your workbench.",),
        "Open the mission",
    ),
    "note.written": Words(
        "{who} wrote a note on “{mission}”",
        ("About {field}: {note}",),
        "Read the notes",
    ),
    "note.mentions_you": Words(
        "{who} mentions you in a note on “{mission}”",
        ("About {field}: {note}",),
        "Read the notes",
    ),
    "change.suggested": Words(
        "A change is suggested to “{thing}”",
        (
            "{who} suggests a change to “{thing}”, which a mission that you work on shares with others.",
            "{says}",
            "Only somebody who works on every mission that shares it can change it. You can also give your mission a copy "
            "of its own.",
        ),
        "Open your workbench",
    ),
    "changes.asked": Words(
        "“{mission}” came back with changes to make",
        ("Assessors judged it against the five criteria, and not all of them are met.", "{changes}"),
        "See the changes",
    ),
    # Milestones
    "milestone.due": Words(
        "A milestone of “{mission}” is due on {on}",
        ("{milestone}", "Report it as reached once it is."),
        "Open the mission",
    ),
    "milestone.late": Words(
        "A milestone of “{mission}” is late",
        ("{milestone}", "It was due on {on}. Report it as reached, or say on the mission's page what is in the way."),
        "Open the mission",
    ),
    # Delivery
    "figure.due": Words(
        "Report the figure of “{mission}”",
        ("{measure}", "By the rhythm that was set, it was due on {on}."),
        "Report the figure",
    ),
    "stage_report.due": Words(
        "The stage report of “{mission}” is due",
        ("It is due on {on}. What is on record since the last one is filled in already.",),
        "Write the report",
    ),
    "outcome.due": Words(
        "The deadline of “{mission}” has passed: was it achieved?",
        ("The deadline was {on}. Whoever the target names confirms the outcome, with the evidence.",),
        "See what is asked",
    ),
    "outcome.entrusted": Words(
        "You confirm the outcome of “{mission}”",
        (
            "Its lead officer says that its target names you. Once its deadline has passed, say on its page whether the "
            "target was reached, and what shows it.",
        ),
        "Read the mission",
    ),
    # Checks
    "check.asked": Words(
        "Judge “{mission}” against the five criteria",
        (
            "{who} asks you to judge the mission “{mission}”, revision {revision}, by {on}.",
            "If you have an interest in the mission, say so on its page, and somebody else is asked.",
        ),
        "Open the check",
    ),
    "check.due": Words(
        "Your assessment of “{mission}” {says} on {on}",
        ("What you have saved is there. Submit it, or say there that you cannot judge the mission.",),
        "Open the check",
    ),
    "check.taken_back": Words(
        "You need not judge “{mission}” for now",
        (
            "Its officers have taken the mission back to change it, so there is nothing for you to do. If it is submitted "
            "again, you may be asked again.",
        ),
        "See your checks",
    ),
    "check.proposed": Words(
        "A common verdict is proposed on “{mission}”",
        ("On criterion {criterion}, {who} proposes: {verdict}.", "Why: {reason}", "Agree, or propose another."),
        "Open the check",
    ),
    "check.done": Words(
        "The check of “{mission}” is over",
        ("{outcome} Thank you for judging it.",),
        "See the verdicts",
    ),
    # Decisions
    "decision.waits": Words(
        "A decision waits: “{mission}”",
        (
            "The consultation is over and answered. All that the decision rests on stands on one page: the verdicts, "
            "what people said, the answers, the money and the open risks.",
        ),
        "Read it and decide",
    ),
    "change.waits": Words(
        "A change to “{mission}” waits for a decision",
        ("Its officers want to change the mission, and the change is material. {material}", "Why: {reason}"),
        "Read it and decide",
    ),
    "stage_report.waits": Words(
        "Stage report {number} of “{mission}” waits for an answer",
        ("{summary}", "What it asks of the commission: {asks}"),
        "Read it and answer",
    ),
    # Files
    "report.ready": Words(
        "“{thing}” is ready",
        ("You asked for it. It can be downloaded from its page.",),
        "Download the report",
    ),
    "report.scheduled": Words(
        "This month: {thing}",
        ("It is made each month, for you and others. It can be downloaded from its page for 30 days.",),
        "Download the report",
    ),
    "report.failed": Words(
        "“{thing}” could not be made",
        (
            "It was tried three times. The people who run the service have been told.",
            "You can ask for it again on the same page.",
        ),
        "Ask for it again",
    ),
    "export.ready": Words(
        "The file of “{thing}” is ready",
        ("You asked for the roadmap as a file. It can be downloaded from its page.",),
        "Download the file",
    ),
    "export.failed": Words(
        "The file of “{thing}” could not be made",
        (
            "It was tried several times. The people who run the service have been told.",
            "You can ask for it again on the page of the roadmap.",
        ),
        "Ask for it again",
    ),
    "import.ready": Words(
        "Your file “{thing}” was looked through",
        ("{outcome}",),
        "See what is in it",
    ),
    "import.failed": Words(
        "Your file “{thing}” could not be imported",
        (
            "Nothing of it was written. It was tried several times, and the people who run the service have been told.",
            "You can send it again. If it fails again, ask them.",
        ),
        "Import a file",
    ),
}
