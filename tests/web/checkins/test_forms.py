"""A posted form becomes answers or messages, whatever was posted."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from accord.web.checkins import forms
from accord.web.checkins.questions import Question, Section

OPTIONS = ((0, "Not at all"), (1, "A little"), (9, "Rather not say"))
QUESTIONS = (
    Question(name="m.a", text="A?", lead="", kind="choices", options=OPTIONS, shared=True),
    Question(name="m.b", text="B?", lead="", kind="choices", options=OPTIONS, only_if=("m.a", (1,)), shared=True),
    Question(name="m.risk", text="Risk?", lead="", kind="choices", options=OPTIONS),
    Question(name="m.n", text="How many?", lead="", kind="number"),
    Question(name="topic", text="Topic?", lead="", kind="words"),
)
SECTIONS = (Section(title="M", preface="", rights="", questions=QUESTIONS),)
NAMES = [prefix + one.name for one in QUESTIONS for prefix in ("", "share.")] + [
    "sitting_key",
    "answered_at",
    "seconds",
]
VALUES = st.one_of(
    st.text(), st.integers().map(str), st.datetimes().map(str), st.sampled_from(["mine", "trend", "keep"])
)


@given(st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text()), VALUES))
def test_whatever_is_posted_is_read_without_an_error_and_only_allowed_answers_come_out(posted: dict[str, str]) -> None:
    submission, _problems = forms.read(posted, SECTIONS)
    for name, value in submission.answers.items():
        assert value in (range(101) if name == "m.n" else (0, 1, 9))
    assert set(submission.choices.values()) <= {"trend", "mine"}
    assert len(submission.body_hash) == 64


@given(
    st.text().filter(lambda text: text.strip() not in {"", "0", "1", "9", "-0", "00", "01", "09", "000", "001", "009"})
)
def test_a_good_answer_is_kept_beside_a_bad_one(garbage: str) -> None:
    submission, problems = forms.read({"m.a": "1", "m.risk": garbage}, SECTIONS)
    assert submission.answers == {"m.a": 1}
    assert [one.name for one in problems] == ["m.risk"]


def test_what_is_left_out_is_absent_and_never_zero() -> None:
    submission, _ = forms.read({"m.a": "", "m.risk": "0"}, SECTIONS)
    assert submission.answers == {"m.risk": 0}


def test_nothing_at_all_gets_a_message_at_the_first_question() -> None:
    _, problems = forms.read({}, SECTIONS)
    assert [one.name for one in problems] == ["m.a"]


def test_a_follow_up_left_behind_by_a_changed_mind_is_dropped() -> None:
    submission, _ = forms.read({"m.a": "0", "m.b": "1", "share.m.b": "mine"}, SECTIONS)
    assert submission.answers == {"m.a": 0}
    assert submission.choices == {}


def test_a_risk_item_cannot_be_kept_from_the_therapist() -> None:
    submission, _ = forms.read({"m.risk": "1", "share.m.risk": "mine"}, SECTIONS)
    assert submission.choices == {}


def test_numbers_outside_0_to_100_name_what_is_allowed() -> None:
    for text in ("101", "-1", "5.5", "1_0", "\u0665"):
        _, problems = forms.read({"m.n": text}, SECTIONS)
        assert "0 to 100" in problems[0].message


def test_too_many_words_are_kept_and_the_message_counts_them() -> None:
    submission, problems = forms.read({"topic": "x" * 4001}, SECTIONS)
    assert submission.words["topic"].text == "x" * 4001
    assert "4001" in problems[0].message


def test_a_moment_that_has_no_place_in_utc_is_no_claim_at_all() -> None:
    submission, _ = forms.read({"m.a": "1", "answered_at": "9999-12-31T23:59:59-12:00"}, SECTIONS)
    assert submission.answered_at is None


def test_the_same_answers_have_the_same_hash_whatever_the_key() -> None:
    first, _ = forms.read({"m.a": "1", "sitting_key": str(uuid4()), "seconds": "4"}, SECTIONS)
    second, _ = forms.read({"m.a": "1", "sitting_key": str(uuid4())}, SECTIONS)
    other, _ = forms.read({"m.a": "0"}, SECTIONS)
    assert first.body_hash == second.body_hash != other.body_hash
