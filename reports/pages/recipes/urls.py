"""Addresses of saved choices."""

from django.urls import path

from reports.pages.recipes import views

urlpatterns = [
    path("reports/saved/new/", views.new, name="recipe_new"),
    path("reports/saved/<int:recipe_id>/", views.recipe, name="recipe"),
    path("reports/saved/<int:recipe_id>/make/", views.make, name="recipe_make"),
    path("reports/saved/<int:recipe_id>/delete/", views.delete, name="recipe_delete"),
]
