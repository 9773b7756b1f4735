"""Where the gaps of a draft's portfolio are: its matrices, in which an empty place leads to a solution that fills it."""

from functools import partial

from django.urls import reverse

from roadmaps.examination.portfolio import Part, sectors_by_actor, solutions_by_stage
from roadmaps.models import Mission
from roadmaps.pages.drafting.forms.solution import mend_address
from roadmaps.pages.matrix_shown import MatrixShown, svg_of
from roadmaps.pictures.matrix import Matrix
from roadmaps.revisions.documents import document_of


def matrices_of(mission: Mission) -> list[MatrixShown]:
    """Return the matrices of a draft that have any row."""
    part = Part(1, mission.title, "", document_of(mission))
    keys = dict(mission.contributions.values_list("solution__slug", "pk"))
    mend = partial(mend_address, mission)
    sectors = sectors_by_actor([part], mend)
    stages = solutions_by_stage([part], lambda slug: reverse("draft_solution", args=[mission.slug, keys[slug]]), mend)
    made = (
        _shown(
            "sectors",
            "Sectors and kinds of partner",
            "How many solutions work through each sector with each kind of partner.",
            "Sector",
            sectors,
        ),
        _shown("stages", "Stages of innovation", "How far along each solution is.", "Solution", stages),
    )
    return [one for one in made if one.svg]


def _shown(name: str, heading: str, lead: str, first: str, matrix: Matrix) -> MatrixShown:
    return MatrixShown(name, heading, lead, first, matrix, svg_of(matrix, heading))
