"""What does pain in a step call for? Go on, ease it, or stop; by the numbers of the catalog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from recommender.catalog.loading import Catalog
from recommender.session import Event

Answer = Literal["go-on", "ease", "stop"]
STRICTNESS: tuple[Answer, ...] = get_args(Answer)


@dataclass(frozen=True)
class PainLimits:
    """Pain (0-10) from which a step is eased, and from which it stops; R-PN-01 and R-PN-02.

    `any_stops` is for pregnancy: any pain beyond a mild stretch stops the step. What was stopped
    is left out for `days_left_out`.
    """

    ease_from: int
    stop_from: int
    days_left_out: int
    any_stops: bool = False

    def answer(self, pain: int, spreads: bool) -> Answer:
        """What a step calls for that hurts so much, and whether it spreads or is sharp."""
        if self.any_stops or spreads or pain >= self.stop_from:
            return "stop"
        return "ease" if pain >= self.ease_from else "go-on"


def pain_limits(catalog: Catalog, any_stops: bool = False) -> PainLimits:
    """The limits that the catalog's rules of feedback set."""
    badly = catalog.adaptation("hurt-badly").numbers
    return PainLimits(
        ease_from=catalog.adaptation("hurt").numbers["pain_from"],
        stop_from=badly["pain_from"],
        days_left_out=badly["days"],
        any_stops=any_stops,
    )


def judged_again(limits: PainLimits, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with each answer to pain as strict as the limits ask; a stricter one stands."""
    return tuple(_judged(limits, each) if each.kind == "hurt" else each for each in events)


def _judged(limits: PainLimits, event: Event) -> Event:
    own = limits.answer(event.pain or 0, event.spreads)
    stricter = max(event.answer or own, own, key=STRICTNESS.index)
    return event.model_copy(update={"answer": stricter})
