"""When the work of every day was last done."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyDuty(models.Model):
    """A regular duty, and the last day that somebody took it on."""

    name = models.CharField(max_length=60, primary_key=True)
    done_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("Tägliche Arbeit")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
