"""The whole list of what answers without signing in. ``tests/accounts/test_public_urls.py`` keeps it.

Whatever is not here leads to the sign-in (``LoginRequiredMiddleware``). Static files are answered before any
view, by whitenoise, and hold nothing but the looks of the site.
"""

# Names of addresses, with their namespace.
PUBLIC_URL_NAMES = frozenset(
    {
        # Signing in, by password and by code, and getting a new password; all with rate limits.
        "account_login",
        "account_request_login_code",
        "account_confirm_login_code",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        # The link in an invitation.
        "accounts:accept_invitation",
        # What the law asks for, with the contact form for barriers.
        "home:imprint",
        "home:privacy",
        "home:accessibility",
        # Whether the site works, for whoever watches it.
        "health",
    }
)
