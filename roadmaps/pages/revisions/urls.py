"""Addresses of a mission's revisions, history and steps."""

from django.urls import path

from roadmaps.pages.revisions import history, revisions, steps

DRAFT = "workbench/missions/<slug:slug>"
ROADMAP = "workbench/roadmaps/<slug:slug>"

urlpatterns = [
    path(f"{ROADMAP}/history/", history.roadmap_history, name="roadmap_history"),
    path(f"{DRAFT}/submit/", steps.submit, name="draft_submit"),
    path(f"{DRAFT}/steps/<slug:name>/", steps.step, name="step"),
    path(f"{DRAFT}/lifecycle/", steps.lifecycle, name="lifecycle"),
    path(f"{DRAFT}/history/", history.history, name="history"),
    path(f"{DRAFT}/revisions/", revisions.revisions, name="revisions"),
    path(f"{DRAFT}/revisions/compare/", revisions.compare, name="revisions_compare"),
    path(f"{DRAFT}/revisions/<int:number>/", revisions.revision, name="revision"),
    path(f"{DRAFT}/revisions/<int:number>/restore/", revisions.restore, name="revision_restore"),
]
