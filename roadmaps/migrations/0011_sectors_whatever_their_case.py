"""One sector of a name, whatever its case: "Health" and "health" become the one that was there first."""

from django.db import migrations, models
from django.db.models.functions import Lower


def join_sectors(apps, schema_editor) -> None:
    Sector = apps.get_model("roadmaps", "Sector")
    first: dict[tuple[str, str], int] = {}
    for sector in Sector.objects.order_by("pk"):
        kept = first.setdefault((sector.name.lower(), sector.kind), sector.pk)
        if kept != sector.pk:
            _move(apps, sector.pk, kept)
            sector.delete()


def _move(apps, there: int, here: int) -> None:
    """Let missions and solutions ask the sector ``here`` for what they asked ``there``, each of them once."""
    MissionSector = apps.get_model("roadmaps", "MissionSector")
    for asked in MissionSector.objects.filter(sector_id=there):
        twin = MissionSector.objects.filter(mission_id=asked.mission_id, sector_id=here).first()
        if twin is None:
            MissionSector.objects.filter(pk=asked.pk).update(sector_id=here)
            continue
        if asked.contribution and asked.contribution != twin.contribution:
            both = "\n\n".join(text for text in (twin.contribution, asked.contribution) if text)
            MissionSector.objects.filter(pk=twin.pk).update(contribution=both)
        asked.delete()
    links = apps.get_model("roadmaps", "Solution").sectors.through
    has_both = links.objects.filter(sector_id=here).values("solution_id")
    links.objects.filter(sector_id=there, solution_id__in=list(has_both.values_list("solution_id", flat=True))).delete()
    links.objects.filter(sector_id=there).update(sector_id=here)


class Migration(migrations.Migration):
    dependencies = [("roadmaps", "0010_on_the_record")]

    operations = [
        migrations.RunPython(join_sectors, migrations.RunPython.noop),
        migrations.RemoveConstraint("sector", "sector_once_a_kind"),
        migrations.AddConstraint(
            "sector", models.UniqueConstraint(Lower("name"), "kind", name="sector_once_a_kind_whatever_the_case")
        ),
    ]
