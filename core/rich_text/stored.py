"""Texts that were stored before they were looked at: named when somebody opens them."""

from __future__ import annotations

from django.db.models import Model
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import fields

from core.rich_text.bodies import put_in_order
from core.rich_text.opening import can_open


def unopenable(instance: Model) -> list[str]:
    """Return the labels of the fields, also of inline rows, whose text the editor cannot open."""
    found = [
        str(field.verbose_name) for field in instance._meta.concrete_fields if _is_broken(field, instance)
    ]
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(type(instance)):
            # What nothing can be wrong with is not asked for.
            if any(isinstance(field, _KINDS) for field in relation.related_model._meta.concrete_fields):
                for child in getattr(instance, relation.get_accessor_name()).all():
                    found += unopenable(child)
    return list(dict.fromkeys(found))


_KINDS = (fields.RichTextField, fields.StreamField)


def _is_broken(field: object, instance: Model) -> bool:
    if isinstance(field, fields.RichTextField):
        value = getattr(instance, field.attname)
        return isinstance(value, str) and not can_open(value, field.features)
    if isinstance(field, fields.StreamField):
        raw = list(getattr(instance, field.attname).get_prep_value())
        return bool(put_in_order(field.stream_block, raw) != raw)
    return False
