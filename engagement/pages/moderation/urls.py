"""Addresses of moderation."""

from django.urls import path

from engagement.pages.moderation import views

urlpatterns = [
    path("moderation/", views.moderation, name="moderation"),
    path("moderation/comments/<int:comment_id>/hide/", views.moderate, {"action": "hide"}, name="comment_hide"),
    path("moderation/comments/<int:comment_id>/show/", views.moderate, {"action": "show"}, name="comment_show"),
]
