"""The portfolio board: all missions of a roadmap on one page, for whoever decides on them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.permissions import require
from engagement.reading import missions_answered
from roadmaps.delivery.board import board_of, mark_as_read
from roadmaps.models import Roadmap

NOT_YOURS = "The board is for the people who prepare and take decisions. Everybody can read how far each mission is."


def _roadmap(request: HttpRequest, slug: str) -> Roadmap:
    roadmap = get_object_or_404(Roadmap, slug=slug)
    require(request.user, "roadmaps.see_board", roadmap, otherwise=NOT_YOURS)
    return roadmap


@login_required
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all missions of a roadmap that were adopted or wait for it, what needs the commission most first."""
    roadmap = _roadmap(request, slug)
    context = {"roadmap": roadmap, "board": board_of(roadmap, request.user, answered=missions_answered(roadmap))}
    return render(request, "camden_missions/pages/board.html", context)


@login_required
@require_POST
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that the person has read the board."""
    roadmap = _roadmap(request, slug)
    mark_as_read(roadmap=roadmap, person=request.user)
    messages.success(request, "Noted. Next time the board shows what is new since today.")
    return redirect("board", slug)
