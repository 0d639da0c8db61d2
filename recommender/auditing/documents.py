"""Does the document say what it may, and may it exist? A routine ..."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from recommender.auditing.case import Case
from recommender.auditing.finding import Faults
from recommender.auditing.told import Misunderstood, read_told

BLOCKING_TIERS = ("emergency", "maternity", "urgent", "clinician")
FILLING = "fills-the-minutes"


def follows_no_red_flag(case: Case) -> Faults:
    """A routine never follows a red flag; a clinician's yes waives only what it may waive."""
    for flag in case.told.answers["red_flags"]:
        question = case.shelf.questions.get(flag)
        if question is None:
            yield None, f"the red flag {flag} is not among the questions"
        elif question["tier"] != "caution" and not _waived(case, question):
            yield None, f"{flag} needs care first ({question['tier']})"


def _waived(case: Case, question: Mapping[str, Any]) -> bool:
    waivable = bool(question.get("waived_by_clinician", False))
    return waivable and question["tier"] == "clinician" and case.told.has("clinician-cleared")


def is_a_routine(case: Case) -> Faults:
    """A routine says that it is one, in the schema that this audit knows."""
    if case.document["outcome"] != "routine":
        yield None, "the outcome is not a routine"
    if case.document["schema_version"] != 1:
        yield None, "the schema version is not 1"
    if not case.document["steps"]:
        yield None, "there is no step"


def echoes_the_answers(case: Case) -> Faults:
    """A routine repeats the answers that it was made for."""
    try:
        echoed = read_told(case.document["intake"]).answers
    except Misunderstood as fault:
        yield None, f"the echoed intake: {fault}"
        return
    for key in sorted(set(case.told.answers) - {"red_flags"}):
        if echoed[key] != case.told.answers[key]:
            yield None, f"the echoed {key} is not what was told"


def keeps_red_flags_to_itself(case: Case) -> Faults:
    """A routine holds no answer about a red flag, not even an empty one."""
    if "red_flags" in _keys(case.document):
        yield None, "the document has a key red_flags"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from value
        for each in value.values():
            yield from _keys(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _keys(each)


def carries_its_versions(case: Case) -> Faults:
    """A routine names the catalog, the rules and the solver that made it."""
    for key, version in case.document["versions"].items():
        if not version:
            yield None, f"the version of the {key} is empty"


def claims_only_what_was_proven(case: Case) -> Faults:
    """A routine is called proven exactly when its score reaches the bound, which none exceeds."""
    score, bound = case.document["score"], case.document["bound"]
    if score > bound:
        yield None, "the score is above its bound"
    if case.document["proven"] != (score == bound):
        yield None, "proven does not agree with score and bound"


def keeps_to_the_minutes(case: Case) -> Faults:
    """A routine never exceeds the minutes, and ends early only with an unmet wish."""
    seconds, budget = case.document["seconds"], case.document["budget_seconds"]
    wishes = [each["wish"] for each in case.document["unmet"]]
    if budget != case.told.minutes * 60:
        yield None, "the budget is not the minutes asked"
    if seconds > case.told.minutes * 60:
        yield None, "it is longer than the minutes asked"
    if (seconds < case.told.minutes * 60) != (FILLING in wishes):
        yield None, f"its length and the unmet wish {FILLING} disagree"


def names_every_exercise_once(case: Case) -> Faults:
    """A routine takes, leaves out or passes over every exercise of the catalog, each once."""
    lists = ("steps", "left_out", "not_chosen")
    named = Counter(each["exercise"] for key in lists for each in case.document[key])
    for exercise in sorted(set(named) | set(case.shelf.exercises)):
        if exercise not in case.shelf.exercises:
            yield exercise, "is not in the catalog"
        elif named[exercise] != 1:
            yield exercise, f"stands {named[exercise]} times in the document, not once"


def gives_a_reason_for_leaving_out(case: Case) -> Faults:
    """A routine leaves an exercise out only by a rule that exists."""
    rules = {rule["id"] for rule in case.shelf.rules}
    for each in case.document["left_out"]:
        if each["rule"] not in rules:
            yield each["exercise"], f"is left out by the unknown rule {each['rule']}"


def cites_what_exists(case: Case) -> Faults:
    """A routine cites rules and sources that the catalog has."""
    rules = {rule["id"] for rule in case.shelf.rules}
    for performed in case.steps:
        for rule in sorted(set(performed.step["rules"]) - rules):
            yield performed.name, f"the rule {rule} is unknown"
        if not performed.step["sources"]:
            yield performed.name, "it cites no source"
        for source in sorted(set(performed.step["sources"]) - case.shelf.sources):
            yield performed.name, f"the source {source} is unknown"


def leaves_out_what_was_excluded(case: Case) -> Faults:
    """A routine has no exercise that the person excluded."""
    for performed in case.steps:
        if performed.name in case.told.answers["excluded"]:
            yield performed.name, "was excluded"


def keeps_the_demanding_for_who_asks(case: Case) -> Faults:
    """A routine has a demanding exercise only when it is locked and nothing must be spared."""
    for performed in case.steps:
        if performed.exercise.get("offered", "always") != "always":
            if performed.name not in case.told.answers["locked"]:
                yield performed.name, "is offered only to who locks it"
            if case.told.concerned:
                yield performed.name, "is offered only without any concern"


def owns_up_to_unmet_locks(case: Case) -> Faults:
    """A routine without an exercise that the person locked says so among its unmet wishes."""
    taken = {each["exercise"] for each in case.document["steps"]}
    wishes = {each["wish"] for each in case.document["unmet"]}
    for exercise in case.told.answers["locked"]:
        if exercise not in taken and f"locked-{exercise}" not in wishes:
            yield exercise, "was locked, is not taken, and no wish says so"
