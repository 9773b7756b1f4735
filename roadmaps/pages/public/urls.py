"""Addresses that anyone may read."""

from django.urls import path, register_converter

from roadmaps.pages.days import DayConverter
from roadmaps.pages.public import pictures, portfolio, views, wards
from roadmaps.pages.public.files import addresses_of_files

register_converter(DayConverter, "day")

urlpatterns = [
    path("roadmaps/", views.roadmaps, name="roadmaps"),
    path("roadmaps/<slug:slug>/", views.roadmap, name="roadmap"),
    path("roadmaps/<slug:slug>/picture/", pictures.roadmap_picture, name="roadmap_picture"),
    path("roadmaps/<slug:slug>/wards/", wards.roadmap_wards, name="roadmap_wards"),
    path("roadmaps/<slug:slug>/portfolio/", portfolio.roadmap_portfolio, name="roadmap_portfolio"),
    *addresses_of_files(
        "roadmaps/<slug:slug>/portfolio/<slug:which>", portfolio.roadmap_portfolio_file, "roadmap_portfolio"
    ),
    path("roadmaps/<slug:slug>/embed/", pictures.roadmap_embedded, name="roadmap_embedded"),
    path("roadmaps/<slug:slug>/picture/earlier/", pictures.roadmap_picture_earlier, name="roadmap_picture_earlier"),
    path("roadmaps/<slug:slug>/picture/<day:day>/", pictures.roadmap_picture_on, name="roadmap_picture_on"),
    *addresses_of_files(
        "roadmaps/<slug:slug>/picture/<day:day>", pictures.roadmap_picture_on_file, "roadmap_picture_on"
    ),
    *addresses_of_files("roadmaps/<slug:slug>/picture", pictures.roadmap_picture_file, "roadmap_picture"),
    *addresses_of_files("roadmaps/<slug:slug>/wards", wards.roadmap_wards_file, "roadmap_wards"),
    path("missions/<slug:slug>/check/", views.mission_check, name="mission_check"),
    path("missions/<slug:slug>/attachments/<int:attachment_id>/", views.attachment, name="attachment"),
    path("solutions/<slug:slug>/", views.solution, name="solution"),
]
