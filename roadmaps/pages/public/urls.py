"""Addresses that anyone may read."""

from django.urls import path

from roadmaps.pages.public import pictures, views, wards

urlpatterns = [
    path("roadmaps/", views.roadmaps, name="roadmaps"),
    path("roadmaps/<slug:slug>/", views.roadmap, name="roadmap"),
    path("roadmaps/<slug:slug>/picture/", pictures.roadmap_picture, name="roadmap_picture"),
    path("roadmaps/<slug:slug>/wards/", wards.roadmap_wards, name="roadmap_wards"),
    path(
        "roadmaps/<slug:slug>/picture.svg", pictures.roadmap_picture_file, {"form": "svg"}, name="roadmap_picture_svg"
    ),
    path(
        "roadmaps/<slug:slug>/picture.csv", pictures.roadmap_picture_file, {"form": "csv"}, name="roadmap_picture_csv"
    ),
    path(
        "roadmaps/<slug:slug>/picture.png", pictures.roadmap_picture_file, {"form": "png"}, name="roadmap_picture_png"
    ),
    path("roadmaps/<slug:slug>/wards.svg", wards.roadmap_wards_file, {"form": "svg"}, name="roadmap_wards_svg"),
    path("roadmaps/<slug:slug>/wards.csv", wards.roadmap_wards_file, {"form": "csv"}, name="roadmap_wards_csv"),
    path("missions/<slug:slug>/check/", views.mission_check, name="mission_check"),
    path("missions/<slug:slug>/attachments/<int:attachment_id>/", views.attachment, name="attachment"),
    path("solutions/<slug:slug>/", views.solution, name="solution"),
]
