"""The picture of a person in the administration's account page."""

from __future__ import annotations

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel
from wagtail.users.models import UserProfile

from files.pictures.stored import CleanPicture, cleaned_file
from files.pictures.upload import PictureField


class AvatarForm(AvatarPreferencesForm):
    """Wagtail's form, for which nothing is a picture that cannot be shown to its end."""

    avatar = PictureField(label=AvatarPreferencesForm.base_fields["avatar"].label, required=False)


class AvatarPanel(AvatarSettingsPanel):
    """Wagtail's panel with our form, which says what is wrong."""

    form_class = AvatarForm
    template_name = "files/admin/avatar_panel.html"


class PictureAccountView(AccountView):
    """Wagtail's account page with our panel for the picture."""

    def get_panels(self) -> list[Any]:
        """Return Wagtail's panels, with ours in the place of the one it replaces."""
        panels: list[Any] = super().get_panels()
        return [
            AvatarPanel(panel.request, panel.user, panel.profile)
            if type(panel) is AvatarSettingsPanel
            else panel
            for panel in panels
        ]


# Wagtail adds addresses of apps behind its own; this one has to stand before them.
account_page = require_admin_access(PictureAccountView.as_view())


def clean_new_avatar(
    sender: type[UserProfile], instance: UserProfile, raw: bool = False, **kwargs: Any
) -> None:
    """Take metadata out of a new picture of a person, whichever way it comes (receiver of ``pre_save``)."""
    picture = instance.avatar
    if not raw and picture and not picture._committed and not isinstance(picture.file, CleanPicture):
        instance.avatar = cleaned_file(picture.file)
