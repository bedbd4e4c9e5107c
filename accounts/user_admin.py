"""How the administration edits accounts.

There is no field for superusers and none for passwords: a superuser is made on the command line, and
people set their passwords themselves. Whoever is no superuser may not touch one.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.users.views.users import CreateView, EditView, IndexView, UserColumn, UserViewSet

from accounts.models import User
from core.admin_reading.rules import readable

FIELDS = [
    "email",
    "first_name",
    "last_name",
    "organisation",
    "function",
    "phone",
    "municipality",
    "topics",
    "is_contact",
    "groups",
]


class PersonForm(WagtailAdminModelForm):
    """Data and groups of an account. A new one has no password: its owner gets in with a code."""

    class Meta:
        model = User
        fields = FIELDS
        labels = {"first_name": _("Vorname"), "last_name": _("Nachname"), "groups": _("Gruppen")}
        help_texts = {
            "groups": _(
                "Rechte entstehen allein aus den Gruppen. Was eine Gruppe darf, steht in der Anleitung."
            ),
        }
        widgets = {"groups": forms.CheckboxSelectMultiple, "topics": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True
        self.fields["last_name"].required = True

    def clean_email(self) -> str:
        """Refuse an address that another account has, however it is spelled."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Mit dieser E-Mail-Adresse gibt es schon ein Konto."))
        return email

    def save(self, commit: bool = True) -> User:
        """Save; a new account gets a password that nobody can enter."""
        if self.instance.pk is None:
            self.instance.set_unusable_password()
        return super().save(commit=commit)


class PersonEditForm(PersonForm):
    """The same for an account that exists; it can be closed, but not by its owner."""

    class Meta(PersonForm.Meta):
        fields = [*FIELDS, "is_active"]
        labels = {**PersonForm.Meta.labels, "is_active": _("Konto ist offen")}
        help_texts = {
            **PersonForm.Meta.help_texts,
            "is_active": _(
                "Statt ein Konto zu löschen: schließen. Dann bleibt nachvollziehbar, wer was getan hat."
            ),
        }

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]


class PeopleView(IndexView):
    """Lists accounts with their groups, from which rights come; Wagtail would show superusers only."""

    page_title = _("Personen")
    add_item_label = _("Person hinzufügen")

    def get_base_queryset(self) -> QuerySet[User]:
        """Read at once the groups of all rows that the person may know of."""
        groups = Prefetch("groups", readable(Group.objects.all(), self.request.user))
        people: QuerySet[User] = super().get_base_queryset().prefetch_related(groups)
        return people

    @cached_property
    def columns(self) -> list[Column]:
        """Name, address, groups, whether the account is open, and when it was last used."""
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            self._get_title_column_class(UserColumn)(
                "name",
                accessor=User.get_full_name,
                label=_("Name"),
                sort_key="name",
                get_url=self.get_edit_url,
                classname="name",
            ),
            Column("email", label=_("E-Mail"), sort_key="email", width="20%"),
            Column("groups", accessor=_groups_of, label=_("Gruppen"), width="25%"),
            BooleanColumn("is_active", label=_("Offen"), sort_key="is_active", width="8%"),
            DateColumn("last_login", label=_("Zuletzt angemeldet"), sort_key="last_login", width="12%"),
        ]


def _groups_of(person: User) -> str:
    names = [group.name for group in person.groups.all()]
    return ", ".join([str(_("Betrieb (Superuser)")), *names] if person.is_superuser else names)


class PersonCreateView(CreateView):
    """Adds an account without an invitation."""

    template_name = "accounts/admin/user_create.html"


class PersonEditView(EditView):
    """Edits an account; a superuser's only for superusers."""

    template_name = "accounts/admin/user_edit.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the account; raises PermissionDenied for one that the person may not touch."""
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied


class PeopleViewSet(UserViewSet):
    """Wagtail's user administration with our model's fields."""

    index_view_class = PeopleView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    create_template_name = "accounts/admin/user_create.html"
    edit_template_name = "accounts/admin/user_edit.html"
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[PersonForm]:
        """Give the form for a new account or for one that exists."""
        return PersonEditForm if for_update else PersonForm
