"""Takes in links at once when something is published, saved or deleted, so that a repaired one is gone."""

from __future__ import annotations

import logging
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished
from wagtail.snippets.models import get_snippet_models

from links.collecting import collect, forget

logger = logging.getLogger(__name__)


def connect() -> None:
    """Start to watch pages that are published and snippets that are saved or deleted."""
    for signal in (page_published, page_unpublished):
        signal.connect(_changed, dispatch_uid="links.page")
    post_save.connect(_saved, dispatch_uid="links.saved")
    post_delete.connect(_deleted, dispatch_uid="links.deleted")


def _changed(instance: Model, **kwargs: Any) -> None:
    """Links are a by-product: what goes wrong here keeps nobody from publishing."""
    try:
        collect(instance)
    except Exception:
        logger.exception("The links of %s were not taken in; the daily round will", instance)


def _saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not raw and sender in get_snippet_models():
        _changed(instance)


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if sender in get_snippet_models() or issubclass(sender, Page):
        forget(instance)
