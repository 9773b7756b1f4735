"""The addresses of notifications."""

from django.urls import path

from notifications.notify import came_back
from notifications.pages import views

urlpatterns = [
    path("notifications/", views.notifications, name="notifications"),
    path("notifications/<int:delivery_id>/", views.open_one, name="notification"),
    path("notifications/read/", views.read, name="notifications_read"),
    path("notifications/following/", views.following, name="following"),
    path("notifications/settings/", views.settings, name="notifications_settings"),
    path("notifications/settings/<str:token>/", views.settings_by_link, name="notifications_settings_by_link"),
    path("notifications/stop/<str:token>/", views.stop, name="notifications_stop"),
    path("notifications/notify/", came_back, name="notify_came_back"),
    path("follow/<slug:kind>/<slug:key>/", views.follow_one, name="follow"),
]
