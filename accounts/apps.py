"""Configuration of the accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the accounts app with Django and listens to what it has to follow."""

    name = "accounts"
    verbose_name = "Konten"

    def ready(self) -> None:
        """Connect the signal receivers, make contact persons findable, say who may invite, what is mailed and
        what is done regularly."""
        from wagtail.permissions import register_permission_policy

        from accounts import admin_reading, signals  # noqa: F401
        from accounts.entries import register_entries
        from accounts.jobs import register_jobs
        from accounts.mails import register_mails
        from accounts.models import Invitation
        from accounts.policies import InvitationPolicy

        register_entries()
        register_jobs()
        register_mails()
        register_permission_policy(Invitation, InvitationPolicy(Invitation))
