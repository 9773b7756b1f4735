"""Hand over the files of documents."""

import uuid

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from reports.errors import LinkIsOver
from reports.making.handing_over import file_name, link_to, media_type, report_behind
from reports.models import Report
from reports.pages.documents.views import report_or_404


def file(request: HttpRequest, report_id: uuid.UUID) -> HttpResponseBase:
    """Send whoever may read a report on to a link that works for a few minutes. Raises NotReady."""
    answer = redirect(link_to(report_or_404(request, report_id)))
    answer["Cache-Control"] = "no-store"
    return answer


def signed_file(_request: HttpRequest, token: str) -> HttpResponseBase:
    """Hand over the file behind a signed link, to whoever has it. Raises LinkIsOver."""
    report = report_behind(token)
    return _sent(report)


def _sent(report: Report) -> HttpResponseBase:
    try:
        opened = report.file.open("rb")
    except OSError:
        raise LinkIsOver("The file is not where it is kept. The people who run the service can see why.") from None
    answer = FileResponse(opened, as_attachment=True, filename=file_name(report), content_type=media_type(report))
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
