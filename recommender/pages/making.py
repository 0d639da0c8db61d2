"""What becomes of the answers? A routine to show, a referral, or why there is nothing."""

from __future__ import annotations

from datetime import datetime

from recommender.catalog.loading import Catalog
from recommender.intake import Intake
from recommender.journal import Kept
from recommender.pages import address, blocking, feedback_today, instead, keeping, memory
from recommender.pages.wishing import in_force
from recommender.recommending import Unanswered, recommend, refuse_unsafe
from recommender.routine import Caution, Recommendation, Referral, Refused, Routine
from recommender.session import NOTHING_DONE, History
from recommender.solver import compose_apart

EXAMPLE = "example"
"""Stands in the address instead of an id; the journal's ids are longer."""
UNKEPT = "unkept"
Cautions = tuple[Caution, ...]
REFERRAL, REFUSED, SHOWN = "referral", "refused", "routine"
_ONCE = "cautions-shown-once"

__all__ = [
    "Unanswered",
    "begin_anew",
    "compose_apart",
    "history",
    "keep_changed",
    "make",
    "outcome_for",
    "settle",
    "show_again",
    "show_kept",
    "show_version",
    "shown",
    "told_once",
]


def outcome_for(
    catalog: Catalog, intake: Intake, history: History = NOTHING_DONE
) -> Recommendation:
    """The recommendation, composed in a worker process.

    Raises:
        BadIntake: when an answer cannot be used.
        Unanswered: when no routine was found; the text is for the person.
    """
    return recommend(catalog, intake, history=history, composer=compose_apart)


def make(catalog: Catalog, intake: Intake) -> None:
    """Makes a routine, a referral or a refusal, and remembers in this tab what to show.

    It heeds what was said of what was done. Nothing is shown when this tab's safety check was
    overtaken by another tab's.

    Raises:
        BadIntake: when an answer cannot be used.
        Unanswered: when no routine was found; the text is for the person.
    """
    told, history = feedback_today.heeded(catalog, intake)
    outcome = outcome_for(catalog, told, history)
    # Meanwhile another tab may have told of a warning sign: then this tab has to ask again.
    if isinstance(outcome, Referral) or not blocking.is_overtaken():
        settle(catalog, outcome)


def history() -> History:
    """What was done lately, for a change to a routine: what that one heeds stands in itself."""
    return feedback_today.done_lately()


def without_unwished(intake: Intake) -> Intake:
    """The answers with what the person never wants again, or what hurt lately, excluded.

    A wish by name beats "never again", and not a rest because of pain.
    """
    held = in_force().items()
    rests = {name for name, wish in held if wish.until}
    never = {name for name, wish in held if not wish.until} - {*intake.locked}
    unwished = sorted((rests | never) - {*intake.excluded})
    return intake.model_copy(update={"excluded": (*intake.excluded, *unwished)})


def settle(catalog: Catalog, outcome: Recommendation) -> None:
    """Takes a recommendation to where the page finds it.

    Raises:
        Unanswered: when what would be stored does not pass its audit.
    """
    begin_anew()
    if not isinstance(outcome, Routine):
        instead.stand_in_for(None)
    match outcome:
        case Referral():
            memory.keep(REFERRAL, outcome)
            blocking.block()
        case Refused():
            memory.keep(REFUSED, outcome)
        case Routine():
            keeping.ask(lambda journal: journal.unblock(), None)
            _keep(*without_answers(catalog, outcome))


def begin_anew() -> None:
    """Nothing is shown any more; the form's answers stay."""
    for name in (REFERRAL, REFUSED, SHOWN):
        memory.let_go(name)
    address.show_routine(None)


def shown() -> str | None:
    """The id of the routine to show: the address's, else the one this tab showed last."""
    id = address.shown_routine() or memory.kept(SHOWN)
    if id and id != UNKEPT:
        address.show_routine(id)
    return id


def show_kept(id: str) -> None:
    """Shows a kept routine, whatever was shown before."""
    begin_anew()
    memory.keep(SHOWN, id)
    address.show_routine(id)


def show_again(id: str) -> None:
    """Remembers in this tab a routine that came from the address: the menu's links drop it."""
    memory.keep(SHOWN, id)


def told_once(id: str) -> tuple[Caution, ...]:
    """The cautions that stand for answers to the safety questions; only this tab knows them."""
    of, cautions = memory.kept(_ONCE, (None, ()))
    return tuple(cautions) if of == id else ()


def without_answers(catalog: Catalog, routine: Routine) -> tuple[Routine, tuple[Caution, ...]]:
    """The routine as it may be stored, and the cautions that would betray a safety answer."""
    answered = tuple(
        caution for caution in routine.cautions if catalog.rule(caution.rule).acts_in == "questions"
    )
    left = tuple(caution for caution in routine.cautions if caution not in answered)
    return routine.model_copy(update={"cautions": left}), answered


def keep_changed(catalog: Catalog, routine: Routine, told_at: datetime) -> tuple[str, Kept]:
    """Stores a routine that was changed; its answers are no newer than they were.

    Raises:
        Unanswered: when it does not pass its audit.
    """
    changed, _ = without_answers(catalog, routine)
    return _stored(changed, told_at)


def show_version(id: str, kept: Kept, once: Cautions) -> None:
    """Shows a routine that is stored, with the cautions that only this tab knows."""
    memory.keep(UNKEPT, kept)
    memory.keep(SHOWN, id)
    memory.keep(_ONCE, (id, once))
    address.show_routine(None if id == UNKEPT else id)


def _keep(routine: Routine, answered: Cautions) -> None:
    id, kept = _stored(routine, memory.now())
    if id != UNKEPT:
        instead.take_its_place(id)
    show_version(id, kept, answered)


def _stored(routine: Routine, told_at: datetime) -> tuple[str, Kept]:
    """The id of a routine that passes its audit, and what is stored of it."""
    refuse_unsafe(routine, routine.intake)
    kept = Kept(routine.as_json(), told_at)
    return keeping.ask(lambda journal: journal.remember(kept.document, told_at), UNKEPT), kept
