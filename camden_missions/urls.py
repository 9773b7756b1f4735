"""Every address, from the top. Each app lists its own."""

from django.conf import settings
from django.urls import include, path

from camden_missions import health, signing_in_again
from camden_missions.pages import board, decision, home, jobs, mission, search, statements, timeline, workbench
from roadmaps.pages.public.files import addresses_of_files

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz/", health.ready, name="healthz"),
    path("healthz/live/", health.live, name="healthz_live"),
    path("healthz/broker/", health.broker, name="healthz_broker"),
    path("missions/<slug:slug>/", mission.mission, name="mission"),
    path("roadmaps/<slug:slug>/board/", board.board, name="board"),
    path("roadmaps/<slug:slug>/board/read/", board.read, name="board_read"),
    path("roadmaps/<slug:slug>/timeline/", timeline.roadmap_timeline, name="roadmap_timeline"),
    *addresses_of_files("roadmaps/<slug:slug>/timeline", timeline.as_file, "roadmap_timeline"),
    *addresses_of_files("missions/<slug:slug>/trajectory", mission.trajectory_file, "mission_trajectory"),
    path("search/", search.search, name="search"),
    path("workbench/", workbench.workbench, name="workbench"),
    path("workbench/missions/<slug:slug>/decision/", decision.decision, name="decision"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:message_id>/retry/", jobs.retry, name="job_retry"),
    path("jobs/<int:message_id>/drop/", jobs.drop, name="job_drop"),
    path("jobs/<int:message_id>/cancel/", jobs.cancel, name="job_cancel"),
    path("jobs/emails/<int:delivery_id>/", jobs.email, name="job_email"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
    path("account/typed/throw-away/", signing_in_again.throw_away, name="typed_throw_away"),
    path("account/", include("accounts.urls")),
    path("", include("roadmaps.urls")),
    path("", include("engagement.urls")),
    path("", include("reports.urls")),
    path("", include("notifications.urls")),
]
if settings.ANYMAIL:
    # Where a sending service tells which emails came back.
    urlpatterns.append(path("anymail/", include("anymail.urls")))
if settings.DEMONSTRATION:
    urlpatterns.append(path("mailbox/", include("camden_missions.demonstration.urls")))

handler400 = "camden_missions.refusals.bad_request"
handler403 = "camden_missions.refusals.forbidden"
handler404 = "camden_missions.refusals.not_found"
handler500 = "camden_missions.refusals.server_error"
