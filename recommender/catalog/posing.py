"""How does a form look? Key poses of a jointed body, and how each adjustment changes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from recommender.catalog.vocabulary import Id, Value

Point = tuple[float, float, float]
"""Hundredths of the body's height: forward, up, and to the person's right."""
Camera = Literal[
    "side", "turned", "fold", "front", "above", "oblique", "foot-end", "across", "behind"
]
PARTS = (
    *(
        f"{joint}_{side}"
        for joint in (
            "hip",
            "knee",
            "ankle",
            "heel",
            "toe",
            "shoulder",
            "elbow",
            "wrist",
            "fingers",
        )
        for side in "rl"
    ),
    "head",
    "seat",
    "pelvis",
    "loins",
    "chest",
)
"""What can rest on something, be measured or be touched."""

MARKS: Mapping[str, Id] = {
    "neck": "neck",
    "shoulders": "shoulders",
    "chest": "shoulders",
    "mid-back": "mid-back",
    "side": "mid-back",
    "low-back": "low-back",
    "low-side": "low-back",
    "buttocks": "buttocks",
    "front-of-hip": "front-of-hip",
    "back-of-thigh": "back-of-thigh",
}
"""What can be marked on the body, and the region that it shows."""


def parted(target: str) -> tuple[str, float]:
    """A mark's name and its side: 1 right, -1 left, 0 the middle or both."""
    for ending, outward in (("-r", 1.0), ("-l", -1.0)):
        if target.endswith(ending) and target[:-2] in MARKS:
            return target[:-2], outward
    return target, 0.0


class Spot(Value):
    """A point on the body: a share of the way along a bone, or a joint; then an offset."""

    bone: tuple[str, str] | None = None
    at: float = 0.5
    joint: str | None = None
    offset: Point = (0, 0, 0)

    @model_validator(mode="after")
    def _names_one(self) -> Spot:
        if (self.bone is None) == (self.joint is None):
            raise ValueError("a spot names either a bone or a joint")
        return self


class Limb(Value):
    """An arm or a leg: by its angles in degrees, or, with `to`, by what its end touches.

    `to` is the floor or a prop (then under its own shoulder or hip, moved by `dx` and `dz`), a
    point for the wrist or ankle, or a spot on the body; "free" takes an earlier one back.
    """

    to: str | Point | Spot = "free"
    dx: float = 0
    dz: float = 0
    pole: Point | None = None
    abd: float = 0
    rot: float = 0


class Arm(Limb):
    """Shoulder and elbow; 0 hangs down. `fingers` is where the hand points."""

    flex: float = 0
    elbow: float = 0
    rests: Literal["palm", "fist", "forearm", "hand"] = "palm"
    fingers: Point | None = None


class Leg(Limb):
    """Hip, knee and ankle; 0 stands. `thigh` and `shank` are angles in the picture's plane."""

    hip: float = 0
    knee: float = 0
    point: float = 0
    thigh: float | None = None
    shank: float | None = None
    toes: Point | None = None


class Pelvis(Value):
    """Where the trunk starts and how it lies: `lean` 90 is face down, -90 on the back."""

    lean: float = 0
    roll: float = 0
    yaw: float = 0
    side: float = 0
    x: float = 0
    z: float = 0


class Spine(Value):
    """Bends of loins, chest, neck and head in degrees: forward, to the right, turned right."""

    lumbar: float = 0
    lumbar_side: float = 0
    lumbar_twist: float = 0
    thorax: float = 0
    thorax_side: float = 0
    thorax_twist: float = 0
    neck: float = 0
    neck_side: float = 0
    neck_twist: float = 0
    head: float = 0
    head_side: float = 0
    head_twist: float = 0


class Shoulders(Value):
    """How far the shoulders are drawn up and forward, in hundredths of the height."""

    up: float = 0
    forward: float = 0
    up_r: float = 0
    up_l: float = 0


class Rest(Value):
    """What bears the body: the lowest of these parts is put on a surface or at a height."""

    parts: tuple[str, ...] = ()
    on: str = "floor"
    height: float | None = None


class Anchor(Value):
    """A part that stays above one spot of the floor."""

    part: str
    x: float = 0
    z: float | None = None


class Solve(Value):
    """One number of the pose, varied until a part is at a height, just clear of its surface, or
    as far from it as another part (`level`).
    """

    vary: str
    least: float
    most: float
    part: str
    height: float | None = None
    clear: float | None = None
    level: str | None = None


class Prop(Value):
    """A thing in the picture, in hundredths of the body's height.

    It is painted behind the body, in `front` of it, or `among` its parts by how near it is.
    """

    kind: Literal[
        "chair", "table", "wall", "doorway", "bed", "cushion", "bolster", "ball", "strap", "none"
    ]
    under: tuple[str, ...] = ()
    at: Point = (0, 0, 0)
    size: Point = (0, 0, 0)
    facing: float = 0
    back: bool = True
    through: tuple[str, ...] = ()
    front: bool = False
    among: bool = False


class Arrow(Value):
    """A curve along which something moves, from a joint or through points of the room.

    With `both` it has a head at either end, for what goes to and fro.
    """

    at: str | None = None
    path: tuple[Point, Point, Point]
    both: bool = False


class Stance(Value):
    """One key pose, complete."""

    pelvis: Pelvis = Pelvis()
    spine: Spine = Spine()
    shoulders: Shoulders = Shoulders()
    arm_r: Arm = Arm()
    arm_l: Arm = Arm()
    leg_r: Leg = Leg()
    leg_l: Leg = Leg()
    rest: Rest = Rest()
    anchor: Anchor | None = None
    solve: Solve | None = None
    props: Mapping[str, Prop] = {}
    target: tuple[str, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    camera: Camera | tuple[float, float] = "side"
    light: tuple[str, ...] | None = None
    floats: tuple[str, ...] = ()
    folds: bool = False


Layer = Mapping[str, Any]
"""A part of a key pose, as written; later layers are laid over earlier ones."""


class Overlay(Value):
    """How one adjustment changes the key poses: all of them, or some by their number.

    It may also show other panels, another ghost (0 for none) and say other words.
    """

    body: Annotated[Layer, Field(default_factory=dict)]
    keys: Annotated[Mapping[str, Layer], Field(default_factory=dict)]
    unseen: str = ""
    panels: tuple[int, ...] | None = None
    ghost: int | None = None
    alt: str = ""


class Picture(Value):
    """The key poses of one exercise.

    `panels` are the numbers (from 1) of the poses of the still picture, `ghost` one that is shown
    faintly behind. The movement goes through all poses and back, or round and round in a `loop`.
    """

    id: Id
    posture: Id
    alt: Annotated[str, Field(min_length=20)]
    body: Annotated[Layer, Field(default_factory=dict)]
    keys: Annotated[tuple[Layer, ...], Field(min_length=1, max_length=4)]
    panels: Annotated[tuple[int, ...], Field(min_length=1, max_length=2)]
    ghost: int | None = None
    loop: bool = False
    adjust: Mapping[Id, Overlay] = {}

    @model_validator(mode="after")
    def _names_its_poses(self) -> Picture:
        numbers = range(1, len(self.keys) + 1)
        named = [*self.panels, *([self.ghost] if self.ghost else [])]
        for overlay in self.adjust.values():
            named += [*map(int, overlay.keys), *(overlay.panels or ()), overlay.ghost or 1]
        if wrong := [number for number in named if number not in numbers]:
            raise ValueError(f"there is no pose {wrong[0]}")
        return self


class Postures(Value):
    """The layers that many exercises start from."""

    postures: Mapping[Id, Layer]


class Pictures(Value):
    """Every picture of the catalog, by its exercise."""

    postures: Postures
    pictures: Mapping[Id, Picture]
