"""The mail app in Wagtail's administration."""

from wagtail import hooks

from mail.admin import OutgoingMailViewSet


@hooks.register("register_admin_viewset")
def register_outgoing_mail() -> OutgoingMailViewSet:
    """Add «Ausgehende E-Mails»."""
    return OutgoingMailViewSet()
