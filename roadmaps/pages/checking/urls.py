"""Addresses of checks, and of the method."""

from django.urls import path

from roadmaps.pages.checking import checks, judging, method, settling, standing

CHECK = "checks/<int:check_id>"

urlpatterns = [
    path("roadmaps/<slug:slug>/criteria/", standing.roadmap_criteria, name="roadmap_criteria"),
    path("method/", method.method, name="method"),
    path("workbench/method/thresholds/", method.thresholds, name="method_thresholds"),
    path("workbench/method/criteria/<int:number>/", method.rubric, name="method_rubric"),
    path("workbench/method/assessors/", method.judges, name="method_judges"),
    path("checks/", checks.checks, name="checks"),
    path("checks/calibration/", standing.calibrations, name="calibration"),
    path("checks/interests/", standing.interests, name="interests"),
    path("checks/interests/<int:affiliation_id>/end/", standing.end_interest, name="interest_end"),
    path(f"{CHECK}/", checks.check, name="check"),
    path(f"{CHECK}/take/", checks.take, name="check_take"),
    path(f"{CHECK}/criteria/<int:number>/", judging.VerdictView.as_view(), name="check_verdict"),
    path(f"{CHECK}/criteria/<int:number>/first/", judging.first_rating, name="check_first_rating"),
    path(f"{CHECK}/hand-in/", checks.hand_in, name="check_hand_in"),
    path(f"{CHECK}/settlement/", settling.settlement, name="check_settlement"),
    path(f"{CHECK}/settlement/<int:agreement_id>/agree/", settling.agreed, name="check_agree"),
    path(f"{CHECK}/settlement/another/", settling.another, name="check_another"),
    path(f"{CHECK}/settlement/take-back/", settling.take_back, name="check_take_back"),
    path(f"{CHECK}/assessors/", settling.seats, name="check_seats"),
    path(f"{CHECK}/assessors/<int:assessment_id>/release/", settling.release, name="check_release"),
]
