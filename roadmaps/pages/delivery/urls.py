"""Addresses of delivery."""

from django.urls import path

from roadmaps.pages.delivery import views

urlpatterns = [
    path("learning/", views.learning, name="learning"),
    path("learning/feed/", views.feed, name="learning_feed"),
    path("learning/<int:entry_id>/", views.learning_entry, name="learning_entry"),
    path("learning/<int:entry_id>/helped/", views.helped, name="learning_helped"),
    path("missions/<slug:slug>/learning/", views.mission_learning, name="mission_learning"),
    path("workbench/missions/<slug:slug>/learning/new/", views.write, name="learning_write"),
    path("workbench/learning/<int:entry_id>/change/", views.change, name="learning_change"),
]
