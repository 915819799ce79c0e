"""From an approved proposal to an active match; the days of its steps are parameters."""

import django.db.models.deletion
import django.db.models.manager
import django_fsm
import uuid
from django.conf import settings
from django.db import migrations, models


NIEUW = {"termijnen": {"aanbod": 7, "kennismaking": 14, "proef": 30, "evaluatie": 182}}


def aanvullen(apps, schema_editor):
    """Stored sets get the shipped days."""
    parametersets = apps.get_model("matching", "Parameterset").alles
    for rij in parametersets.all():
        rij.waarden = NIEUW | rij.waarden
        rij.save(update_fields=["waarden"])


def weghalen(apps, schema_editor):
    parametersets = apps.get_model("matching", "Parameterset").alles
    for rij in parametersets.all():
        rij.waarden = {naam: deel for naam, deel in rij.waarden.items() if naam not in NIEUW}
        rij.save(update_fields=["waarden"])


class Migration(migrations.Migration):

    dependencies = [
        ('kern', '0005_taaksoorten'),
        ('mantelzorg', '0004_meting_blijft'),
        ('matching', '0004_prioriteiten'),
        ('vrijwilligers', '0002_registratie'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Evaluatie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                ('gewijzigd_op', models.DateTimeField(auto_now=True, verbose_name='gewijzigd op')),
                ('datum', models.DateField(verbose_name='datum')),
                ('mantelzorger', models.CharField(blank=True, choices=[('ja', 'ja'), ('gedeeltelijk', 'gedeeltelijk'), ('nee', 'nee')], max_length=15, verbose_name='geeft de hulp de mantelzorger lucht?')),
                ('vrijwilliger', models.CharField(blank=True, choices=[('ja', 'ja'), ('gedeeltelijk', 'gedeeltelijk'), ('nee', 'nee')], max_length=15, verbose_name='bevalt het de vrijwilliger?')),
                ('toelichting', models.TextField(blank=True, verbose_name='toelichting')),
            ],
            options={
                'verbose_name': 'evaluatie',
                'verbose_name_plural': 'evaluaties',
                'ordering': ('-datum', '-aangemaakt_op', 'id'),
                'abstract': False,
                'default_manager_name': 'alles',
            },
            managers=[
                ('alles', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Koppeling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                ('gewijzigd_op', models.DateTimeField(auto_now=True, verbose_name='gewijzigd op')),
                ('status', django_fsm.FSMField(choices=[('kennismaking', 'kennismaking'), ('proef', 'proefmaand'), ('actief', 'actief'), ('gepauzeerd', 'gepauzeerd'), ('beeindigd', 'beëindigd'), ('geen_klik', 'geen klik')], default='kennismaking', max_length=50, protected=True, verbose_name='status')),
                ('kennismaking_op', models.DateField(blank=True, null=True, verbose_name='kennismaking op')),
                ('proef_tot', models.DateField(blank=True, null=True, verbose_name='proefmaand tot')),
                ('evaluatie_op', models.DateField(verbose_name='volgende evaluatie op')),
                ('einddatum', models.DateField(blank=True, null=True, verbose_name='afgesproken einddatum')),
                ('beeindigd_op', models.DateTimeField(blank=True, null=True, verbose_name='beëindigd op')),
                ('geen_klik_reden', models.CharField(blank=True, choices=[('mantelzorger', 'de mantelzorger wil niet verder'), ('zorgvrager', 'de zorgvrager wil niet verder'), ('vrijwilliger', 'de vrijwilliger wil niet verder'), ('anders', 'anders, zie toelichting')], max_length=15, verbose_name='waarom er geen klik was')),
                ('eindreden', models.CharField(blank=True, choices=[('niet_meer_nodig', 'de hulp is niet meer nodig'), ('tijd_om', 'de afgesproken tijd is om'), ('opname', 'de zorgvrager is verhuisd of opgenomen'), ('overleden', 'iemand is overleden'), ('mantelzorger_wil_niet', 'de mantelzorger wil niet verder'), ('vrijwilliger_wil_niet', 'de vrijwilliger wil hier niet verder'), ('vrijwilliger_stopt', 'de vrijwilliger stopt of heeft geen tijd meer'), ('hulpvraag_gesloten', 'de hulpvraag is gesloten'), ('anders', 'anders, zie toelichting')], max_length=25, verbose_name='waarom het stopte')),
                ('toelichting', models.TextField(blank=True, verbose_name='toelichting')),
            ],
            options={
                'verbose_name': 'koppeling',
                'verbose_name_plural': 'koppelingen',
                'ordering': ('-aangemaakt_op', 'id'),
                'abstract': False,
                'default_manager_name': 'alles',
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
            managers=[
                ('alles', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Voorstelantwoord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                ('gewijzigd_op', models.DateTimeField(auto_now=True, verbose_name='gewijzigd op')),
                ('van', models.CharField(choices=[('vrijwilliger', 'de vrijwilliger'), ('mantelzorger', 'de mantelzorger')], max_length=15, verbose_name='wie antwoordt')),
                ('ja', models.BooleanField(verbose_name='zegt ja')),
                ('reden', models.CharField(blank=True, choices=[('moment', 'het moment past niet'), ('geen_tijd', 'nu geen tijd of ruimte'), ('afstand', 'te ver weg'), ('taak', 'deze taak past niet'), ('kennen_elkaar', 'zij kennen elkaar te goed'), ('iemand_anders', 'liever iemand anders'), ('anders', 'anders, zie toelichting')], max_length=20, verbose_name='reden')),
                ('toelichting', models.TextField(blank=True, verbose_name='toelichting')),
                ('op', models.DateTimeField(verbose_name='vastgelegd op')),
            ],
            options={
                'verbose_name': 'antwoord op een voorstel',
                'verbose_name_plural': 'antwoorden op voorstellen',
                'ordering': ('op', 'id'),
                'abstract': False,
                'default_manager_name': 'alles',
            },
            managers=[
                ('alles', django.db.models.manager.Manager()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='voorstel',
            name='voorstel_een_goedgekeurd_per_hulpvraag',
        ),
        migrations.AddField(
            model_name='voorstel',
            name='aanbod_tot',
            field=models.DateField(blank=True, null=True, verbose_name='te beantwoorden tot en met'),
        ),
        migrations.AddField(
            model_name='voorstel',
            name='aangeboden_door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='voorstel',
            name='aangeboden_op',
            field=models.DateTimeField(blank=True, null=True, verbose_name='aangeboden op'),
        ),
        migrations.AlterField(
            model_name='voorstel',
            name='status',
            field=django_fsm.FSMField(choices=[('voorgesteld', 'voorgesteld'), ('goedgekeurd', 'goedgekeurd'), ('aangeboden', 'aangeboden'), ('geaccepteerd', 'geaccepteerd'), ('afgewezen', 'afgewezen'), ('bedankt', 'bedankt'), ('verlopen', 'verlopen'), ('vervallen', 'vervallen')], default='voorgesteld', max_length=50, protected=True, verbose_name='status'),
        ),
        migrations.AddConstraint(
            model_name='voorstel',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('goedgekeurd', 'aangeboden', 'geaccepteerd'))), fields=('hulpvraag',), name='voorstel_een_goedgekeurd_per_hulpvraag'),
        ),
        migrations.AddConstraint(
            model_name='voorstel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('aangeboden', 'geaccepteerd', 'bedankt', 'verlopen')), _negated=True), models.Q(('aanbod_tot__isnull', False), ('aangeboden_door__isnull', False), ('aangeboden_op__isnull', False)), _connector='OR'), name='voorstel_aanbod_heeft_auteur_en_einde'),
        ),
        migrations.AddField(
            model_name='evaluatie',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evaluatie',
            name='organisatie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kern.organisatie', verbose_name='organisatie'),
        ),
        migrations.AddField(
            model_name='koppeling',
            name='coordinator',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie gaat mee'),
        ),
        migrations.AddField(
            model_name='koppeling',
            name='hulpvraag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='koppelingen', to='mantelzorg.hulpvraag'),
        ),
        migrations.AddField(
            model_name='koppeling',
            name='organisatie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kern.organisatie', verbose_name='organisatie'),
        ),
        migrations.AddField(
            model_name='koppeling',
            name='voorstel',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='koppeling', to='matching.voorstel'),
        ),
        migrations.AddField(
            model_name='evaluatie',
            name='koppeling',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluaties', to='matching.koppeling'),
        ),
        migrations.AddField(
            model_name='voorstelantwoord',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='voorstelantwoord',
            name='organisatie',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kern.organisatie', verbose_name='organisatie'),
        ),
        migrations.AddField(
            model_name='voorstelantwoord',
            name='voorstel',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='antwoorden', to='matching.voorstel'),
        ),
        migrations.AddIndex(
            model_name='koppeling',
            index=models.Index(fields=['organisatie', 'status', '-aangemaakt_op', 'id'], name='matching_ko_organis_3ab0a6_idx'),
        ),
        migrations.AddConstraint(
            model_name='koppeling',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('kennismaking', 'proef', 'actief', 'gepauzeerd'))), fields=('hulpvraag',), name='koppeling_een_lopende_per_hulpvraag'),
        ),
        migrations.AddConstraint(
            model_name='koppeling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('beeindigd_op__isnull', False), ('status__in', ('beeindigd', 'geen_klik'))), models.Q(models.Q(('status__in', ('beeindigd', 'geen_klik')), _negated=True), ('beeindigd_op__isnull', True)), _connector='OR'), name='koppeling_einde_heeft_tijd'),
        ),
        migrations.AddConstraint(
            model_name='koppeling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'beeindigd'), _negated=True), models.Q(('eindreden', ''), _negated=True), _connector='OR'), name='koppeling_einde_heeft_reden'),
        ),
        migrations.AddConstraint(
            model_name='koppeling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'geen_klik'), _negated=True), models.Q(('geen_klik_reden', ''), _negated=True), _connector='OR'), name='koppeling_geen_klik_heeft_reden'),
        ),
        migrations.AddConstraint(
            model_name='koppeling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'proef'), _negated=True), ('proef_tot__isnull', False), _connector='OR'), name='koppeling_proef_heeft_einde'),
        ),
        migrations.AddConstraint(
            model_name='voorstelantwoord',
            constraint=models.UniqueConstraint(fields=('voorstel', 'van'), name='voorstelantwoord_een_per_kant'),
        ),
        migrations.AddConstraint(
            model_name='voorstelantwoord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ja', True), ('reden', '')), models.Q(('ja', False), models.Q(('reden', ''), _negated=True)), _connector='OR'), name='voorstelantwoord_nee_heeft_reden'),
        ),
        migrations.RunPython(aanvullen, weghalen),
    ]
