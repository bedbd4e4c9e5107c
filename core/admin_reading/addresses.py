"""Which numbers in an address of the administration stand for what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Revision, Task, TaskState, UploadedFile, Workflow, WorkflowState

from core.admin_reading.numbers import number

# What parts of addresses are called after what they number.
_KINDS: dict[str, type[Model]] = {
    "page_id": Page,
    "page_pk": Page,
    "parent_page_id": Page,
    "page_to_move_id": Page,
    "destination_id": Page,
    "revision_id": Revision,
    "revision_id_a": Revision,
    "revision_id_b": Revision,
    "task_id": Task,
    "task_state_id": TaskState,
    "workflow_pk": Workflow,
    "workflow_state_id": WorkflowState,
    "collection_id": Collection,
    "document_id": get_document_model(),
    "doc_id": get_document_model(),
    "image_id": get_image_model(),
    "uploaded_file_id": UploadedFile,
    "session_id": EditingSession,
    "redirect_id": Redirect,
    "query_id": Query,
}
# Called «pk» or «object_id», these stand for what the view is about.
_OF_THE_VIEW = ("pk", "object_id")
# Views that number something else than what they list or than their class says.
_OF_ADDRESSES: dict[str, type[Model]] = {
    "wagtailadmin_workflows:edit_task": Task,
    "wagtailadmin_workflows:enable": Workflow,
    "wagtailadmin_workflows:enable_task": Task,
    "wagtailadmin_workflows:usage": Workflow,
    "wagtailadmin_workflows:usage_results": Workflow,
}
# What a query calls after what it numbers; «id» stands for what the view is about.
_ASKED: dict[str, type[Model]] = {
    "childOf": Page,
    "parent_page": Page,
    "parent_page_id": Page,
    "target_pages[]": Page,
    "collection": Collection,
    "collection_id": Collection,
}
_OF_PAGES = ("wagtailadmin_pages", "wagtailadmin_explore", "wagtailadmin_choose_page")


def register_name(name: str, model: type[Model]) -> None:
    """Say what a part of our own addresses numbers; the name has to be one that no other address uses."""
    _KINDS[name] = model


def kind_of(name: str, view: Callable[..., Any], view_name: str, parts: dict[str, Any]) -> type[Model] | None:
    """Return the model whose rows a part of an address numbers, None for what is no number of anything."""
    if name in _OF_THE_VIEW:
        return model_of(view, view_name, parts)
    return _KINDS.get(name)


def kinds_asked(
    view: Callable[..., Any], view_name: str, parts: dict[str, Any]
) -> Iterator[tuple[str, type[Model]]]:
    """Return (name, model) for what may stand in the query of an address."""
    yield from _ASKED.items()
    if model := model_of(view, view_name, parts):
        yield "id", model


def model_of(view: Callable[..., Any], view_name: str, parts: dict[str, Any]) -> type[Model] | None:
    """Return what a view is about: what its address, its settings or its class say; None where none does."""
    if view_name in _OF_ADDRESSES:
        return _OF_ADDRESSES[view_name]
    if "app_label" in parts and "model_name" in parts:
        try:
            return apps.get_model(parts["app_label"], parts["model_name"])
        except LookupError:
            return None
    if view_name.startswith(_OF_PAGES):
        return Page
    for settings in (getattr(view, "view_initkwargs", {}), getattr(view, "initkwargs", {})):
        if model := settings.get("model"):
            return _class(model)
    made_from = getattr(view, "view_class", None) or getattr(view, "cls", None)
    return _class(getattr(made_from, "model", None) or getattr(made_from, "model_class", None))


def _class(model: Any) -> type[Model] | None:
    if isinstance(model, str):
        return apps.get_model(model)
    return model if isinstance(model, type) else None


def model_written(
    view: Callable[..., Any], view_name: str, parts: dict[str, Any]
) -> tuple[type[Model] | None, Any]:
    """Return the model whose form a view takes, and the key of the row that is changed, if any."""
    if "content_type_model_name" in parts:
        try:
            return apps.get_model(parts["content_type_app_name"], parts["content_type_model_name"]), None
        except LookupError:
            return None, None
    for name, value in parts.items():
        model = kind_of(name, view, view_name, parts)
        if model is Page:
            page = _page(value)
            return (page.specific_class if page else None), value
        if model is not None:
            return model, value
    return model_of(view, view_name, parts), None


def _page(pk: Any) -> Any:
    key = number(pk)
    return None if key is None else Page.objects.filter(pk=key).first()
