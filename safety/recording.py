"""How is a sweep written down? As data for the app, and as tables for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from safety import recipes
from safety.filtering import Filtered
from safety.mutating import TARGETS, results
from safety.mutations import mutations
from safety.space import Told, size
from safety.state import HOUSE
from safety.sweeping import Sweep, whole_filter

PAGE = HOUSE / "docs" / "safety.md"
BEGINNING, END = "<!-- results: made by `make safety` -->", "<!-- end of results -->"
ENOUGH = 12
MOST_GROUPS = 40
Row = tuple[object, ...]


class Record:
    """Everything that is kept, audited anew and counted."""

    def __init__(self, sweeping: Sweep, made_on: date) -> None:
        self.sweeping = sweeping
        self.made_on = made_on
        self.filter: Filtered = whole_filter([*sweeping.kept("filter"), *sweeping.kept("compare")])
        self.planted = [pair for each in sweeping.kept("planted") for pair in each["planted"]]
        self.slips = [slip for each in sweeping.kept("slips") for slip in each["slips"]]
        self.mutants = {target.name: results(target) for target in TARGETS}
        self.told: list[Told] = recipes.every_intake(sweeping.catalog)
        self.outcomes: Counter[str] = Counter()
        self.unsafe: list[str] = []
        self.nothing: Counter[str] = Counter()
        self.enough = self.screened = 0
        self.cpu: Counter[str] = Counter()
        self._count()

    def _count(self) -> None:
        parts = ("filter", "compare", "planted", "slips", "recipes")
        for part in parts:
            for each in self.sweeping.kept(part):
                self.cpu[part] += each["cpu"]
        for told, kept in zip(self.told, self.sweeping.kept("recipes"), strict=False):
            outcome = recipes.Outcome(kept["outcome"], kept["left"], kept["document"])
            self.outcomes[outcome.outcome] += 1
            self.unsafe += recipes.faults(self.sweeping.folder, told, outcome)
            chose = len(told.get("excluded", ())) < recipes.LEFT_OUT
            if outcome.outcome != "referral" and chose:
                self.screened += 1
                self.enough += outcome.left >= ENOUGH
            if outcome.outcome in ("nothing-safe", "unanswered"):
                self.nothing[recipes.why_nothing(told, outcome)] += 1

    @property
    def share(self) -> float:
        """The share of the intakes with enough exercises left, of those who left out few."""
        return round(self.enough / self.screened, 4) if self.screened else 0.0

    def as_toml(self) -> str:
        """The record that the app shows."""
        caught = sum(caught for _, caught in self.planted)
        slipped = sum(slip["caught"] for slip in self.slips)
        mutants = (
            f"{name} = {{ made = {made}, killed = {killed} }}\n"
            for name, made, killed, _, _ in self._mutants()
        )
        return (
            "# What did the last safety sweep check, and what did it find? `make safety` writes"
            " this file.\n\n"
            f"made_on = {self.made_on.isoformat()}\n"
            f'catalog = "{self.sweeping.catalog.digest}"\n'
            f'rules = "{self.sweeping.catalog.rules_digest}"\n'
            'command = "make safety"\n\n'
            "[filter]\n"
            f"combinations = {self.filter.combinations}\n"
            f"forms = {self.filter.forms}\n"
            f"verdicts = {self.filter.verdicts}\n"
            f"unsafe = {self.filter.unsafe}\n\n"
            "[recipe]\n"
            f"intakes = {sum(self.outcomes.values())}\n"
            f"routines = {self.outcomes['routine']}\n"
            f"referrals = {self.outcomes['referral']}\n"
            f"nothing = {self.outcomes['nothing-safe']}\n"
            f"unsafe = {len(self.unsafe)}\n"
            f"at_least_twelve = {self.share}\n\n"
            "[planted]\n"
            f"routines = {len(self.planted)}\n"
            f"routines_caught = {caught}\n"
            f"rules = {len(self.slips)}\n"
            f"rules_caught = {slipped}\n\n"
            "[mutants]\n" + "".join(mutants)
        )

    def as_tables(self) -> str:
        """The same for people, with every group."""
        return "\n".join(
            [
                f"Made on {self.made_on.isoformat()} with catalog `{self.sweeping.catalog.digest}`"
                f" and rules `{self.sweeping.catalog.rules_digest}`.\n",
                *table(("What was asked", "Result"), self._summary()),
                "\n### Intakes without a routine\n",
                *self._without(),
                "\n### Planted routines\n",
                *table(("Kind of fault", "planted", "caught"), grouped(self.planted)),
                "\n### Loosened rules and mistaken tags\n",
                *table(
                    ("Kind of change", "made", "caught", "caught by the changed files alone"),
                    self._slipped(),
                ),
                "\n### Mutants\n",
                *table(("Code", "made", "killed", "share", "possible"), self._mutants()),
            ]
        )

    def _summary(self) -> Iterator[Row]:
        found = self.filter
        yield "combinations of answers in the whole space", f"{size():,}"
        yield "combinations swept through the filter", f"{found.combinations:,}"
        yield f"verdicts ({found.forms} forms each)", f"{found.verdicts:,}"
        yield "of these unsafe", found.unsafe
        yield "forms in a dose that only screening bars, by health alone", found.stricter
        yield (
            "combinations asked again as a whole; answers that differed",
            (f"{found.compared}; {found.unequal}"),
        )
        yield "whole intakes through the recipe", f"{sum(self.outcomes.values()):,}"
        for outcome, count in sorted(self.outcomes.items()):
            yield f"of these: {outcome}", f"{count:,}"
        yield "routines that the audit calls unsafe", len(self.unsafe)
        yield (
            f"intakes with at least {ENOUGH} exercises left",
            (
                f"{100 * self.share:.1f} % of {self.screened:,} (referrals, and those who leave out"
                f" {recipes.LEFT_OUT} exercises themselves, apart)"
            ),
        )
        hours = sum(self.cpu.values()) / 3600
        each = ", ".join(f"{part} {cpu / 3600:.2f}" for part, cpu in sorted(self.cpu.items()))
        yield "CPU hours", f"{hours:.2f} ({each})"

    def _without(self) -> Iterator[str]:
        if not self.nothing:
            yield "None."
            return
        yield from table(("Why", "intakes"), self.nothing.most_common(MOST_GROUPS))

    def _slipped(self) -> Iterator[Row]:
        for kind in sorted({slip["kind"] for slip in self.slips}):
            of_kind = [slip for slip in self.slips if slip["kind"] == kind]
            caught, alone = (sum(slip[key] for slip in of_kind) for key in ("caught", "alone"))
            yield kind, len(of_kind), caught, alone

    def _mutants(self) -> Iterator[Row]:
        for target in TARGETS:
            found = self.mutants[target.name]
            killed = sum(each["killed"] for each in found)
            possible = sum(1 for file in target.files() for _ in mutations(file))
            share = f"{100 * killed / len(found):.1f} %" if found else "not tested"
            yield target.name, len(found), killed, share, possible


def grouped(pairs: list[Any]) -> Iterator[Row]:
    """Names with how often they came and how often with a yes, in the order in which they came."""
    for name in dict.fromkeys(name for name, _ in pairs):
        said = [yes for each, yes in pairs if each == name]
        yield name, len(said), sum(said)


def table(heads: Row, rows: Any) -> Iterator[str]:
    """A table in Markdown."""
    yield "| " + " | ".join(map(str, heads)) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"


def write(record: Record, page: Path = PAGE) -> None:
    """Writes both, the tables between their two marks."""
    (record.sweeping.folder / "proof.toml").write_text(record.as_toml(), encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    made = f"{BEGINNING}\n\n{record.as_tables()}\n\n{END}"
    whole = re.sub(f"{re.escape(BEGINNING)}.*{re.escape(END)}", lambda _: made, text, flags=re.S)
    page.write_text(whole, encoding="utf-8")
