"""How an assessor judges a mission in a browser."""

import re

from tests.browser.visitor import Visitor


def judge(assessor: Visitor, title: str) -> None:
    """An assessor takes the check, declares no interest, judges criterion by criterion, and hands in."""
    assessor.go("/workbench/")
    assessor.follow(title)
    assessor.press("Continue")
    assessor.sees("Say whether you have an interest in this mission")
    assessor.choose("No, I have no interest in it")
    assessor.press("Continue")
    assessor.sees("Read the revision first.")
    assessor.follow("Bold and inspiring")
    for number in range(1, 6):
        assessor.sees(f"Criterion {number} of 5")
        if number == 1:
            assessor.press("Continue")
            assessor.sees("Choose a rating")
        rate_first(assessor, 3)
        if number == 1:
            assessor.press("Save and continue")
            assessor.sees("Enter your reason")
        assessor.main.get_by_label(re.compile("^4, met")).check()
        assessor.main.get_by_label("Your reason").fill(f"I weighed criterion {number} and found it met.")
        assessor.press("Save and continue")
    assessor.sees("5 of 5 criteria judged")
    assessor.follow("Submit your assessment")
    assessor.press("Submit your assessment")
    assessor.sees("Submitted.")


def rate_first(assessor: Visitor, rating: int) -> None:
    """Rate a criterion before the findings are shown."""
    assessor.main.get_by_label(re.compile(f"^{rating}, ")).check()
    assessor.press("Continue")
    assessor.sees("The data shows")
