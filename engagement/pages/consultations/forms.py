"""The form that opens a consultation, and those that look after it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone

from engagement.commenting.entering import MOST_ROWS, named_rows
from engagement.commenting.writing import MOST_CHARACTERS
from engagement.consulting.opening import Asked
from engagement.models import Audience, Moderation, Question, Via
from engagement.models.consultation import LEAST_DAYS
from engagement.pages.comments.forms import AboutForm
from govuk.fields import DateField, Line, PlainText, TimeField
from govuk.rows import RowForm, RowsField
from roadmaps.exchange.csv_files import rows_of
from roadmaps.exchange.first_sheet import first_sheet
from roadmaps.exchange.tables import CannotBeRead

MOST_OPTIONS = 12
MOST_INVITED = 2_000


class QuestionRow(RowForm):
    """A question: how it is answered, its words, what helps, and the answers to choose from."""

    text = Line(label="Question", required=False, max_length=300)
    kind = forms.ChoiceField(label="How is it answered?", choices=Question.Kind.choices, initial=Question.Kind.OPEN)
    help_text = Line(label="What helps to answer it", required=False, max_length=300)
    options = PlainText(
        label="Answers to choose from, a line each",
        help_text="For a scale, what 1 means and what 5 means.",
        required=False,
        rows=3,
    )

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered: how it is answered has a beginning."""
        return not self.is_bound or not any(
            self.data.get(f"{self.prefix}-{name}", "").strip() for name in ("text", "help_text", "options")
        )

    def clean(self) -> dict:
        """What is chosen from needs something to choose from."""
        data = super().clean()
        options = [line.strip()[:160] for line in (data.get("options") or "").splitlines() if line.strip()]
        kind = data.get("kind")
        if not data.get("text"):
            self.add_error("text", "Enter the question")
        if kind in (Question.Kind.ONE, Question.Kind.SEVERAL) and not 2 <= len(options) <= MOST_OPTIONS:
            self.add_error("options", f"Enter 2 to {MOST_OPTIONS} answers, a line each")
        if kind == Question.Kind.SCALE and len(options) != 2:
            self.add_error("options", "Enter two lines: what 1 means, and what 5 means")
        data["options"] = () if kind == Question.Kind.OPEN else tuple(options)
        return data


def moment_of(day: date, at: time | None, *, closes: bool = False) -> datetime:
    """Return a moment of a day, here; without a time its first, or for a close its very end."""
    if closes and at in (None, time.min):
        day, at = day + timedelta(days=1), time.min
    return timezone.make_aware(datetime.combine(day, at or time.min))


class ConsultationForm(forms.Form):
    """Enough information, enough time: what the Gunning principles ask before people are asked.

    A ``quiet`` form shows what was typed without judging it.
    """

    purpose = PlainText(
        label="What the consultation is for",
        help_text="One or two sentences that a resident understands.",
        rows=3,
        error_messages={"required": "Enter what the consultation is for"},
    )
    may_change = PlainText(
        label="What may still change",
        help_text="Be honest about what is open and what is not.",
        rows=3,
        error_messages={"required": "Enter what may still change"},
    )
    cannot_change = PlainText(
        label="What cannot change, and why",
        help_text="For example, what the law or an earlier decision has settled.",
        required=False,
        rows=3,
    )
    decided_by = Line(
        label="Who decides, and when",
        help_text="For example, the Camden Renewal Commission at its meeting in March.",
        max_length=200,
        error_messages={"required": "Enter who decides"},
    )
    opens_on = DateField(label="First day")
    opens_time = TimeField(label="Opens at", help_text="For example 9am. Empty is midnight.", required=False)
    closes_on = DateField(label="Last day", help_text=f"At least {LEAST_DAYS} days after the first.")
    closes_time = TimeField(
        label="Closes at", help_text="To the minute, for example 5pm. Empty is the end of the day.", required=False
    )
    short_reason = PlainText(
        label=f"Reason for less than {LEAST_DAYS} days",
        help_text="Only needed when the consultation is shorter. It is published.",
        required=False,
        rows=2,
    )
    audience = forms.ChoiceField(
        label="Who may comment?",
        choices=Audience.choices,
        initial=Audience.SIGNED_IN,
        widget=forms.RadioSelect,
        help_text="Anybody may read.",
    )
    moderation = forms.ChoiceField(
        label="When does a moderator look at comments?",
        choices=Moderation.choices,
        initial=Moderation.AFTER,
        widget=forms.RadioSelect,
    )
    questions = RowsField(QuestionRow, noun="question", label="Questions")

    def __init__(self, *args, quiet: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.quiet = quiet

    @property
    def errors(self) -> ErrorDict:
        """What is wrong; nothing yet in a quiet form."""
        return ErrorDict() if self.quiet else super().errors

    def clean_opens_on(self) -> date:
        """It opens today or later."""
        opens_on = self.cleaned_data["opens_on"]
        if opens_on < timezone.localdate():
            raise forms.ValidationError("The first day must be today or later")
        return opens_on

    def clean(self) -> dict:
        """It lasts, or says why it does not."""
        data = super().clean()
        opens_on, closes_on = data.get("opens_on"), data.get("closes_on")
        if not opens_on or not closes_on:
            return data
        data["opens_at"] = moment_of(opens_on, data.get("opens_time"))
        data["closes_at"] = moment_of(closes_on, data.get("closes_time"), closes=True)
        if closes_on <= opens_on:
            self.add_error("closes_on", "The last day must be after the first")
        elif closes_on - opens_on < timedelta(days=LEAST_DAYS) and not data.get("short_reason"):
            self.add_error(
                "short_reason", f"Give the reason for less than {LEAST_DAYS} days, or choose a later last day"
            )
        return data

    def as_deed(self) -> dict[str, Any]:
        """Return the keywords of ``engagement.consulting.opening.open_consultation``."""
        ways = ("opens_on", "opens_time", "closes_on", "closes_time", "questions")
        data = {name: value for name, value in self.cleaned_data.items() if name not in ways}
        return {**data, "questions": [Asked(**row) for row in self.cleaned_data["questions"]]}


class ExtendForm(forms.Form):
    """More time, and why."""

    closes_on = DateField(label="New last day")
    closes_time = TimeField(label="Closes at", help_text="Empty is the end of the day.", required=False)
    reason = PlainText(
        label="Why is there more time?",
        help_text="It is published, and sent to everybody who took part.",
        rows=3,
        max_length=1_000,
        error_messages={"required": "Enter why there is more time"},
    )

    def as_deed(self) -> dict[str, Any]:
        """Return the keywords of ``engagement.consulting.opening.extend``."""
        data = self.cleaned_data
        closes_at = moment_of(data["closes_on"], data.get("closes_time"), closes=True)
        return {"closes_at": closes_at, "reason": data["reason"]}


class DocumentForm(forms.Form):
    """A file to read, and its content in words."""

    title = Line(label="What it is called", max_length=160, error_messages={"required": "Enter what it is called"})
    file = forms.FileField(
        label="File",
        help_text="PDF, Word, OpenDocument, a spreadsheet, a picture or plain text, up to 10 MB.",
        error_messages={"required": "Choose a file"},
        widget=forms.FileInput(attrs={"class": "govuk-file-upload"}),
    )
    says = PlainText(
        label="What it says, in a few sentences",
        help_text="For people who cannot open it: on a phone, with a screen reader, or in a hurry.",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Enter what it says"},
    )


class InviteForm(forms.Form):
    """The addresses of people who are invited."""

    emails = PlainText(
        label="Email addresses, a line each", rows=6, error_messages={"required": "Enter an email address"}
    )

    def clean_emails(self) -> list[str]:
        """Each line is an address."""
        lines = [line.strip(" ,;") for line in self.cleaned_data["emails"].splitlines() if line.strip(" ,;")]
        if len(lines) > MOST_INVITED:
            raise forms.ValidationError(f"Enter at most {MOST_INVITED:,} addresses at a time")
        check = forms.EmailField()
        wrong = []
        for line in lines:
            try:
                check.clean(line)
            except forms.ValidationError:
                wrong.append(line)
        if wrong:
            raise forms.ValidationError(f"This is no email address: {wrong[0][:80]}")
        return lines


class EnterForm(AboutForm):
    """What somebody said on paper, by telephone or at a meeting."""

    via = forms.ChoiceField(
        label="How did it come?",
        choices=[choice for choice in Via.choices if choice[0] != Via.ONLINE],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it came"},
    )
    said_by = Line(
        label="Whose words are they?",
        help_text="Only what they let you write, such as “A tenant of Ampthill estate”. Empty is “Somebody who took part”.",
        required=False,
        max_length=80,
    )
    body = PlainText(
        label="What they said",
        rows=6,
        max_length=MOST_CHARACTERS,
        error_messages={"required": "Enter what they said"},
    )
    field_order = ["via", "said_by", "stance", "question", "solution", "body"]


class EnterManyForm(forms.Form):
    """Rows of a spreadsheet: pasted, or as a file."""

    rows = forms.CharField(
        label="Rows to paste",
        help_text="Copy the rows in your spreadsheet with their first row, which names the columns.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "govuk-textarea"}),
        max_length=2_000_000,
        strip=False,
    )
    file = forms.FileField(
        label="Or a file",
        help_text="An Excel workbook (XLSX), an OpenDocument spreadsheet (ODS) or a CSV file. Its first sheet is read.",
        required=False,
        widget=forms.FileInput(attrs={"class": "govuk-file-upload", "accept": ".xlsx,.ods,.csv"}),
    )

    def clean(self) -> dict:
        """One of the two, as a table."""
        data = super().clean()
        file, text = data.get("file"), data.get("rows") or ""
        if not file and not text.strip():
            self.add_error("rows", "Paste the rows, or choose a file")
            return data
        try:
            # One more than may be entered, so that too many are told from enough.
            rows = first_sheet(file.name, file.read(), most_rows=MOST_ROWS + 2) if file else list(rows_of(text))
            data["table"] = named_rows(rows)
        except (CannotBeRead, ValueError) as problem:
            self.add_error("file" if file else "rows", str(problem))
        return data


class ResponseForm(forms.Form):
    """You said, we did."""

    you_said = PlainText(
        label="You said",
        help_text="In short: what people said, fairly told: the support, the worries, the ideas.",
        rows=8,
        max_length=20_000,
        error_messages={"required": "Enter what people said"},
    )
    we_did = PlainText(
        label="We did",
        help_text="In short: what changes because of it, what does not, and why.",
        rows=8,
        max_length=20_000,
        error_messages={"required": "Enter what is done about it"},
    )
