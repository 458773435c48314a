"""Writes of check-ins: ask, link, record. One transaction each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from accord.errors import Refused
from accord.measures.definition import Measure
from accord.measures.scoring import Score, is_straight_line, score
from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care import signalling
from accord.web.care.models import (
    CheckIn,
    CheckInLink,
    ClientWords,
    GoalRating,
    RaisedSignal,
    Response,
    SafetyFlag,
    ScoreRow,
    Sitting,
)
from accord.web.care.prepared import Prepared, insert_all
from accord.web.care.turns import writers_turn
from accord.web.checkins.forms import Submission
from accord.web.checkins.questions import goal_id_of, measures_of
from accord.web.people.models import User
from accord.web.secrecy.tokens import hash_of, new_token

T = TypeVar("T")
WORDS = {
    "hard-to-say": ClientWords.Kind.HARD_TO_SAY,
    "topic": ClientWords.Kind.TOPIC,
    "one-thing": ClientWords.Kind.ONE_THING,
}


class AlreadyAnswered(Refused):
    """Other answers to this check-in are stored already; the first ones were kept."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a submission.

    sitting   the one stored form
    is_first  False when this press found it already stored
    flags     safety flags raised with it
    signals   signals raised with it
    """

    sitting: Sitting
    is_first: bool
    flags: tuple[SafetyFlag, ...] = ()
    signals: tuple[RaisedSignal, ...] = ()


def record(
    *,
    check_in: CheckIn,
    submission: Submission,
    channel: str,
    at: datetime,
    by: Actor,
    entered_by: User | None = None,
) -> Recorded:
    """Store one submission: form, scores, flags, words, signals and audit, all or nothing.

    check_in    with its session and episode
    submission  what was posted, already valid
    channel     Sitting.Channel
    at          when the server received it (aware)
    by          who answered
    entered_by  the member of staff who typed it from paper
    Returns Recorded; a repeated press returns the first sitting.
    Raises AlreadyAnswered when other answers are stored.
    """
    try:
        with writers_turn(), transaction.atomic():
            return _record_once(check_in, submission, channel=channel, at=at, by=by, entered_by=entered_by)
    except IntegrityError:
        # Another press won between our look and our insert (PostgreSQL); its row is now there to be found.
        stored = Sitting.objects.filter(check_in=check_in).first()
        if stored is None:
            raise
        return _the_same_or_refuse(stored, submission)


def _record_once(
    check_in: CheckIn,
    submission: Submission,
    *,
    channel: str,
    at: datetime,
    by: Actor,
    entered_by: User | None,
) -> Recorded:
    if _ANSWERED_AT.first(check_in.pk) is not None:
        return _the_same_or_refuse(Sitting.objects.get(check_in=check_in), submission)
    sitting = Sitting(
        check_in=check_in,
        sitting_key=submission.sitting_key,
        body_hash=submission.body_hash,
        channel=channel,
        entered_by=entered_by,
        received_at=at,
        answered_at=submission.answered_at,
        seconds=submission.seconds,
    )
    insert_all([sitting])
    flags = _write_forms(check_in, sitting, submission, at=at)
    _write_words(check_in, sitting, submission, at=at)
    CheckIn.objects.filter(pk=check_in.pk).update(answered_at=at)
    signals = signalling.raise_signals(check_in.session, at=at)
    episode = check_in.session.episode
    remember(Verb.WROTE, "check-in", by=by, at=at, client_id=episode.client_id, object_id=check_in.pk)
    if flags:
        signalling.announce_flags(episode, flags, at=at)
    return Recorded(sitting, is_first=True, flags=flags, signals=signals)


_ANSWERED_AT = Prepared(
    lambda check_in: CheckIn.objects.select_for_update().filter(pk=check_in).values_list("answered_at", flat=True)
)


def _the_same_or_refuse(stored: Sitting, submission: Submission) -> Recorded:
    """A second press, a reload, a lost reply or a second tab with the same answers all find the first sitting."""
    if stored.body_hash != submission.body_hash:
        raise AlreadyAnswered("This check-in was already answered; the first answers were kept.")
    flags = tuple(SafetyFlag.objects.filter(response__sitting=stored))
    return Recorded(stored, is_first=False, flags=flags)


def _write_forms(
    check_in: CheckIn, sitting: Sitting, submission: Submission, *, at: datetime
) -> tuple[SafetyFlag, ...]:
    responses, scores, flags = [], [], []
    for measure in measures_of(check_in):
        answers = _of_measure(submission.answers, measure.id)
        if not answers:
            continue
        scored = {item.id: answers[item.id] for item in measure.items if item.id in answers}
        response = Response(
            sitting=sitting,
            session_id=check_in.session_id,
            measure=measure.id,
            version=measure.version,
            respondent=check_in.respondent,
            answers=answers,
            choices=_of_measure(submission.choices, measure.id),
            is_straight_line=is_straight_line(measure, scored, submission.seconds),
        )
        responses.append(response)
        scores += score_rows(response, measure, scored)
        flags += _flags(response, measure, scored, check_in, at)
    for rows in (responses, scores, flags):
        insert_all(rows)
    return tuple(flags)


def _of_measure(values: Mapping[str, T], measure_id: str) -> dict[str, T]:
    prefix = f"{measure_id}."
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}


def score_rows(response: Response, measure: Measure, scored: Mapping[str, int]) -> list[ScoreRow]:
    """One row per scale; two where the client keeps an answer that is part of it."""
    full = score(measure, scored)
    kept = {item for item, choice in response.choices.items() if choice == "mine"}
    if not kept & scored.keys():
        return _rows(response, full, "both")
    shown = score(measure, {item: value for item, value in scored.items() if item not in kept})
    return _rows(response, full, "client") + _rows(response, shown, "therapist")


def _rows(response: Response, result: Score, audience: str) -> list[ScoreRow]:
    return [
        ScoreRow(
            response=response,
            scale=one.id,
            value=one.value,
            answered=one.answered,
            is_complete=not one.incomplete,
            rule=one.rule,
            audience=audience,
        )
        for one in result.scales
    ]


def _flags(
    response: Response, measure: Measure, scored: Mapping[str, int], check_in: CheckIn, at: datetime
) -> list[SafetyFlag]:
    return [
        SafetyFlag(
            response=response,
            episode_id=check_in.session.episode_id,
            item=flag.item,
            value=scored[flag.item],
            kind=flag.kind,
            raised_at=at,
        )
        for flag in score(measure, scored).flags
    ]


def _write_words(check_in: CheckIn, sitting: Sitting, submission: Submission, *, at: datetime) -> None:
    ClientWords.objects.bulk_create(
        ClientWords(
            episode_id=check_in.session.episode_id,
            session_id=check_in.session_id,
            sitting=sitting,
            kind=WORDS[name],
            text=words.text,
            sharing=words.sharing,
            written_at=at,
        )
        for name, words in submission.words.items()
    )
    GoalRating.objects.bulk_create(
        GoalRating(goal_id=goal, sitting=sitting, value=value)
        for name, value in submission.answers.items()
        if (goal := goal_id_of(name)) is not None
    )


@dataclass(frozen=True, slots=True)
class NewLink:
    """A fresh link: the secret exists only here, the row holds its hash."""

    link_id: UUID
    token: str
    expires_at: datetime


def new_link(*, check_in: CheckIn, hours: int, at: datetime, by: Actor) -> NewLink:
    """Make a link that opens one check-in and take back the earlier ones.

    check_in  which
    hours     how long it works
    at        now (aware)
    by        who hands it over
    """
    token, expires_at = new_token(), at + timedelta(hours=hours)
    with transaction.atomic():
        CheckInLink.objects.filter(check_in=check_in, revoked_at__isnull=True).update(revoked_at=at)
        link = CheckInLink.objects.create(
            id=uuid4(), check_in=check_in, token_hash=hash_of(token), created_at=at, expires_at=expires_at
        )
        client_id = check_in.session.episode.client_id
        remember(Verb.SENT, "check-in link", by=by, at=at, client_id=client_id, object_id=check_in.pk)
    return NewLink(link.pk, token, expires_at)


def new_sitting_key() -> UUID:
    """The key of one opened form; a second press of the same form carries the same key."""
    return uuid4()
