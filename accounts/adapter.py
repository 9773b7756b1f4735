"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage

from accounts.mailing import enqueue_mail


class AccountAdapter(DefaultAccountAdapter):
    """Sends allauth's letters through the outbox, so that a dead mail server loses none."""

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Render the letter as allauth would, and post it."""
        letter: EmailMessage = self.render_mail(template_prefix, email, context)
        enqueue_mail(to=email, subject=letter.subject, body=letter.body)

    def get_from_email(self) -> str:
        """The address the council writes from."""
        return settings.DEFAULT_FROM_EMAIL
