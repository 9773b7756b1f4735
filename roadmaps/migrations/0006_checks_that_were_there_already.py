"""What was checked before this: by the method as it came, by assessors who had taken and opened it, with changes asked."""

from dataclasses import asdict
from statistics import median

from django.db import migrations
from django.db.models import F

from roadmaps.criteria.rubric import RUBRIC
from roadmaps.criteria.settling import LEAST_TO_MOST
from roadmaps.criteria.thresholds import DEFAULTS


def by_the_first_method(apps, editor) -> None:
    """Checks that exist were made with the method as it came."""
    check = apps.get_model("roadmaps", "Check")
    if check.objects.exists():
        first = apps.get_model("roadmaps", "MethodVersion").objects.create(
            number=1,
            thresholds=asdict(DEFAULTS),
            texts={str(number): asdict(text) for number, text in RUBRIC.items()},
            reason="The method as this service came with it.",
        )
        check.objects.update(method=first)
        # Where two differed a third was asked at once; that seat is theirs.
        for one in check.objects.all():
            extra = max(one.assessments.count() - 2, 0)
            if extra:
                check.objects.filter(pk=one.pk).update(further=extra)


def settled_as_they_were(apps, editor) -> None:
    """A settled check keeps what it came to: the answer of both, or the middle one of three, and the middle rating."""
    for check in apps.get_model("roadmaps", "Check").objects.filter(state__in=["passed", "returned"]):
        settled = {}
        for number in RUBRIC:
            verdicts = apps.get_model("roadmaps", "Verdict").objects.filter(
                assessment__check_of=check, assessment__submitted_at__isnull=False, criterion=number
            )
            given = list(verdicts.values_list("answer", "rating"))
            if given:
                answers = sorted((answer for answer, _ in given), key=LEAST_TO_MOST.index)
                rating = median(rating for _, rating in given)
                settled[str(number)] = {"answer": answers[(len(answers) - 1) // 2], "rating": rating}
        type(check).objects.filter(pk=check.pk).update(settled=settled)


def taken_and_opened(apps, editor) -> None:
    """Whoever began to judge had the revision on the page before them."""
    apps.get_model("roadmaps", "Assessment").objects.update(taken_at=F("started_at"), opened_at=F("started_at"))


def changes_pinned(apps, editor) -> None:
    """What was asked for in one text is a change to the mission as a whole."""
    change = apps.get_model("roadmaps", "ChangeAsked")
    verdicts = apps.get_model("roadmaps", "Verdict").objects.exclude(change_asked="")
    change.objects.bulk_create([change(verdict=verdict, says=verdict.change_asked) for verdict in verdicts])


class Migration(migrations.Migration):
    """Fills what the last migration made."""

    dependencies = [("roadmaps", "0005_the_check_in_full")]
    operations = [
        migrations.RunPython(by_the_first_method, migrations.RunPython.noop),
        migrations.RunPython(settled_as_they_were, migrations.RunPython.noop),
        migrations.RunPython(taken_and_opened, migrations.RunPython.noop),
        migrations.RunPython(changes_pinned, migrations.RunPython.noop),
    ]
