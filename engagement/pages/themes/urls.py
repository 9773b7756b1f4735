"""Addresses of themes."""

from django.urls import path

from engagement.pages.themes import views

THEMES = "workbench/missions/<slug:slug>/themes"

urlpatterns = [
    path(f"{THEMES}/", views.themes, name="themes"),
    path(f"{THEMES}/cards/", views.cards, name="theme_cards"),
    path(f"{THEMES}/<int:theme_id>/", views.theme, name="theme"),
    path(f"{THEMES}/<int:theme_id>/answer/", views.answer, name="theme_answer"),
]
