"""The site's addresses as the demo has them."""

from django.urls import include, path

from accord.web.config.urls import urlpatterns as site

urlpatterns = [*site, path("dev/", include("accord.web.config.dev"))]
