"""The people that lists can be narrowed to: Wagtail offers all who did anything, whoever may read of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q
from django.forms import BaseForm, ModelChoiceField
from wagtail.log_actions import registry as logs

from core.admin_reading.rules import readable


def hide_people(form: BaseForm, filters: Any, user: Any) -> None:
    """Leave in a form of filters those people who did or have something that ``user`` may read."""
    for name, field in form.fields.items():
        if not isinstance(field, ModelChoiceField) or user.is_superuser:
            continue
        people = field.queryset
        if people is None or people.model is not get_user_model():
            continue
        model, named = filters._meta.model, filters.filters[name].field_name
        if model is None or model in logs.get_log_entry_models() or not _has_field(model, named):
            field.queryset = those_logged(people, user)
        else:
            rows = readable(model._base_manager.exclude(**{named: None}), user).order_by()
            field.queryset = people.filter(pk__in=rows.values(named))


def those_logged(people: Any, user: Any) -> Any:
    """Return those of ``people`` who did something that ``user`` may read of in a log."""
    found = Q()
    for model in logs.get_log_entry_models():
        entries = model.objects.viewable_by_user(user).exclude(user=None).order_by()
        found |= Q(pk__in=entries.values("user"))
    return people.filter(found)


def _has_field(model: type[Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
