"""Settings that hold everywhere. What differs by place comes from environment variables."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from intranet import csp

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()
# Everything the site writes on a host: database file, uploads, embedded search index.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "intranet",
    "home",
    "updates",
    "links",
    "network",
    "chain",
    "knowledge",
    "directory",
    "strategy",
    "files",
    "drafts",
    "accounts",
    "mail",
    "synonyms",
    "searchlog",
    "search",
    "signed_links",
    "worklists",
    "jobs",
    "exchange",
    "core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.wagtail_users.PeopleConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    "allauth",
    "allauth.account",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.humanize",  # for its German; Wagtail uses its words for times
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "intranet.compression.TextGZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SessionLengthMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "core.full_disk.FullDiskMiddleware",
    "core.unanswerable.UnanswerableRequestMiddleware",
    "core.middleware.VisibleTextMiddleware",
    "core.admin_reading.middleware.ReadableOnlyMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "intranet.csp.PolicyByPlaceMiddleware",
    "intranet.redirects.CheckedRedirectMiddleware",
]

ROOT_URLCONF = "intranet.urls"
WSGI_APPLICATION = "intranet.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# Widgets are drawn from the same folders as pages, so that ours replace those of packages.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Several processes (web, worker, cron) write to one file: readers must not block writers, and a
    # transaction takes the write lock at its start instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# SQLite too: opening reads the whole schema and took a seventh of the time of a search page.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Ask the servers that links lead to whether they are still there; see links/doors.py.
LINK_CHECK = env.bool("LINK_CHECK", default=True)

# The search index of this host (one directory), and the server that replaces it where one is named.
SEARCH_INDEX_DIR = DATA_DIR / "search"
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
# Seconds that a reader waits for that server before the index of this host answers instead.
SEARCH_DEADLINE = 1.0
ELASTICSEARCH_INDEX = env.str("ELASTICSEARCH_INDEX", default="praeventionsnetz")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "de"
FORMAT_MODULE_PATH = "intranet.formats"
LANGUAGES = [("de", _("Deutsch"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))
# Front-end packages are served as they come; only the folders that pages use.
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor/kern", NODE_MODULES / "@kern-ux/native/dist"),
    ("vendor/htmx", NODE_MODULES / "htmx.org/dist"),
    ("vendor/fira-sans", NODE_MODULES / "@fontsource/fira-sans/files"),
]
# Uploads are never below a URL root: files.views.serve checks each one (design, decision 6).
MEDIA_ROOT = DATA_DIR / "uploads"
MEDIA_URL = "/dateien/"
STORAGES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "files.storage.LocalStorage",
        # Other accounts of the host have no business with them; see core.private_files.
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's forms with many inline rows

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Whatever sends mail puts it into the table of outgoing mail; the worker hands it to the server that
# EMAIL_URL names (docs/decisions/0042-outgoing-mail.md).
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
MAIL_TRANSPORT = EMAIL_CONFIG["EMAIL_BACKEND"]
if MAIL_TRANSPORT == "django.core.mail.backends.smtp.EmailBackend":
    MAIL_TRANSPORT = "mail.smtp.EmailBackend"
EMAIL_BACKEND = "mail.backend.OutboxBackend"
EMAIL_TIMEOUT = 10  # seconds for a connection, and for each answer of the server
MAIL_SECONDS = 30  # for all answers to one mail together
MAIL_RUN_LIMIT = 50  # mails that are sent before other work has its turn
MAIL_RUN_SECONDS = 60
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="praeventionsnetz@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Where the contact form of the accessibility statement sends its messages.
ACCESSIBILITY_CONTACT_EMAIL = env.str("ACCESSIBILITY_CONTACT_EMAIL", default=DEFAULT_FROM_EMAIL)

TAGGIT_CASE_INSENSITIVE = True

WAGTAIL_SITE_NAME = "Präventionsnetz"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch")]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "core.rich_text_area.VisibleRichTextArea"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"  # accounts.admin_doors asks who may read the page
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False  # drafts.signals does, unless a newer version waits
WAGTAILIMAGES_IMAGE_MODEL = "files.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "files.Document"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []  # nothing on a page comes from a third party
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] = "search.admin.wagtail_backend"

CONTENT_SECURITY_POLICY = {"DIRECTIVES": csp.READERS}
ADMIN_CONTENT_SECURITY_POLICY = {"DIRECTIVES": csp.ADMINISTRATION}
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame of its own
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # asks for DENY, which would forbid those previews
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True

# Demo accounts (manage.py demo) have addresses of this domain, which can never receive mail (RFC 2606).
DEMO_EMAIL_DOMAIN = "praeventionsnetz.example"
DEMO = False

# Files
# No formats with macros, none that carry scripts (SVG, HTML): what is not listed is refused.
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "txt", "csv", "ics"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024  # bytes
WAGTAILIMAGES_IMAGE_FORM_BASE = "files.pictures.upload.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "heic", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp", "avif": "webp", "heic": "jpeg"}
WAGTAILIMAGES_FEATURE_DETECTION_ENABLED = False

# Accounts: sign-in by e-mail with a password or with a code sent by mail; nobody signs up by themselves.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/konto/anmelden/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link of an invitation has proved the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60  # seconds
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if WAGTAILADMIN_BASE_URL.startswith("https") else "http"
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "request_login_code": "accounts.forms.RequestLoginCodeForm",
    "confirm_login_code": "accounts.forms.ConfirmLoginCodeForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "change_password": "accounts.forms.ChangePasswordForm",
}
# How often something may be tried (accounts.limits says why): altogether from one address of the network,
# which may be that of a whole town hall; at one account from one place; at one account from everywhere.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "",  # counted as "password"
    "request_login_code": "100/m/ip",
    "reset_password": "100/m/ip",
    "reset_password_from_key": "100/m/ip",
    "password_place": "100/m/ip,1000/h/ip",
    "password": "5/5m/key",
    "password_account": "100/h/key",
    "code_place": "",
    "code": "3/m/key,20/h/key",
    "code_account": "40/h/key",
    "reset_place": "",
    "reset": "3/m/key,10/h/key",
    "reset_account": "20/h/key",
    "accept_invitation": "100/m/ip",
    "accessibility_report": "5/h/ip",
}
# How many proxies stand in front: without the right number all readers share one limit, or can forge it.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Sessions end with the browser and after twelve hours; readers may stay signed in (accounts.sessions).
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds
STAY_SIGNED_IN_DAYS = 30
INVITATION_DAYS = 14
# So long are states of pages kept that were never published (intranet.revisions); 0 keeps all.
REVISION_MONTHS = env.int("REVISION_MONTHS", default=24)
# Passwords and addresses are changed in one place, with limits; Wagtail's own ways past them are closed.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
