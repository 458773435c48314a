"""The whole exception tree.

AccordError
├── InputError        a mistake in what was given: shown without traceback, exit code 2
│   ├── OutOfRange    a value outside what is allowed
│   └── MeasureError  a measure file that cannot be used
├── Refused           not allowed, or not in this state
└── NotEnoughData     an answer, not a failure: says how much is missing
"""


class AccordError(Exception):
    """Everything that Accord raises on purpose."""


class InputError(AccordError):
    """A mistake in what was given; the message names the thing, the rule and the way out."""


class OutOfRange(InputError):
    """A value outside what is allowed."""


class MeasureError(InputError):
    """A measure file that cannot be used."""


class Refused(AccordError):
    """Not allowed, or not possible in this state."""


class NotEnoughData(AccordError):
    """Too few data to say anything; the message says how many are missing."""
