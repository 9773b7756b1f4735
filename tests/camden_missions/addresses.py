"""Every address of the service, filled with what the demonstration's story holds."""

import uuid

from django.http import QueryDict
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from engagement.models import Comment, Consultation
from outbox.models import OutboxMessage
from roadmaps.checking.assigning import take_up
from roadmaps.checking.judging import rate_first
from roadmaps.checking.settling import propose
from roadmaps.delivery.learning import write_entry
from roadmaps.drafting.attaching import attach_file
from roadmaps.drafting.autosaving import autosave
from roadmaps.drafting.collaborating import invite, write_note
from roadmaps.drafting.restoring import keep_revision
from roadmaps.exchange.exporting import ask_export, make_export
from roadmaps.models import (
    Affiliation,
    Challenge,
    ChangeAsked,
    Contribution,
    CriteriaCheck,
    Milestone,
    Mission,
    MissionSector,
    Organisation,
    Roadmap,
    RoadmapImport,
)
from tests import factories
from tests.camden_missions.address import Address
from tests.camden_missions.addresses_of_delivery import DELIVERED, of_delivery
from tests.camden_missions.addresses_of_documents import fresh_files, of_documents
from tests.camden_missions.addresses_of_participation import around_the_consultation, of_comments, of_notifications
from tests.letters import letter_for_a_page

DRAFT, IN_CHECK, CHECKED = "somebody-to-call", "no-cold-homes", "quiet-nights"
OPEN, TO_ANSWER, TO_DECIDE = (
    "clean-air-on-every-school-street",
    "a-place-to-meet-on-every-corner",
    "every-child-reads-by-seven",
)
RETURNED, DIFFERING = "lunch-that-everybody-can-grow-up-on", "deliveries-without-a-diesel-engine"


def every_name() -> set[str]:
    """Return the names of all addresses that the service answers."""

    def names(patterns, within: str = "") -> set[str]:
        found = set()
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                found |= names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else within)
            elif isinstance(pattern, URLPattern):
                found.add(f"{within}{pattern.name}")
        return found

    return names(get_resolver().url_patterns)


def freshened(addresses: dict[str, Address]) -> dict[str, Address]:
    """Return addresses that were filled a while ago, with what does not keep made anew: a young comment, an email in a file."""
    Comment.objects.filter(pk=addresses["comment_edit"].kwargs["comment_id"]).update(created_at=timezone.now())
    letter = Address("mailbox_letter", {"name": letter_for_a_page()})
    return {**addresses, **fresh_files(), "mailbox_letter": letter}


def filled(people: dict) -> dict[str, Address]:
    """Return an address for every name, over the story of the demonstration."""
    draft = Mission.objects.get(slug=DRAFT)
    slug = {"slug": DRAFT}
    checked = _checked(people)
    check = CriteriaCheck.objects.get(revision__mission__slug=IN_CHECK)
    consultation = Consultation.objects.get(revision__mission__slug=OPEN)
    theirs = Comment.objects.filter(consultation=consultation).first()
    # Fresh enough for its author to change.
    own = Comment.objects.create(
        consultation=consultation, author=people["resident"], stance="support", body="Mine.", form_key=uuid.uuid4()
    )
    milestone = Milestone.objects.create(mission=draft, title="Half", due_on=draft.baseline_date)
    job = OutboxMessage.objects.create(handler="reports.build", queue="reports", key="failed", failed_at=timezone.now())
    asked, contribution = (
        MissionSector.objects.filter(mission=draft).first(),
        Contribution.objects.filter(mission=draft).first(),
    )
    return {
        address.name: address
        for address in (
            *(
                Address(name)
                for name in ("home", "search", "roadmaps", "method", "consultations", "reports", "mailbox")
            ),
            *(Address(name) for name in ("healthz", "healthz_live", "healthz_broker")),
            *(Address(name) for name in ("accessibility", "privacy", "workbench", "checks", "moderation")),
            *(
                Address(name)
                for name in (
                    "account_home",
                    "people",
                    "names",
                    "jobs",
                    "account_login",
                    "account_logout",
                    "account_signup",
                )
            ),
            *(Address(name) for name in ("account_inactive", "account_change_password", "account_reset_password")),
            *(Address(name) for name in ("account_reset_password_done", "account_email_verification_sent")),
            Address("account_reset_password_from_key_done"),
            Address("account_confirm_email", {"key": "none"}),
            Address("account_reset_password_from_key", {"uidb36": "1", "key": "none"}),
            Address("typed_throw_away", {}, "post"),
            Address("job_drop", {"message_id": job.pk}),
            *of_notifications(people, consultation),
            *_of_learning(people),
            *of_delivery(people),
            Address("job_cancel", {"message_id": job.pk}),
            Address("job_retry", {"message_id": job.pk}, "post"),
            Address("person_roles", {"person_id": people["resident"].pk}),
            Address("roadmap", {"slug": "camden-practice"}),
            *_pictures(),
            Address("mission", {"slug": OPEN}),
            Address("mission_check", {"slug": OPEN}),
            Address("solution", {"slug": Contribution.objects.filter(mission__slug=OPEN).first().solution.slug}),
            Address("mission_start"),
            *_beside_the_draft(people, draft),
            *_around_missions(people),
            Address("draft_milestone", {**slug, "milestone_id": milestone.pk}),
            Address("draft_solution_copy", {**slug, "contribution_id": contribution.pk}),
            Address("draft_solution_suggest", {**slug, "contribution_id": contribution.pk}),
            *(
                Address(f"draft{part}", slug)
                for part in ("", "_words", "_challenge", "_target", "_dates", "_indicator", "_milestones", "_sectors")
            ),
            *(Address(f"draft_{part}", slug) for part in ("solutions", "portfolio", "solution_add", "submit")),
            Address("draft_portfolio_page", {**slug, "page": 1}),
            Address("draft_milestone_remove", {**slug, "milestone_id": milestone.pk}),
            Address("draft_sector", {**slug, "asked_id": asked.pk}),
            Address("draft_sector_remove", {**slug, "asked_id": asked.pk}),
            Address("draft_solution", {**slug, "contribution_id": contribution.pk}),
            Address("draft_solution_remove", {**slug, "contribution_id": contribution.pk}),
            Address("step", {"slug": TO_DECIDE, "name": "adopt"}),
            Address("decision", {"slug": TO_DECIDE}),
            Address("revision", {"slug": IN_CHECK, "number": 1}),
            *_of_checks(people, check),
            Address("consultation", {"slug": consultation.slug}),
            Address("comment_add", {"slug": consultation.slug}),
            Address("comment_edit", {"comment_id": own.pk}),
            Address("comment_withdraw", {"comment_id": own.pk}),
            *of_comments(people, consultation, own, theirs),
            Address("consultation_open", {"slug": checked.slug}),
            *around_the_consultation(people, consultation),
            Address("response", {"slug": TO_ANSWER}),
            *of_documents(people, checked),
            *fresh_files().values(),
        )
    }


def _of_learning(people: dict) -> tuple[Address, ...]:
    """Return the addresses of what was learnt."""
    entry = write_entry(
        mission=Mission.objects.get(slug=DELIVERED),
        by=people["officer"],
        title="A neighbour opens more doors than a letter",
        outcome="failed",
        tried="Letters to every tenant.",
        found="One in fifty answered.",
        changes="Neighbours are asked to knock.",
        stops="The letters.",
    )
    return (
        *(Address(name) for name in ("learning", "learning_feed")),
        Address("mission_learning", {"slug": DELIVERED}),
        Address("learning_write", {"slug": DELIVERED}),
        *(Address(name, {"entry_id": entry.pk}) for name in ("learning_entry", "learning_change")),
        Address("learning_helped", {"entry_id": entry.pk}, "post"),
    )


def _pictures() -> tuple[Address, ...]:
    """Return the addresses of pictures, and of their files."""
    roadmap = {"slug": "camden-practice"}
    on = {**roadmap, "day": timezone.localdate()}
    forms = ("svg", "png", "csv")
    return (
        *(Address(f"roadmap_{which}", roadmap) for which in ("picture", "portfolio", "timeline", "wards", "embedded")),
        *(Address(f"roadmap_{which}_{form}", roadmap) for which in ("picture", "timeline", "wards") for form in forms),
        *(Address(f"roadmap_portfolio_{form}", {**roadmap, "which": "sectors"}) for form in forms),
        *(Address(f"mission_trajectory_{form}", {"slug": OPEN}) for form in forms),
        Address("roadmap_picture_earlier", roadmap),
        Address("roadmap_picture_on", on),
        *(Address(f"roadmap_picture_on_{form}", on) for form in forms),
    )


def _beside_the_draft(people: dict, draft: Mission) -> tuple[Address, ...]:
    """Return the addresses of working on a draft together."""
    slug = {"slug": draft.slug}
    officer = people["officer"]
    asked = invite(mission=draft, by=officer, person=factories.officer(), may="comment")
    note = write_note(mission=draft, by=officer, field="statement", body="Shorter?")
    attached = attach_file(
        mission=draft, by=officer, field="statement", title="Notes", name="notes.txt", body=b"What people said."
    )
    keep_revision(mission=draft, by=officer)
    kept = autosave(by=people["admin"], address="/", label="A form", mission=None, data=QueryDict("title=x"))
    return (
        *(Address(f"draft_{part}", slug) for part in ("whole", "panel", "presence", "people", "new_lead")),
        *(Address(f"draft_{part}_order", slug, "post") for part in ("sectors", "solutions")),
        *(
            Address(name, slug)
            for name in ("notes", "mission_duplicate", "mission_move", "mission_remove", "draft_solution_join")
        ),
        *(Address(name, slug) for name in ("lifecycle", "history", "revisions", "revisions_compare")),
        Address("draft_question", {**slug, "name": "statement"}),
        Address("draft_person_remove", {**slug, "collaborator_id": asked.pk}),
        Address("note_resolve", {**slug, "note_id": note.pk}, "post"),
        Address("attachments", slug),
        Address("attachment", {**slug, "attachment_id": attached.pk}),
        Address("attachment_remove", {**slug, "attachment_id": attached.pk}),
        Address("revision_restore", {**slug, "number": 1}),
        Address("autosaved_discard", {"copy_id": kept.pk}, "post"),
    )


def _around_missions(people: dict) -> tuple[Address, ...]:
    """Return the addresses of roadmaps, challenges, organisations and files."""
    slug = {"slug": "camden-practice"}
    challenge = {"challenge_id": Challenge.objects.filter(roadmap__slug="camden-practice").first().pk}
    organisation = {"organisation_id": Organisation.objects.first().pk}
    counts = {"title": "New", "challenges": 1, "missions": 1, "solutions": 1}
    sent = RoadmapImport.objects.create(by=people["officer"], name="new.json", state="ready", counts=counts)
    taken = ask_export(roadmap=Roadmap.objects.get(slug="camden-practice"), by=people["officer"], form="json")
    make_export(export_id=str(taken.pk))
    return (
        *(Address(name) for name in ("mission_search", "exemplars", "roadmap_imports", "roadmap_template")),
        *(Address(name) for name in ("workbench_roadmaps", "workbench_roadmap_new", "organisations")),
        Address("organisation_new"),
        *(Address(name, slug) for name in ("workbench_roadmap", "workbench_roadmap_edit", "challenge_new")),
        *(Address(name, slug) for name in ("roadmap_publish", "roadmap_remove", "roadmap_history")),
        Address("challenges_order", slug, "post"),
        Address("roadmap_export_ask", slug, "post", {"form": "json"}),
        Address("roadmap_export", {"export_id": taken.pk}),
        Address("roadmap_export_file", {"export_id": taken.pk}),
        Address("workbench_challenge", challenge),
        *(Address(f"challenge_{deed}", challenge) for deed in ("edit", "publish", "suggest", "remove")),
        Address("missions_order", challenge, "post"),
        *(Address(name, organisation) for name in ("organisation", "organisation_suggest", "organisation_remove")),
        Address("roadmap_import", {"import_id": sent.pk}),
    )


def _of_checks(people: dict, check: CriteriaCheck) -> tuple[Address, ...]:
    """Return the addresses of judging, settling, and the method."""
    own = {"check_id": check.pk}
    take_up(check=check, by=people["assessor2"])
    rate_first(check=check, by=people["assessor2"], criterion=1, rating=3)
    seat = check.assessments.get(assessor=people["assessor2"])
    differing = CriteriaCheck.objects.get(revision__mission__slug=DIFFERING)
    verdict = {"criterion": 3, "rating": 2, "reason": "We doubt it both."}
    propose(check=differing, by=people["assessor1"], **verdict)
    theirs = {"check_id": differing.pk}
    belongs = Affiliation.objects.create(
        person=people["assessor2"], organisation=Organisation.objects.create(name="Chess club", kind="civic")
    )
    change = ChangeAsked.objects.filter(verdict__assessment__criteria_check__revision__mission__slug=RETURNED).first()
    return (
        *(Address(name, own) for name in ("check", "check_take", "check_hand_in", "check_seats")),
        Address("check_verdict", {**own, "number": 1}),
        Address("check_first_rating", {**own, "number": 2}),
        Address("check_release", {**own, "assessment_id": seat.pk}),
        *(Address(name, theirs) for name in ("check_settlement", "check_another", "check_take_back")),
        Address("check_agree", {**theirs, "agreement_id": differing.agreements.get().pk}, "post"),
        *(Address(name) for name in ("calibration", "interests", "method_thresholds", "method_judges")),
        Address("interest_end", {"affiliation_id": belongs.pk}, "post"),
        Address("method_rubric", {"number": 1}),
        Address("changes", {"slug": RETURNED}),
        Address("change", {"slug": RETURNED, "change_id": change.pk}),
        Address("what_it_takes", {"slug": DRAFT}),
        Address("roadmap_criteria", {"slug": "camden-practice"}),
    )


def _checked(people: dict) -> Mission:
    return factories.checked(people["officer"], slug="quiet-nights", title="Quiet nights")
