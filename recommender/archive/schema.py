"""How does another program know the shape of the file of everything?"""

from __future__ import annotations

import json
from typing import Any

from recommender.archive.contents import Archive


def schema() -> str:
    """The JSON Schema of the file. What one part says of another stands in docs/archive.md."""
    told: dict[str, Any] = Archive.model_json_schema(mode="validation")
    told["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    told["title"] = "Everything that Limber keeps of one person"
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"
