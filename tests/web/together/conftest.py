"""The pair, and their browsers."""

import pytest
from django.test import Client as Browser
from tests.web.together.pair import Pair, make_pair, signed_in


@pytest.fixture
def pair(db: None) -> Pair:
    return make_pair()


@pytest.fixture
def theo(pair: Pair) -> Browser:
    return signed_in(pair.theo)


@pytest.fixture
def carla(pair: Pair) -> Browser:
    return signed_in(pair.carla.account)


@pytest.fixture
def tess(pair: Pair) -> Browser:
    return signed_in(pair.tess)


@pytest.fixture
def sam(pair: Pair) -> Browser:
    return signed_in(pair.sam)
