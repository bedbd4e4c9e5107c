"""Every address of the site. Pages of the tree come last, they match anything."""

from allauth.account import views as allauth_views
from django.http import Http404
from django.urls import include, path
from django.views.defaults import page_not_found
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from accounts import admin_doors
from accounts.views import admin_login, admin_password_reset
from core.mail_link_dialogue import MailLinkView
from drafts.doors import bulk_action_in_turn, page_doors
from files.pictures.account import account_page
from intranet.health import health

urlpatterns = [
    path("konto/", include("accounts.urls")),
    # Wagtail's own doors lead to the one sign-in of the site, which has limits.
    path("admin/login/", admin_login),
    path("admin/logout/", allauth_views.logout),
    path("admin/password_reset/", admin_password_reset),
    path("admin/password_reset/<path:rest>", admin_password_reset),
    path("_util/login/", admin_login),
    # What these of Wagtail's would show goes further than what the person may open.
    path("admin/choose-page/<int:parent_page_id>/", admin_doors.choose_page_below),
    # Mail goes where the link says, see core.mail_addresses.
    path("admin/choose-email-link/", require_admin_access(MailLinkView.as_view())),
    path("admin/choose-external-link/", require_admin_access(admin_doors.LinkView.as_view())),
    path("admin/tag-autocomplete/", admin_doors.offer_tags),
    path("admin/tag-autocomplete/core/tag/", admin_doors.offer_tags),
    path("admin/reports/page-types-usage/", admin_doors.page_types_report),
    path("admin/reports/page-types-usage/results/", admin_doors.page_types_report, {"results_only": True}),
    # Pages are changed one request after the other, and a form for a new one makes one.
    path("admin/pages/", include(page_doors())),
    path("admin/bulk/<str:app_label>/<str:model_name>/<str:action>/", bulk_action_in_turn),
    # Fails on purpose, for whoever sets up reports of errors.
    path("admin/failwhale/", page_not_found, {"exception": Http404()}),
    path("admin/account/", account_page),
    path("admin/", include(wagtailadmin_urls)),
    path("suche/", include("searchlog.urls")),
    path("suche/", include("search.urls")),
    path("dateien/", include("files.urls")),
    path("verzeichnis/", include("directory.urls")),
    path("", include("core.urls")),
    path("", include("strategy.urls")),
    path("", include("knowledge.urls")),
    path("", include("network.urls")),
    path("", include("chain.urls")),
    path("", include("home.urls")),
    path("health/", health, name="health"),
    path("", include(wagtail_urls)),
]
