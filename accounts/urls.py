"""Addresses of the accounts app: sign-in through django-allauth, invitations, profile, contact persons.

Only those of allauth's views are here that the site uses: no sign-up, no management of addresses.
"""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from accounts import views

own = [
    path("profil/", views.profile, name="profile"),
    path("meine-kommune/", views.my_municipality, name="my_municipality"),
    path("ansprechpersonen/", views.contacts, name="contacts"),
    path("ansprechpersonen/<int:pk>/", views.contact, name="contact"),
    path("einladung/<str:token>/", views.accept_invitation, name="accept_invitation"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    path("anmelden/", allauth_views.login, name="account_login"),
    path("anmelden/code/", views.RequestLoginCodeView.as_view(), name="account_request_login_code"),
    path(
        "anmelden/code/eingeben/",
        allauth_views.confirm_login_code,
        name="account_confirm_login_code",
    ),
    # allauth asks for this address; nobody signs up, so it leads to the sign-in.
    path("registrieren/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
    path("abmelden/", allauth_views.logout, name="account_logout"),
    path("gesperrt/", allauth_views.account_inactive, name="account_inactive"),
    path("passwort/", allauth_views.password_change, name="account_change_password"),
    path("passwort/festlegen/", allauth_views.password_set, name="account_set_password"),
    path("passwort/vergessen/", allauth_views.password_reset, name="account_reset_password"),
    path(
        "passwort/vergessen/verschickt/",
        allauth_views.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "passwort/neu/fertig/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
