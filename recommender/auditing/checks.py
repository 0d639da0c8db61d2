"""Is this routine safe? Every check in one list, run on a document and the answers told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from recommender.auditing import (
    concerns,
    documents,
    doses,
    facts,
    forms,
    ledgers,
    ordering,
    ruling,
)
from recommender.auditing.case import Case
from recommender.auditing.finding import Faults, Finding
from recommender.auditing.shape import misfits
from recommender.auditing.shelf import UnreadableCatalog, read_shelf
from recommender.auditing.told import Misunderstood, read_told

Check = Callable[[Case], Faults]

CHECKS: tuple[Check, ...] = (
    documents.follows_no_red_flag,
    documents.is_a_routine,
    documents.echoes_the_answers,
    documents.keeps_red_flags_to_itself,
    documents.carries_its_versions,
    documents.claims_only_what_was_proven,
    documents.keeps_to_the_minutes,
    documents.names_every_exercise_once,
    documents.gives_a_reason_for_leaving_out,
    documents.cites_what_exists,
    documents.leaves_out_what_was_excluded,
    documents.keeps_the_demanding_for_who_asks,
    documents.owns_up_to_unmet_locks,
    ledgers.has_no_gap,
    ledgers.tells_kinds_and_sides,
    ledgers.moves_as_far_as_it_must,
    ledgers.sets_each_form_up,
    ledgers.works_as_dosed,
    ledgers.changes_sides_and_lets_go,
    ledgers.rests_once_and_briefly,
    doses.stays_inside_a_band,
    doses.holds_no_longer_than_helps,
    doses.repeats_no_longer_than_helps,
    doses.walks_and_rests_a_fifth_at_most,
    ordering.keeps_to_the_phases,
    ordering.goes_through_its_places_once,
    ordering.begins_standing_and_ends_up,
    ordering.kneels_in_one_run,
    ordering.is_not_crowded,
    ordering.warms_up_briefly,
    ordering.settles_briefly,
    ordering.rests_supported_at_the_very_end,
    forms.adjusts_as_the_catalog_does,
    forms.tells_the_loads_as_performed,
    forms.copies_the_catalog,
    forms.needs_only_what_is_at_hand,
    forms.stays_off_the_floor,
    concerns.spares_the_knee,
    concerns.spares_the_wrist,
    concerns.spares_the_pregnancy,
    concerns.follows_the_evidence,
    concerns.stays_mild_in_pregnancy,
    facts.stays_gentle_in_strong_pain,
    facts.bends_no_worse_way,
    facts.respects_the_facts,
    facts.doses_by_the_facts,
    facts.says_what_the_facts_ask_for,
    ruling.understands_every_rule,
    ruling.obeys_every_rule,
    ruling.keeps_below_every_cap,
    ruling.tells_the_caps_in_force,
    ruling.gives_every_caution,
)

LOG = logging.getLogger(__name__)
READS_THE_CATALOG = "reads-the-catalog"
UNDERSTANDS_THE_ANSWERS = "understands-the-answers"
HAS_THE_SHAPE = "has-the-shape-of-a-routine"


def name_of(check: Check) -> str:
    """A check's name in findings."""
    return check.__name__.replace("_", "-")


def audit(
    folder: Path, intake: Mapping[str, Any], routine: Mapping[str, Any]
) -> tuple[Finding, ...]:
    """Everything wrong with a routine document; empty when it may be shown.

    `folder` holds the catalog's TOML, `intake` the raw answers with those about red flags,
    `routine` the parsed JSON. Never raises: what cannot be read is a finding. Findings are also
    written to the log, without anything that would tell an answer.
    """
    found = tuple(_findings(folder, intake, routine))
    if found:
        LOG.error("A routine did not pass its audit: %s", ", ".join(_named(found)))
    return found


def _named(found: tuple[Finding, ...]) -> list[str]:
    """The parts of the audit and the exercises: a check's own name could tell a concern."""
    part_of = {name_of(check): check.__module__.rpartition(".")[2] for check in CHECKS}
    return sorted(
        {f"{part_of.get(each.check, each.check)} of {each.step or 'all'}" for each in found}
    )


def _findings(folder: Path, intake: Any, routine: Any) -> Iterator[Finding]:
    shapeless = [Finding(HAS_THE_SHAPE, None, _sentence(None, each)) for each in misfits(routine)]
    try:
        case = Case(read_told(intake), read_shelf(folder), routine)
    except Misunderstood as fault:
        yield Finding(UNDERSTANDS_THE_ANSWERS, None, _sentence(None, str(fault)))
        return
    except UnreadableCatalog as fault:
        yield Finding(READS_THE_CATALOG, None, _sentence(None, str(fault)))
        return
    yield from shapeless
    if not shapeless:
        for check in CHECKS:
            yield from _seen(check, case)


def _seen(check: Check, case: Case) -> Iterator[Finding]:
    try:
        for step, fault in check(case):
            yield Finding(name_of(check), step, _sentence(step, fault))
    except Exception as error:  # a check that breaks stops the routine, not the app
        fault = f"the check {name_of(check)} could not be made ({type(error).__name__})"
        yield Finding(name_of(check), None, _sentence(None, fault))


def _sentence(step: str | None, fault: str) -> str:
    whole = f"{step}: {fault}." if step else f"{fault}."
    return whole[0].upper() + whole[1:]
