"""Addresses of documents and of saved choices."""

from reports.pages.documents.urls import urlpatterns as documents
from reports.pages.recipes.urls import urlpatterns as recipes

urlpatterns = [*documents, *recipes]
