"""Addresses of the domain: public pages, drafting, steps and checks."""

from django.urls import path

from roadmaps.views import checks, drafting, parts, public, steps

DRAFT = "workbench/missions/<slug:slug>"

urlpatterns = [
    path("roadmaps/", public.roadmaps, name="roadmaps"),
    path("roadmaps/<slug:slug>/", public.roadmap, name="roadmap"),
    path("missions/<slug:slug>/check/", public.mission_check, name="mission_check"),
    path("solutions/<slug:slug>/", public.solution, name="solution"),
    path("method/", public.method, name="method"),
    path("checks/", checks.checks, name="checks"),
    path("checks/<int:check_id>/", checks.check, name="check"),
    path("checks/<int:check_id>/criteria/<int:number>/", checks.verdict, name="check_verdict"),
    path("checks/<int:check_id>/hand-in/", checks.hand_in, name="check_hand_in"),
    path("workbench/missions/new/", drafting.start, name="mission_start"),
    path(f"{DRAFT}/", drafting.draft, name="draft"),
    path(f"{DRAFT}/words/", drafting.words, name="draft_words"),
    path(f"{DRAFT}/challenge/", drafting.challenge, name="draft_challenge"),
    path(f"{DRAFT}/target/", drafting.target, name="draft_target"),
    path(f"{DRAFT}/dates/", drafting.dates, name="draft_dates"),
    path(f"{DRAFT}/milestones/", parts.milestones, name="draft_milestones"),
    path(f"{DRAFT}/milestones/<int:milestone_id>/remove/", parts.remove_milestone, name="draft_milestone_remove"),
    path(f"{DRAFT}/milestones/<int:milestone_id>/reached/", steps.milestone_reached, name="milestone_reached"),
    path(f"{DRAFT}/sectors/", parts.sectors, name="draft_sectors"),
    path(f"{DRAFT}/sectors/<int:asked_id>/", parts.sector, name="draft_sector"),
    path(f"{DRAFT}/sectors/<int:asked_id>/remove/", parts.remove_sector, name="draft_sector_remove"),
    path(f"{DRAFT}/solutions/", parts.solutions, name="draft_solutions"),
    path(f"{DRAFT}/solutions/new/", parts.add_solution, name="draft_solution_add"),
    path(f"{DRAFT}/solutions/<int:contribution_id>/", parts.change_solution, name="draft_solution"),
    path(f"{DRAFT}/solutions/<int:contribution_id>/remove/", parts.remove_solution, name="draft_solution_remove"),
    path(f"{DRAFT}/submit/", steps.submit, name="draft_submit"),
    path(f"{DRAFT}/steps/<slug:name>/", steps.step, name="step"),
    path(f"{DRAFT}/revisions/<int:number>/", steps.revision, name="revision"),
]
