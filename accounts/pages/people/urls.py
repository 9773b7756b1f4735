"""Addresses of people and their roles."""

from django.urls import path

from accounts.pages.people import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/names/", views.names, name="names"),
    path("people/<int:person_id>/", views.roles, name="person_roles"),
]
