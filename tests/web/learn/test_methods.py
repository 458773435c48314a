"""How everything is computed, open to everybody."""

import pytest
from django.test import Client as Browser

from accord import content
from accord.signals.registry import RULES


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_page_with_its_formula_and_source(db: None, client: Browser, rule: str) -> None:
    page = client.get(f"/methods/signals/{rule}/")
    assert page.status_code == 200
    assert page.context["rule"].formula and page.context["rule"].source
    assert "How often it speaks up without cause" in page.content.decode()


def test_the_list_leads_to_every_rule(db: None, client: Browser) -> None:
    page = client.get("/methods/").content.decode()
    assert all(f"/methods/signals/{rule}/" in page for rule in RULES)


def test_an_unknown_rule_is_not_there(db: None, client: Browser) -> None:
    assert client.get("/methods/signals/unknown/").status_code == 404


def test_every_measure_is_listed_with_its_rights(db: None, client: Browser) -> None:
    page = client.get("/methods/measures/").content.decode()
    assert all(f'id="{measure.id}"' in page for measure in content.measures())
    assert "new measure, not yet validated" in page


def test_no_wording_of_a_measure_is_on_the_list(db: None, client: Browser) -> None:
    page = client.get("/methods/measures/").content.decode()
    assert "better off dead" not in page
