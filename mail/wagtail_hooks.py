"""The mail app in Wagtail's administration."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.menu_items import MenuItemFor
from mail.admin import OutgoingMailViewSet
from mail.preview import MAY_PREVIEW, TITLE, MailPreviewView


@hooks.register("register_admin_viewset")
def register_outgoing_mail() -> OutgoingMailViewSet:
    """Add «Ausgehende E-Mails»."""
    return OutgoingMailViewSet()


@hooks.register("register_admin_urls")
def mail_preview_urls() -> list[URLPattern]:
    """Add the preview of what mails say."""
    return [path("mail-texte/", MailPreviewView.as_view(), name="mail_preview")]


@hooks.register("register_settings_menu_item")
def mail_preview_menu_item() -> MenuItem:
    """Put the preview beside outgoing mails."""
    return MenuItemFor(
        TITLE,
        reverse("mail_preview"),
        may=lambda user: user.has_perm(MAY_PREVIEW),
        name="mail-texts",
        icon_name="mail",
        order=661,
    )
