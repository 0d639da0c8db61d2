"""What does one form look like, still and moving? Its poses solved once, drawn in any skin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from recommender.catalog.exercise import Exercise
from recommender.catalog.layering import stances
from recommender.catalog.posing import Picture, Pictures, Stance
from recommender.figures.body import BELLY
from recommender.figures.drawing import USUAL, Room, picture
from recommender.figures.motion import Motion, motion
from recommender.figures.movement import frames, pinned
from recommender.figures.scene import Scene, mat_under, scene
from recommender.figures.skeleton import Body
from recommender.figures.skins import Skin
from recommender.figures.solving import solve


@dataclass(frozen=True)
class Figure:
    """A form's picture. `stances` are its key poses, `belly` how far a belly stands out."""

    told: Picture
    stances: tuple[Stance, ...]
    belly: float = 0.0

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The key poses, solved."""
        return tuple(solve(each) for each in self.stances)

    @cached_property
    def frames(self) -> tuple[tuple[Stance, Body], ...]:
        """The movement from the first key pose to the last, with poses in between."""
        return frames(self.stances, self.told.loop)

    @cached_property
    def keys(self) -> tuple[int, ...]:
        """The numbers of the frames that are key poses."""
        found = [at for at, (_, now) in enumerate(self.frames) if now in self.bodies]
        return tuple(found[: len(self.stances)])

    @cached_property
    def mat(self) -> tuple[float, float, float, float] | None:
        """The mat under every pose, where the person is on the floor."""
        lies = self.stances[0].rest.on == "floor" and self._is_low
        return mat_under(self.bodies) if lies else None

    @property
    def _is_low(self) -> bool:
        return all(each.joints["hip_r"][1] < 40 for each in self.bodies)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The panels of the still picture."""
        ghost = self.bodies[self.told.ghost - 1] if self.told.ghost else None
        return tuple(
            scene(
                self.stances[at - 1], self.bodies[at - 1], self.mat, self.belly,
                ghost if at != self.told.ghost else None,
            )
            for at in self.told.panels
        )  # fmt: skip

    def still(self, skin: Skin, colours: Mapping[str, str], room: Room = USUAL) -> str:
        """The picture as SVG; `colours` are the regions'."""
        return picture(self.scenes, skin, colours, self.told.alt, room)

    def moving(self, skin: Skin, colours: Mapping[str, str]) -> Motion:
        """The picture with its movement, as numbers for a player."""
        told = [scene(each, now, self.mat, self.belly, arrows=False) for each, now in self.frames]
        panels = [
            (self.keys[at - 1], each)
            for at, each in zip(self.told.panels, self.scenes, strict=True)
        ]
        return {
            **motion(panels, told, skin, colours),
            "keys": list(self.keys),
            "loop": self.told.loop,
        }


def figure(
    pictures: Pictures, exercise: str, adjustments: Iterable[str] = (), belly: float = 0.0
) -> Figure:
    """The figure of a form.

    Raises:
        KeyError: when the exercise has no picture.
        ValueError: when its layers say what no pose can have.
    """
    told, chosen = pictures.pictures[exercise], tuple(adjustments)
    return Figure(
        _as_adjusted(told, chosen), pinned(stances(pictures.postures, told, chosen)), belly
    )


def _as_adjusted(told: Picture, adjustments: tuple[str, ...]) -> Picture:
    """With the panels, the ghost and the words of its adjustments, where these have their own."""
    for overlay in (told.adjust[each] for each in adjustments if each in told.adjust):
        own = {"panels": overlay.panels, "ghost": overlay.ghost, "alt": overlay.alt or None}
        told = told.model_copy(update={key: new for key, new in own.items() if new is not None})
    return told


def belly_of(exercise: Exercise, adjustments: Iterable[str]) -> float:
    """How far a belly stands out in a form that is meant for later pregnancy alone; else 0."""
    chosen = set(adjustments)
    serves = {who for each in exercise.adjustments if each.id in chosen for who in each.serves}
    later = serves & BELLY.keys()
    return max(map(BELLY.__getitem__, later)) if later and serves <= TRIMESTERS else 0.0


TRIMESTERS = {"trimester-1", "trimester-2", "trimester-3"}
