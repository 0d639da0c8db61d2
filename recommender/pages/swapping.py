"""What could be done instead of this step? Up to three, each with what it would change."""

from __future__ import annotations

import streamlit as st

from recommender.intake import BadIntake
from recommender.negotiating import Offer, equivalents, what_changed
from recommender.pages import making, memory
from recommender.pages.changeable import Changeable, take
from recommender.pages.literally import literally
from recommender.pages.making import Unanswered
from recommender.pages.scrolling import go_to
from recommender.routine import Step

WAITING = "Looking for others that fit…"
NONE = "Nothing else that serves the same places fits in here today."
_SWAPPING, _OFFERS = "swapping", "swap-offers"
_PLACE = "offers"


def ask_for(id: str, exercise: str) -> None:
    """Opens the offers for a step of the routine of an id."""
    memory.keep(_SWAPPING, (id, exercise))


def stop() -> None:
    """Closes the offers."""
    memory.let_go(_SWAPPING)


def is_asked(id: str, exercise: str) -> bool:
    """Whether the offers of a step are open."""
    return bool(memory.kept(_SWAPPING) == (id, exercise))


def draw_offers(shown: Changeable, step: Step) -> None:
    """The offers, each with its button, and a way to leave things as they are."""
    name = shown.catalog.exercise(step.exercise).name
    with st.container(border=True, key=_PLACE):
        st.subheader(f"Instead of {name}", anchor=False)
        offers = _offers(shown, step.exercise)
        if not offers:
            st.markdown(NONE)
        for offer in offers:
            _draw_offer(shown, offer)
        st.button(f"Keep {name}", key="keep-as-it-is", on_click=stop, type="tertiary")


def go_to_offers() -> None:
    """Leads the eyes and the keyboard to the offers when they have just been opened."""
    asked = memory.kept(_SWAPPING)
    go_to(f".st-key-{_PLACE}", "h3", str(asked) if asked else "", _PLACE)


def _draw_offer(shown: Changeable, offer: Offer) -> None:
    other = shown.catalog.exercise(offer.edit.other)
    with st.container(key=f"offer-{other.id}"):
        told = f"**{literally(offer.instead)}.** {literally(other.summary)}"
        st.markdown(f"{told} {literally(offer.besides)}")
        # Not a callback: what is kept has to pass its audit, and that may fail with a sentence.
        if st.button(f"Take {other.name}", key=f"take-{other.id}-{shown.id}"):
            _take(shown, offer)


def _take(shown: Changeable, offer: Offer) -> None:
    stop()
    take(shown, offer.routine, what_changed(shown.catalog, shown.routine, offer.routine))
    st.rerun()


def _offers(shown: Changeable, exercise: str) -> tuple[Offer, ...]:
    """The offers for a step of this routine, solved for once."""
    asked = (shown.id, exercise, shown.told)
    known, found = memory.kept(_OFFERS, (None, ()))
    if known != asked:
        found = _found(shown, exercise)
        memory.keep(_OFFERS, (asked, found))
    return tuple(found)


def _found(shown: Changeable, exercise: str) -> tuple[Offer, ...]:
    composer = making.compose_apart
    try:
        with st.spinner(WAITING):
            return equivalents(
                shown.catalog, shown.told, shown.routine, exercise, making.history(), composer
            )
    except (BadIntake, Unanswered) as fault:
        st.warning(str(fault))
        return ()
