"""Wagtail's views that list, choose and act on things, made to ask the rule.

They have no setting for who may read what they show, so methods of theirs are wrapped: what Wagtail's method
returns is left as it is, but for what the person may not read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Model, Q
from django.forms import BaseModelForm
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Table
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.chooser import BrowseView
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.admin.views.generic.history import HistoryFilterSet, HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.admin.views.workflows import BaseTaskChooserView, CreateTask, EditTask
from wagtail.contrib.redirects.views import IndexView as RedirectsView
from wagtail.models import Page
from wagtail.models.audit_log import BaseLogEntryManager
from wagtail.models.pages import PageLogEntryManager
from wagtail.models.view_restrictions import BaseViewRestriction
from wagtail.snippets.views.snippets import IndexView as SnippetsView

from core.admin_reading.drafts_unseen import as_published, with_readable_children
from core.admin_reading.people_filtered import hide_people, those_logged
from core.admin_reading.rules import only_readable, readable
from core.admin_reading.shown import hide_names, unreadable_label

# Methods of views that return querysets.
_LISTS: tuple[tuple[type[Any], str], ...] = (
    (BaseChooseView, "get_object_list"),
    (LockedPagesView, "get_queryset"),
    (RedirectsView, "get_base_queryset"),
    (SnippetsView, "get_base_queryset"),
    (WorkflowTasksView, "get_queryset"),
    (WorkflowView, "get_queryset"),
)
# Methods of views that return the class of a form, where that is none of Wagtail's own kind.
_FORMS: tuple[tuple[type[Any], str], ...] = (
    (BaseTaskChooserView, "get_create_form_class"),
    (CreateTask, "get_form_class"),
    (EditTask, "get_form_class"),
)
# What panels of the start page list, by the name that their templates know it by.
_PANELS: tuple[tuple[type[Any], str, Callable[[Any], Model | None]], ...] = (
    (LockedPagesPanel, "locked_pages", lambda page: page),
    (RecentEditsPanel, "last_edits", lambda edit: edit[1]),
    (UserObjectsInWorkflowModerationPanel, "workflow_states", lambda state: state.content_object),
    (WorkflowObjectsToModeratePanel, "states", lambda state: state["obj"]),
)


def ask_the_rule() -> None:
    """Wrap the methods; called once, when the site starts."""
    for view, name in _LISTS:
        _wrap(view, name, lambda found, view: readable(found, view.request.user))
    _wrap(SetPrivacyView, "get_form", _without_names)
    _let_forms_ask()
    _let_filters_ask()
    _let_tables_ask()
    _wrap(BrowseView, "filter_object_list", _leading_somewhere)
    for form_view, name in _FORMS:
        _wrap(form_view, name, _hiding)
    _wrap(
        HistoryFilterSet, "get_users_queryset", lambda people, made: those_logged(people, made.request.user)
    )
    _wrap(HistoryView, "paginate_queryset", _without_places_of_history)
    _wrap(LogEntriesView, "decorate_paginated_queryset", _without_places)
    _wrap(UsageView, "get_queryset", _readable_uses)
    _wrap(BulkAction, "get_actionable_objects", _readable_objects)
    for manager in (BaseLogEntryManager, PageLogEntryManager):
        _narrow_log(manager)
    for panel, name, thing_of in _PANELS:
        _narrow_panel(panel, name, thing_of)


def _wrap(view: type[Any], name: str, narrow: Callable[[Any, Any], Any]) -> None:
    method = getattr(view, name)

    @wraps(method)
    def asking(self: Any, *args: Any, **kwargs: Any) -> Any:
        return narrow(method(self, *args, **kwargs), self)

    setattr(view, name, asking)


def _readable_uses(uses: Any, view: Any) -> list[Any]:
    """Leave what uses something where the person may read it: even a number of others would tell of them."""
    return only_readable(uses, view.request.user, lambda use: use[0])


def _without_places(entries: Any, view: Any) -> list[Any]:
    """Leave out of log entries what other pages are called: one may have been moved out of a private one."""
    entries = list(entries)
    named = [
        place
        for entry in entries
        for place in entry.data.values()
        if isinstance(place, dict) and isinstance(place.get("id"), int) and "title" in place
    ]
    pages = Page.objects.filter(pk__in={place["id"] for place in named})
    there = set(readable(pages, view.request.user).values_list("pk", flat=True)) if named else set()
    for place in named:
        if place["id"] not in there:
            place["title"] = unreadable_label()
    return entries


def _without_places_of_history(paginated: Any, view: Any) -> Any:
    paginator, page, entries, is_paginated = paginated
    return paginator, page, _without_places(entries, view), is_paginated


def _let_forms_ask() -> None:
    method = WagtailAdminModelForm.__init__

    @wraps(method)
    def asking(self: Any, *args: Any, **kwargs: Any) -> None:
        method(self, *args, **kwargs)
        if self.for_user is not None:
            hide_names(self, self.for_user)

    WagtailAdminModelForm.__init__ = asking


def _let_filters_ask() -> None:
    of_filters = WagtailFilterSet.form.fget

    def form(self: Any) -> Any:
        is_new = not hasattr(self, "_form")
        made = of_filters(self)
        if is_new and self.request is not None:
            hide_names(made, self.request.user)
            hide_people(made, self, self.request.user)
        return made

    WagtailFilterSet.form = property(form)


def _let_tables_ask() -> None:
    method = Table.get_context_data

    @wraps(method)
    def asking(self: Any, parent_context: Any) -> Any:
        if (request := parent_context.get("request")) is not None:
            as_published(self.data, request.user)
        return method(self, parent_context)

    Table.get_context_data = asking


def _leading_somewhere(found: Any, view: Any) -> Any:
    """Leave pages that may only be walked through where the person may read something below them."""
    if view.desired_classes == (Page,):
        return found
    parents = with_readable_children(Page.objects.all(), view.request.user).order_by()
    return found.filter(found.type_q(*view.desired_classes) | Q(pk__in=parents.values("pk")))


def _hiding(form_class: type[BaseModelForm] | None, view: Any) -> type[BaseModelForm] | None:
    if form_class is None:
        return None
    user = view.request.user

    class Hiding(form_class):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            hide_names(self, user)

    return Hiding


def _without_names(form: Any, view: Any) -> Any:
    """Leave the groups that the person may know of; say of a page above only that it closes this one."""
    hide_names(form, view.request.user)
    above = view.restriction_on_ancestor
    if above and not only_readable([above.page], view.request.user):
        choices = form.fields["restriction_type"].choices
        label = _("Privat wie eine Seite darüber")
        form.fields["restriction_type"].choices = [(BaseViewRestriction.NONE, label), *choices[1:]]
    return form


def _readable_objects(found: Any, action: Any) -> Any:
    """Leave what a bulk action acts on; where nothing is left, nothing was there."""
    objects, context = found
    user = action.request.user
    objects = only_readable(objects, user)
    refused = _specific(only_readable(context["items_with_no_access"], user))
    if not objects and not refused:
        raise Http404
    return objects, {**context, "items_with_no_access": refused}


def _specific(things: list[Any]) -> list[Any]:
    """Return pages as their own type, which knows what they are called; other things as they are."""
    if not things or not isinstance(things[0], Page):
        return things
    pages = Page.objects.filter(pk__in=[page.pk for page in things]).specific(defer=True).in_bulk()
    return [pages[page.pk] for page in things if page.pk in pages]


def _narrow_log(manager: type[Any]) -> None:
    method = manager.viewable_by_user

    @wraps(method)
    def asking(self: Any, user: Any) -> Any:
        return readable(method(self, user), user)

    manager.viewable_by_user = asking


def _narrow_panel(panel: type[Any], name: str, thing_of: Callable[[Any], Model | None]) -> None:
    method = panel.get_context_data

    @wraps(method)
    def asking(self: Any, parent_context: Any) -> Any:
        context = method(self, parent_context)
        context[name] = only_readable(context[name], parent_context["request"].user, thing_of)
        return context

    panel.get_context_data = asking
