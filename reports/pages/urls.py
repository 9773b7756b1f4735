"""Addresses of reports."""

from django.urls import path

from reports.pages import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/ask/", views.ask, name="report_ask"),
    path("reports/<uuid:report_id>/", views.report, name="report"),
    path("reports/<uuid:report_id>/file/", views.pdf, name="report_file"),
]
