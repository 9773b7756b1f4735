"""Addresses of what is taken away."""

from django.urls import path

from reports.views import reports

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/ask/", reports.ask, name="report_ask"),
    path("reports/<uuid:report_id>/", reports.report, name="report"),
    path("reports/<uuid:report_id>/file/", reports.pdf, name="report_file"),
]
