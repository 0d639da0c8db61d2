"""Is this routine safe? A second opinion from the raw TOML, sharing no code with the makers."""

from recommender.auditing.checks import CHECKS, audit, name_of
from recommender.auditing.finding import Finding

__all__ = ["CHECKS", "Finding", "audit", "name_of"]
