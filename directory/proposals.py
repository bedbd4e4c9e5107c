"""Changes to a provider that somebody proposes and somebody else accepts or rejects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from directory.choices import ProposalState
from directory.models import Provider, ProviderProposal

# What may be proposed; the slug stays, as it stands in addresses.
FIELDS = (
    "name",
    "kind",
    "street",
    "postcode",
    "town",
    "latitude",
    "longitude",
    "phone",
    "email",
    "website",
    "parent",
    "municipality",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a proposal in words."""

    label: str
    old: str
    new: str


def propose(
    provider: Provider, values: Mapping[str, Any], changed: Iterable[str], user: Any, note: str = ""
) -> ProviderProposal | None:
    """Write down that ``user`` would give ``provider`` the ``values`` of the ``changed`` fields.

    ``values`` are those of a valid form, by field name. Nothing is changed yet. Gives None when no field that
    may be proposed has changed, and the open proposal when ``user`` has proposed just this already.
    """
    note = note.replace("\x00", "")  # PostgreSQL stores none
    changes = {name: _stored(name, values[name]) for name in changed if name in FIELDS}
    if not changes:
        return None
    with transaction.atomic():
        Provider.objects.select_for_update().get(pk=provider.pk)  # a second click waits for the first
        open_ones = provider.proposals.filter(state=ProposalState.OPEN, by=user, note=note)
        same = next((proposal for proposal in open_ones if proposal.changes == changes), None)
        return same or ProviderProposal.objects.create(provider=provider, changes=changes, by=user, note=note)


def differences(proposal: ProviderProposal) -> list[Difference]:
    """Give what ``proposal`` would change today, in words, in the order of the form."""
    provider = proposal.provider
    found = []
    for name in FIELDS:
        if name in proposal.changes:
            field = Provider._meta.get_field(name)
            old = getattr(provider, field.attname)  # type: ignore[union-attr]
            words = (_in_words(field, old), _in_words(field, proposal.changes[name]))
            found.append(Difference(str(field.verbose_name), *words))  # type: ignore[union-attr]
    return found


def accept(proposal: ProviderProposal, user: Any) -> Provider:
    """Change the provider as proposed and note who decided.

    Raises ValidationError when the provider would not be valid, or somebody has decided already.
    """
    with transaction.atomic():
        proposal = _lock_open(proposal)
        provider = Provider.objects.select_for_update().get(pk=proposal.provider_id)
        for name, value in proposal.changes.items():
            if name in FIELDS:
                setattr(provider, Provider._meta.get_field(name).attname, value)  # type: ignore[union-attr]
        provider.full_clean()
        provider.save()
        _decide(proposal, ProposalState.ACCEPTED, user)
        log(instance=provider, action="wagtail.edit", user=user, content_changed=True)
    return provider


def reject(proposal: ProviderProposal, user: Any) -> None:
    """Leave the provider and note who decided. Raises ValidationError when somebody has decided already."""
    with transaction.atomic():
        _decide(_lock_open(proposal), ProposalState.REJECTED, user)


def _lock_open(proposal: ProviderProposal) -> ProviderProposal:
    locked = ProviderProposal.objects.select_for_update().get(pk=proposal.pk)
    if locked.state != ProposalState.OPEN:
        raise ValidationError(_("Über diesen Vorschlag ist schon entschieden."))
    return locked


def _decide(proposal: ProviderProposal, state: ProposalState, user: Any) -> None:
    proposal.state = state
    proposal.decided_by = user
    proposal.decided_at = timezone.now()
    proposal.save(update_fields=["state", "decided_by", "decided_at"])


def _stored(name: str, value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


def _in_words(field: Any, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if field.is_relation:
        found = field.related_model._default_manager.filter(pk=value).first()
        return str(found) if found is not None else _("gibt es nicht mehr")
    return str(dict(field.flatchoices).get(value, value))
