"""Layouts, error pages, the theme switch."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from pytest_django import Settings

from accord.web.ui import views
from accord.web.ui.context import page
from accord.web.ui.samples import SAMPLES

ERRORS = ("400", "403", "403_csrf", "404", "500", "503")
LAYOUTS = ("base.html", "base_client.html", "base_shared.html")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:src=|application/json))")
here = RequestFactory()


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_needs_no_context_and_offers_help(name: str) -> None:
    assert 'class="help-link"' in render_to_string(f"{name}.html")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_carries_nothing_inline(layout: str) -> None:
    assert not INLINE.search(render_to_string("ui/styleguide.html", {"layout": layout, **SAMPLES}))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_has_one_main_heading_and_a_way_to_skip_to_it(layout: str) -> None:
    drawn = render_to_string("ui/styleguide.html", {"layout": layout, **SAMPLES})
    assert drawn.count("<h1") == 1
    assert 'href="#main"' in drawn


def test_a_right_to_left_language_turns_the_page() -> None:
    with translation.override("ar"):
        drawn = render_to_string("base_client.html")
    assert 'lang="ar" dir="rtl"' in drawn
    assert "bootstrap.rtl.min.css" in drawn


def test_the_demo_says_so_on_every_page() -> None:
    assert "ribbon" in render_to_string("base_client.html", {"is_demo": True})
    assert "ribbon" not in render_to_string("base_client.html", {"is_demo": False})


def test_a_client_page_has_no_staff_navigation() -> None:
    assert "page-nav" not in render_to_string("base_client.html", {"navigation": [{"label": "Today", "url": "/"}]})


def test_the_chosen_theme_is_remembered() -> None:
    answer = views.theme(here.post("/", {"theme": "dark", "next": "/goals/"}))
    assert answer.cookies["accord_theme"].value == "dark"
    assert answer["Location"] == "/goals/"


def test_an_unknown_theme_changes_nothing() -> None:
    assert not views.theme(here.post("/", {"theme": "neon"})).cookies


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org"]
)
def test_the_theme_switch_never_leads_to_another_site(elsewhere: str) -> None:
    assert views.theme(here.post("/", {"theme": "dark", "next": elsewhere}))["Location"] == "/"


def test_the_theme_is_not_changed_by_looking() -> None:
    assert views.theme(here.get("/")).status_code == 405


@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ('x" onload=', "auto")])
def test_only_known_themes_reach_the_page(settings: Settings, cookie: str, theme: str) -> None:
    settings.ACCORD_NAVIGATION = "builtins.list"  # nobody is known here, so it is not asked
    request = here.get("/")
    request.COOKIES["accord_theme"] = cookie
    assert page(request)["theme"] == theme
