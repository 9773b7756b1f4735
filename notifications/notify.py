"""Email through GOV.UK Notify: one template that has a ``((subject))`` and a ``((body))``, and what comes back of it."""

import json
import secrets

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from notifications.bouncing import refuse_address


class NotifyIsAway(OSError):
    """Notify does not answer, or takes no more for now."""


class NotifyBackend(BaseEmailBackend):
    """Hands emails to GOV.UK Notify. The key of an email is its reference there, so that a doubled one can be found."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.client = NotificationsAPIClient(settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_ADDRESS, timeout=20)

    def send_messages(self, email_messages: list) -> int:
        """Send emails; return how many. Raises NotifyIsAway, and HTTPError for one that Notify does not take."""
        for message in email_messages:
            self._send(message)
        return len(email_messages)

    def _send(self, message) -> None:
        stop = message.extra_headers.get("List-Unsubscribe", "").strip("<>")
        try:
            for address in message.to:
                self.client.send_email_notification(
                    email_address=address,
                    template_id=settings.NOTIFY_TEMPLATE,
                    personalisation={"subject": message.subject, "body": message.body},
                    reference=message.extra_headers.get("Message-ID", "").strip("<>") or None,
                    one_click_unsubscribe_url=stop or None,
                )
        except HTTPError as problem:
            if problem.status_code == 429 or problem.status_code >= 500:
                raise NotifyIsAway(str(problem)) from problem
            raise


@csrf_exempt
@require_POST
def came_back(request: HttpRequest) -> HttpResponse:
    """Hear from Notify what became of an email: an address that cannot be reached gets no more.

    Answers 404 where no token is set, and to whoever does not know it.
    """
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    expected = settings.NOTIFY_CALLBACK_TOKEN
    if not expected or not secrets.compare_digest(given.encode(), expected.encode()):
        raise Http404
    try:
        told = json.loads(request.body)
        status, address = str(told["status"]), str(told["to"])
    except (ValueError, KeyError, TypeError):
        return HttpResponse(status=400)
    if status == "permanent-failure":
        refuse_address(address, because="The address does not exist.")
    return HttpResponse(status=204)
