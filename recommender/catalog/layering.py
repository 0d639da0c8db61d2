"""How do a posture, an exercise and its adjustments make one pose? Layers laid over layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from recommender.catalog.posing import PARTS, Layer, Picture, Postures, Stance


def stances(postures: Postures, picture: Picture, adjustments: Iterable[str]) -> tuple[Stance, ...]:
    """The key poses of a form.

    Raises:
        ValueError: when a layer says something that no pose can have, or two overlays disagree.
    """
    overlays = [picture.adjust[each] for each in adjustments if each in picture.adjust]
    posture = postures.postures[picture.posture]
    written = []
    for number, key in enumerate(picture.keys, start=1):
        said = [
            laid_over(_both(overlay.body), _both(overlay.keys.get(str(number), {})))
            for overlay in overlays
        ]
        _agree(picture.id, said)
        layers = [*map(_both, (posture, picture.body, key)), *said]
        written.append(Stance.model_validate(laid_over(*layers)))
    return tuple(written)


def laid_over(*layers: Layer) -> dict[str, Any]:
    """Tables merged deeply, later ones over earlier; anything else replaced."""
    whole: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            old = whole.get(key)
            nested = isinstance(value, Mapping) and isinstance(old, Mapping) and not _whole(value)
            whole[key] = laid_over(old, value) if nested else value  # type: ignore[arg-type]
    return whole


def _whole(table: Mapping[str, Any]) -> bool:
    """Whether a table replaces an earlier one: spots and props are told whole."""
    return bool({"joint", "bone", "kind"} & set(table))


def _agree(name: str, layers: Sequence[Layer]) -> None:
    """Two adjustments must not want the same thing in two ways."""
    seen: dict[str, Any] = {}
    for layer in layers:
        for path, value in _leaves(layer):
            if seen.setdefault(path, value) != value:
                raise ValueError(f"{name}: two adjustments differ about {path}")


def _leaves(layer: Layer, before: str = "") -> Iterable[tuple[str, Any]]:
    for key, value in layer.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _both(layer: Layer) -> dict[str, Any]:
    """`arms` and `legs` told for each side: the left is the right, mirrored."""
    told = {key: value for key, value in layer.items() if key not in ("arms", "legs")}
    for pair, limb in (("arms", "arm"), ("legs", "leg")):
        if pair in layer:
            for side in "rl":
                own = _sided(layer[pair], side)
                told[f"{limb}_{side}"] = laid_over(own, told.get(f"{limb}_{side}", {}))
    return told


MIRRORED = ("to", "pole", "fingers", "toes", "offset")


def _sided(limb: Layer, side: str) -> dict[str, Any]:
    """A limb of both sides as that of one: points mirrored, joints named with their side."""
    return {key: _one_sided(key, value, side) for key, value in limb.items()}


def _one_sided(key: str, value: Any, side: str) -> Any:
    outward = 1 if side == "r" else -1
    if key == "dz":
        return value * outward
    if key in MIRRORED and isinstance(value, (list, tuple)):
        return [value[0], value[1], value[2] * outward]
    if key == "joint":
        return _with_side(value, side)
    if key == "bone":
        return [_with_side(joint, side) for joint in value]
    return _sided(value, side) if isinstance(value, Mapping) else value


def _with_side(joint: str, side: str) -> str:
    return joint if joint[-2:] in ("_r", "_l") or f"{joint}_r" not in PARTS else f"{joint}_{side}"
