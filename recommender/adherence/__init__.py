"""How much of it has been done? Weeks, the last days, streaks and strength, counted from sessions.

A session belongs to the local day stored with it. Several sessions on one day all count. Weeks are
ISO weeks, Monday to Sunday. Only completed sessions count, and every share is rounded down.
"""

from recommender.adherence.aim import Aim, week_of
from recommender.adherence.calendar import HEATMAP_WEEKS, heatmap
from recommender.adherence.lasting import HALF_LIFE_WEEKS, streak_weeks, strength
from recommender.adherence.rolling import LAST_DAYS, LAST_WEEKS, Span, last_days, last_weeks, span
from recommender.adherence.shares import completed_share, percent
from recommender.adherence.weeks import Week, completed, this_week, weeks_until

__all__ = [
    "HALF_LIFE_WEEKS",
    "HEATMAP_WEEKS",
    "LAST_DAYS",
    "LAST_WEEKS",
    "Aim",
    "Span",
    "Week",
    "completed",
    "completed_share",
    "heatmap",
    "last_days",
    "last_weeks",
    "percent",
    "span",
    "streak_weeks",
    "strength",
    "this_week",
    "week_of",
    "weeks_until",
]
