"""Writes of goals."""

from datetime import timedelta

import pytest
from tests.web.together.pair import NOW, Pair

from accord.web.audit.models import AuditEvent
from accord.web.care.models import Episode, Goal
from accord.web.goals import services


@pytest.fixture
def goal(pair: Pair) -> Goal:
    return services.propose(episode=pair.episode, wording="Take the train.", at=NOW, by=pair.carla)


def test_the_same_words_proposed_twice_are_one_proposal(pair: Pair, goal: Goal) -> None:
    again = services.propose(episode=pair.episode, wording="Take the train.", at=NOW, by=pair.carla)
    assert again == goal and AuditEvent.objects.count() == 1


def test_a_proposal_counts_only_once_the_other_agrees(pair: Pair, goal: Goal) -> None:
    with pytest.raises(services.WrongStep):
        services.agree(goal=goal, at=NOW, by=pair.carla)
    assert services.agree(goal=goal, at=NOW, by=pair.theo).state == "agreed"


def test_agreeing_twice_keeps_the_first_time(pair: Pair, goal: Goal) -> None:
    first = services.agree(goal=goal, at=NOW, by=pair.theo)
    second = services.agree(goal=first, at=NOW + timedelta(hours=1), by=pair.theo)
    assert second.agreed_at == NOW


@pytest.mark.parametrize("state", Goal.State.values)
@pytest.mark.parametrize("step", ["agreed", "reached", "let-go"])
def test_a_goal_moves_only_along_the_table(pair: Pair, goal: Goal, state: str, step: str) -> None:
    Goal.objects.filter(pk=goal.pk).update(state=state)
    goal.refresh_from_db()
    take = {"agreed": services.agree, "reached": services.reach, "let-go": services.let_go}[step]
    if step == state or step in Goal.NEXT[Goal.State(state)]:
        assert take(goal=goal, at=NOW, by=pair.theo).state == step
    else:
        with pytest.raises(services.WrongStep):
            take(goal=goal, at=NOW, by=pair.theo)


def test_new_words_replace_the_old_ones_only_once_agreed(pair: Pair, goal: Goal) -> None:
    old = services.agree(goal=goal, at=NOW, by=pair.theo)
    new = services.propose(episode=pair.episode, wording="Take the bus.", at=NOW, by=pair.theo, replaces=old)
    old.refresh_from_db()
    assert old.state == "agreed"
    services.agree(goal=new, at=NOW, by=pair.carla)
    old.refresh_from_db()
    assert old.state == "let-go" and old.wording == "Take the train."


def test_new_words_keep_the_place_in_focus(pair: Pair, goal: Goal) -> None:
    old = services.agree(goal=goal, at=NOW, by=pair.theo)
    new = services.propose(episode=pair.episode, wording="Take the bus.", at=NOW, by=pair.theo, replaces=old)
    agreed = services.agree(goal=new, at=NOW + timedelta(weeks=9), by=pair.carla)
    assert agreed.agreed_at == NOW


def test_only_an_agreed_goal_of_the_same_pair_gets_new_words(pair: Pair, goal: Goal) -> None:
    with pytest.raises(services.WrongStep):
        services.propose(episode=pair.episode, wording="Else.", at=NOW, by=pair.theo, replaces=goal)
    agreed = services.agree(goal=goal, at=NOW, by=pair.theo)
    foreign = Episode.objects.exclude(pk=pair.episode.pk).get()
    with pytest.raises(services.WrongStep):
        services.propose(episode=foreign, wording="Else.", at=NOW, by=pair.tess, replaces=agreed)


def test_a_goal_let_go_is_proposed_anew_by_whoever_takes_it_up(pair: Pair, goal: Goal) -> None:
    gone = services.let_go(goal=goal, at=NOW, by=pair.carla)
    again = services.reopen(goal=gone, at=NOW, by=pair.theo)
    assert (again.state, again.proposed_by) == ("proposed", "therapist")


def test_a_reached_goal_taken_up_again_is_agreed_as_before(pair: Pair, goal: Goal) -> None:
    reached = services.reach(goal=services.agree(goal=goal, at=NOW, by=pair.theo), at=NOW, by=pair.carla)
    assert services.reopen(goal=reached, at=NOW, by=pair.carla).state == "agreed"
