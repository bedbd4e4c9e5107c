"""Words that only the directory chooses from."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.vocabulary import Term


class Language(Term):
    """A language in which an offer speaks with people."""

    code = models.CharField(
        _("Sprachcode"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2,3}(-[A-Za-z]+)?\Z", _("Zum Beispiel de, uk oder ar."))],
        help_text=_("Nach ISO 639, zum Beispiel de, uk oder ar."),
    )

    class Meta(Term.Meta):
        verbose_name = _("Sprache")
        verbose_name_plural = _("Sprachen")
