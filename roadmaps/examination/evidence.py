"""What stands behind the findings, put together for the eye: marked words, pace, chain, matrix, and what if."""

from dataclasses import dataclass

from roadmaps.criteria import Dossier
from roadmaps.criteria.criterion_3_ambition import ChainStage, chain_of
from roadmaps.criteria.criterion_4_across import ACTOR_KINDS, MatrixRow, matrix_of
from roadmaps.criteria.pace import Pace, pace_of
from roadmaps.criteria.plain_english import Piece, marked
from roadmaps.criteria.what_if import Loss, losses_of
from roadmaps.pictures.trajectory import trajectory_svg

# Longer tables are cut for the eye; the page says how many more there are.
LOSSES_SHOWN = 40
SORTS = {
    "share": lambda loss: (-loss.share, loss.what, loss.name),
    "name": lambda loss: (loss.name.casefold(), loss.what),
    "what": lambda loss: (loss.what, -loss.share, loss.name),
    "solutions": lambda loss: (-len(loss.solutions), -loss.share, loss.name),
}
HEADINGS = (("what", "What fails"), ("name", "Which"), ("share", "Falls with it"), ("solutions", "Solutions"))


@dataclass(frozen=True)
class Evidence:
    """The pictures and tables of one dossier; ``chart`` is the SVG of its pace, if there is one.

    ``sort`` is how the losses are ordered, ``more`` how many are not shown.
    """

    statement: tuple[Piece, ...]
    pace: Pace | None
    chart: str
    chain: tuple[ChainStage, ...]
    actors: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    losses: tuple[Loss, ...]
    sort: str
    more: int
    headings: tuple[tuple[str, str], ...] = HEADINGS

    @property
    def hardest(self) -> bool:
        """Whether any word of the statement is marked."""
        return any(piece.kind != "plain" for piece in self.statement)


def evidence_of(dossier: Dossier, sort: str | None = None) -> Evidence:
    """Return the evidence of ``dossier``; ``sort`` is a key of ``SORTS``, the share by default."""
    sort = sort if sort in SORTS else "share"
    pace = pace_of(dossier)
    losses = sorted(losses_of(dossier), key=SORTS[sort])
    return Evidence(
        statement=marked(dossier.statement),
        pace=pace,
        chart=trajectory_svg(pace) if pace else "",
        chain=chain_of(dossier),
        actors=tuple(words[:1].upper() + words[1:] for words in ACTOR_KINDS.values()),
        matrix=matrix_of(dossier),
        losses=tuple(losses[:LOSSES_SHOWN]),
        sort=sort,
        more=max(len(losses) - LOSSES_SHOWN, 0),
    )
