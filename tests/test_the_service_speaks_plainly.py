"""No page, form, error, email or PDF says what the voice of the service leaves out."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
APPS = ("accounts", "camden_missions", "engagement", "govuk", "outbox", "reports", "roadmaps")
# What nobody would say aloud at a counter, and words that other services have another one for.
LEFT_OUT = (
    r"waits? for you\b",
    r"\bput(s)? (it )?away\b",
    r"\bparted by\b",
    r"\bletter has been sent\b",
    r"\bgets? a letter\b",
    r"\blook in your mail\b",
    r"\btake it away\b",
    r"\byou act as\b",
    r"\bmend(s|ed)? (it|what|this)\b",
    r"\bto mend\b",
    r"\bgive the seat back\b",
    r"\bhand(ed)? in (your|it|their)\b",
    r"\bnobody was found\b",
    r"\bno council's\b",
    r"\bis no council\b",
    r"\bit came as\b",
    r"\bwhat it would take\b",
    r"\battest(ed|s)? (that|whether|it|on)\b",
    r"\bon one picture\b",
    r"\bthrow it away\b",
    r"\bbring(s)? it back\b",
    r"\be-mail\b",
    r"\bkept safe\b",
    r"\bclick here\b",
    r"\bplease\b",
    r"\binvalid\b",
    r"\bits priority came from\b",
    r"\bholds? otherwise\b",
    r"\bhanded in\b",
    r"\bhand it in\b",
    r"\bfor good\b",
    r"\banew\b",
    r"\bwhoever\b",
    r"\bis written to\b",
)
WORDS = re.compile("|".join(LEFT_OUT), re.IGNORECASE)
# What people write in the demonstration is their own voice.
NOT_OURS = {"migrations", "demonstration"}
NOT_SHOWN = re.compile(r"{%.*?%}|{#.*?#}|{{.*?}}|<[^>]*>", re.DOTALL)


def shown_in_templates() -> list[tuple[str, str]]:
    found = [*(HERE / "templates").rglob("*.html"), *(HERE / "templates").rglob("*.txt")]
    return [(str(file.relative_to(HERE)), NOT_SHOWN.sub(" ", file.read_text())) for file in found]


def said_in_code() -> list[tuple[str, str]]:
    """Return every text with a space in it that is no docstring: sentences are; keys, names and addresses are not."""
    found = []
    for file in (one for app in APPS for one in (HERE / app).rglob("*.py") if not NOT_OURS & set(one.parts)):
        tree = ast.parse(file.read_text())
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
        found += [
            (str(file.relative_to(HERE)), one.value) for one in texts if isinstance(one.value, str) and " " in one.value
        ]
    return found


def faults(texts: list[tuple[str, str]]) -> list[str]:
    return [
        f"{where}: … {' '.join(text[max(found.start() - 30, 0) : found.end() + 30].split())} …"
        for where, text in texts
        for found in WORDS.finditer(text)
    ]


@pytest.mark.parametrize("texts", [shown_in_templates, said_in_code])
def test_it_says_nothing_that_is_left_out(texts):
    assert faults(texts()) == []


def test_the_search_finds_what_it_should():
    assert faults([("here", "What waits for you"), ("there", "It was put away on Monday.")])
    assert not faults([("here", "Your tasks")])
