# ruff: noqa: E501
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('roadmaps', '0002_records_never_change'),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(
        ),
        migrations.CreateModel(
            name='ChallengeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=160)),
                ('summary', models.TextField()),
                ('origin', models.CharField(choices=[('political leadership', 'Political leadership'), ('movement in civil society', 'A movement in civil society'), ('movement in civil society and political leadership', 'A movement in civil society and political leadership')], max_length=80)),
                ('evidence', models.TextField(blank=True, help_text='What shows that this is a priority here')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('archived_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.challenge')),
                ('roadmap', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.roadmap')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Collaborator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('may', models.CharField(choices=[('edit', 'Edit'), ('comment', 'Comment')], default='edit', max_length=10)),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='collaborators', to='roadmaps.mission')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='collaborations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['invited_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('mission', 'person'), name='collaborator_once_a_mission'), models.CheckConstraint(condition=models.Q(('may__in', ['edit', 'comment'])), name='collaborator_may_is_known')],
            },
        ),
        migrations.CreateModel(
            name='CollaboratorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('may', models.CharField(choices=[('edit', 'Edit'), ('comment', 'Comment')], default='edit', max_length=10)),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('invited_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.mission')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.collaborator')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContributionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('expected_share', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('mission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.mission')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.contribution')),
                ('solution', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.solution')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FundingLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('grant', 'Grant'), ('loan', 'Loan'), ('equity', 'Equity'), ('co-financing', 'Co-financing'), ('in kind', 'In kind')], max_length=20)),
                ('funder', models.CharField(blank=True, max_length=160)),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('is_secured', models.BooleanField(default=False)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.fundingline')),
                ('solution', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.solution')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoadmapImport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be looked through'), ('ready', 'Ready to import'), ('refused', 'Not ready: there are problems'), ('asked', 'Being imported'), ('done', 'Imported'), ('forgotten', 'Not imported in time')], default='waiting', max_length=10)),
                ('progress', models.PositiveSmallIntegerField(default=0)),
                ('problems', models.JSONField(default=list)),
                ('counts', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roadmap_imports', to=settings.AUTH_USER_MODEL)),
                ('roadmap', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='imports', to='roadmaps.roadmap')),
            ],
            options={
                'ordering': ['-asked_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('progress__lte', 100)), name='import_progress_is_a_percentage')],
            },
        ),
        migrations.CreateModel(
            name='ImportFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.BinaryField()),
                ('of', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='file', to='roadmaps.roadmapimport')),
            ],
        ),
        migrations.CreateModel(
            name='MilestoneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('due_on', models.DateField()),
                ('reached_on', models.DateField(blank=True, null=True)),
                ('mission', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.mission')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.milestone')),
                ('solution', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.solution')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MissionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=100)),
                ('title', models.CharField(max_length=120)),
                ('statement', models.TextField(blank=True)),
                ('beneficiaries', models.TextField(blank=True)),
                ('daily_life', models.TextField(blank=True)),
                ('public_voice', models.TextField(blank=True)),
                ('target_kind', models.CharField(blank=True, choices=[('quantified', 'A number to reach'), ('binary', 'A condition that is true or not on the day')], max_length=10)),
                ('condition', models.TextField(blank=True)),
                ('attested_by', models.CharField(blank=True, max_length=200)),
                ('measure', models.CharField(blank=True, max_length=250)),
                ('unit', models.CharField(blank=True, max_length=60)),
                ('direction', models.CharField(blank=True, choices=[('up', 'Up'), ('down', 'Down')], max_length=4)),
                ('baseline_value', models.DecimalField(blank=True, decimal_places=3, max_digits=16, null=True)),
                ('baseline_date', models.DateField(blank=True, null=True)),
                ('baseline_note', models.CharField(blank=True, max_length=250)),
                ('baseline_is_illustrative', models.BooleanField(default=False)),
                ('target_value', models.DecimalField(blank=True, decimal_places=3, max_digits=16, null=True)),
                ('data_source', models.CharField(blank=True, max_length=250)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('deadline', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('stage', models.CharField(choices=[('draft', 'Draft'), ('in check', 'In check'), ('returned', 'Returned'), ('checked', 'Checked'), ('in consultation', 'In consultation'), ('deciding', 'Deciding'), ('adopted', 'Adopted'), ('in delivery', 'In delivery'), ('achieved', 'Achieved'), ('not achieved', 'Not achieved'), ('withdrawn', 'Withdrawn'), ('retired', 'Retired')], default='draft', max_length=20)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('archived_at', models.DateTimeField(blank=True, null=True)),
                ('challenge', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.challenge')),
                ('lead_officer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.mission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MissionSectorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('contribution', models.TextField(blank=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('mission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.mission')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.missionsector')),
                ('sector', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.sector')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=40)),
                ('body', models.TextField()),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('resolved_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='roadmaps.mission')),
                ('resolved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('solution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='roadmaps.solution')),
            ],
            options={
                'ordering': ['written_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('resolved_at', None), ('resolved_by', None)), models.Q(('resolved_at__isnull', False), ('resolved_by__isnull', False)), _connector='OR'), name='note_resolved_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('public', 'Public'), ('private', 'Private'), ('third', 'Third sector'), ('civic', 'Residents and community'), ('academic', 'University')], max_length=10)),
                ('archived_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PartnershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('part', models.CharField(choices=[('lead', 'Leads'), ('partner', 'Partner')], max_length=10)),
                ('kind', models.CharField(choices=[('public', 'Public'), ('private', 'Private'), ('third', 'Third sector'), ('civic', 'Residents and community'), ('academic', 'University')], max_length=10)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.partnership')),
                ('solution', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.solution')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=200)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='roadmaps.mission')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mission', 'person'), name='presence_one_a_mission')],
            },
        ),
        migrations.CreateModel(
            name='RoadmapEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=80)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=120)),
                ('year', models.PositiveSmallIntegerField(help_text='When it was published')),
                ('note', models.TextField(blank=True)),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('is_main', models.BooleanField(default=False)),
                ('is_exemplar', models.BooleanField(default=False, help_text='Published elsewhere, loaded to learn from')),
                ('is_illustrative', models.BooleanField(default=False)),
                ('archived_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.roadmap')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoadmapExport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', models.CharField(choices=[('xlsx', 'Workbook (XLSX)'), ('json', 'JSON')], max_length=4)),
                ('body', models.BinaryField(null=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roadmap_exports', to=settings.AUTH_USER_MODEL)),
                ('roadmap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exports', to='roadmaps.roadmap')),
            ],
            options={
                'ordering': ['-asked_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('form__in', ['xlsx', 'json'])), name='export_form_is_known')],
            },
        ),
        migrations.CreateModel(
            name='SolutionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=120)),
                ('title', models.CharField(max_length=160)),
                ('objective', models.TextField(blank=True)),
                ('success_measure', models.TextField(blank=True)),
                ('innovation_stage', models.CharField(blank=True, choices=[('basic research', 'Basic research'), ('applied research', 'Applied research'), ('pilot', 'Pilot'), ('scale-up', 'Scale-up'), ('mainstream', 'Mainstream')], max_length=20)),
                ('feeds_back', models.TextField(blank=True)),
                ('disciplines', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('approach', models.CharField(blank=True, max_length=80)),
                ('instruments', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('licensing', 'Licensing'), ('planning', 'Planning'), ('procurement', 'Procurement'), ('public protection', 'Public protection'), ('public realm', 'Public realm'), ('regulation', 'Regulation'), ('convening', 'Convening'), ('data', 'Data'), ('skills', 'Skills')], max_length=30), blank=True, default=list, size=None)),
                ('origin', models.CharField(choices=[('council', 'The council'), ('partner', 'A partner'), ('resident proposal', "A resident's proposal")], default='council', max_length=20)),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('agreed', 'Agreed'), ('in delivery', 'In delivery'), ('completed', 'Completed'), ('stopped', 'Stopped')], default='proposed', max_length=20)),
                ('provenance', models.CharField(choices=[('drafted', 'Drafted here'), ('published', 'As published'), ('illustrative', 'Illustrative')], default='drafted', max_length=20)),
                ('is_high_risk', models.BooleanField(default=False)),
                ('learnt_if_fails', models.TextField(blank=True)),
                ('ward', models.CharField(blank=True, max_length=60)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.solution')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkingCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=300)),
                ('label', models.CharField(max_length=200)),
                ('data', models.JSONField()),
                ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('mission', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='working_copies', to='roadmaps.mission')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='working_copies', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'working copies',
                'ordering': ['-kept_at'],
                'constraints': [models.UniqueConstraint(fields=('person', 'address'), name='working_copy_one_a_form')],
            },
        ),
        migrations.AlterModelOptions(
            name='mission',
            options={'ordering': ['challenge__position', 'position', 'title']},
        ),
        migrations.AddField(
            model_name='challenge',
            name='archived_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='milestone',
            name='solution',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='roadmaps.solution'),
        ),
        migrations.AddField(
            model_name='mission',
            name='archived_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='mission',
            name='position',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='solution',
            name='feeds_back_to',
            field=models.ManyToManyField(blank=True, related_name='learns_from', to='roadmaps.solution'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='archived_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='revision',
            name='kind',
            field=models.CharField(choices=[('submitted', 'Submitted for check'), ('kept', 'Kept by its officers')], default='submitted', max_length=10),
        ),
        migrations.AddField(
            model_name='roadmap',
            name='archived_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='milestone',
            name='mission',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='roadmaps.mission'),
        ),
        migrations.AddField(
            model_name='mission',
            name='search',
            field=models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title', config='english', weight='A'), '||', django.contrib.postgres.search.SearchVector('statement', config='english', weight='B'), django.contrib.postgres.search.SearchConfig('english')), '||', django.contrib.postgres.search.SearchVector('beneficiaries', 'daily_life', 'measure', 'condition', config='english', weight='C'), django.contrib.postgres.search.SearchConfig('english')), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='mission',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='mission_search'),
        ),
        migrations.AddIndex(
            model_name='mission',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('title'), name='gin_trgm_ops'), name='mission_title_trigrams'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='challenge',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_challengeevent" ("archived_at", "evidence", "id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "roadmap_id", "summary", "title") SELECT new_values."archived_at", new_values."evidence", new_values."id", new_values."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."roadmap_id", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a245fe37d1b6936a08eae45939479acddaa5eddc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_62adb', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_challenge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='challenge',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_challengeevent" ("archived_at", "evidence", "id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "roadmap_id", "summary", "title") SELECT new_values."archived_at", new_values."evidence", new_values."id", new_values."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."roadmap_id", new_values."summary", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='86d7af0858f776ccc5a01b4082d19c9d85beba13', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b73cc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_challenge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='challenge',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_challengeevent" ("archived_at", "evidence", "id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "roadmap_id", "summary", "title") SELECT old_values."archived_at", old_values."evidence", old_values."id", old_values."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."roadmap_id", old_values."summary", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='02a43322c910065957a767250d41e0d696d3c0e7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c4206', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_challenge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contribution',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_contributionevent" ("expected_share", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "solution_id") SELECT new_values."expected_share", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."solution_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c5c2cc438e70a767243919240cac887650a951b8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_95de3', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_contribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contribution',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_contributionevent" ("expected_share", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "solution_id") SELECT new_values."expected_share", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."solution_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='be55a1295cec223e710de550badd9ec1e4bc58d2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f0606', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_contribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contribution',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_contributionevent" ("expected_share", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "solution_id") SELECT old_values."expected_share", old_values."id", old_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."solution_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='280b4fe7655edff93a94ba50aa60f626cd5357d5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c7cbf', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_contribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fundingline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_fundinglineevent" ("amount", "funder", "id", "is_secured", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "solution_id") SELECT new_values."amount", new_values."funder", new_values."id", new_values."is_secured", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."solution_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2b50afc1fe26fb639ba383bff6005c62b4804f09', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0db1f', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_fundingline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fundingline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_fundinglineevent" ("amount", "funder", "id", "is_secured", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "solution_id") SELECT new_values."amount", new_values."funder", new_values."id", new_values."is_secured", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."solution_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c540dd2a4a1d50d91bca5b02c6f03655c90502fb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ec475', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_fundingline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fundingline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_fundinglineevent" ("amount", "funder", "id", "is_secured", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "solution_id") SELECT old_values."amount", old_values."funder", old_values."id", old_values."is_secured", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."solution_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='36ecd5c0cdeaf1b57feb059f6e315cab3e917059', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9a5c6', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_fundingline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_milestoneevent" ("due_on", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "solution_id", "title") SELECT new_values."due_on", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reached_on", new_values."solution_id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2d5d37d943b1e62c7525e4bb758a5dc396a8bc86', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bea06', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_milestoneevent" ("due_on", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "solution_id", "title") SELECT new_values."due_on", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reached_on", new_values."solution_id", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5744d6916397e3e4074aaf78548f4ccdee37c68c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_209a2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_milestoneevent" ("due_on", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "solution_id", "title") SELECT old_values."due_on", old_values."id", old_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reached_on", old_values."solution_id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4a67a8e4117628d075b807ea7bd4a673f1cc9d49', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4977f', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mission',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT new_values."archived_at", new_values."attested_by", new_values."baseline_date", new_values."baseline_is_illustrative", new_values."baseline_note", new_values."baseline_value", new_values."beneficiaries", new_values."challenge_id", new_values."condition", new_values."created_at", new_values."daily_life", new_values."data_source", new_values."deadline", new_values."direction", new_values."id", new_values."lead_officer_id", new_values."measure", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."public_voice", new_values."slug", new_values."stage", new_values."starts_on", new_values."statement", new_values."target_kind", new_values."target_value", new_values."title", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='705aaa965e3ba3b4ff4204a1ac61a748e601f370', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7311b', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_mission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mission',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT new_values."archived_at", new_values."attested_by", new_values."baseline_date", new_values."baseline_is_illustrative", new_values."baseline_note", new_values."baseline_value", new_values."beneficiaries", new_values."challenge_id", new_values."condition", new_values."created_at", new_values."daily_life", new_values."data_source", new_values."deadline", new_values."direction", new_values."id", new_values."lead_officer_id", new_values."measure", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."public_voice", new_values."slug", new_values."stage", new_values."starts_on", new_values."statement", new_values."target_kind", new_values."target_value", new_values."title", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."archived_at" IS DISTINCT FROM (new_values."archived_at") OR old_values."attested_by" IS DISTINCT FROM (new_values."attested_by") OR old_values."baseline_date" IS DISTINCT FROM (new_values."baseline_date") OR old_values."baseline_is_illustrative" IS DISTINCT FROM (new_values."baseline_is_illustrative") OR old_values."baseline_note" IS DISTINCT FROM (new_values."baseline_note") OR old_values."baseline_value" IS DISTINCT FROM (new_values."baseline_value") OR old_values."beneficiaries" IS DISTINCT FROM (new_values."beneficiaries") OR old_values."challenge_id" IS DISTINCT FROM (new_values."challenge_id") OR old_values."condition" IS DISTINCT FROM (new_values."condition") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."daily_life" IS DISTINCT FROM (new_values."daily_life") OR old_values."data_source" IS DISTINCT FROM (new_values."data_source") OR old_values."deadline" IS DISTINCT FROM (new_values."deadline") OR old_values."direction" IS DISTINCT FROM (new_values."direction") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."lead_officer_id" IS DISTINCT FROM (new_values."lead_officer_id") OR old_values."measure" IS DISTINCT FROM (new_values."measure") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."public_voice" IS DISTINCT FROM (new_values."public_voice") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."stage" IS DISTINCT FROM (new_values."stage") OR old_values."starts_on" IS DISTINCT FROM (new_values."starts_on") OR old_values."statement" IS DISTINCT FROM (new_values."statement") OR old_values."target_kind" IS DISTINCT FROM (new_values."target_kind") OR old_values."target_value" IS DISTINCT FROM (new_values."target_value") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."unit" IS DISTINCT FROM (new_values."unit")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='338294d5b910bbff7e382f5b91e5d387d2aebc1b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_02955', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_mission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mission',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT old_values."archived_at", old_values."attested_by", old_values."baseline_date", old_values."baseline_is_illustrative", old_values."baseline_note", old_values."baseline_value", old_values."beneficiaries", old_values."challenge_id", old_values."condition", old_values."created_at", old_values."daily_life", old_values."data_source", old_values."deadline", old_values."direction", old_values."id", old_values."lead_officer_id", old_values."measure", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."public_voice", old_values."slug", old_values."stage", old_values."starts_on", old_values."statement", old_values."target_kind", old_values."target_value", old_values."title", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a72dd135c4c1e2449322db92a85b3a022158e9d2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e9749', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_mission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missionsector',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionsectorevent" ("contribution", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sector_id") SELECT new_values."contribution", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."sector_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='817f735971fbb4b9a2e55754d13947c0952d89a5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fe7f2', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_missionsector', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missionsector',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionsectorevent" ("contribution", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sector_id") SELECT new_values."contribution", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."sector_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c5bdf05947170f1d2a893827d35a1031fa01a15e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5f367', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_missionsector', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missionsector',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionsectorevent" ("contribution", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sector_id") SELECT old_values."contribution", old_values."id", old_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."sector_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='88e6126f6a434bde5d9720f6b2018c4e395d70af', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bcc8e', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_missionsector', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_organisationevent" ("archived_at", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."archived_at", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cf55cbf27ba035f0103971fc184d5485eb2adaf2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_78a91', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_organisationevent" ("archived_at", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."archived_at", new_values."id", new_values."kind", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='29b50105a2aae05158e3f2ed541d32f738155531', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7a2aa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_organisationevent" ("archived_at", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."archived_at", old_values."id", old_values."kind", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d83b0b281366fb01906c692ee6b68bec82fb7a53', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_166e9', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_partnershipevent" ("id", "kind", "organisation_id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "solution_id") SELECT new_values."id", new_values."kind", new_values."organisation_id", new_values."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."solution_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e470771c6d52aa2970dfe35c3d59a80eb2d8256a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_438ab', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_partnership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_partnershipevent" ("id", "kind", "organisation_id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "solution_id") SELECT new_values."id", new_values."kind", new_values."organisation_id", new_values."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."solution_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='df2568e4ddcaf2d9ecce30371df087495218c0d4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_34050', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_partnership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_partnershipevent" ("id", "kind", "organisation_id", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "solution_id") SELECT old_values."id", old_values."kind", old_values."organisation_id", old_values."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."solution_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='23216f6f09fc1414a40cb7fb2dc240a88237e5e2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1b6ab', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_partnership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roadmap',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_exemplar", "is_illustrative", "is_main", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "slug", "sources", "title", "year") SELECT new_values."archived_at", new_values."id", new_values."is_exemplar", new_values."is_illustrative", new_values."is_main", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."slug", new_values."sources", new_values."title", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e76b30e7022e10fdc78e3756ebb35c3b5237ab6c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9b318', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_roadmap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roadmap',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_exemplar", "is_illustrative", "is_main", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "slug", "sources", "title", "year") SELECT new_values."archived_at", new_values."id", new_values."is_exemplar", new_values."is_illustrative", new_values."is_main", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."place", new_values."slug", new_values."sources", new_values."title", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='be4532351d588d6663328230cfa9fefae58c793a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_570bb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_roadmap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roadmap',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_exemplar", "is_illustrative", "is_main", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "slug", "sources", "title", "year") SELECT old_values."archived_at", old_values."id", old_values."is_exemplar", old_values."is_illustrative", old_values."is_main", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."place", old_values."slug", old_values."sources", old_values."title", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f9ba9919e7b880db9d420b046c25cf001d348637', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ba1f7', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_roadmap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='solution',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_solutionevent" ("approach", "disciplines", "feeds_back", "id", "innovation_stage", "instruments", "is_high_risk", "learnt_if_fails", "objective", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "slug", "status", "success_measure", "title", "ward") SELECT new_values."approach", new_values."disciplines", new_values."feeds_back", new_values."id", new_values."innovation_stage", new_values."instruments", new_values."is_high_risk", new_values."learnt_if_fails", new_values."objective", new_values."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."provenance", new_values."slug", new_values."status", new_values."success_measure", new_values."title", new_values."ward" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='84f2800f575383b9b37a79b304bb5cca5ef45cff', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f1f03', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_solution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='solution',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_solutionevent" ("approach", "disciplines", "feeds_back", "id", "innovation_stage", "instruments", "is_high_risk", "learnt_if_fails", "objective", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "slug", "status", "success_measure", "title", "ward") SELECT new_values."approach", new_values."disciplines", new_values."feeds_back", new_values."id", new_values."innovation_stage", new_values."instruments", new_values."is_high_risk", new_values."learnt_if_fails", new_values."objective", new_values."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."provenance", new_values."slug", new_values."status", new_values."success_measure", new_values."title", new_values."ward" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='610074bc49fc6fd37b2881bab5b823915145e5a3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5ded1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_solution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='solution',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_solutionevent" ("approach", "disciplines", "feeds_back", "id", "innovation_stage", "instruments", "is_high_risk", "learnt_if_fails", "objective", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenance", "slug", "status", "success_measure", "title", "ward") SELECT old_values."approach", old_values."disciplines", old_values."feeds_back", old_values."id", old_values."innovation_stage", old_values."instruments", old_values."is_high_risk", old_values."learnt_if_fails", old_values."objective", old_values."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."provenance", old_values."slug", old_values."status", old_values."success_measure", old_values."title", old_values."ward" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0bfdef90d82cb77b1ad61a9e81d9d3752205817d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4de0c', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_solution', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mission', None), ('solution__isnull', False)), models.Q(('mission__isnull', False), ('solution', None)), _connector='OR'), name='milestone_of_a_mission_or_a_solution'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='challengeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b7f8dcc92ed5235d06793499be57ebd0896c20cd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ff99a', table='roadmaps_challengeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaborator',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_collaboratorevent" ("id", "invited_at", "invited_by_id", "may", "mission_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."invited_at", new_values."invited_by_id", new_values."may", new_values."mission_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='688299aa4b2e1c782790f9ac1ba7a494aee7fe69', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8e5df', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_collaborator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaborator',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_collaboratorevent" ("id", "invited_at", "invited_by_id", "may", "mission_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."invited_at", new_values."invited_by_id", new_values."may", new_values."mission_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aed5176a755bd25114174794afc5b9dae0bcec84', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_051bf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_collaborator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaborator',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_collaboratorevent" ("id", "invited_at", "invited_by_id", "may", "mission_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."invited_at", old_values."invited_by_id", old_values."may", old_values."mission_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='fcad751cd555c40167821e83daa3367ece66d5a8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b6fc8', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_collaborator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='collaboratorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='091705f5038f65d467a26fe3cf285484104f89e3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4d6e2', table='roadmaps_collaboratorevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contributionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f212cb9ddcbb51e291a04f12b03a134fe63d8d70', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_30b6c', table='roadmaps_contributionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fundinglineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0d970786ae507db4db1f54b0ae43a663409a6f0e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d3e19', table='roadmaps_fundinglineevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestoneevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c783c71df78f5a65007f0ad762836507c9288697', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5e483', table='roadmaps_milestoneevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6659a9fbe0658f636a8c28ba7ba2d9142da610ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e3e51', table='roadmaps_missionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='missionsectorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9327d295634ae68165c46b20bf96cbf66572833e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2fec3', table='roadmaps_missionsectorevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fc04ebbf10514fc3c60debd28cf0a8188b3cccd7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_805a5', table='roadmaps_organisationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7f7cde11bca8c30ac33b6bc189f086ee206569a7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0ae9f', table='roadmaps_partnershipevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roadmapevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bdbd2ab23aa740680a74274483e9d7e731fdc46a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5e1f0', table='roadmaps_roadmapevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='solutionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='38dad5948b0930277faa0706ef56a9785a09ee94', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a304d', table='roadmaps_solutionevent', when='BEFORE')),
        ),
    ]
