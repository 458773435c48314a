"""The record's rows, a file per noun."""

from accord.web.care.models.answers import ClientWords, Response, SafetyFlag, ScoreRow, Sharing, Sitting
from accord.web.care.models.check_in import CheckIn, CheckInLink
from accord.web.care.models.client import Client, Consent, Episode, Invitation, Purpose
from accord.web.care.models.goal import Goal, GoalRating
from accord.web.care.models.practice import CrisisContact, MeasureText, Moment, PlanEntry, Practice, Respondent
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
    "Moment",
    "PlanEntry",
    "Practice",
    "Purpose",
    "RaisedSignal",
    "RepairThread",
    "Respondent",
    "Response",
    "SafetyFlag",
    "ScoreRow",
    "Sharing",
    "Sitting",
    "TherapySession",
]
