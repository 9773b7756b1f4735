"""The address of a person's own account."""

from django.urls import path

from accounts.pages.own import views

urlpatterns = [path("", views.account_home, name="account_home")]
