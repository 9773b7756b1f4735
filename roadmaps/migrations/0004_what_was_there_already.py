"""What stood here before the triggers: a first entry in the history of each row, and drafters as collaborators."""

from django.db import migrations

RECORDED = (
    "Roadmap Challenge Mission MissionSector Milestone Solution Contribution Partnership FundingLine Organisation"
)


def first_entries(apps, editor) -> None:
    """Let the history of every row begin with how it stands now."""
    for name in RECORDED.split():
        model, event = apps.get_model("roadmaps", name), apps.get_model("roadmaps", f"{name}Event")
        own = {field.column for field in model._meta.local_concrete_fields}
        columns = [field.column for field in event._meta.local_concrete_fields if field.column in own]
        listed = ", ".join(f'"{column}"' for column in columns)
        editor.execute(
            f'INSERT INTO "{event._meta.db_table}" ({listed}, pgh_created_at, pgh_label, pgh_obj_id) '
            f"SELECT {listed}, now(), 'insert', id FROM \"{model._meta.db_table}\""
        )


def drafters_collaborate(apps, editor) -> None:
    """Whoever has drafted may go on editing; the lead needs no invitation."""
    collaborator = apps.get_model("roadmaps", "Collaborator")
    collaborator.objects.bulk_create(
        [
            collaborator(mission=mission, person_id=person, may="edit", invited_by_id=mission.lead_officer_id)
            for mission in apps.get_model("roadmaps", "Mission").objects.exclude(drafters=None).distinct()
            for person in mission.drafters.values_list("pk", flat=True)
            if person != mission.lead_officer_id
        ]
    )


class Migration(migrations.Migration):
    """Fills what the last migration made."""

    dependencies = [("roadmaps", "0003_drafting")]
    operations = [
        migrations.RunPython(first_entries, migrations.RunPython.noop),
        migrations.RunPython(drafters_collaborate, migrations.RunPython.noop),
    ]
