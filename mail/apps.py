"""Configuration of the mail app."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class MailConfig(AppConfig):
    """Registers the mail app with Django."""

    name = "mail"
    verbose_name = "E-Mail"

    def ready(self) -> None:
        """Say who may see mails and what is done regularly; have ``manage.py check`` look at the sender."""
        from wagtail.permissions import register_permission_policy

        from mail.checks import check_deployed_sender, check_sender
        from mail.jobs import register_jobs
        from mail.models import OutgoingMail
        from mail.policies import OutgoingMailPolicy

        register_permission_policy(OutgoingMail, OutgoingMailPolicy(OutgoingMail))
        register_jobs()
        register(check_sender, Tags.security)
        register(check_deployed_sender, Tags.security, deploy=True)
