"""How does another program get the whole catalog, and how does it know the shape?"""

from __future__ import annotations

import json
from typing import Any

from recommender.catalog.loading import Catalog

SCHEMA_VERSION = 1
LICENCE = "CC-BY-4.0"
ATTRIBUTION = "The Limber catalog, CC BY 4.0"


def export(catalog: Catalog) -> str:
    """The whole catalog as one JSON document, the same bytes for the same catalog."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
        "reviewed_by_a_clinician": False,
        "versions": {"catalog": catalog.digest, "rules": catalog.rules_digest},
        **catalog.model_dump(mode="json"),
    }
    return _as_text(document)


def schema() -> str:
    """The JSON Schema of the tables, of one exercise (`#/$defs/Exercise`) and of the export."""
    told: dict[str, Any] = Catalog.model_json_schema(mode="validation")
    told["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    told["title"] = "The Limber catalog"
    told["description"] = (
        "The export as a whole. A file of exercises/ is an Exercise; the other files hold the "
        "keys of the same names."
    )
    told["properties"] |= {
        "schema_version": {"const": SCHEMA_VERSION},
        "licence": {"const": LICENCE},
        "attribution": {"const": ATTRIBUTION},
        "reviewed_by_a_clinician": {"type": "boolean"},
        "versions": {"type": "object", "additionalProperties": {"type": "string"}},
    }
    return _as_text(told)


def _as_text(document: Any) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
