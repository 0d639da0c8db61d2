"""What would change with other wishes, and what did each choice cost? By asking the solver again.

Each line of an explanation is a trial: one question and a sentence about its answer. A terminal
asks them one after the other; a page asks them in the background and shows what is there.
"""

from recommender.weighing.bending import curve, curve_trials
from recommender.weighing.giving import gave_way, lost, most_kept
from recommender.weighing.lengthening import longer, step_reasons
from recommender.weighing.offering import price_list
from recommender.weighing.others import others
from recommender.weighing.repairs import minutes_trials, minutes_wish, repairs
from recommender.weighing.trial import Trial, changed
from recommender.weighing.whole import barred, explain

__all__ = [
    "Trial",
    "barred",
    "changed",
    "curve",
    "curve_trials",
    "explain",
    "gave_way",
    "longer",
    "lost",
    "minutes_trials",
    "minutes_wish",
    "most_kept",
    "others",
    "price_list",
    "repairs",
    "step_reasons",
]
