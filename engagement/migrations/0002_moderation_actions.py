"""What a moderator did is an action; every row stays."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("engagement", "0001_initial")]

    operations = [migrations.RenameField("moderationact", "deed", "action")]
