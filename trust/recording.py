"""How is what was found written down? One page, docs/solver-proof.md."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version

from trust.asking import WAYS
from trust.comparing import LITTLE
from trust.reaching import BOUND_BY, PAID
from trust.sweeping import HASTE, Swept
from trust.twins import RELATIONS

OFTEN_ENOUGH = 200
"""A rule or a price is tried when at least one problem in so many reaches it."""

INTRODUCTION = """\
# Is the solver's answer the best one?

Made by `make check-solver` on {day}: OR-Tools {ortools}, Python {python}, one worker.
It fails when anything below is wrong, or when a rule or a price was hardly ever reached.

What this page shows is that the software answers the question as it is put, on the problems that
were tried. Whether the question is the right one, nobody can compute: the prices are judgements of
ours, and no clinician has reviewed them.

## Small problems, against trying everything

{problems} random problems, each by its number, so that any of them can be asked again. Each is
small enough to try every answer (`trust/oracle.py`, without a solver), scored by the second
specification in plain Python (`solver/checking.py`). The solver has to reach the same score,
proven, with the library's presolve on and off; no answer may break a rule, be worth other points
than it says, or be worth more than its bound. **{faults} faults.**

Both sides share the prices, and the problem with what it reckons from its own numbers
(`solver/problem.py`: the most exercises, the way between places, which dose is small). A mistake
there, or a rule that was understood wrongly twice, would not show here.

Then each is asked twice more with next to no time, so that proofs break off (limits of
{limits} in the library's own units, in turn).
What comes then has to be honest all the same: its bound no lower than the best score, and *proven*
only where it is.
"""

REACHED = """\
A rule is reached where some answer that breaks it alone, one step away from the best, would be
worth more. The names are those of the second specification, where an answer is a list of steps; a
place that is visited for nothing cannot be written down there, so that rule has no line.
"""

PAID_FOR = """\
A price is paid where the best answer would have other points without it. The names are those of
`solver/prices.py`; the last one carries its points with the exercise and the form.
"""

PEOPLE = """\
## People, on the real catalog

Too large to try everything. So {people} random people are asked about instead, and what must hold
between their answers and those to a changed question: {proven} proven best, **{faults} faults**.
"""

NO_LAW = """\
That less equipment never scores more is seen here, but nothing guarantees it: of two doses with the
same work only the shorter is offered, and a thing at hand may bring in the shorter one.
"""

OTHERWISE = """\
{count} of them are asked in other ways as well, as one whole question: the best scores are the same
wherever both are proven, and no bound is below an answer.
"""

MINUTES = """\
More minutes and the coverage of the best routine: the score weighs coverage against its prices, so
it may fall, and that is no fault. It fell for {fell} of {longer} people with one minute more, by
{most} points at most. What holds always is the relation above: the coverage that could be had, if
nothing else counted, never falls.
"""


def page(small: Swept, real: Swept) -> str:
    """The whole page as Markdown."""
    return "\n".join([*_small(small), *_real(real)])


def unreached(small: Swept) -> list[str]:
    """The rules and prices that too few problems reached, and reached ones that nobody listed."""
    least = small.asked // OFTEN_ENOUGH
    found = small.reached + small.paid
    rare = [f"{name}: only in {found[name]} problems" for name in (*BOUND_BY, *PAID)
            if found[name] < least]  # fmt: skip
    return rare + [f"{name}: not listed" for name in set(found) - {*BOUND_BY, *PAID}]


def _small(small: Swept) -> Iterable[str]:
    yield INTRODUCTION.format(
        day=datetime.now(UTC).date(),
        ortools=version("ortools"),
        python=platform.python_version(),
        problems=f"{small.asked:,}",
        faults=len(small.faults),
        limits=_list(LITTLE),
    )
    yield _table(("Asked in haste", "Times"), small.ends, sorted(small.ends))
    yield _table(("Kind of problem", "Problems"), small.kinds, sorted(small.kinds))
    yield REACHED
    yield _table(("A rule that kept a better answer away", "Problems"), small.reached, BOUND_BY)
    yield PAID_FOR
    yield _table(("A price that the best answer pays or earns", "Problems"), small.paid, PAID)


def _real(real: Swept) -> Iterable[str]:
    yield PEOPLE.format(people=real.asked, proven=real.kinds["proven"], faults=len(real.faults))
    named = [relation.__name__ for relation in RELATIONS]
    yield _table(("What holds", "People"), real.reached, named)
    yield NO_LAW
    yield f"Twice in haste ({_list(HASTE)} of the library's units, in turn), honest all the same:\n"
    yield _table(("Asked in haste", "Times"), real.ends, sorted(real.ends))
    yield OTHERWISE.format(count=real.kinds["asked otherwise"])
    yield _table(("Asked with", "Proven too"), real.paid, WAYS)
    yield MINUTES.format(
        fell=real.kinds["covered less with a minute more"],
        longer=real.kinds["asked again with a minute more"],
        most=real.kinds["the largest fall"],
    )


def _table(head: tuple[str, str], counted: Mapping[str, int], names: Iterable[str]) -> str:
    rows = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    rows += [f"| {_words(name)} | {counted.get(name, 0):,} |" for name in names]
    return "\n".join([*rows, ""])


def _words(name: str) -> str:
    return f"`{name}`" if name.isupper() else name.replace("_", " ")


def _list(limits: Iterable[float]) -> str:
    return ", ".join(str(limit) for limit in limits)
