"""What of the catalog is published for people and programs that never run Limber?"""

from __future__ import annotations

from collections.abc import Callable

from recommender.catalog.loading import Catalog
from recommender.publishing.coverage import coverage_page
from recommender.publishing.evidence import evidence_page
from recommender.publishing.whole import export, schema

PUBLISHED: dict[str, tuple[str, Callable[[Catalog], str]]] = {
    "schema": ("catalog/schema.json", lambda _: schema()),
    "evidence": ("docs/evidence.md", evidence_page),
    "coverage": ("docs/coverage.md", coverage_page),
}
"""Each generated file: its name as a command, its place in the project, and what makes it."""

__all__ = ["PUBLISHED", "coverage_page", "evidence_page", "export", "schema"]
