"""Addresses of moderation."""

from django.urls import path

from engagement.pages.moderation import views

urlpatterns = [
    path("house-rules/", views.house_rules, name="house_rules"),
    path("moderation/", views.moderation, name="moderation"),
    path("moderation/next/", views.next_one, name="moderation_next"),
    path("moderation/in-figures/", views.in_figures, name="moderation_in_figures"),
    path("moderation/house-rules/", views.edit_rules, name="house_rules_edit"),
    path("moderation/words/", views.edit_words, name="held_words"),
    path("moderation/comments/<int:comment_id>/", views.moderate, name="moderate"),
    path("moderation/appeals/<int:appeal_id>/", views.decide_appeal, name="appeal_decide"),
    path("moderation/people/<int:person_id>/", views.ban_one, name="ban"),
    path("moderation/bans/<int:ban_id>/lift/", views.lift_ban, name="ban_lift"),
]
