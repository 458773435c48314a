"""The WSGI application that granian serves."""

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.web.config.settings")
application = get_wsgi_application()

# What is loaded now lives as long as the process: the collector need not walk it again and again.
gc.collect()
gc.freeze()
# The thread that holds the turn to write must not wait five milliseconds for its neighbour to give way.
sys.setswitchinterval(0.0005)
