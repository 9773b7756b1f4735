"""The whole story with all its people, told once and walked twice: with JavaScript and without."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from engagement.models import Consultation
from engagement.tasks import close_what_is_over
from tests import factories
from tests.browser.judging import judge
from tests.browser.visitor import Visitor

TITLE = "Quiet nights for everyone"
STATEMENT = "In five years, everyone in Camden can sleep with the window open."
MISSION = "/workbench/missions/quiet-nights-for-everyone"
SECTORS = (
    ("Local government", "Public", "Set quiet hours by licensing."),
    ("Logistics businesses", "Private", "Deliver by electric bike at night."),
    ("Residents' groups", "Residents and community", "Map the noise, street by street."),
)
SOLUTIONS = (
    (
        "Night noise map",
        "Residents' groups",
        "Residents and community",
        "Applied research",
        "citizen science",
        "A resident's proposal",
    ),
    ("Quiet deliveries", "Logistics businesses", "Private", "Pilot", "electric freight", "A partner"),
    ("Licence with care", "Local government", "Public", "Mainstream", "licensing", "The council"),
    ("Soft streets", "Local government", "University", "Scale-up", "materials", "A partner"),
    ("Dark sky lab", "Residents' groups", "Third sector", "Basic research", "open challenge", "A resident's proposal"),
)


def start_and_write(officer: Visitor) -> None:
    """An officer begins a mission and says it in words; the panel answers."""
    officer.go("/workbench/")
    officer.follow("Start a mission")
    officer.press("Start the draft")
    officer.sees("Enter a working title")
    officer.select("Challenge", "Practice roadmap: Warm, healthy homes")
    officer.fill("Working title", TITLE)
    officer.press("Start the draft")
    officer.sees("What should be true, and for whom?")
    officer.sees("Write the statement")
    officer.fill("Statement", STATEMENT)
    officer.fill("Who benefits", "Everybody, first those who live over shops")
    officer.fill(
        "What would change in daily life", "People would sleep through the night and wake up rested, in summer too."
    )
    officer.fill("How the public's voice is in it", "A petition of 900 residents in Holborn.")
    officer.press("Save")
    officer.sees("Saved")
    # Redrawn after the save: what was missing is no longer named.
    expect(officer.page.locator("#readiness")).not_to_contain_text("There is no public statement yet.")
    officer.press("Save and continue")
    officer.sees("Why is this a priority here?")
    officer.fill("What shows that this is a priority here", "A survey of 900 households.")
    officer.press("Save and continue")
    officer.sees("What will show that the mission is met?")


def set_the_target(officer: Visitor) -> None:
    """A wrong entry is named and nothing typed is lost; then the target stands."""
    officer.choose("A number to reach")
    officer.fill("Measure", "Homes with quiet nights")
    officer.fill("Unit", "per cent")
    officer.fill("Today's value", "30")
    officer.fill_date("Date of today's value", 1, 6, 2026)
    officer.fill("Value to reach", "ten")
    officer.choose("Up")
    officer.press("Save and continue")
    officer.sees("There is a problem")
    officer.sees("Enter the value to reach as a number")
    expect(officer.main.get_by_label("Value to reach")).to_have_value("ten")
    expect(officer.main.get_by_label("Measure")).to_have_value("Homes with quiet nights")
    expect(officer.page).to_have_title(re.compile("^Error"))
    officer.fill("Value to reach", "95")
    officer.fill("Where the figures come from", "the yearly residents' survey")
    officer.press("Save and continue")
    officer.sees("By when?")
    year = timezone.localdate().year
    officer.fill_date("Deadline", 31, 12, year + 5)
    officer.press("Save and continue")
    officer.sees("How has the figure moved so far?")
    officer.select("How often it is measured", "Every year")
    officer.fill_date("Date", 1, 6, year - 3)
    officer.fill("Value", "24")
    officer.press("Save and continue")
    officer.sees("What should be true on the way?")
    officer.go(f"{MISSION}/indicator/")
    officer.sees("Where today's pace leads")
    officer.go(f"{MISSION}/milestones/")
    milestone = officer.main.get_by_role("group", name="Milestone 1", exact=True)
    milestone.get_by_label("What should be true by then").fill("Half the homes have quiet nights")
    for part, number in (("Day", 31), ("Month", 12), ("Year", year + 3)):
        milestone.get_by_label(part).fill(str(number))
    officer.press("Save")
    officer.sees("1 milestone added.")


def build_the_portfolio(officer: Visitor) -> None:
    """Sectors are asked, and five varied solutions carry the mission."""
    officer.go(f"{MISSION}/sectors/")
    for number, (name, kind, contribution) in enumerate(SECTORS, start=1):
        row = officer.main.get_by_role("group", name=f"Sector {number}", exact=True)
        row.get_by_label("Sector", exact=True).fill(name)
        row.get_by_label("Kind").select_option(label=kind)
        row.get_by_label("What it is asked to contribute").fill(contribution)
    officer.press("Save")
    officer.sees(f"{len(SECTORS)} sectors added.")
    for name, sector, lead, stage, approach, origin in SOLUTIONS:
        officer.go(f"{MISSION}/solutions/new/")
        officer.fill("Name of the solution", name)
        officer.fill("Objective", "Something that people will notice at night.")
        officer.fill("Expected share of the target", "20")
        officer.select("Who leads it", lead)
        officer.unfold()
        officer.main.get_by_role("group", name="Partner 1").get_by_label("Kind of partner").select_option("public")
        officer.choose(sector)
        officer.choose(origin)
        officer.select("Stage of innovation", stage)
        officer.fill("Approach", approach)
        officer.fill("Disciplines", "acoustics, sociology, law")
        officer.choose("Licensing")
        officer.press("Save this solution")
        officer.sees("Solution saved.")


def submit(officer: Visitor) -> None:
    """The mission is frozen and sent to be judged; its words can no longer be changed."""
    officer.go(f"{MISSION}/")
    officer.follow("Submit for check")
    officer.press("Freeze and submit")
    officer.sees("Assessors will judge it")
    officer.go(f"{MISSION}/words/")
    officer.sees("its words are frozen")
    expect(officer.main.get_by_role("textbox")).to_have_count(0)


def open_consultation(officer: Visitor) -> None:
    """The checked revision goes out, but not before people would know enough."""
    officer.go(f"{MISSION}/")
    officer.follow("Open for consultation")
    officer.press("See how people will read it")
    officer.sees("Enter what the consultation is for")
    today = timezone.localdate()
    officer.fill("What the consultation is for", "To hear how you sleep.")
    officer.fill("What may still change", "All but the challenge.")
    officer.fill("Who decides, and when", "The commission, in spring")
    last = today + timedelta(days=10)
    officer.fill_date("First day", today.day, today.month, today.year)
    officer.fill_date("Last day", last.day, last.month, last.year)
    officer.main.get_by_label(re.compile("^Question")).first.fill("What wakes you?")
    officer.press("See how people will read it")
    officer.sees("Give the reason for less than 28 days")
    last = today + timedelta(days=30)
    officer.fill_date("Last day", last.day, last.month, last.year)
    officer.press("See how people will read it")
    officer.sees("This is a preview.")
    officer.sees("What wakes you?")
    officer.press("Open the consultation")
    officer.sees("The consultation is set.")


def sign_up(resident: Visitor) -> None:
    """A resident makes an account; the worker sends the letter, and the mailbox shows it."""
    resident.go("/account/sign-up/")
    resident.fill("Email address", "bilal@example.org")
    resident.fill("Name to show", "Bilal")
    resident.fill("Password", "short")
    resident.press("Create an account")
    resident.sees("There is a problem")
    resident.fill("Password", "three quiet words together")
    resident.press("Create an account")
    resident.sees("We have sent you an email")
    confirm_the_address(resident, "bilal@example.org")
    resident.go("/account/sign-in/?next=/consultations/quiet-nights-for-everyone/")
    resident.fill("Email address", "bilal@example.org")
    resident.fill("Password", "three quiet words together")
    resident.press("Sign in")


def confirm_the_address(resident: Visitor, email: str) -> None:
    """The letter comes, and its link is followed."""
    for _ in range(40):
        resident.go("/mailbox/")
        if resident.main.get_by_text(f"To {email}").count():
            break
        resident.page.wait_for_timeout(250)
    resident.main.get_by_role("link", name="account/email/confirm").first.click()
    resident.press("Yes, confirm it")


def comment(resident: Visitor, words: str) -> None:
    """A resident says where they stand."""
    resident.go("/consultations/quiet-nights-for-everyone/")
    resident.follow("Write a comment")
    resident.fill("Your comment", words)
    resident.press("Send your comment")
    resident.sees("Choose where you stand")
    expect(resident.main.get_by_label("Your comment")).to_have_value(words)
    resident.choose("I support it with changes")
    resident.press("Send your comment")
    resident.sees("Your comment is on the page")
    resident.sees(words)


def moderate(moderator: Visitor, author: str) -> None:
    """A moderator hides a comment, and the reason takes its place."""
    moderator.go("/moderation/?which=newest")
    moderator.main.get_by_role("link", name=f"Decide on the comment by {author}").first.click()
    moderator.choose("It breaks a rule: hide it")
    moderator.choose("No private details of others")
    moderator.fill("Reason", "It gives a neighbour's address.")
    moderator.press("Decide")
    moderator.go("/consultations/quiet-nights-for-everyone/")
    moderator.sees("A moderator hid this comment.")
    moderator.sees("It gives a neighbour's address.")


def let_the_time_pass(officer: Visitor) -> None:
    """The last day goes by, and the worker closes the consultation."""
    found = Consultation.objects.filter(slug="quiet-nights-for-everyone")
    found.update(opens_at=factories.midnight(-40), closes_at=factories.midnight(0))
    close_what_is_over.delay()
    for _ in range(60):
        if found.filter(ended_at__isnull=False).exists():
            return
        officer.page.wait_for_timeout(250)
    raise AssertionError("the worker did not close the consultation")


def adoption_is_refused(commissioner: Visitor) -> None:
    """Nothing is adopted before residents were answered, and the page says so."""
    commissioner.go(f"{MISSION}/")
    commissioner.sees("No response to the consultation has been published yet")
    commissioner.go(f"{MISSION}/steps/adopt/")
    commissioner.fill("Reason", "It is ready, I think.")
    commissioner.press("Adopt")
    commissioner.sees("This step cannot be taken yet")


def answer(officer: Visitor) -> None:
    """The officer answers what residents said, for good."""
    officer.go("/workbench/")
    officer.main.get_by_role("listitem").filter(has_text="Answer what residents said").filter(
        has_text=TITLE
    ).get_by_role("link").click()
    officer.fill("You said", "That lorries wake you.")
    officer.fill("We did", "We set quiet hours for lorries.")
    officer.press("Read it over and publish")
    officer.sees("Publish this answer?")
    officer.press("Publish the response")
    officer.sees("The response is published.")
    officer.sees("We set quiet hours for lorries.")


def adopt(commissioner: Visitor) -> None:
    """The commissioner adopts, with reasons that everybody can read."""
    commissioner.go("/workbench/")
    commissioner.follow(TITLE)
    commissioner.follow("Adopt")
    commissioner.press("Adopt")
    commissioner.sees("Give the reason")
    commissioner.fill("Reason", "Residents were heard, and the answer is good.")
    commissioner.press("Adopt")
    commissioner.sees("The mission is now adopted.")
    commissioner.go("/missions/quiet-nights-for-everyone/")
    commissioner.sees("Residents were heard, and the answer is good.")


def take_the_report(commissioner: Visitor) -> PdfReader:
    """The worker makes the PDF while the page tells how far it is."""
    commissioner.go("/roadmaps/camden-practice/")
    commissioner.press("Make a PDF of this roadmap")
    commissioner.page.locator("main").get_by_role("link", name="Roadmap", exact=True).click()
    commissioner.press("Make the PDF")
    return downloaded(commissioner, "Download the PDF")


def downloaded(visitor: Visitor, words: str) -> PdfReader:
    """Wait until a document is made, as its page says, and download it."""
    link = visitor.main.get_by_role("button", name=words)
    if visitor.javascript:
        expect(link).to_be_visible(timeout=30_000)
    else:
        for _ in range(60):
            if link.count():
                break
            visitor.page.wait_for_timeout(250)
            visitor.follow("Refresh this page")
    with visitor.page.expect_download() as download:
        link.click()
    return PdfReader(BytesIO(Path(download.value.path()).read_bytes()))


def walk(visitors, *, javascript: bool) -> None:
    """Walk the story from the first word to the PDF."""
    assert settings.DEMONSTRATION
    officer = visitors(javascript=javascript).sign_in_by_form("officer")
    start_and_write(officer)
    set_the_target(officer)
    build_the_portfolio(officer)
    submit(officer)
    for name in ("assessor1", "assessor2"):
        judge(visitors(javascript=javascript).sign_in_by_form(name), TITLE)
    open_consultation(officer)
    resident = visitors(javascript=javascript)
    sign_up(resident)
    comment(resident, "Lorries at five in the morning. Please count them.")
    comment(
        visitors(javascript=javascript, width=320).sign_in_by_form("resident"),
        "My neighbour at number 7 is the loudest.",
    )
    moderate(visitors(javascript=javascript).sign_in_by_form("moderator"), "Samira, Kentish Town")
    let_the_time_pass(officer)
    commissioner = visitors(javascript=javascript).sign_in_by_form("commissioner")
    adoption_is_refused(commissioner)
    answer(officer)
    adopt(commissioner)
    pdf = take_the_report(commissioner)
    assert pdf.metadata.title.startswith("Practice roadmap")
    assert STATEMENT in " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for person in (officer, resident, commissioner):
        assert person.problems == []
