"""Writes of the shared view, repair threads and a client's own page. A second press changes nothing."""

from accord.web.together.services.conversation import STEPS, answer_helped, keep_conversation
from accord.web.together.services.reading import mark_read, mark_talked_about
from accord.web.together.services.repair import WrongStep, let_go, note_talk, reopen, say_mended
from accord.web.together.services.sharing import change_choices, change_consent, change_sharing

__all__ = [
    "STEPS",
    "WrongStep",
    "answer_helped",
    "change_choices",
    "change_consent",
    "change_sharing",
    "keep_conversation",
    "let_go",
    "mark_read",
    "mark_talked_about",
    "note_talk",
    "reopen",
    "say_mended",
]
