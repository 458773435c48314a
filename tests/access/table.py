"""Who may open which address, by name. An address without a row fails the build; docs/safety/access.md shows it."""

from dataclasses import dataclass

THERAPIST = frozenset({"theo"})
CLIENT = frozenset({"carla"})
SUPERVISOR = frozenset({"sam"})
PAIR = THERAPIST | CLIENT
OVERSEERS = THERAPIST | CLIENT | SUPERVISOR
THERAPISTS = frozenset({"theo", "tess"})
SUPERVISORS = frozenset({"sam", "ines"})
CLIENTS = frozenset({"carla", "curt"})
MANAGER = frozenset({"alma"})
NOBODY: frozenset[str] = frozenset()
STAFF = THERAPISTS | SUPERVISORS | MANAGER | {"rosa"}
SIGNED_IN = STAFF | CLIENTS
EVERYBODY = SIGNED_IN | {"anonymous", "lea"}


@dataclass(frozen=True)
class Row:
    """Who gets in by GET and by POST; `of` is the kind of object in the address, "" for none."""

    get: frozenset[str] = NOBODY
    post: frozenset[str] = NOBODY
    of: str = ""


ROWS: dict[str, Row] = {
    # checkins
    "checkins:answer": Row(),  # a signed cookie opens it, nothing else: see tests/web/checkins
    "checkins:thanks": Row(),
    "checkins:layout": Row(post=EVERYBODY),
    "checkins:done": Row(post=EVERYBODY),
    "checkins:start_own": Row(post=CLIENT, of="check_in"),
    "checkins:rate": Row(get=THERAPIST, post=THERAPIST, of="session"),
    "checkins:paper": Row(get=THERAPIST, post=THERAPIST, of="check_in"),
    "checkins:link": Row(post=THERAPIST, of="check_in"),
    "checkins:send": Row(post=THERAPIST, of="check_in"),
    "checkins:here": Row(post=THERAPIST, of="check_in"),
    # care
    "care:today": Row(get=THERAPISTS),
    "care:caseload": Row(get=THERAPISTS),
    "care:new_client": Row(get=THERAPISTS, post=THERAPISTS),
    "care:client": Row(get=THERAPIST, of="client"),
    "care:add_sessions": Row(post=THERAPIST, of="episode"),
    "care:end": Row(post=THERAPIST, of="episode"),
    "care:session": Row(get=THERAPIST, of="session"),
    "care:set_state": Row(post=THERAPIST, of="session"),
    "care:signal": Row(get=THERAPIST | SUPERVISOR, of="signal"),
    # together
    "together:course": Row(get=PAIR, post=THERAPIST, of="episode"),
    "together:course_pdf": Row(get=PAIR, of="episode"),
    "together:helped": Row(post=PAIR, of="conversation"),
    "together:talked_about": Row(post=THERAPIST, of="signal"),
    "together:thread": Row(get=PAIR, of="thread"),
    "together:thread_talk": Row(post=THERAPIST, of="thread"),
    "together:thread_mended": Row(post=CLIENT, of="thread"),
    "together:thread_let_go": Row(post=THERAPIST, of="thread"),
    "together:thread_reopen": Row(post=PAIR, of="thread"),
    "together:my_page": Row(get=CLIENTS),
    "together:my_answers": Row(get=CLIENT, post=CLIENT, of="sitting"),
    "together:my_words": Row(post=CLIENT, of="words"),
    "together:my_consent": Row(post=CLIENTS),
    "together:looked": Row(get=CLIENTS),
    # goals
    "goals:of_episode": Row(get=THERAPIST, post=THERAPIST, of="episode"),
    "goals:mine": Row(get=CLIENTS, post=CLIENTS),
    "goals:reword": Row(get=PAIR, post=PAIR, of="goal"),
    "goals:agree": Row(post=PAIR, of="goal"),
    "goals:reach": Row(post=PAIR, of="goal"),
    "goals:let_go": Row(post=PAIR, of="goal"),
    "goals:reopen": Row(post=PAIR, of="goal"),
    # letters, welcome, people, methods
    "letters:invite": Row(post=THERAPIST, of="client"),
    "welcome:read": Row(),  # a signed cookie from the invitation opens these: see tests/web/welcome
    "welcome:asked": Row(),
    "welcome:who_reads": Row(),
    "welcome:consent": Row(),
    "welcome:done": Row(),
    "people:introduction": Row(get=THERAPISTS, post=THERAPISTS),
    "methods:index": Row(get=EVERYBODY),
    "methods:measures": Row(get=EVERYBODY),
    "home": Row(get=EVERYBODY),
    # safety, supervision
    "safety:help": Row(get=EVERYBODY),
    "safety:flag": Row(get=THERAPIST, post=THERAPIST, of="flag"),
    "supervision:caseload": Row(get=SUPERVISORS),
    "supervision:client": Row(get=SUPERVISOR, of="episode"),
    # practice
    **{f"practice:{name}": Row(get=MANAGER, post=MANAGER) for name in ("settings", "contacts", "staff", "plan")},
    "practice:home": Row(get=MANAGER),
    "practice:outbox": Row(get=MANAGER),
    "practice:contact": Row(get=MANAGER, post=MANAGER, of="contact"),
    "practice:remove_contact": Row(post=MANAGER, of="contact"),
    "practice:move_contact_up": Row(post=MANAGER, of="contact"),
    "practice:colleague": Row(get=MANAGER, post=MANAGER, of="user"),
    "practice:set_active": Row(post=MANAGER, of="user"),
    "practice:supervisor": Row(post=MANAGER, of="user"),
    "practice:end_supervision": Row(post=MANAGER, of="supervision"),
    "practice:revoke": Row(post=MANAGER, of="invitation"),
    "practice:entry": Row(get=MANAGER, post=MANAGER, of="entry"),
    "practice:remove_entry": Row(post=MANAGER, of="entry"),
    # look
    "ui:theme": Row(post=EVERYBODY),
    "ui:styleguide": Row(get=EVERYBODY),
    "set_language": Row(post=EVERYBODY),
}


WHO = (
    ("the client", "carla"),
    ("their therapist", "theo"),
    ("that therapist's supervisor", "sam"),
    ("manager", "alma"),
    ("researcher", "rosa"),
    ("another client", "curt"),
    ("another therapist", "tess"),
    ("another supervisor", "ines"),
    ("a stranger", "anonymous"),
)


def as_markdown() -> str:
    """The table as docs/safety/access.md shows it; written by `make docs`, held by the test beside it."""
    heads = [name for name, _role in WHO]
    lines = [
        "# Who may open what",
        "",
        "Made from `tests/access/table.py` by `make docs`; `tests/access/test_every_url.py` tries every address as",
        "everybody, with own, foreign and absent objects. `see` is GET, `do` is POST. A foreign object looks like one",
        "that is not there. A supervisor sees a course only when the client agreed. Links with a secret in them are",
        "judged in their rooms' tests.",
        "",
        "| address | " + " | ".join(heads) + " |",
        "|---" * (len(heads) + 1) + "|",
    ]
    for name in sorted(ROWS):
        row = ROWS[name]
        cells = [" ".join(w for w, who in (("see", row.get), ("do", row.post)) if role in who) for _name, role in WHO]
        lines.append(f"| `{name}` | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
