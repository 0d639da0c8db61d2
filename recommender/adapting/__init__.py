"""What does feedback change? Limits, what is left out, and what the person is told of it."""

from recommender.adapting.adaptation import Adaptation, Advised, as_adapted
from recommender.adapting.ceilings import both, tighter
from recommender.adapting.gathering import gather
from recommender.adapting.judging import adapt

__all__ = ["Adaptation", "Advised", "adapt", "as_adapted", "both", "gather", "tighter"]
