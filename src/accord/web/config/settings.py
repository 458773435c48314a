"""Django's settings, all derived from one Configuration."""

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from accord.errors import AccordError
from accord.web.config import configuration

try:
    CONFIGURATION = configuration.read(os.environ)
except AccordError as error:
    sys.exit(f"accord: {error}")

WEB = Path(__file__).resolve().parent.parent
DATA = Path(CONFIGURATION.data)
ACCORD_DEMO = CONFIGURATION.demo
ACCORD_ADDRESS = CONFIGURATION.address.rstrip("/")
ACCORD_NAVIGATION = "accord.web.config.navigation.navigation"

# Without a configuration (tests, type checks) a known key is used; `accord serve` refuses to start with it.
INSECURE_SECRET_KEY = "insecure-key-for-development-and-tests-only"  # noqa: S105
SECRET_KEY = CONFIGURATION.secret_key or INSECURE_SECRET_KEY
INSECURE_ENCRYPTION_KEY = "00" * 32
ACCORD_ENCRYPTION_KEYS = dict(CONFIGURATION.encryption_keys) or {"0": INSECURE_ENCRYPTION_KEY}
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)

INSTALLED_APPS = [
    "accord.web.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "accord.web.secrecy",
    "accord.web.audit",
    "accord.web.outbox",
    "accord.web.people",
    "accord.web.care",
    "accord.web.checkins",
    "accord.web.goals",
    "accord.web.letters",
    "accord.web.safety",
    "accord.web.practice",
    "accord.web.welcome",
    "accord.web.learn",
    "accord.web.supervision",
    "accord.web.together",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Deny by default: a view that strangers may open says so with login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accord.web.config.middleware.private_answers",
]

ROOT_URLCONF = "accord.web.config.urls"
WSGI_APPLICATION = "accord.web.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "config" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accord.web.ui.context.page",
            ],
        },
    }
]

DATABASE_URL = CONFIGURATION.database or f"sqlite:///{(DATA / 'accord.sqlite3').resolve()}"
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=None)}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # FULL: a submit is acknowledged only once it is on the disk. IMMEDIATE: writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; PRAGMA cache_size=-20000"
        ),
    }
else:
    # Plans are kept by the server: a submit repeats the same few statements.
    DATABASES["default"].setdefault("OPTIONS", {}).update({"server_side_binding": True, "prepare_threshold": 3})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accord.web.people.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if CONFIGURATION.is_https else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not CONFIGURATION.is_https

COOKIE_PREFIX = "__Host-" if CONFIGURATION.is_https else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}accord_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = CONFIGURATION.is_https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}accord_csrf"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Not "no-referrer": browsers then send "Origin: null" with every form, which the CSRF check refuses.
# "same-origin" tells other sites nothing.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31_536_000 if CONFIGURATION.is_https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.trusted_proxy else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("es", "Español")]
LANGUAGE_COOKIE_NAME = "accord_language"
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False

EMAIL_BACKEND = "accord.web.outbox.transport.ConfiguredBackend"
DEFAULT_FROM_EMAIL = CONFIGURATION.mail_from

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Request paths can hold a link's secret; Django's request logger would print them.
    "loggers": {"django.request": {"level": "CRITICAL"}, "accord": {"level": "INFO"}},
}
