"""The form in which editors write a provider."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from accounts.roles import is_coordination, municipalities_of
from core.models import Municipality
from directory.permissions import may_edit_provider


class ProviderForm(WagtailAdminModelForm):
    """Lets editors give providers only to their own municipalities; who proposes may name any."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "municipality" not in self.fields:
            return
        field: Any = self.fields["municipality"]
        field.queryset = Municipality.objects.defer("border")
        user = self.for_user
        saves = self.instance.pk is None or may_edit_provider(user, self.instance)
        if user is None or is_coordination(user) or not saves:
            return
        own = municipalities_of(user)
        field.queryset = field.queryset.filter(pk__in=own)
        field.required = True
        if self.instance.pk is None and len(own) == 1:
            self.initial["municipality"] = next(iter(own))
