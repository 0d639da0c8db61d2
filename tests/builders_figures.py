"""How is a small pose built in a test? A body that stands, lies or kneels, and what differs."""

from __future__ import annotations

from typing import Any

from recommender.catalog.layering import laid_over
from recommender.catalog.posing import Picture, Pictures, Postures, Stance

STANDING = {
    "rest": {"parts": ["heel_r", "heel_l"]},
    "leg_r": {"abd": 2, "point": 6},
    "leg_l": {"abd": 2, "point": 6},
}
LYING = {
    "pelvis": {"lean": -90},
    "rest": {"parts": ["pelvis", "chest"]},
    "spine": {"neck": 6, "head": 4},
    "solve": {
        "vary": "pelvis.lean",
        "least": -112,
        "most": -72,
        "part": "chest",
        "level": "pelvis",
    },
    "arm_r": {"to": "floor", "dx": 28, "dz": 8, "pole": [0, 0.4, 1]},
    "arm_l": {"to": "floor", "dx": 28, "dz": -8, "pole": [0, 0.4, -1]},
    "leg_r": {"to": "floor", "dx": 25, "pole": [0, 1, 0]},
    "leg_l": {"to": "floor", "dx": 25, "pole": [0, 1, 0]},
    "floats": ["head"],
}
ON_ALL_FOURS = {
    "pelvis": {"lean": 90},
    "rest": {"parts": ["knee_r", "knee_l"]},
    "leg_r": {"thigh": -90, "shank": 180, "point": 82},
    "leg_l": {"thigh": -90, "shank": 180, "point": 82},
    "arm_r": {"to": "floor", "dx": 1.5, "pole": [-1, 0, 0.2]},
    "arm_l": {"to": "floor", "dx": 1.5, "pole": [-1, 0, -0.2]},
    "solve": {
        "vary": "pelvis.lean", "least": 10, "most": 155, "part": "shoulder_r", "height": 33.4,
    },
}  # fmt: skip


def a_stance(start: dict[str, Any], **changes: Any) -> Stance:
    """A pose that starts from one of the above."""
    return Stance.model_validate(laid_over(start, changes))


def some_pictures(*keys: dict[str, Any], **more: Any) -> Pictures:
    """One picture of an exercise called wave."""
    told = {
        "id": "wave",
        "posture": "start",
        "alt": "A body that waves, for a test.",
        "panels": [1],
    }
    picture = Picture.model_validate({**told, "keys": keys, **more})
    start = Postures(postures={"start": STANDING})
    return Pictures(postures=start, pictures={"wave": picture})
