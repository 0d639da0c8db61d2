"""How is a routine changed by who does it? With as little change as possible, and other ones."""

from recommender.negotiating.comparing import distinction, news, what_changed
from recommender.negotiating.edits import Edit, Kind, Unchanged
from recommender.negotiating.offering import Offer, equivalents
from recommender.negotiating.revising import possible_changes, revise
from recommender.negotiating.varying import Alternatives, alternatives

__all__ = [
    "Alternatives",
    "Edit",
    "Kind",
    "Offer",
    "Unchanged",
    "alternatives",
    "distinction",
    "equivalents",
    "news",
    "possible_changes",
    "revise",
    "what_changed",
]
