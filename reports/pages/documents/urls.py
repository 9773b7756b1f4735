"""Addresses of documents."""

from django.urls import path

from reports.pages.documents import choosing, files, views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/ask/", choosing.ask, name="report_ask"),
    path("reports/previews/<str:token>/<int:number>.png", choosing.preview_page, name="report_preview"),
    path("reports/files/<str:token>/", files.signed_file, name="report_signed_file"),
    path("reports/<uuid:report_id>/", views.report, name="report"),
    path("reports/<uuid:report_id>/cancel/", views.cancel, name="report_cancel"),
    path("reports/<uuid:report_id>/again/", views.again, name="report_again"),
    path("reports/<uuid:report_id>/file/", files.file, name="report_file"),
]
