"""What stands beside the fields of a mission, notes and attachments: which field it is, and what people call it."""

from django.http import HttpRequest

from govuk.parsing import number
from roadmaps.models import Attachment, Mission, Solution
from roadmaps.models.attachment import AttachmentQuerySet
from roadmaps.pages.drafting.forms.mission import WholeForm
from roadmaps.pages.drafting.forms.solution import SolutionForm

LABELS = {name: field.label for form in (SolutionForm, WholeForm) for name, field in form.base_fields.items()}
LABELS |= {
    "": "The whole draft",
    "all_milestones": "Milestones",
    "all_sectors": "Sectors",
    "all_solutions": "Solutions",
}
ORDER = list(LABELS)


def about(field: str, solution: Solution | None) -> str:
    """Return what a field of a draft, or of one of its solutions, is called."""
    label = LABELS.get(field, field)
    return f"{solution}: {label}" if solution else str(label)


def asked_beside(mission: Mission, request: HttpRequest) -> tuple[str, Solution | None]:
    """Return the field that an address names, empty for the whole draft, and the solution of the mission that it names."""
    field = request.GET.get("field", "")
    solution = mission.solutions.filter(pk=number(request.GET.get("solution", ""))).first()
    return field if field in LABELS else "", solution


def attachments_shown(found: AttachmentQuerySet) -> list[Attachment]:
    """Return attachments in the order of their fields, each with ``about``: what it backs. One query."""
    shown = list(found.select_related("mission", "solution", "added_by"))
    for one in shown:
        one.about = about(one.field, one.solution)
    return sorted(shown, key=_place)


def _place(one: Attachment) -> tuple[str, int]:
    return str(one.solution or ""), ORDER.index(one.field) if one.field in ORDER else len(ORDER)
