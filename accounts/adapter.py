"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import urlencode

from accounts.mailing import enqueue_mail


class AccountAdapter(DefaultAccountAdapter):
    """Sends allauth's emails through the outbox, so that a dead mail server loses none, and people where they belong."""

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Render the email as allauth would, and enqueue it."""
        letter: EmailMessage = self.render_mail(template_prefix, email, context)
        enqueue_mail(to=email, subject=letter.subject, body=letter.body)

    def get_from_email(self) -> str:
        """The address the council writes from."""
        return settings.DEFAULT_FROM_EMAIL

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where somebody lands after signing in: staff on their tasks, others on their account."""
        if request.user.has_perm("accounts.use_workbench"):
            return reverse("workbench")
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_email_confirmation_url(self, request: HttpRequest | None, emailconfirmation: object) -> str:
        """Return the link that confirms an address; it leads on to where its owner came from."""
        url = super().get_email_confirmation_url(request, emailconfirmation)
        came_from = self._came_from(request)
        return f"{url}?{urlencode({'to': came_from})}" if came_from else url

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        """Return where somebody goes who has confirmed an address: where they came from, after signing in if need be."""
        came_from = self._came_from(self.request)
        if self.request.user.is_authenticated:
            return came_from or self.get_login_redirect_url(self.request)
        sign_in = reverse("account_login")
        return f"{sign_in}?{urlencode({'next': came_from})}" if came_from else sign_in

    def _came_from(self, request: HttpRequest | None) -> str:
        """Return the address of this service that a request says to go on to; an empty text for any other."""
        if request is None:
            return ""
        # In the link of an email it is called otherwise: allauth itself would go to "next" without asking to sign in.
        given = (
            request.POST.get("to") or request.POST.get("next") or request.GET.get("to") or request.GET.get("next") or ""
        )
        return given if given.startswith("/") and self.is_safe_url(given) else ""
