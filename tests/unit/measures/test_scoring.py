import pytest

from accord import content
from accord.errors import OutOfRange
from accord.measures.scoring import is_full_score, is_straight_line, score

PHQ9 = content.measure("phq-9")
CHECK_IN = content.measure("alliance-check-in-client")
ASPECTS = tuple(item.id for item in CHECK_IN.items)


def test_two_missing_items_are_prorated_and_marked() -> None:
    total = score(PHQ9, {str(item): 1 for item in range(1, 8)}).scale("total")
    assert (total.value, total.answered, total.prorated) == (9.0, 7, True)


def test_three_missing_items_give_no_total() -> None:
    result = score(PHQ9, {"1": 2, "2": 1, "9": 1, "3": 0, "4": 0, "5": 0})
    assert (result.total, result.missing) == (None, ("6", "7", "8"))


def test_a_flag_is_raised_although_there_is_no_total() -> None:
    result = score(PHQ9, {"9": 1})
    assert result.total is None
    assert [(one.item, one.kind) for one in result.flags] == [("9", "suicide")]


def test_a_value_outside_the_coding_names_item_value_and_what_is_allowed() -> None:
    with pytest.raises(OutOfRange, match=r"phq-9 item 3 is 7; allowed 0–3. Correct the answer or leave it empty."):
        score(PHQ9, {"3": 7})


def test_an_unknown_item_is_named() -> None:
    with pytest.raises(OutOfRange, match="phq-9 has no item '10'"):
        score(PHQ9, {"10": 1})


@pytest.mark.parametrize("value", [True, 1.0, "1", -1])
def test_only_whole_numbers_of_the_coding_are_answers(value: object) -> None:
    with pytest.raises(OutOfRange):
        score(PHQ9, {"1": value})  # type: ignore[dict-item]


def test_the_alliance_is_percent_of_the_maximum_possible() -> None:
    result = score(CHECK_IN, dict(zip(ASPECTS, (5, 4, 3, 2, 1, 0, 5, 4), strict=True)))
    assert [one.value for one in result.scales] == [60.0, 85.0, 40.0, 30.0]


@pytest.mark.parametrize(("answered", "scored"), [(5, False), (6, True)])
def test_the_alliance_needs_six_of_eight(answered: int, scored: bool) -> None:
    result = score(CHECK_IN, dict.fromkeys(ASPECTS[:answered], 3))
    assert (result.total is not None) is scored


def test_what_stands_beside_never_changes_the_score() -> None:
    answers = dict.fromkeys(ASPECTS, 3)
    with_more = score(CHECK_IN, answers | {"off_moment": 2, "held_back": 9, "compared": -2})
    assert with_more == score(CHECK_IN, answers)


def test_a_straight_line_takes_eight_equal_answers_in_under_ten_seconds() -> None:
    same = dict.fromkeys(ASPECTS, 5)
    assert is_straight_line(CHECK_IN, same, 9)
    assert not is_straight_line(CHECK_IN, same, 10)
    assert not is_straight_line(CHECK_IN, same, None)
    assert not is_straight_line(CHECK_IN, same | {"trust": 4}, 9)


def test_a_full_score_is_the_best_answer_everywhere() -> None:
    assert is_full_score(CHECK_IN, dict.fromkeys(ASPECTS, 5))
    assert not is_full_score(CHECK_IN, dict.fromkeys(ASPECTS[1:], 5))
