"""Addresses of comments."""

from django.urls import path

from engagement.pages.comments import views

urlpatterns = [
    path("consultations/<slug:slug>/comment/", views.add, name="comment_add"),
    path("comments/<int:comment_id>/change/", views.edit, name="comment_edit"),
    path("comments/<int:comment_id>/withdraw/", views.withdraw, name="comment_withdraw"),
]
