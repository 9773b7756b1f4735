"""The mailbox page, and each letter as a mail program shows it."""

import re
from base64 import b64encode
from hashlib import sha256

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from camden_missions.demonstration.mailbox import letter, letters


def mailbox(request: HttpRequest) -> HttpResponse:
    """Show every letter that the demonstration sent: anyone may read them here, and that is said."""
    return render(request, "camden_missions/demonstration/mailbox.html", {"letters": letters()})


def mailbox_letter(_request: HttpRequest, name: str) -> HttpResponse:
    """Show one letter as a mail program does: in its own style, and it runs no script and fetches nothing."""
    found = letter(name)
    if found is None or not found.html:
        raise Http404
    allowed = csp_replace({"default-src": [NONE], "style-src": [_digests_of_styles(found.html)]})
    return allowed(HttpResponse)(found.html)


def _digests_of_styles(html: str) -> str:
    digests = (sha256(style.encode()).digest() for style in re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests) or NONE
