"""The methods page says what the rules say."""

from pathlib import Path

import pytest

from accord.signals.evaluate import RULES, SAID_BY

PAGE = (Path(__file__).parents[3] / "docs" / "methods" / "signals.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_the_page_has_every_rule_as_it_is(rule):
    rate = "–" if rule.false_alarms_per_20 is None else f"{rule.false_alarms_per_20:g}"
    formula = rule.formula.replace("|", "\\|")
    row = f"| `{rule.id}` {rule.version} | {rule.name} | {formula} | {rule.weight} | {rate} | {rule.source} |"
    assert row in PAGE


@pytest.mark.parametrize("kind", SAID_BY)
def test_the_page_names_what_is_left_out(kind):
    assert f"- `{kind}` beside" in PAGE
