"""Addresses of importing and exporting."""

from django.urls import path

from roadmaps.pages.exchange import views

ROADMAP = "workbench/roadmaps/<slug:slug>"

urlpatterns = [
    path(f"{ROADMAP}/export/", views.ask_for_export, name="roadmap_export_ask"),
    path("workbench/export/<uuid:export_id>/", views.export, name="roadmap_export"),
    path("workbench/export/<uuid:export_id>/file/", views.export_file, name="roadmap_export_file"),
    path("workbench/import/", views.imports, name="roadmap_imports"),
    path("workbench/import/template/", views.template, name="roadmap_template"),
    path("workbench/import/<uuid:import_id>/", views.roadmap_import, name="roadmap_import"),
]
