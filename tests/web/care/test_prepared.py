"""Prepared reads give what the plain queryset gives, for every id."""

from uuid import uuid4

import pytest
from tests.access.world import AT, build_world

from accord.web.care.models import CheckInLink, Client
from accord.web.care.prepared import Prepared

pytestmark = pytest.mark.django_db


def test_a_prepared_read_equals_the_plain_one_for_every_id() -> None:
    clients = [Client.objects.create(name=name, created_at=AT) for name in ("Carla", "Curt")]
    prepared = Prepared(lambda one: Client.objects.filter(pk=one).values_list("pk", "created_at"))
    assert [prepared.all(one.pk) for one in clients] == [[(one.pk, one.created_at)] for one in clients]


def test_a_prepared_read_follows_relations_like_the_plain_one() -> None:
    build_world()
    prepared = Prepared(lambda one: CheckInLink.objects.select_related("check_in__session").filter(check_in=one))
    assert prepared.all(uuid4()) == []


def test_a_prepared_read_of_models_opens_encrypted_fields() -> None:
    client = Client.objects.create(name="Carla", created_at=AT)
    found = Prepared(lambda one: Client.objects.filter(pk=one)).first(client.pk)
    assert found is not None and found.name == "Carla"
