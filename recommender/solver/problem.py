"""The question in whole numbers: what may be taken, for how long, and at which prices."""

from __future__ import annotations

from dataclasses import dataclass

UNIT_SECONDS = 5
"""All times of a problem are counted in units of 5 seconds."""

WARM_UP, MAIN, SETTLE = 0, 1, 2
START = -1
END = -2

FULL_WORK = 8
"""Units on one side from which a dose is full."""
MOST_REST = 6
"""Units of remainder rest in one routine."""
LEAST_UNLIKE = (3, 10)
"""The share of the work that another routine spends on exercises which the first has not: 3/10."""


@dataclass(frozen=True, slots=True)
class DoseOption:
    """One dose: `work` units on one side, `time` units in all with releases and switch."""

    work: int
    time: int
    intensity: int


@dataclass(frozen=True, slots=True)
class FormOption:
    """One form: its set-up units, what it fetches, its spinal directions, the doses it allows."""

    setup: int
    equipment: tuple[str, ...]
    directions: tuple[str, ...]
    price: int
    allows: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """How an exercise stood in the routine that is changed: its number there, form, dose, phase.

    None where it may be anything. `wanted` is what the change is about, `touched` a dose that the
    person set by hand.
    """

    at: int
    form: int | None = None
    dose: int | None = None
    phase: int | None = None
    wanted: bool = False
    touched: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One cleared exercise: at most one form and one dose of it are taken.

    `price` is what taking it costs beyond its form, below 0 where it is rather taken than others.
    """

    name: str
    place: int
    phases: tuple[int, ...]
    role: str
    family: str
    regions: tuple[tuple[str, int], ...]
    sides: int
    doses: tuple[DoseOption, ...]
    forms: tuple[FormOption, ...]
    price: int = 0
    locked: bool = False
    before: Before | None = None

    @property
    def passive(self) -> bool:
        """Walking and supported rest cover nothing."""
        return self.role != "movement"

    @property
    def full_level(self) -> int:
        """The intensity from which a dose is full: 2, or the most the menu has."""
        return min(2, max(dose.intensity for dose in self.doses))

    @property
    def full_work(self) -> int:
        """Units on one side from which a dose is full: 40 s, or the most the menu has."""
        level = self.full_level
        return min(FULL_WORK, max(dose.work for dose in self.doses if dose.intensity >= level))

    @property
    def small(self) -> tuple[bool, ...]:
        """Whether each dose is below full."""
        work, level = self.full_work, self.full_level
        return tuple(dose.work < work or dose.intensity < level for dose in self.doses)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the catalog."""

    name: str
    kneels: bool
    up: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the solver knows. `asked` gives each region its priority 1-6.

    `orders[phase]` lists places canonically, `moves[a][b]` is in units, `lost_locks` counts the
    exercises asked for by name that are no candidates. `unlike` holds, for each routine that this
    one has to differ from, the candidates that it has. `due` are units of work that a region should
    get, both sides together.
    """

    budget: int
    candidates: tuple[Candidate, ...]
    spots: tuple[Spot, ...]
    orders: tuple[tuple[int, ...], ...]
    moves: tuple[tuple[int, ...], ...]
    start: int
    asked: tuple[tuple[str, int], ...]
    related: tuple[str, ...]
    kneel_once: bool
    balanced: bool
    lost_locks: int = 0
    unlike: tuple[tuple[int, ...], ...] = ()
    due: tuple[tuple[str, int], ...] = ()

    @property
    def revises(self) -> bool:
        """Whether a routine is changed that is there already."""
        return any(each.before for each in self.candidates)

    @property
    def minutes(self) -> int:
        """The budget in minutes, rounded up."""
        return -(-self.budget * UNIT_SECONDS // 60)

    @property
    def most_exercises(self) -> int:
        """A wall against crowding: 2 + one for each started 2.5 minutes."""
        return 2 + -(-self.budget * UNIT_SECONDS // 150)

    @property
    def most_warm_ups(self) -> int:
        """1 below 8 minutes, 3 from 30, else 2."""
        return 1 if self.minutes < 8 else 3 if self.minutes >= 30 else 2

    @property
    def most_settling(self) -> int:
        """1 below 12 minutes, 3 from 45, else 2."""
        return 1 if self.minutes < 12 else 3 if self.minutes >= 45 else 2

    @property
    def most_passive(self) -> int:
        """Units that walking, and that supported rest, may take: a fifth of the budget."""
        return self.budget // 5

    @property
    def wished_warm_up(self) -> int:
        """Units of warm-up wished for: a tenth of the time, at most 3 minutes."""
        return min(-(-self.budget // 10), 180 // UNIT_SECONDS)

    def rank(self, phase: int, place: int) -> int:
        """The order of a block: phases in order, places canonically inside."""
        return phase * len(self.spots) + self.orders[phase].index(place)

    def move(self, start: int, end: int) -> int:
        """Units from one place to another; END is a place to stand or sit."""
        if end == END:
            return 0 if self.spots[start].up else self.moves[start][self.start]
        return self.moves[start][end]


@dataclass(frozen=True, slots=True)
class Taken:
    """One candidate with its form, its dose and its phase."""

    candidate: int
    form: int
    dose: int
    phase: int


@dataclass(frozen=True, slots=True)
class Composition:
    """The raw answer, steps in the order in which they are done."""

    taken: tuple[Taken, ...]
    rest: int
    short: int
    score: int
    bound: int
    proven: bool
