"""What did the last safety sweep check, and what did it find?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from recommender.catalog.vocabulary import Id, Value

Count = Annotated[int, Field(ge=0)]


class FilterSweep(Value):
    """Every combination of answers against every form; a verdict is one form for one of them."""

    combinations: Count
    forms: Count
    verdicts: Count
    unsafe: Count


class RecipeSweep(Value):
    """Whole intakes, each routine audited; `at_least_twelve` is a share from 0 to 1.

    It says for how many intakes twelve exercises or more are left to choose from.
    """

    intakes: Count
    routines: Count
    referrals: Count
    nothing: Count
    unsafe: Count
    at_least_twelve: Annotated[float, Field(ge=0, le=1)]


class Planted(Value):
    """Faults put in on purpose, in routines and in rules, and how many of them were caught."""

    routines: Count
    routines_caught: Count
    rules: Count
    rules_caught: Count


class Mutants(Value):
    """Small changes made to code, and how many of them some test noticed."""

    made: Count
    killed: Count


class Proof(Value):
    """The record of a sweep, the versions that it ran with, and the command that repeats it."""

    made_on: date
    catalog: str
    rules: str
    command: str
    filter: FilterSweep
    recipe: RecipeSweep
    planted: Planted
    mutants: Mapping[Id, Mutants]
