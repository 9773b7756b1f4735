"""allauth's forms, with labels and hints in our words."""

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from accounts.names import choose_name
from accounts.pages.naming import ShownName

PASSWORD_HINT = "At least 12 characters. Three random words work well. You can paste it."


def _word(form: forms.Form, name: str, label: str, hint: str = "", missing: str = "") -> None:
    """Set a field's label, hint and the sentence for when it is empty."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.error_messages["required"] = missing or f"Enter your {label.lower()}"


class SignInForm(allauth_forms.LoginForm):
    """E-mail and password."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "login", "Email address")
        _word(self, "password", "Password")
        self.fields["login"].error_messages["invalid"] = "Enter an email address like name@example.com"


class SignUpForm(allauth_forms.SignupForm):
    """An address, a name to show, a password. Least data: nothing else is asked."""

    name = ShownName()
    # A person leaves what is hidden from people empty; most robots do not. No CAPTCHA (WCAG 3.3.8).
    website = forms.CharField(required=False, label="Leave this empty", widget=forms.TextInput)
    field_order = ["email", "name", "password1"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "email", "Email address", "We send you a link to confirm it. It is never shown.")
        _word(self, "password1", "Password", PASSWORD_HINT, "Enter a password")
        self.fields["email"].error_messages["invalid"] = "Enter an email address like name@example.com"

    def clean_website(self) -> str:
        """Refuse what fills in the hidden field."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave this field empty")
        return ""

    def try_save(self, request):
        """Create the account, or write to whoever has that address already; the answer and its time are the same.

        Two who sign up with one address at the same moment are one account.
        """
        if self.account_already_exists:
            # Most of the time goes into making a password unreadable.
            make_password(self.cleaned_data["password1"])
            return super().try_save(request)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)

    def save(self, request):
        """Create the account and keep the name."""
        person = super().save(request)
        choose_name(person, self.cleaned_data["name"])
        return person


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    """Where to send the link."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "email", "Email address", "We send a link to this address if it has an account.")
        self.fields["email"].error_messages["invalid"] = "Enter an email address like name@example.com"


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    """The new password, after the link."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password1", "New password", PASSWORD_HINT)
        _word(self, "password2", "New password again", "", "Enter the new password again")


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    """The new password of somebody signed in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "oldpassword", "Current password")
        _word(self, "password1", "New password", PASSWORD_HINT)
        _word(self, "password2", "New password again", "", "Enter the new password again")
