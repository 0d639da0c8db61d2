"""A programme, week by week: which routine on which day, and how they hang together."""

from recommender.programming.asking import Ask, asks_again
from recommender.programming.composing import ComposedDay, ComposedWeek, Unmade, compose_week
from recommender.programming.dose import weekly_target, worked
from recommender.programming.hardness import is_hard
from recommender.programming.past import Earlier, Past, earlier
from recommender.programming.remaking import BadDay, remake_week, travel_day
from recommender.programming.shortfall import Shortfall, shortfalls

__all__ = [
    "Ask",
    "BadDay",
    "ComposedDay",
    "ComposedWeek",
    "Earlier",
    "Past",
    "Shortfall",
    "Unmade",
    "asks_again",
    "compose_week",
    "earlier",
    "is_hard",
    "remake_week",
    "shortfalls",
    "travel_day",
    "weekly_target",
    "worked",
]
