"""When an email comes: at once, with the digest of a day or of a week, and never in quiet hours."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from notifications.choices import Rhythm
from notifications.rhythms import LONDON, Preferences, after_quiet_hours

hours = st.integers(0, 23)
quiet = st.none() | st.tuples(hours, hours)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def due(rhythm: str, now: datetime, quiet=None) -> datetime:
    return Preferences({}, quiet).due_at(rhythm, now).astimezone(LONDON)


def test_at_once_is_now():
    now = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    assert due(Rhythm.AT_ONCE, now) == now


def test_a_digest_comes_at_seven_in_london_also_in_summer():
    assert due(Rhythm.DAILY, datetime(2026, 7, 1, 5, 30, tzinfo=UTC)).isoformat() == "2026-07-01T07:00:00+01:00"
    assert due(Rhythm.DAILY, datetime(2026, 7, 1, 6, 30, tzinfo=UTC)).isoformat() == "2026-07-02T07:00:00+01:00"
    assert due(Rhythm.DAILY, datetime(2026, 12, 1, 6, 30, tzinfo=UTC)).isoformat() == "2026-12-01T07:00:00+00:00"


def test_that_of_a_week_comes_on_monday():
    assert due(Rhythm.WEEKLY, datetime(2026, 11, 27, 12, 0, tzinfo=UTC)).isoformat() == "2026-11-30T07:00:00+00:00"


def test_quiet_hours_over_midnight():
    late, early = datetime(2026, 11, 27, 23, 0, tzinfo=UTC), datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
    for now in (late, early):
        assert due(Rhythm.AT_ONCE, now, (22, 8)).isoformat() == "2026-11-28T08:00:00+00:00"
    noon = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
    assert due(Rhythm.AT_ONCE, noon, (22, 8)) == noon


@given(now=moments, hours=quiet, rhythm=st.sampled_from([Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.WEEKLY]))
def test_nothing_comes_too_early_too_late_or_in_quiet_hours(now, hours, rhythm):
    comes = due(rhythm, now, hours)
    assert comes >= now
    assert comes - now <= timedelta(days=8, hours=25)
    if hours and hours[0] != hours[1]:
        assert after_quiet_hours(comes, hours) == comes
