"""Addresses of participation."""

from django.urls import path

from engagement.views import comments, consultations, moderation

urlpatterns = [
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/<slug:slug>/", consultations.consultation, name="consultation"),
    path("consultations/<slug:slug>/comment/", comments.add, name="comment_add"),
    path("comments/<int:comment_id>/change/", comments.edit, name="comment_edit"),
    path("comments/<int:comment_id>/withdraw/", comments.withdraw, name="comment_withdraw"),
    path("workbench/missions/<slug:slug>/consultation/", consultations.open_one, name="consultation_open"),
    path("workbench/missions/<slug:slug>/response/", consultations.respond, name="response"),
    path("moderation/", moderation.moderation, name="moderation"),
    path("moderation/comments/<int:comment_id>/hide/", moderation.moderate, {"deed": "hide"}, name="comment_hide"),
    path("moderation/comments/<int:comment_id>/show/", moderation.moderate, {"deed": "show"}, name="comment_show"),
]
