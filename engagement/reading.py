"""What pages show of comments, put together for the eye."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Sum, Window
from django.db.models.functions import JSONObject, RowNumber
from django.utils.http import urlencode

from engagement.models import Comment, Consultation, Question, Stance, Tally, Theme
from govuk.finding import called
from roadmaps.models import Mission, Roadmap
from roadmaps.searching.public import Asked, missions_that_fit
from roadmaps.searching.words import by_words

PAGE = 20
REPLIES = 3
NEWEST, OLDEST, BACKED = "newest", "oldest", "backed"
SORTS = ((NEWEST, "Newest first"), (OLDEST, "Oldest first"), (BACKED, "Most backed first"))
FILTERS = ("stance", "question", "solution", "theme")
ORDERS = {NEWEST: ("-pk",), OLDEST: ("pk",), BACKED: ("-backed", "-pk")}


@dataclass(frozen=True)
class StanceCount:
    """How many people take a stance, and their share of all who said something, in per cent."""

    stance: str
    label: str
    number: int
    percent: int


@dataclass(frozen=True)
class Looked:
    """How comments are looked at: in which order, of which stance, question, solution and theme, and from where on.

    ``after`` is the place after which a page begins: the key of a comment, with its backing before it where that is the
    order. Whatever is nonsense in an address is not asked.
    """

    sort: str = NEWEST
    stance: str = ""
    question: int | None = None
    solution: int | None = None
    theme: int | None = None
    after: tuple[int, ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Looked":
        """Return how an address asks to look."""
        keys = {name: _key(given.get(name, "")) for name in ("question", "solution", "theme")}
        sort = given.get("sort", "")
        sort = sort if sort in ORDERS else NEWEST
        stance = given.get("stance", "")
        after = tuple(_key(part) for part in given.get("after", "").split("-", 1)) if given.get("after") else ()
        after = after if None not in after and len(after) == len(ORDERS[sort]) else ()
        return cls(sort, stance if stance in Stance.values else "", **keys, after=after)

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return any(getattr(self, name) for name in FILTERS)

    @property
    def is_first(self) -> bool:
        """Whether it is the first page."""
        return not self.after

    def query(self, **changes: object) -> str:
        """Return it as it stands in an address, with ``changes``."""
        given = {
            "sort": "" if self.sort == NEWEST else self.sort,
            **{name: getattr(self, name) for name in FILTERS},
            "after": "-".join(map(str, self.after)),
            **changes,
        }
        return urlencode({name: value for name, value in given.items() if value})

    def first(self) -> "Looked":
        """Return it from the beginning on."""
        return replace(self, after=())


def _key(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


@dataclass(frozen=True)
class CommentPage:
    """A page of comments, each with its first replies in ``shown_replies``, and where the next page begins."""

    comments: Sequence[Comment]
    more: str

    @property
    def keys(self) -> list[int]:
        """The keys of the comments and of their replies."""
        return [key for one in self.comments for key in (one.pk, *(reply.pk for reply in one.shown_replies))]


def counted(consultations: Iterable[Consultation]) -> list[Consultation]:
    """Return consultations, each with what is counted of it, in one query."""
    found = list(consultations)
    rows = Tally.objects.filter(consultation__in=found).values_list("consultation", "name").annotate(Sum("number"))
    for one in found:
        one.counted = {}
    by_key = {one.pk: one.counted for one in found}
    for key, name, number in rows:
        by_key[key][name] = number
    return found


def stances_of(consultation: Consultation) -> list[StanceCount]:
    """Return how many people take every stance, which is kept: each by their latest comment."""
    numbers, total = consultation.stance_counts, consultation.voices
    return [
        StanceCount(
            stance.value, stance.label, n := numbers.get(stance.value, 0), round(100 * n / total) if total else 0
        )
        for stance in Stance
    ]


def comments_of(consultation: Consultation, looked: Looked) -> CommentPage:
    """Return a page of comments as they are looked at, with their first replies, in two queries.

    Hidden comments keep their place, with the reason; withdrawn ones are gone, but for a note where replies hang on one.
    """
    found = consultation.comments.filter(reply_to=None).readable().with_author()
    for name in FILTERS:
        if getattr(looked, name):
            found = found.filter(**{name: getattr(looked, name)})
    if looked.is_filtered:
        # A filter asks what was said: a note in the place of a comment says nothing.
        found = found.visible()
    page = list(_after(found, looked).order_by(*ORDERS[looked.sort])[: PAGE + 1])
    more = looked.query(after=_place(page[PAGE - 1], looked.sort)) if len(page) > PAGE else ""
    return CommentPage(with_replies(page[:PAGE]), more)


def _after(found: QuerySet[Comment], looked: Looked) -> QuerySet[Comment]:
    if not looked.after:
        return found
    if looked.sort == BACKED:
        backed, key = looked.after
        return found.filter(backed__lte=backed).filter(Q(backed__lt=backed) | Q(pk__lt=key))
    (key,) = looked.after
    return found.filter(pk__gt=key) if looked.sort == OLDEST else found.filter(pk__lt=key)


def _place(comment: Comment, sort: str) -> str:
    return f"{comment.backed}-{comment.pk}" if sort == BACKED else str(comment.pk)


def with_replies(comments: Sequence[Comment], most: int = REPLIES) -> list[Comment]:
    """Return comments, each with its first replies in ``shown_replies``, in one query: ``most`` of each."""
    place = Window(RowNumber(), partition_by=F("reply_to"), order_by=F("pk").asc())
    parents = [one.pk for one in comments if one.replied]
    replies = (
        Comment.objects.filter(reply_to__in=parents)
        .readable()
        .with_author()
        .annotate(place=place)
        .filter(place__lte=most)
        if parents
        else ()
    )
    by_parent: dict[int, list[Comment]] = {}
    for reply in sorted(replies, key=lambda one: one.pk):
        by_parent.setdefault(reply.reply_to_id, []).append(reply)
    for one in comments:
        one.shown_replies = by_parent.get(one.pk, [])
        one.more_replies = max(one.replied - len(one.shown_replies), 0)
    return list(comments)


def most_backed(consultation: Consultation, number: int, stance: str = "") -> list[Comment]:
    """Return the comments that most people back, those of one stance alone if it is named; none that nobody backs."""
    found = consultation.comments.filter(reply_to=None, backed__gt=0).visible().with_author()
    if stance:
        found = found.filter(stance=stance)
    return list(found.order_by(*ORDERS[BACKED])[:number])


@dataclass(frozen=True)
class Choice:
    """An answer to a question that is answered by choosing, with how many chose it and their share, in per cent."""

    words: str
    number: int
    percent: int


def choices_of(consultation: Consultation, question: Question) -> list[Choice]:
    """Return how many people chose each answer of a question that is answered by choosing, which is kept."""
    numbers = consultation.numbers
    people = numbers.get(f"chose:{question.pk}", 0) or 1
    return [
        Choice(words, n := numbers.get(f"choice:{question.pk}:{key}", 0), round(100 * n / people))
        for key, words in question.choices
    ]


def themes_of(consultation: Consultation) -> list[Theme]:
    """Return the themes of a consultation, each with its answer in ``answered`` and, in ``number``, how many comments that
    can be seen are about it.
    """
    themes = list(consultation.themes.select_related("answer__revision"))
    for theme in themes:
        theme.number = consultation.numbers.get(f"theme:{theme.pk}", 0)
        # Reading an answer that is not there raises.
        theme.answered = getattr(theme, "answer", None)
    return themes


def missions_answered(roadmap: Roadmap) -> set[int]:
    """Return the keys of the missions of a roadmap on which people were asked, and answered. One query."""
    answered = Consultation.objects.filter(ended_at__isnull=False, response__published_at__isnull=False)
    of_roadmap = answered.filter(revision__mission__challenge__roadmap=roadmap)
    return set(of_roadmap.values_list("revision__mission", flat=True))


def consultation_of(mission: Mission) -> Consultation | None:
    """Return the latest consultation on any revision of a mission, with its response and what is counted of it, in one
    query.
    """
    numbers = Tally.objects.filter(consultation=OuterRef("pk")).order_by().values("name").annotate(total=Sum("number"))
    row = JSONObject(name="name", number="total")
    found = (
        Consultation.objects.filter(revision__mission=mission)
        .select_related("response", "revision")
        .defer("revision__document")
        .annotate(tallied=ArraySubquery(numbers.values(row=row)))
        .first()
    )
    if found is not None:
        found.counted = {row["name"]: row["number"] for row in found.tallied}
    return found


def consultations_found(asked: Asked) -> QuerySet[Consultation]:
    """Return the consultations that fit what is looked for, the latest first: by their mission, or by their purpose."""
    found = Consultation.objects.shown().with_mission().defer("revision__document")
    found = found.filter(missions_that_fit(asked, "revision__mission"))
    if asked.words:
        missions = by_words(Mission.objects.all(), asked.words).order_by().values("pk")
        found = found.filter(Q(revision__mission__in=missions) | called(asked.words, ["purpose"]))
    return found.order_by("-opens_at", "-pk")
