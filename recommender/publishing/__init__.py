"""What is published for people and programs that never run Limber?"""

from __future__ import annotations

from collections.abc import Callable

from recommender import archive
from recommender.catalog.loading import Catalog
from recommender.exports import rules_csv
from recommender.publishing.coverage import coverage_page
from recommender.publishing.evidence import evidence_page
from recommender.publishing.whole import export, schema

MADE: dict[str, Callable[[Catalog], str]] = {
    "export": export,
    "schema": lambda _: schema(),
    "evidence": evidence_page,
    "coverage": coverage_page,
    "rules": lambda catalog: rules_csv(catalog).decode(),
    "archive-schema": lambda _: archive.schema(),
}
"""What is made, by a name; those from the catalog by that of their command."""
KEPT = {
    "schema": "catalog/schema.json",
    "evidence": "docs/evidence.md",
    "coverage": "docs/coverage.md",
    "archive-schema": "docs/archive.schema.json",
}
"""Where the project keeps what was made; the export and the rules are only printed."""

__all__ = ["KEPT", "MADE", "coverage_page", "evidence_page", "export", "schema"]
