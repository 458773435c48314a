"""The site's settings for a test run: plain static files, a fast password hasher, a folder of its own."""

import atexit
import os
import shutil
import tempfile

if "ACCORD_DATA" not in os.environ:
    os.environ["ACCORD_DATA"] = tempfile.mkdtemp(prefix="accord-tests-")
    atexit.register(shutil.rmtree, os.environ["ACCORD_DATA"], ignore_errors=True)

from accord.web.config.settings import *  # noqa: F403
from accord.web.config.settings import STATIC_ROOT, STORAGES

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
