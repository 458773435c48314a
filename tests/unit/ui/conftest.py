"""The look is tested without collected files and without any room but its own."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler
from pytest_django import Settings

Render = Callable[..., str]


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def render() -> Render:
    """Draws a scrap of template that uses components."""

    def draw(source: str, **context: object) -> str:
        return Template(CottonCompiler().process(source)).render(Context(context))

    return draw
