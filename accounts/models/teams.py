"""Teams: the groups of the site, each with its role, and with the place that its rights hold in."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page

from accounts.role_table import Role


class RoleGroup(models.Model):
    """Says which role of the table a group has, whatever the group is called."""

    group = models.OneToOneField(
        Group, verbose_name=_("Gruppe"), primary_key=True, on_delete=models.CASCADE, related_name="role_of"
    )
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices, db_index=True)

    class Meta:
        verbose_name = _("Rolle einer Gruppe")
        verbose_name_plural = _("Rollen der Gruppen")

    def __str__(self) -> str:
        return f"{self.group}: {self.get_role_display()}"


class MunicipalityTeam(models.Model):
    """The Redaktion of one town or municipality: its group, its collection of files, its page."""

    municipality = models.OneToOneField(
        "core.Municipality",
        verbose_name=_("Kommune"),
        on_delete=models.CASCADE,
        related_name="team",
    )
    group = models.OneToOneField(
        Group, verbose_name=_("Gruppe"), on_delete=models.PROTECT, related_name="municipality_team"
    )
    collection = models.OneToOneField(
        Collection,
        verbose_name=_("Sammlung"),
        on_delete=models.PROTECT,
        related_name="municipality_team",
        help_text=_("Bilder und Dokumente dieser Kommune."),
    )
    page = models.OneToOneField(
        Page,
        verbose_name=_("Seite der Kommune"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="municipality_team",
    )

    class Meta:
        verbose_name = _("Redaktion einer Kommune")
        verbose_name_plural = _("Redaktionen der Kommunen")

    def __str__(self) -> str:
        return str(self.group)


class YouthOfficeTeam(models.Model):
    """The coordination of one youth office; it cares for the municipalities that its office serves."""

    youth_office = models.OneToOneField(
        "core.YouthOffice",
        verbose_name=_("Jugendamt"),
        on_delete=models.CASCADE,
        related_name="team",
    )
    group = models.OneToOneField(
        Group, verbose_name=_("Gruppe"), on_delete=models.PROTECT, related_name="youth_office_team"
    )

    class Meta:
        verbose_name = _("Koordination eines Jugendamts")
        verbose_name_plural = _("Koordinationen der Jugendämter")

    def __str__(self) -> str:
        return str(self.group)
