"""What clinicians write and review, loaded by id."""

from functools import lru_cache

from accord.alliance import ASPECTS
from accord.measures.definition import Flag, Item, Measure, Option, ReliableChange, CutOff, Rights, Scale

ALLIANCE = ("None", "A little", "Some", "Quite a lot", "A great deal", "As much as I could want")
CLIENT = {
    "trust": "How much could you rely on {therapist} today?",
    "respect": "How much did the two of you treat each other as people worth taking seriously?",
    "understanding": "How much did {therapist} seem to get what things are like for you?",
    "goals": "How much did today's work have to do with the changes you want?",
    "tasks": "How much sense did the way you worked today make to you?",
    "voice": "How much say did you have in what happened today?",
    "safety": "How much room was there to say something hard, or to disagree?",
    "teamwork": "How much did the two of you feel like one team today?",
}


@lru_cache(maxsize=None)
def measure(measure_id: str, version: str | None = None) -> Measure:
    """A measure by id."""
    return {one.id: one for one in measures()}[measure_id]


@lru_cache(maxsize=1)
def measures() -> tuple[Measure, ...]:
    """All measures."""
    opts = tuple(Option(i, t) for i, t in enumerate(ALLIANCE))
    out = []
    for who in ("client", "therapist"):
        items = tuple(Item(a.id, CLIENT[a.id], "degree", a.id) for a in ASPECTS)
        ids = tuple(a.id for a in ASPECTS)
        scales = (
            Scale("alliance", "Alliance", ids, "percent", 0, 100, 1, 2),
            Scale("therapeutic", "Bond", ("trust", "respect", "understanding", "safety"), "percent", 0, 100, 1, 2),
            Scale("collaborative", "Teamwork", ("voice", "teamwork"), "percent", 0, 100, 1, 1),
            Scale("working", "Goals and tasks", ("goals", "tasks"), "percent", 0, 100, 1, 1),
        )
        beside = (
            Item("off_moment", "Was there a moment when things between you felt off?", "off"),
            Item("off_moment_repaired", "How far was it put right by the end?", "repaired", only_if=("off_moment", (1, 2))),
            Item("held_back", "Was there something you wanted to say but kept to yourself?", "held"),
        )
        responses = {
            "degree": opts,
            "off": (Option(0, "No"), Option(1, "Yes, a little"), Option(2, "Yes, clearly"), Option(9, "Rather not say")),
            "repaired": tuple(Option(i, t) for i, t in enumerate(("Not at all", "A little", "Half", "Mostly", "Completely"))),
            "held": (Option(0, "No"), Option(1, "Yes, something small"), Option(2, "Yes, something important"), Option(9, "Rather not say")),
        }
        out.append(Measure(f"alliance-check-in-{who}", "1", "Alliance Check-in", "", who, "en", Rights("Accord", "CC BY 4.0", True), "", responses, items, scales, beside, (), "A full score is rare and not the aim. Small gaps help us most.", "Thinking about today's meeting with {therapist}:"))
    for mid, n, cut, rc in (("phq-9", 9, 10, 6), ("gad-7", 7, 8, 4)):
        items = tuple(Item(str(i + 1), f"{mid} item {i + 1}", "f") for i in range(n))
        out.append(Measure(mid, "1", mid.upper(), "", "client", "en", Rights("", "", True), "", {"f": tuple(Option(i, t) for i, t in enumerate(("Not at all", "Several days", "More than half the days", "Nearly every day")))}, items, (Scale("total", mid.upper(), tuple(i.id for i in items), "sum", 0, 3 * n, -1, 2 if n == 9 else 0, (CutOff(cut, "clinical", ""),), ReliableChange(rc, "published")),), (), (Flag("9", 1, "suicide"),) if n == 9 else (), "", "Over the last 2 weeks, how often have you been bothered by any of the following problems?"))
    return tuple(out)
