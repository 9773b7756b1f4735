"""The address of the mailbox."""

from django.urls import path

from camden_missions.demonstration.views import mailbox

urlpatterns = [path("", mailbox, name="mailbox")]
