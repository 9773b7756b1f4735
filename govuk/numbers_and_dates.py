"""The one reader of numbers and dates as people write them, in forms and in files. What is unclear is asked about."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

LONGEST = 40
# What is larger is a slip of the hand, and more than decimals are exact for.
LARGEST = 10**18
YEARS = range(1900, 2201)
MINUS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-", "’": "'"})
TIMES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "million"), 10**6),
    **dict.fromkeys(("bn", "billion"), 10**9),
}
NUMBER = re.compile(
    rf"(?P<sign>[-+]?) ?(?P<pound>£?) ?(?P<inner>[-+]?)(?P<figures>[\d.,' ]*\d[\d.,']*) ?"
    rf"(?P<times>{'|'.join(TIMES)})? ?(?P<after>%|per ?cent|pounds?)?"
)
PLAIN = re.compile(r"\d+\.?|\d*\.\d+")
# The comma, the space or the apostrophe between thousands, one of them in a number.
GROUPED = re.compile(r"[1-9]\d{0,2}(?P<between>[,' ])\d{3}(?:(?P=between)\d{3})*(?:\.\d+)?")
COMMA = re.compile(r"(\d+),(\d+)")
WITH_POINT = "Write the decimals after a point, and a comma only between thousands, for example 1,250.50"

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
        "september sep sept,october oct,november nov,december dec".split(","),
        start=1,
    )
    for name in names.split()
}
WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[ ,]+")
TIME = re.compile(r"[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
FOUR_DIGITS = "Write the year with four digits, for example 2030"


class NotRead(ValueError):
    """A text is no number, or no date."""


class Unclear(ValueError):
    """A text could mean several things; the message asks which."""


class MonthMeans(StrEnum):
    """Which day a month without a day is, where that is clear: something starts on its first, is due by its last."""

    FIRST = "first"
    LAST = "last"


def read_number(text: str, *, pounds: bool = True, per_cent: bool = True) -> Decimal:
    """Return the number that somebody wrote: ``£25,000``, ``25k``, ``1.2m``, ``40%``, ``−3``, ``1 250 000``.

    ``40%`` is 40. ``pounds`` and ``per_cent`` say whether those signs may stand there. Raises NotRead, or Unclear for a
    comma that could be a decimal point.
    """
    given = _plain(text).translate(MINUS)
    found = NUMBER.fullmatch(given) if len(given) <= LONGEST else None
    if found is None or (found["sign"] and found["inner"]):
        raise NotRead(text)
    after = found["after"] or ""
    in_pounds, in_per_cent = bool(found["pound"]) or after.startswith("pound"), after.startswith(("%", "per"))
    if (in_pounds and not pounds) or (in_per_cent and not per_cent) or (in_pounds and in_per_cent):
        raise NotRead(text)
    figures = _figures(found["figures"].strip(), text.strip())
    number = figures * TIMES.get(found["times"], 1)
    if number >= LARGEST:
        raise NotRead(text)
    return -number if "-" in (found["sign"], found["inner"]) else number


def _plain(text: str) -> str:
    """Return a text with one kind of space and of digits, in small letters."""
    text = "".join(str(unicodedata.decimal(one, one)) for one in unicodedata.normalize("NFC", text))
    return " ".join(text.split()).casefold()


def _figures(figures: str, text: str) -> Decimal:
    if PLAIN.fullmatch(figures):
        return Decimal(figures)
    if found := GROUPED.fullmatch(figures):
        return Decimal(figures.replace(found["between"], ""))
    if found := COMMA.fullmatch(figures):
        whole, rest = found.groups()
        raise Unclear(f"“{text}” could be {whole}.{rest} or {whole}{rest}. {WITH_POINT}")
    if "," in figures or figures.count(".") > 1:
        raise Unclear(f"It is not clear which number “{text}” is. {WITH_POINT}")
    raise NotRead(text)


def write_number(value: Decimal | None) -> str:
    """Return a number as it is read: commas between thousands, no needless zeros; empty for none."""
    if value is None:
        return ""
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def read_date(text: str, *, month_means: MonthMeans | None = None) -> date:
    """Return the date that somebody wrote, the day before the month: ``31/12/2030``, ``31 Dec 2030``, ``2030-12-31``.

    ``month_means`` is the day that ``Dec 2030`` stands for. Raises NotRead, or Unclear for a year of two digits, a month
    alone where it says nothing, and a month before its day.
    """
    given = _plain(text)
    if len(given) > LONGEST:
        raise NotRead(text)
    given = ORDINAL.sub("", TIME.sub("", WEEKDAY.sub("", given)))
    parts = [part for part in re.split(r"[\s/.,\-]+", given) if part and part != "of"]
    year, month, day = _in_order(parts, text)
    if day is None:
        if month_means is None:
            raise Unclear("Add the day, for example 31 December 2030")
        day = 1 if month_means is MonthMeans.FIRST else monthrange(year, month)[1]
    try:
        return date(year, month, day)
    except ValueError:
        raise NotRead(text) from None


def _in_order(parts: list[str], text: str) -> tuple[int, int, int | None]:
    """Return year, month and day (None where none is said) of the parts of a date. Raises NotRead and Unclear."""
    if len(parts) == 3 and parts[0] in MONTHS:
        parts = [parts[1], parts[0], parts[2]]
    if len(parts) in (2, 3) and len(parts[0]) == 4:
        parts = parts[::-1]
    if len(parts) == 2:
        parts = ["", *parts]
    if len(parts) != 3 or not all(part.isascii() and (part.isdigit() or part in MONTHS or not part) for part in parts):
        raise NotRead(text)
    day, month, year = parts[0], MONTHS.get(parts[1]) or int(parts[1]), parts[2]
    if len(year) == 2 and year.isdigit():
        raise Unclear(FOUR_DIGITS)
    if not year.isdigit() or int(year) not in YEARS or day in MONTHS or len(day) > 2:
        raise NotRead(text)
    if month > 12 and day and 1 <= int(day) <= 12 and month <= monthrange(int(year), int(day))[1]:
        raise Unclear("Write the day before the month, for example 31 12 2030")
    if not 1 <= month <= 12:
        raise NotRead(text)
    return int(year), month, int(day) if day else None


CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm)?", re.IGNORECASE)
NAMED_TIMES = {"midnight": time.min, "noon": time(12), "midday": time(12)}


def read_time(text: str) -> time:
    """Return the time of day that somebody wrote: ``9am``, ``5.30pm``, ``17:30``, ``midnight``. Raises NotRead."""
    given = _plain(text).strip().lower()
    if given in NAMED_TIMES:
        return NAMED_TIMES[given]
    found = CLOCK.fullmatch(given)
    if found is None or (found["half"] is None and found["minute"] is None):
        raise NotRead(text)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise NotRead(text)
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise NotRead(text)
    return time(hour, minute)
