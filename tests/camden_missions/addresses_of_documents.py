"""The addresses of documents, of their files and of saved choices."""

from django.core.cache import cache
from django.db import transaction

from accounts.models import Person
from engagement.models import Consultation
from outbox.models import OutboxMessage
from reports.making.asking import ask_for_report
from reports.making.handing_over import link_to
from reports.making.recipes import save_recipe
from reports.making.rendering import build_report
from reports.models import Report
from roadmaps.models import Mission, Roadmap
from tests.camden_missions.address import Address

TOKEN = "a-token-for-the-tests-of-pages"


def of_documents(people: dict, mission: Mission) -> tuple[Address, ...]:
    """Return the addresses of a report that is ready, of one that is being made, of one that failed, and of choices."""
    officer = people["officer"]
    roadmap = Roadmap.objects.get(slug="camden-practice")
    ready = build_report(str(ask_for_report(roadmap, kind="roadmap").pk))
    waiting, failed = _left_alone(mission, officer), _left_alone(roadmap, officer)
    Report.objects.filter(pk=failed.pk).update(state=Report.State.FAILED)
    recipe = save_recipe(by=officer, name="Monthly", subject=roadmap, kind="roadmap", monthly=True)
    about = f"?roadmap={roadmap.slug}&kind=roadmap"
    public = Mission.objects.public().filter(challenge__roadmap=roadmap).first()
    return (
        *(Address(name) for name in ("open_data", "open_data_catalogue", "news_feed", "sitemap", "api", "api_openapi")),
        *(Address(name, {"slug": roadmap.slug}) for name in ("open_data_json", "open_data_csv", "roadmap_calendar")),
        *(Address(name, {"slug": public.slug}) for name in ("mission_calendar", "mission_card")),
        *_of_the_interface(roadmap, public),
        Address("report_ask", query=about),
        Address("report", {"report_id": ready.pk}),
        Address("report_file", {"report_id": ready.pk}),
        Address("report_cancel", {"report_id": waiting.pk}, "post"),
        Address("report_again", {"report_id": failed.pk}, "post"),
        Address("recipe_new", query=f"{about}&design=screen&missions={public.slug}"),
        *(Address(name, {"recipe_id": recipe.pk}) for name in ("recipe", "recipe_delete")),
        Address("recipe_make", {"recipe_id": recipe.pk}, "post"),
    )


@transaction.atomic
def _left_alone(subject: Roadmap | Mission, officer: Person) -> Report:
    """Return a report that no worker makes, whoever listens."""
    report = ask_for_report(subject, kind="brief", by=officer)
    OutboxMessage.objects.filter(key=f"report:{report.pk}").delete()
    return report


def _of_the_interface(roadmap: Roadmap, mission: Mission) -> tuple[Address, ...]:
    """Return the addresses of the open data interface."""
    lists = ("roadmaps", "challenges", "missions", "sectors", "solutions", "organisations", "indicators")
    more = ("measurements", "findings", "verdicts", "consultations", "comments", "decisions")
    consultation = Consultation.objects.filter(revision__mission__challenge__roadmap=roadmap).first()
    solution = mission.contributions.first().solution
    named = {"roadmap": roadmap, "mission": mission, "solution": solution, "consultation": consultation}
    return (
        *(Address(f"api-1:{name}") for name in ("api-root", *lists, *more)),
        *(Address(f"api-1:{name}", {"slug": thing.slug}) for name, thing in named.items()),
        Address("api_nothing_here", {"rest": "nothing"}),
    )


def fresh_files() -> dict[str, Address]:
    """Return the addresses of files that are kept for minutes alone, made anew."""
    cache.set(f"preview:{TOKEN}:1", b"\x89PNG\r\n\x1a\n", timeout=600)
    ready = Report.objects.filter(state=Report.State.READY).first()
    token = link_to(ready).rstrip("/").rsplit("/", 1)[1]
    return {
        "report_preview": Address("report_preview", {"token": TOKEN, "number": 1}),
        "report_signed_file": Address("report_signed_file", {"token": token}),
    }
