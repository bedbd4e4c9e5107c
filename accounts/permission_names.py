"""German names for permissions, which Django and Wagtail write into the database in English.

The form of a group shows them, and reads them out. Rights come from ``accounts/role_table.py``; nothing asks
for a permission by its name.
"""

from __future__ import annotations

from django.contrib.auth.models import Permission

# The beginning of a permission's code says what it allows; longer beginnings come first.
ACTIONS = {
    "bulk_delete_": "mit allen Unterseiten löschen",
    "access_": "öffnen",
    "add_": "hinzufügen",
    "change_": "ändern",
    "choose_": "auswählen",
    "delete_": "löschen",
    "lock_": "sperren, eigene Sperren aufheben",
    "preview_": "Texte ansehen",
    "publish_": "veröffentlichen",
    "serve_county_": "im ganzen Kreis gelten lassen",
    "unlock_": "jede Sperre aufheben",
    "view_": "ansehen",
}
# Their kind of content has no name of its own.
WHOLE_NAMES = {"access_admin": "Verwaltung: öffnen"}


def german_name(permission: Permission) -> str:
    """Give what ``permission`` allows in German; what is not known keeps its name."""
    if permission.codename in WHOLE_NAMES:
        return WHOLE_NAMES[permission.codename]
    for beginning, action in ACTIONS.items():
        if permission.codename.startswith(beginning):
            return f"{permission.content_type.name}: {action}"[:255]
    return permission.name


def name_permissions() -> None:
    """Name all permissions; those that have their name already are left alone."""
    renamed = []
    for permission in Permission.objects.select_related("content_type"):
        if (name := german_name(permission)) != permission.name:
            permission.name = name
            renamed.append(permission)
    Permission.objects.bulk_update(renamed, ["name"])
