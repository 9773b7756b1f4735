"""Addresses that anyone may read."""

from django.urls import path

from roadmaps.pages.public import views

urlpatterns = [
    path("roadmaps/", views.roadmaps, name="roadmaps"),
    path("roadmaps/<slug:slug>/", views.roadmap, name="roadmap"),
    path("missions/<slug:slug>/check/", views.mission_check, name="mission_check"),
    path("missions/<slug:slug>/attachments/<int:attachment_id>/", views.attachment, name="attachment"),
    path("solutions/<slug:slug>/", views.solution, name="solution"),
]
