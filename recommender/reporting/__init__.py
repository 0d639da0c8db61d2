"""What does a person tell a physiotherapist of the last thirty days? What they chose, no more."""

from recommender.reporting.gathering import report
from recommender.reporting.report import PARTS, Part, Record, Report

__all__ = ["PARTS", "Part", "Record", "Report", "report"]
