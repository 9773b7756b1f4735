"""The addresses of the mailbox."""

from django.urls import path

from camden_missions.demonstration.views import mailbox, mailbox_letter

urlpatterns = [path("", mailbox, name="mailbox"), path("<str:name>/", mailbox_letter, name="mailbox_letter")]
