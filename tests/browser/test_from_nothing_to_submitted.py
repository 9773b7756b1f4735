"""From nothing to submitted with six solutions: few pages, few clicks, and only the typing that the words need."""

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from roadmaps.models import Mission
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

MOST_PAGES, MOST_CLICKS, MOST_MINUTES = 14, 45, 12
# What somebody types in a minute who has the text ready beside them.
CHARACTERS_A_MINUTE = 200
TITLE = "Every street cool in summer"
SOLUTIONS = (
    # Name, objective, who leads it, its kind, stage, approach, share, instrument, money.
    (
        "Street trees",
        "Shade on every pavement",
        "Greener Camden",
        "third",
        "scale-up",
        "planting",
        "25",
        "Public realm",
    ),
    (
        "Cool roofs",
        "Homes that stay below 26 degrees",
        "Roof Makers",
        "private",
        "pilot",
        "materials",
        "20",
        "Planning",
    ),
    ("Heat map", "Know the hottest homes", "The university", "academic", "applied research", "data", "10", "Data"),
    (
        "Water points",
        "Free water within 300 metres",
        "The council",
        "public",
        "mainstream",
        "water",
        "15",
        "Public realm",
    ),
    ("Cool rooms", "A cool room in every library", "The council", "public", "mainstream", "rooms", "15", "Convening"),
    ("Neighbours' fans", "Nobody alone in a heatwave", "Street groups", "civic", "pilot", "mutual aid", "10", "Skills"),
)
MONEY = "£25k grant from City Trust"


class Counter:
    """Does what a person does, and counts the pages that are loaded, the clicks and the characters typed."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.pages = self.clicks = self.characters = 0
        self.page.on("load", self._loaded)

    def _loaded(self, _page) -> None:
        self.pages += 1

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()

    def choose(self, what: Locator, **option: str) -> None:
        self.clicks += 1
        what.select_option(**option)

    def type(self, what: Locator, text: str) -> None:
        # From one field to the next with Tab, so that typing costs no click.
        self.characters += len(text) + 1
        what.fill(text)

    def button(self, words: str) -> None:
        self.click(self.visitor.main.get_by_role("button", name=words, exact=True).locator("visible=true").first)

    def field(self, label: str, text: str) -> None:
        self.type(self.visitor.main.get_by_label(label).first, text)

    def date(self, legend: str, *parts: int) -> None:
        group = self.visitor.main.get_by_role("group", name=legend).first
        for part, value in zip(("Day", "Month", "Year"), parts, strict=True):
            self.type(group.get_by_label(part), str(value))

    @property
    def minutes(self) -> float:
        return self.characters / CHARACTERS_A_MINUTE

    def tell(self, how: str) -> str:
        return f"{how}: {self.pages} pages, {self.clicks} clicks, {self.minutes:.1f} minutes of typing"


def write_the_mission(officer: Counter) -> None:
    visitor, year = officer.visitor, timezone.localdate().year
    visitor.go("/workbench/")
    officer.click(visitor.main.get_by_role("button", name="Start a mission"))
    officer.choose(visitor.main.get_by_label("Challenge"), label="Practice roadmap: Warm, healthy homes")
    officer.field("Working title", TITLE)
    officer.button("Start the draft")
    officer.field("Statement", "By 2032, nobody in Camden is ill or afraid because of the heat of a summer day.")
    officer.field("Who benefits", "Everybody, first older people and small children in homes under the roof")
    officer.field("What would change in daily life", "You could sleep, walk to school and wait for the bus in July.")
    officer.field("How the public's voice is in it", "The citizens' assembly asked for it in 2025.")
    officer.button("Save and continue")
    visitor.sees("Why is this a priority here?")
    officer.field("What shows that this is a priority here", "Ambulance calls rise by a fifth above 28 degrees.")
    officer.button("Save and continue")
    officer.click(visitor.main.get_by_label("A number to reach"))
    officer.field("Measure", "Homes above 26 degrees at night in July")
    officer.field("Unit", "per cent")
    officer.click(visitor.main.get_by_label("Down"))
    officer.field("Today's value", "38%")
    officer.date("Date of today's value", 31, 7, year - 1)
    officer.field("Value to reach", "5%")
    officer.field("Where the figures come from", "sensors in 400 homes")
    officer.button("Save and continue")
    visitor.sees("By when?")
    officer.date("Deadline", 31, 12, year + 6)
    officer.button("Save and continue")
    visitor.sees("How has the figure moved so far?")
    officer.button("Save and continue")
    row = visitor.main.get_by_role("group", name="Milestone 1", exact=True)
    officer.type(row.get_by_label("What should be true by then"), "Half of the homes have shade")
    for part, value in (("Day", 31), ("Month", 12), ("Year", year + 3)):
        officer.type(row.get_by_label(part), str(value))
    officer.button("Save and continue")
    for number, (name, kind) in enumerate((("Housing", "Public"), ("Builders", "Private"), ("Parks", "Third sector"))):
        row = visitor.main.get_by_role("group", name=f"Sector {number + 1}", exact=True)
        officer.type(row.get_by_label("Sector", exact=True), name)
        officer.choose(row.get_by_label("Kind"), label=kind)
    officer.button("Save and continue")
    visitor.sees("Which solutions carry it?")


def submit(officer: Counter) -> None:
    visitor = officer.visitor
    visitor.sees(TITLE)
    officer.click(visitor.main.get_by_role("button", name="Submit for check"))
    officer.button("Freeze and submit")
    visitor.sees("Assessors will judge it")


def counts_are_kept(officer: Counter, how: str) -> None:
    print(officer.tell(how))
    assert officer.pages <= MOST_PAGES, officer.tell(how)
    assert officer.clicks <= MOST_CLICKS, officer.tell(how)
    assert officer.minutes <= MOST_MINUTES, officer.tell(how)
    mission = Mission.objects.get(title=TITLE)
    assert mission.stage == "in check"
    kept = {one.solution.title: one for one in mission.contributions.select_related("solution")}
    assert set(kept) == {solution[0] for solution in SOLUTIONS}
    assert kept["Street trees"].expected_share == 25
    assert kept["Street trees"].solution.funding_lines.get().amount == 25_000
    assert all(one.solution.instruments for one in kept.values())


def test_typed_into_the_cells_of_the_table(story, visitors):
    officer = Counter(visitors().sign_in("officer"))
    write_the_mission(officer)
    rows = officer.page.locator(".cm-sheet tbody tr")
    for number, solution in enumerate(SOLUTIONS):
        if number and number % 3 == 0:
            officer.visitor.page.keyboard.press("Enter")
            expect(rows).to_have_count(number + 3)
        fill_row(officer, rows.nth(number), solution)
    officer.button("Save and continue")
    submit(officer)
    counts_are_kept(officer, "Typed")
    assert not officer.visitor.problems


def fill_row(officer: Counter, row: Locator, solution: tuple[str, ...]) -> None:
    title, objective, lead, kind, stage, approach, share, instrument = solution
    texts = {"title": title, "objective": objective, "lead_name": lead, "approach": approach, "expected_share": share}
    for column, text in texts.items():
        officer.type(row.locator(f".cm-sheet__{column} :is(input, textarea)"), text)
    officer.choose(row.locator(".cm-sheet__lead_kind select"), value=kind)
    officer.choose(row.locator(".cm-sheet__innovation_stage select"), value=stage)
    officer.click(row.locator("summary"))
    officer.click(row.get_by_label(instrument, exact=True))
    officer.type(row.locator(".cm-sheet__funding textarea"), MONEY)
    row.locator(".cm-sheet__expected_share input").focus()


def test_pasted_from_a_spreadsheet_without_javascript(story, visitors):
    officer = Counter(visitors(javascript=False).sign_in("officer"))
    write_the_mission(officer)
    headings = ("Name", "Objective", "Lead", "Kind", "Stage", "Approach", "Share", "Instruments", "Money")
    lines = ["\t".join(headings), *("\t".join((*solution, MONEY)) for solution in SOLUTIONS)]
    officer.click(officer.page.get_by_text("Paste rows from a spreadsheet"))
    officer.clicks += 1
    officer.page.get_by_label("Rows to paste").fill("\n".join(lines))
    officer.button("Put these rows into the table")
    officer.visitor.sees("Pasted: 6 new solutions.")
    officer.button("Save and continue")
    submit(officer)
    counts_are_kept(officer, "Pasted, without JavaScript")
