"""The record's rows, a file per noun."""

from accord.web.care.models.answers import ClientWords, Response, SafetyFlag, ScoreRow, Sitting
from accord.web.care.models.check_in import CheckIn, CheckInLink
from accord.web.care.models.client import Client, Consent, Episode, Invitation
from accord.web.care.models.goal import Goal, GoalRating
from accord.web.care.models.practice import CrisisContact, MeasureText, PlanEntry, Practice
from accord.web.care.models.session import TherapySession
from accord.web.care.models.signal import RaisedSignal, RepairThread

__all__ = [
    "CheckIn",
    "CheckInLink",
    "Client",
    "ClientWords",
    "Consent",
    "CrisisContact",
    "Episode",
    "Goal",
    "GoalRating",
    "Invitation",
    "MeasureText",
    "PlanEntry",
    "Practice",
    "RaisedSignal",
    "RepairThread",
    "Response",
    "SafetyFlag",
    "ScoreRow",
    "Sitting",
    "TherapySession",
]
