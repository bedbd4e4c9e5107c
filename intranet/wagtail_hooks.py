"""What is different in the administration as a whole: looks and scripts, and what its menus leave out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem, SubmenuMenuItem

from accounts.role_table import Role
from accounts.roles import is_coordination, roles_of
from intranet import __version__

WAGTAIL_REPORTS = {
    "locked-pages",
    "workflows",
    "workflow-tasks",
    "site-history",
    "aging-pages",
    "page-types-usage",
}


@hooks.register("insert_global_admin_css")
def colours_of_the_site() -> str:
    """Load the colours of the site and the look of the start page."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def tell_how_much_fits() -> str:
    """Load what says how many characters are left in a field."""
    return format_html(
        '<script src="{}" data-one="{}" data-many="{}"></script>',
        static("js/admin.js"),
        _("noch 1 Zeichen"),
        _("noch %s Zeichen"),
    )


@hooks.register("insert_global_admin_js")
def say_what_was_understood() -> str:
    """Load what says below a field for a date, a time or a number how it was understood."""
    return format_html('<script src="{}"></script>', static("js/typed.js"))


@hooks.register("insert_global_admin_js")
def notice_what_is_typed() -> str:
    """Load what has text saved by itself that Wagtail's autosave would overlook."""
    return format_html('<script src="{}"></script>', static("js/noticed.js"))


@hooks.register("insert_global_admin_js")
def give_the_focus_back() -> str:
    """Load what leads from a dialog back to the menu it was opened from."""
    return format_html('<script src="{}"></script>', static("js/dialog-focus.js"))


@hooks.register("insert_editor_js")
def keep_duplicated_text_apart() -> str:
    """Load what gives a duplicated text block links of its own."""
    return format_html('<script src="{}"></script>', static("js/duplicated-text.js"))


@hooks.register("insert_editor_js")
def speak_german_in_text() -> str:
    """Load what translates the two words of the editor that no catalogue reaches."""
    return format_html(
        '<script src="{}" data-edit="{}" data-remove="{}"></script>',
        static("js/admin-words.js"),
        _("Bearbeiten"),
        _("Entfernen"),
    )


@hooks.register("construct_homepage_summary_items", order=1000)  # after all that add one
def count_nothing(request: HttpRequest, items: list[Any]) -> None:
    """Leave out how many pages, images and documents there are: nobody does anything with it."""
    items.clear()


@hooks.register("construct_page_action_menu")
def publish_first(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Make «publish» the button that is there without opening a menu, for those who may.

    Drafts save themselves; what nearly everybody came for is to publish. A page that waits for approval keeps
    Wagtail's order, so that nobody publishes past the one who has to answer by habit.
    """
    page = context.get("page")
    if page is not None and page.workflow_in_progress:
        return
    items.sort(key=lambda item: item.name != "action-publish")


@hooks.register("construct_reports_menu", order=1000)
def reports_for_those_who_steer(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave Wagtail's reports to coordination and youth offices; the start page tells editors what is due."""
    if roles_of(request.user) & {Role.YOUTH_OFFICE} or is_coordination(request.user):
        return
    items[:] = [item for item in items if item.name not in WAGTAIL_REPORTS]


@hooks.register("construct_help_menu")
def help_in_german_only(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what is news of, and a manual for, Wagtail: both are in English."""
    items[:] = [item for item in items if item.name == "keyboard-shortcuts-trigger"]


class HelpMenuItem(SubmenuMenuItem):
    """Wagtail's help menu with the version of the site at its foot, where that of settings has Wagtail's."""

    def render_component(self, request: HttpRequest) -> Any:
        """Give what the browser builds the menu from."""
        component = super().render_component(request)
        component.footer_text = f"{settings.WAGTAIL_SITE_NAME} {__version__}"
        return component


@hooks.register("construct_main_menu")
def version_below_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Tell everybody who edits which version they use: they are asked for it when something goes wrong."""
    for place, item in enumerate(items):
        if item.name == "help":
            items[place] = HelpMenuItem(
                item.label, item.menu, name=item.name, icon_name=item.icon_name, order=item.order
            )
