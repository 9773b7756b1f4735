"""The report of a consultation: who took part, what they said by stance and question, themes with answers, moderation."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count

from engagement.models import (
    Answer,
    Appeal,
    Comment,
    CommentReport,
    Consultation,
    ModerationAct,
    Question,
    Stance,
    Theme,
)
from engagement.models.consultation import Tie
from engagement.reading import choices_of, most_backed, themes_of
from reports.documents.frame import framed, revisions_told, sealed, shortened
from reports.documents.participation import said_of, stances_told
from roadmaps.revisions.frozen import as_a_document_says
from roadmaps.wording import long_date, target_sentence

PARTS = {
    "who": "Who took part",
    "questions": "What people answered",
    "themes": "Themes, with what was answered",
    "backed": "What most people backed",
    "moderation": "How the conversation was kept fair",
    "glossary": "What the words mean",
}
TYPICAL, BACKED, LONGEST = 3, 5, 900


def consultation_content(consultation: Consultation, parts: Sequence[str] = tuple(PARTS)) -> dict[str, Any]:
    """Return what was asked, who took part and what came of it; ``parts`` are those of PARTS that go in.

    No name but the one that a comment is shown under; of groups of fewer than five nothing is counted.
    """
    mission = consultation.mission
    then = as_a_document_says(mission, consultation.revision.document)
    roadmap = mission.challenge.roadmap
    around = {
        "who": lambda: _who(consultation),
        "questions": lambda: [_question(consultation, one) for one in consultation.questions.all()],
        "themes": lambda: _themes(consultation),
        "backed": lambda: [_comment(one) for one in most_backed(consultation, BACKED)],
        "moderation": lambda: _moderation(consultation),
    }
    document = consultation.revision.document
    content = {
        **framed(
            roadmap,
            title=then.title,
            kind="Consultation report",
            path=consultation.get_absolute_url(),
            subtitle=f"From {long_date(consultation.opens_on)} to {long_date(consultation.closes_on)}",
        ),
        **{name: gather() for name, gather in around.items() if name in parts},
        "asked": {
            "purpose": consultation.purpose,
            "may_change": consultation.may_change,
            "cannot_change": consultation.cannot_change,
            "decided_by": consultation.decided_by,
            "audience": consultation.get_audience_display(),
            "statement": then.statement,
            "target": target_sentence(document["target"], document["mission"]["deadline"]),
        },
        "said": said_of([mission]).get(mission.pk) if _is_latest(consultation) else _said_then(consultation),
        "is_answered": bool(consultation.published_response),
        "revisions": revisions_told([then], {then.pk: consultation.revision}),
    }
    return sealed(content, without=set(PARTS) - set(parts))


def _is_latest(consultation: Consultation) -> bool:
    return not Consultation.objects.filter(
        revision__mission=consultation.revision.mission_id, opens_at__gt=consultation.opens_at
    ).exists()


def _said_then(consultation: Consultation) -> dict[str, Any]:
    published = consultation.published_response
    return {
        "lead": f"{consultation.voices:,} people took part, with {consultation.said:,} comments.",
        "voices": consultation.voices,
        "quotes": [],
        "stances": stances_told(consultation),
        "you_said": published.you_said if published else "",
        "we_did": published.we_did if published else "",
        "address": "",
    }


# Fewer people than this are not counted apart: somebody could be told from the figure.
LEAST = 5


def _who(consultation: Consultation) -> dict[str, Any]:
    """Return how many people took part in which way, and what joins them to the borough where that was asked."""
    seen = consultation.comments.visible()
    ways = dict(seen.order_by().values_list("via").annotate(Count("pk")))
    ties = dict(consultation.ties.order_by().values_list("how").annotate(Count("pk")))
    chose = Answer.objects.filter(question__consultation=consultation)
    labels = dict(Comment._meta.get_field("via").choices)
    return {
        "facts": [
            {"what": "People whose comments can be seen", "number": f"{consultation.voices:,}"},
            {"what": "Comments that can be seen", "number": f"{consultation.said:,}"},
            {"what": "People who answered by choosing", "number": f"{chose.values('person').distinct().count():,}"},
        ],
        "ways": [{"what": labels[way], "number": f"{n:,}"} for way, n in sorted(ways.items())],
        "ties": [
            {"what": label, "number": f"{n:,}" if (n := ties.get(how, 0)) >= LEAST else "Fewer than 5"}
            for how, label in Tie.How.choices
        ]
        if ties
        else [],
    }


def _question(consultation: Consultation, question: Question) -> dict[str, Any]:
    told = _open_question if question.is_open_text else _chosen
    return {"text": question.text, "choices": [], "answered": "", "stances": [], "typical": []} | told(
        consultation, question
    )


def _chosen(consultation: Consultation, question: Question) -> dict[str, Any]:
    """Return how many people chose each answer."""
    return {
        "choices": [
            {"words": one.words, "number": one.number, "share": f"{one.percent}%"}
            for one in choices_of(consultation, question)
        ]
    }


def _open_question(consultation: Consultation, question: Question) -> dict[str, Any]:
    """Return how many comments answer a question, where they stand, and those that most people back, no letter twice."""
    answered = consultation.numbers.get(f"question:{question.pk}", 0)
    found = consultation.comments.filter(question=question, reply_to=None).visible()
    stances = dict(found.order_by().values_list("stance").annotate(Count("pk")))
    typical = found.filter(same_as=None).with_author().order_by("-backed", "pk")[:TYPICAL]
    return {
        "answered": f"{answered:,} comment{'' if answered == 1 else 's'}",
        "stances": [
            {"what": label, "number": f"{number:,}"}
            for stance, label in Stance.choices
            if (number := stances.get(stance))
        ],
        "typical": [_comment(one) for one in typical],
    }


def _themes(consultation: Consultation) -> list[dict[str, Any]]:
    """Return the themes once the response is published: before that they are the officers' own work."""
    if not consultation.published_response:
        return []
    return [_theme(one) for one in themes_of(consultation) if one.number]


def _theme(theme: Theme) -> dict[str, Any]:
    found = Comment.objects.filter(pk__in=theme.typical, theme=theme).visible().with_author()
    answer = theme.answered
    return {
        "name": theme.name,
        "number": f"{theme.number:,} comment{'' if theme.number == 1 else 's'}",
        "typical": [_comment(one) for one in found.order_by("pk")[:TYPICAL]],
        "heard": answer.heard if answer else "",
        "will_do": answer.will_do if answer else "",
        "will_not": answer.will_not if answer else "",
    }


def _comment(comment: Comment) -> dict[str, Any]:
    body = comment.body if len(comment.body) <= LONGEST else shortened(comment.body, LONGEST)
    return {
        "body": body,
        "by": comment.author_name,
        "stance": comment.get_stance_display(),
        "backed": f"{comment.backed:,} back it" if comment.backed > 1 else "1 backs it" if comment.backed else "",
    }


def _moderation(consultation: Consultation) -> list[dict[str, str]]:
    acts = ModerationAct.objects.filter(comment__consultation=consultation)
    reports = CommentReport.objects.filter(comment__consultation=consultation)
    appeals = Appeal.objects.filter(act__comment__consultation=consultation)
    numbers = dict(acts.order_by().values_list("action").annotate(Count("pk")))
    outcomes = dict(appeals.order_by().values_list("outcome").annotate(Count("pk")))
    rows = (
        ("Comments that people reported", reports.values("comment").distinct().count()),
        ("Comments hidden by a moderator, with a reason", numbers.get("hide", 0)),
        ("Comments shown again", numbers.get("show", 0)),
        ("Comments looked at before they were shown", numbers.get("allow", 0)),
        ("Appeals against a decision", sum(outcomes.values())),
        ("Appeals that were right", outcomes.get("upheld", 0)),
        ("Comments that their authors withdrew", consultation.comments.exclude(withdrawn_at=None).count()),
    )
    return [{"what": what, "number": f"{number:,}"} for what, number in rows]
