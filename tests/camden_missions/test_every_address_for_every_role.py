"""The permission table: what each role gets at each address. An address that is not listed fails the suite."""

import pytest

from tests.camden_missions.addresses import every_name

ROLES = ("nobody", "resident", "officer", "officer2", "assessor2", "moderator", "commissioner", "admin")
OK, TO_SIGN_IN, REFUSED, CLOSED = 200, 302, 403, 409

#                 nobody      resident officer  officer2 assessor moderat. commiss. admin
EVERYBODY = (OK,) * 8
SIGNED_IN = (TO_SIGN_IN, OK, OK, OK, OK, OK, OK, OK)
STRANGERS = (OK, 302, 302, 302, 302, 302, 302, 302)
STAFF = (TO_SIGN_IN, REFUSED, OK, OK, OK, OK, OK, OK)
ITS_OFFICER = (TO_SIGN_IN, REFUSED, OK, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED)
OFFICERS = (TO_SIGN_IN, REFUSED, OK, OK, REFUSED, REFUSED, REFUSED, REFUSED)
ITS_AUTHOR = (TO_SIGN_IN, OK, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED)
# An officer's own, of which nobody else knows.
ITS_OWNER = (TO_SIGN_IN, 404, OK, 404, 404, 404, 404, 404)
JUDGES = (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, OK, REFUSED, REFUSED, REFUSED)
SEE_CHECKS = (TO_SIGN_IN, REFUSED, OK, OK, OK, REFUSED, OK, OK)
# Whoever works on the mission does not choose its judges; here that is the officer, of the one that differs officer2.
CHOOSES_JUDGES = (TO_SIGN_IN, REFUSED, REFUSED, OK, REFUSED, REFUSED, REFUSED, OK)
CALLS_ANOTHER = (TO_SIGN_IN, REFUSED, OK, REFUSED, OK, REFUSED, REFUSED, OK)
JUDGES_SEND = (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, 302, REFUSED, REFUSED, REFUSED)
MODERATORS = (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, OK, REFUSED, REFUSED)
COMMISSIONERS = (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, OK, REFUSED)
ADMINISTRATORS = (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, OK)

ITS_LEAD = (TO_SIGN_IN, REFUSED, OK, REFUSED, REFUSED, REFUSED, REFUSED, OK)
ITS_OFFICER_SENDS = (TO_SIGN_IN, REFUSED, 302, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED)
OFFICERS_SEND = (TO_SIGN_IN, REFUSED, 302, 302, REFUSED, REFUSED, REFUSED, REFUSED)

OPEN_DATA = ("roadmaps", "roadmap", "challenges", "missions", "mission", "sectors", "solutions", "solution")
OPEN_DATA += ("organisations", "indicators", "measurements", "findings", "verdicts")
OPEN_DATA += ("consultations", "consultation", "comments", "decisions", "api-root")

TABLE = {
    "home": EVERYBODY,
    "healthz": EVERYBODY,
    "healthz_live": EVERYBODY,
    "healthz_broker": EVERYBODY,
    "mailbox": EVERYBODY,
    "mailbox_letter": EVERYBODY,
    **dict.fromkeys(("notifications", "following", "notifications_settings", "follow"), SIGNED_IN),
    "notification": (TO_SIGN_IN, 404, 302, 404, 404, 404, 404, 404),
    "notifications_read": (TO_SIGN_IN, 302, 302, 302, 302, 302, 302, 302),
    **dict.fromkeys(("notifications_settings_by_link", "notifications_stop"), EVERYBODY),
    "job_cancel": ADMINISTRATORS,
    **dict.fromkeys(("learning", "learning_feed", "learning_entry", "mission_learning"), EVERYBODY),
    "learning_helped": (TO_SIGN_IN, 302, 302, 302, 302, 302, 302, 302),
    **dict.fromkeys(("learning_write", "learning_change"), ITS_OFFICER),
    "notify_came_back": (404,) * 8,
    "job_email": (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, 302),
    "roadmaps": EVERYBODY,
    "search": EVERYBODY,
    "roadmap": EVERYBODY,
    **{f"roadmap_{one}": EVERYBODY for one in ("picture", "portfolio", "timeline", "wards", "embedded")},
    **{f"roadmap_picture_{one}": EVERYBODY for one in ("earlier", "on")},
    **{
        f"{one}_{form}": EVERYBODY
        for one in (
            "roadmap_picture",
            "roadmap_picture_on",
            "roadmap_portfolio",
            "roadmap_timeline",
            "roadmap_wards",
            "mission_trajectory",
        )
        for form in ("svg", "png", "csv")
    },
    "mission": EVERYBODY,
    "mission_check": EVERYBODY,
    "solution": EVERYBODY,
    "method": EVERYBODY,
    "consultations": EVERYBODY,
    "consultation": EVERYBODY,
    "accessibility": EVERYBODY,
    "privacy": EVERYBODY,
    "reports": EVERYBODY,
    "report": EVERYBODY,
    "report_file": (302,) * 8,  # to a link that works for some minutes, for everybody
    **dict.fromkeys(("report_ask", "report_signed_file", "report_preview"), EVERYBODY),
    **dict.fromkeys(("open_data", "open_data_json", "open_data_csv", "open_data_catalogue"), EVERYBODY),
    **dict.fromkeys(("roadmap_calendar", "mission_calendar", "mission_card", "news_feed", "sitemap"), EVERYBODY),
    **dict.fromkeys(("api", "api_openapi"), EVERYBODY),
    **{f"api-1:{name}": EVERYBODY for name in OPEN_DATA},
    "api_nothing_here": (404,) * 8,
    "report_again": (302,) * 8,
    # The officer asked for it; once it is cancelled there is nothing to cancel.
    "report_cancel": ITS_OFFICER_SENDS,
    "recipe_new": SIGNED_IN,
    **dict.fromkeys(("recipe", "recipe_delete"), ITS_OWNER),
    "recipe_make": (TO_SIGN_IN, 404, 302, 404, 404, 404, 404, 404),
    "account_login": STRANGERS,
    "account_signup": STRANGERS,
    "account_logout": SIGNED_IN,
    "account_inactive": EVERYBODY,
    "account_email_verification_sent": EVERYBODY,
    "account_confirm_email": EVERYBODY,
    "account_reset_password": EVERYBODY,
    "account_reset_password_done": EVERYBODY,
    "account_reset_password_from_key": EVERYBODY,
    "account_reset_password_from_key_done": EVERYBODY,
    "account_change_password": SIGNED_IN,
    "account_home": SIGNED_IN,
    "typed_throw_away": (302,) * 8,
    "names": (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, OK, REFUSED, OK),
    "people": ADMINISTRATORS,
    "jobs": ADMINISTRATORS,
    "job_drop": ADMINISTRATORS,
    "job_retry": (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, 302),
    "person_roles": ADMINISTRATORS,
    "workbench": STAFF,
    "draft": STAFF,
    "revision": STAFF,
    "mission_start": OFFICERS,
    "draft_words": ITS_OFFICER,
    "draft_challenge": ITS_OFFICER,
    "draft_target": ITS_OFFICER,
    "draft_dates": ITS_OFFICER,
    "draft_milestones": ITS_OFFICER,
    "draft_milestone_remove": ITS_OFFICER,
    "draft_sectors": ITS_OFFICER,
    "draft_sector": ITS_OFFICER,
    "draft_sector_remove": ITS_OFFICER,
    "draft_solutions": ITS_OFFICER,
    "draft_portfolio": ITS_OFFICER,
    "draft_portfolio_page": ITS_OFFICER,
    "draft_solution_add": ITS_OFFICER,
    "draft_solution": ITS_OFFICER,
    "draft_solution_remove": ITS_OFFICER,
    "draft_submit": ITS_OFFICER,
    "consultation_open": ITS_OFFICER,
    "response": ITS_OFFICER,
    **dict.fromkeys(("progress", "mission_change", "stage_report"), EVERYBODY),
    **dict.fromkeys(("delivery", "board"), STAFF),
    "board_read": (TO_SIGN_IN, REFUSED, 302, 302, 302, 302, 302, 302),
    **dict.fromkeys(("data_owner", "attester"), ITS_LEAD),
    **dict.fromkeys(("figure_report", "figure_correct", "milestone_report", "solution_report"), ITS_OFFICER),
    **dict.fromkeys(("money_report", "pledge_record", "pledge_report", "stage_report_write"), ITS_OFFICER),
    **dict.fromkeys(("change_write", "change_add", "change_withdraw", "closing_report_write"), ITS_OFFICER),
    "change_drop": ITS_OFFICER_SENDS,
    **dict.fromkeys(("mission_change_decide", "stage_report_answer"), COMMISSIONERS),
    **dict.fromkeys(("capabilities", "market_shaping"), EVERYBODY),
    # The officer has answered alone, the other one not.
    "capabilities_answer": (TO_SIGN_IN, REFUSED, 302, OK, REFUSED, REFUSED, REFUSED, REFUSED),
    "capabilities_agree": (TO_SIGN_IN, REFUSED, OK, 302, REFUSED, REFUSED, REFUSED, REFUSED),
    "capabilities_agree_one": ITS_OFFICER,
    "capabilities_publish": (TO_SIGN_IN, REFUSED, CLOSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED),
    "market_answer": OFFICERS,
    # Whoever the target names: here a resident.
    "outcome_confirm": ITS_AUTHOR,
    "mission_search": STAFF,
    "lifecycle": STAFF,
    "history": STAFF,
    "revisions": STAFF,
    "revisions_compare": STAFF,
    "revision_restore": ITS_OFFICER,
    "mission_duplicate": OFFICERS,
    "mission_move": ITS_OFFICER,
    "mission_remove": ITS_OFFICER,
    "exemplars": OFFICERS,
    "draft_whole": ITS_OFFICER,
    "draft_question": ITS_OFFICER,
    "draft_panel": ITS_OFFICER,
    "draft_presence": ITS_OFFICER,
    "draft_people": ITS_LEAD,
    "draft_new_lead": ITS_LEAD,
    "draft_person_remove": ITS_LEAD,
    "notes": ITS_OFFICER,
    "attachments": STAFF,
    "attachment": (404, 404, OK, OK, OK, OK, OK, OK),
    "attachment_remove": ITS_OFFICER,
    "note_resolve": ITS_OFFICER_SENDS,
    "autosaved_discard": (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, 302),  # the admin's own
    "draft_milestone": ITS_OFFICER,
    "draft_sectors_order": ITS_OFFICER_SENDS,
    "draft_solutions_order": ITS_OFFICER_SENDS,
    "draft_solution_join": ITS_OFFICER,
    "draft_solution_copy": ITS_OFFICER,
    "draft_solution_suggest": ITS_OFFICER,
    "workbench_roadmaps": OFFICERS,
    "workbench_roadmap_new": OFFICERS,
    "workbench_roadmap": OFFICERS,
    "workbench_roadmap_edit": OFFICERS,
    "roadmap_history": STAFF,
    "roadmap_remove": OFFICERS,
    "roadmap_export_ask": OFFICERS_SEND,
    "roadmap_export": ITS_OFFICER,
    "roadmap_export_file": ITS_OFFICER,
    "challenge_new": OFFICERS,
    "challenges_order": OFFICERS_SEND,
    "workbench_challenge": OFFICERS,
    "challenge_edit": OFFICERS,
    "challenge_publish": OFFICERS,
    "challenge_suggest": OFFICERS,
    "roadmap_publish": OFFICERS,
    "challenge_remove": OFFICERS,
    "missions_order": OFFICERS_SEND,
    "organisations": OFFICERS,
    "organisation_new": OFFICERS,
    "organisation": OFFICERS,
    "organisation_suggest": OFFICERS,
    "organisation_remove": OFFICERS,
    "roadmap_imports": OFFICERS,
    "roadmap_template": OFFICERS,
    "roadmap_import": ITS_OFFICER,
    "step": COMMISSIONERS,
    "checks": SEE_CHECKS,
    "check": SEE_CHECKS,
    "check_verdict": JUDGES,
    "check_first_rating": JUDGES,
    "check_take": JUDGES,
    "check_hand_in": JUDGES,
    "check_seats": CHOOSES_JUDGES,
    "check_release": CHOOSES_JUDGES,
    "check_settlement": CALLS_ANOTHER,
    "check_another": CALLS_ANOTHER,
    # Nobody was called in this check, so there is nothing to take back.
    "check_take_back": tuple(CLOSED if status == OK else status for status in CALLS_ANOTHER),
    "check_agree": JUDGES_SEND,
    "calibration": SEE_CHECKS,
    "interests": JUDGES,
    "interest_end": JUDGES_SEND,
    "method_thresholds": ADMINISTRATORS,
    "method_rubric": ADMINISTRATORS,
    "method_judges": ADMINISTRATORS,
    "roadmap_criteria": EVERYBODY,
    "what_it_takes": STAFF,
    "changes": STAFF,
    "change": ITS_OFFICER,
    "draft_indicator": ITS_OFFICER,
    "comment_add": EVERYBODY,
    "comment_edit": ITS_AUTHOR,
    "comment_withdraw": ITS_AUTHOR,
    "moderation": MODERATORS,
    "moderate": MODERATORS,
    "decision": STAFF,
    "moderation_next": (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, 302, REFUSED, REFUSED),
    "appeal_decide": MODERATORS,
    "ban": MODERATORS,
    "ban_lift": (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, 302, REFUSED, REFUSED),
    "held_words": (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, OK, REFUSED, OK),
    "house_rules_edit": (TO_SIGN_IN, REFUSED, REFUSED, REFUSED, REFUSED, OK, REFUSED, OK),
    "house_rules": EVERYBODY,
    "moderation_in_figures": EVERYBODY,
    "comment": EVERYBODY,
    "comment_report": EVERYBODY,
    "comment_keep": (204,) * 8,
    "comment_kept": (OK, *(302,) * 7),  # whoever is signed in goes back to the form
    "comment_reply": SIGNED_IN,
    "comment_back": (TO_SIGN_IN, *(302,) * 7),
    "comment_amend": ITS_AUTHOR,
    "comment_appeal": ITS_AUTHOR,
    "consultation_answers": SIGNED_IN,
    "own_comments": SIGNED_IN,
    "consultation_document": EVERYBODY,
    **{
        f"consultation_{name}": ITS_OFFICER
        for name in ("look_after", "extend", "document_add", "invite", "enter", "enter_many")
    },
    "consultation_document_remove": ITS_OFFICER_SENDS,
    **dict.fromkeys(("themes", "theme", "theme_cards", "theme_answer"), ITS_OFFICER),
}


@pytest.fixture
def browsers(story, signed_in, client):
    """A client a role."""
    return {role: client if role == "nobody" else signed_in(story[role]) for role in ROLES}


def test_every_address_is_listed_and_nothing_else():
    assert every_name() == set(TABLE)


def test_each_role_gets_what_the_table_says(addresses, browsers):
    found = {
        name: tuple(getattr(browsers[role], at.method)(at.path, at.data).status_code for role in ROLES)
        for name, at in addresses.items()
    }
    assert found == TABLE


def test_whoever_may_not_see_a_form_may_not_send_it_either(addresses, browsers):
    for name, row in TABLE.items():
        for role, status in zip(ROLES, row, strict=True):
            if status == REFUSED:
                answer = browsers[role].post(addresses[name].path, {"reason": "by hand", "then": "publish"})
                assert answer.status_code == REFUSED, f"{role} sent {name}"
                assert b"You cannot do this" in answer.content


def test_every_page_carries_the_headers_that_protect_it(addresses, browsers):
    for at in addresses.values():
        answer = getattr(browsers["nobody"], at.method)(at.path, at.data)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        # The one address that may stand in the frame of another site.
        assert at.name == "roadmap_embedded" or answer["X-Frame-Options"] == "DENY"
