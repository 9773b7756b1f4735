"""Our components beside the examples that the npm package carries: the same elements, the same classes."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template.loader import render_to_string

from govuk.fields import DateField

COMPONENTS = Path(settings.BASE_DIR) / "node_modules/govuk-frontend/dist/govuk/components"
# What a browser or Django adds or numbers for itself, and what GOV.UK leaves to the service.
IGNORED = {
    "id",
    "for",
    "name",
    "value",
    "href",
    "aria-describedby",
    "aria-labelledby",
    "rows",
    "class:govuk-label--s",
    "style",
}


class Skeleton(HTMLParser):
    """The elements of a piece of HTML, with their classes and the attributes that matter."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        classes = frozenset((given.pop("class", "") or "").split()) - {"govuk-label--s", "govuk-fieldset__legend--s"}
        kept = frozenset((key, value or "") for key, value in given.items() if key not in IGNORED)
        self.found.append((tag, classes, kept))


def skeleton(markup: str) -> list[tuple]:
    parser = Skeleton()
    parser.feed(markup)
    return parser.found


def example(component: str, name: str = "default") -> list[tuple]:
    fixtures = json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]
    return skeleton(next(one["html"] for one in fixtures if one["name"] == name))


class Sample(forms.Form):
    text = forms.CharField(label="National Insurance number")
    hinted = forms.CharField(label="National Insurance number", help_text="It’s on your National Insurance card")
    long = forms.CharField(label="Can you provide more detail?", widget=forms.Textarea(attrs={"rows": 5}))
    choice = forms.ChoiceField(
        label="Changed name", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect, initial="yes"
    )
    pick = forms.ChoiceField(label="Label", choices=[(n, n) for n in "123"])


def drawn(field: str, data: dict | None = None) -> list[tuple]:
    form = Sample(data)
    return skeleton(str(form[field].as_field_group()))


def without(pieces: list[tuple], *attributes: str) -> list[tuple]:
    return [(tag, classes, frozenset(a for a in kept if a[0] not in attributes)) for tag, classes, kept in pieces]


def test_a_text_input():
    assert without(drawn("text"), "required") == example("input")


def test_a_text_input_with_a_hint():
    assert without(drawn("hinted"), "required") == example("input", "with hint text")


def test_a_textarea():
    expected = [(tag, classes, kept) for tag, classes, kept in example("textarea")]
    assert without(drawn("long"), "required", "cols") == expected


def test_a_textarea_with_an_error():
    found = without(drawn("long", {}), "required", "cols", "aria-invalid")
    assert found == example("textarea", "with error message")


def test_radios_are_items_of_input_and_label():
    def items(pieces: list[tuple]) -> list[tuple]:
        wanted = {"govuk-radios", "govuk-radios__item", "govuk-radios__input", "govuk-radios__label"}
        return [(tag, classes) for tag, classes, _ in pieces if classes & wanted]

    assert items(drawn("choice")) == items(example("radios"))[:7]


def test_a_select():
    found = [piece[:2] for piece in drawn("pick")]
    expected = [piece[:2] for piece in example("select")]
    assert found == expected


def test_a_date_is_three_inputs_with_labels():
    class Dated(forms.Form):
        day = DateField(label="Date", required=False)

    found = skeleton(str(Dated()["day"]))
    expected = [piece for piece in example("date-input") if piece[0] in {"div", "input", "label"}]
    expected = expected[next(i for i, piece in enumerate(expected) if "govuk-date-input" in piece[1]) :]
    assert [piece[:2] for piece in found] == [piece[:2] for piece in expected]
    assert all(("inputmode", "numeric") in kept for tag, _, kept in found if tag == "input")


def test_the_error_summary():
    class Broken(forms.Form):
        one = forms.CharField(error_messages={"required": "The date your passport was issued must be in the past"})
        two = forms.CharField(error_messages={"required": "Enter a postcode, like AA1 1AA"})

    found = skeleton(render_to_string("components/error_summary.html", {"form": Broken({})}))
    expected = [piece for piece in example("error-summary") if piece[0] != "p"]
    assert [piece[:2] for piece in found] == [piece[:2] for piece in expected]
    assert ("role", "alert") in found[1][2]


@pytest.mark.parametrize(
    ("component", "template", "context", "name"),
    [
        ("warning-text", "components/warning_text.html", {"text": "You can be fined."}, "default"),
        (
            "service-navigation",
            "components/service_navigation.html",
            {"navigation": [{"label": f"Navigation item {n}", "href": "#", "here": False} for n in range(1, 5)]},
            "default",
        ),
    ],
)
def test_an_include_is_drawn_as_in_the_example(component, template, context, name):
    found = [(tag, classes - {"cm-menu"}) for tag, classes, _ in skeleton(render_to_string(template, context))]
    assert found == [piece[:2] for piece in example(component, name)]


def test_a_success_banner():
    from django.contrib.messages import constants
    from django.contrib.messages.storage.base import Message

    found = skeleton(render_to_string("components/messages.html", {"messages": [Message(constants.SUCCESS, "Sent")]}))
    assert found == example("notification-banner", "with type as success")
