"""Addresses of documents, of saved choices and of open data."""

from reports.pages.documents.urls import urlpatterns as documents
from reports.pages.open_data.urls import urlpatterns as open_data
from reports.pages.recipes.urls import urlpatterns as recipes

urlpatterns = [*documents, *recipes, *open_data]
