"""Writes one life of the demo into the record: past sessions through the same `record` that real answers take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import numpy as np

from accord import content
from accord.web.care.models import (
    CheckIn,
    Client,
    ClientWords,
    Consent,
    Episode,
    Goal,
    Practice,
    Purpose,
    RaisedSignal,
    RepairThread,
    SafetyFlag,
    Sitting,
    TherapySession,
)
from accord.web.care.services.sessions import ask
from accord.web.checkins.forms import Submission, Words
from accord.web.checkins.services import record
from accord.web.config.demo_lives import Life, Meeting
from accord.web.people.models import User
from accord.web.safety.services import acknowledge
from accord.web.together import services as together

HOURS = (15, 16, 9, 10, 11, 13, 14)
CLIENTS_A_DAY = 5
TEXT_VERSION = "1"


@dataclass(slots=True)
class Writer:
    """Writes lives. `at` is the demo's present; `turns` counts each therapist's running and ended lives so far."""

    practice: Practice
    texts: Mapping[str, Any]
    generator: np.random.Generator
    at: datetime
    turns: dict[int, list[int]] = field(default_factory=dict)

    def client(self, life: Life, therapist: User) -> Client:
        """Write one life.

        life       what happens
        therapist  whose client it is
        Returns the client.
        """
        starts = self._starts(life)
        client = Client.objects.create(
            name=life.name, email=life.email, language=life.language, created_at=starts[0], welcomed_at=starts[0],
            letters_wanted=bool(life.email),
        )  # fmt: skip
        self._consents(client, starts[0])
        episode = Episode.objects.create(client=client, therapist=therapist, started_on=starts[0].date())
        goals = self._goals(life, episode, starts[0])
        for number, (meeting, starts_at) in enumerate(zip(life.meetings, starts, strict=True), 1):
            self._meeting(episode, number, meeting, starts_at, goals)
        self._end(life, episode, starts)
        return client

    def _starts(self, life: Life) -> list[datetime]:
        """Weekly, at this client's hour, on working days; who still comes was last here within a week, or comes today.

        Each therapist has five clients today, Maya the first; the others are spread over the other working days.
        """
        place = ZoneInfo(self.practice.time_zone)
        today = self.at.astimezone(place)
        turn = self.turns.setdefault(life.therapist, [0, 0])
        turn[1 if life.ended else 0] += 1
        if life.ended:
            ago = 21 + int(self.generator.integers(0, 120))
            ago += max(0, (today - timedelta(days=ago)).weekday() - 4)  # a working day
        elif turn[0] <= CLIENTS_A_DAY:
            ago = 7  # the last one was a week ago, the next is today
        else:
            ago = _working_days_ago(today)[turn[0] % 4]
        hour = HOURS[(turn[0] + (turn[0] - 1) // CLIENTS_A_DAY) % len(HOURS)]
        weeks = max(one.week for one in life.meetings)
        first = datetime.combine((today - timedelta(days=ago, weeks=weeks)).date(), time(hour), tzinfo=place)
        utc = ZoneInfo("UTC")
        return [(first + timedelta(weeks=one.week)).astimezone(utc) for one in life.meetings]

    def _consents(self, client: Client, at: datetime) -> None:
        chances = {Purpose.FEEDBACK: 1.0, Purpose.SUPERVISION: 0.8, Purpose.LETTERS: 0.6, Purpose.RESEARCH: 0.4}
        Consent.objects.bulk_create(
            Consent(
                client=client,
                purpose=purpose,
                text_version=TEXT_VERSION,
                given=bool(client.email) or bool(self.generator.random() < chance),
                at=at,
            )
            for purpose, chance in chances.items()
        )

    def _goals(self, life: Life, episode: Episode, at: datetime) -> list[Goal]:
        goals = [
            Goal(
                episode=episode, wording=wording, proposed_by="client" if place % 2 == 0 else "therapist",
                state=Goal.State.AGREED, proposed_at=at + timedelta(hours=1 + place), changed_at=at + timedelta(days=7),
            )
            for place, wording in enumerate(life.goals)
        ]  # fmt: skip
        return Goal.objects.bulk_create(goals)

    def _meeting(self, episode: Episode, number: int, meeting: Meeting, starts_at: datetime, goals: list[Goal]) -> None:
        session = TherapySession.objects.create(
            episode=episode, number=number, starts_at=starts_at, state=meeting.state
        )
        if meeting.state != "attended":
            return
        ends_at = starts_at + timedelta(minutes=50)
        words = {kind: Words(text, sharing) for kind, text, sharing in meeting.words}
        if meeting.mood:
            before = self._check_in(session, "before", "client", ["phq-9"], starts_at - timedelta(hours=20), starts_at)
            answers = {**_named("phq-9", meeting.mood), **self._ratings(goals, number)}
            said = {name: one for name, one in words.items() if name == "topic"}
            self._record(before, answers, said, at=starts_at - timedelta(hours=3))
        after = self._check_in(
            session, "after", "client", ["alliance-check-in-client"], ends_at, ends_at + timedelta(days=3)
        )
        if meeting.client:
            said = {name: one for name, one in words.items() if name != "topic"}
            self._record(
                after, _named("alliance-check-in-client", meeting.client), said, at=ends_at + timedelta(minutes=20)
            )
        own = self._check_in(
            session, "after", "therapist", ["alliance-check-in-therapist"], ends_at, ends_at + timedelta(days=3)
        )
        is_newest = ends_at > self.at - timedelta(days=6)
        if meeting.therapist and not (is_newest and self.generator.random() < 0.4):
            self._record(
                own, _named("alliance-check-in-therapist", meeting.therapist), {}, at=ends_at + timedelta(hours=2)
            )
        self._afterwards(session, meeting, ends_at)

    def _check_in(
        self, session: TherapySession, moment: str, who: str, measures: list[str], opens_at: datetime, due_at: datetime
    ) -> CheckIn:
        asks = {
            "measures": [[name, content.measure(name).version] for name in measures],
            "goals": moment == "before",
            "topic": moment == "before",
            "short": False,
        }
        return CheckIn.objects.create(
            session=session, moment=moment, respondent=who, asks=asks, opens_at=opens_at, due_at=due_at
        )

    def _record(self, check_in: CheckIn, answers: dict[str, int], words: dict[str, Words], *, at: datetime) -> None:
        episode = check_in.session.episode
        by = episode.client if check_in.respondent == "client" else episode.therapist
        submission = Submission(
            answers=answers, choices={}, words=words, sitting_key=uuid4(), answered_at=at,
            seconds=int(self.generator.integers(35, 90)),
        )  # fmt: skip
        channel = Sitting.Channel.LINK if check_in.respondent == "client" else Sitting.Channel.ACCOUNT
        record(check_in=check_in, submission=submission, channel=channel, at=at, by=by)

    def _ratings(self, goals: list[Goal], number: int) -> dict[str, int]:
        start = 2 + number * 0.35
        return {
            f"goal.{goal.pk}": int(np.clip(round(start + place * 0.5 + self.generator.normal(0, 0.7)), 0, 10))
            for place, goal in enumerate(goals[:3])
            if number > 1
        }

    def _afterwards(self, session: TherapySession, meeting: Meeting, ends_at: datetime) -> None:
        """The therapist read it, the two talked, and something came of it; the newest answers stay unread."""
        if ends_at < self.at - timedelta(days=3):
            self._acknowledge(session)
        if ends_at > self.at - timedelta(days=4):
            return
        therapist = session.episode.therapist
        read_at = ends_at + timedelta(days=2)
        Sitting.objects.filter(check_in__session=session, check_in__respondent="client").update(
            read_at=read_at, read_by=therapist
        )
        ClientWords.objects.filter(session=session, sharing="show").update(read_at=read_at)
        if meeting.conversation:
            self._talk(session, meeting, ends_at)

    def _acknowledge(self, session: TherapySession) -> None:
        therapist = session.episode.therapist
        for flag in SafetyFlag.objects.filter(episode=session.episode_id, acknowledged_at=None):
            soon = flag.raised_at + timedelta(hours=2)
            acknowledge(flag=flag, action=SafetyFlag.Action.SPOKE, note="", by=therapist, at=soon)

    def _talk(self, session: TherapySession, meeting: Meeting, at: datetime) -> None:
        episode = session.episode
        earlier = RaisedSignal.objects.filter(episode=episode, session__number__lt=session.number)
        for signal in earlier.filter(talked_about_at__isnull=True).select_related("episode"):
            together.mark_talked_about(signal=signal, at=at, by=episode.therapist)
        held = together.keep_conversation(session=session, words=meeting.conversation, at=at, by=episode.therapist)
        if meeting.helped:
            together.answer_helped(
                conversation=held, helped=meeting.helped, at=at + timedelta(days=7), by=episode.therapist
            )
        open_threads = RepairThread.objects.filter(episode=episode, state=RepairThread.State.OPEN)
        for thread in open_threads if meeting.helped == "yes" else ():
            together.say_mended(thread=thread, at=at + timedelta(days=8), by=episode.client)

    def _end(self, life: Life, episode: Episode, starts: list[datetime]) -> None:
        if life.ended:
            Episode.objects.filter(pk=episode.pk).update(ended_on=starts[-1].date(), ending=life.ended)
            return
        following = starts[-1] + timedelta(weeks=1)
        for week in range(2):
            session = TherapySession.objects.create(
                episode=episode, number=len(starts) + 1 + week, starts_at=following + timedelta(weeks=week)
            )
            asked = ask(session, by=episode.therapist, at=self.at)
            if following.date() == self.at.date() and week == 0:
                self._before_today(life, [one for one in asked if one.moment == "before"])

    def _before_today(self, life: Life, asked: list[CheckIn]) -> None:
        """Some have checked in for today already; one of them ticked an answer that needs the therapist now."""
        turn = self.turns[life.therapist][0]
        mood = next((one.mood for one in reversed(life.meetings) if one.mood), None)
        if turn == 1 or turn == CLIENTS_A_DAY or mood is None:
            return
        thought_of_death = 1 if (life.therapist, turn) == (0, 3) else 0
        words = {"topic": Words(str(self.generator.choice(self.texts["topics"])), "show")}
        for check_in in asked:
            answers = _named("phq-9", {**mood, "9": thought_of_death})
            self._record(check_in, answers, words, at=self.at - timedelta(hours=2))


def _named(measure: str, answers: Mapping[str, int]) -> dict[str, int]:
    return {f"{measure}.{item}": value for item, value in answers.items()}


def _working_days_ago(today: datetime) -> list[int]:
    """How many days ago the last four working days before today were."""
    return [ago for ago in range(1, 7) if (today - timedelta(days=ago)).weekday() < 5][:4]
