"""The person who signs in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.letter_case import lower
from core.mail_field import MailAddressField
from core.phone_field import PhoneField


class UserManager(BaseUserManager["User"]):
    """Makes users that sign in by e-mail."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a user; without a password only sign-in by code works. Raises ValueError without e-mail."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a user who may do everything, for ``manage.py createsuperuser``."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a user by e-mail, however it is spelled."""
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A person of the network. Rights come from groups alone; the municipality is a default for search."""

    username = None  # type: ignore[assignment]
    email = MailAddressField(
        _("E-Mail"),
        unique=True,
        error_messages={"unique": _("Mit dieser E-Mail-Adresse gibt es schon ein Konto.")},
    )
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("Meine Kommune"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Voreinstellung der Suche. Rechte entstehen daraus nicht."),
    )
    organisation = models.CharField(_("Organisation"), max_length=200, blank=True)
    function = models.CharField(_("Funktion"), max_length=200, blank=True)
    phone = PhoneField(_("Telefon (dienstlich)"))
    topics = models.ManyToManyField(
        "core.Topic", verbose_name=_("Themen, die mich interessieren"), blank=True, related_name="+"
    )
    is_contact = models.BooleanField(
        _("In der Liste der Ansprechpersonen zeigen"),
        default=False,
        help_text=_("Dann sehen alle Angemeldeten Name, Funktion, Organisation, Telefon und E-Mail."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["last_name", "first_name", "email"]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the address in lower case, as sign-in looks it up."""
        self.email = lower(self.email)
        super().save(*args, **kwargs)
