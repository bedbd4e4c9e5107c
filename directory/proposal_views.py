"""Admin views: proposed changes to providers, and deciding on them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin import messages

from directory.choices import ProposalState
from directory.permissions import may_propose, proposals_to_decide
from directory.proposals import accept, differences, reject

PROPOSALS_A_PAGE = 50


@require_GET
def proposal_list(request: HttpRequest) -> HttpResponse:
    """List the open proposals that the person decides on."""
    if not may_propose(request.user):
        raise PermissionDenied
    proposals = proposals_to_decide(request.user).filter(state=ProposalState.OPEN)
    page = Paginator(proposals, PROPOSALS_A_PAGE).get_page(request.GET.get("p"))
    return TemplateResponse(request, "directory/admin/proposal_list.html", {"proposals": page})


@require_http_methods(["GET", "POST"])
def proposal_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a proposal would change; by POST accept or reject it. 404 when others decide on it."""
    proposal = get_object_or_404(proposals_to_decide(request.user), pk=pk)
    if request.method == "POST":
        try:
            if request.POST.get("entscheidung") == "uebernehmen":
                accept(proposal, request.user)
                messages.success(request, _("Der Vorschlag ist übernommen."))
            elif request.POST.get("entscheidung") == "ablehnen":
                reject(proposal, request.user)
                messages.success(request, _("Der Vorschlag ist abgelehnt."))
            else:
                raise ValidationError(_("Bitte entscheiden Sie: übernehmen oder ablehnen."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("directory_proposal", pk=pk)
        return redirect("directory_proposals")
    context = {
        "proposal": proposal,
        "differences": differences(proposal),
        "is_open": proposal.state == ProposalState.OPEN,
    }
    return TemplateResponse(request, "directory/admin/proposal_detail.html", context)
