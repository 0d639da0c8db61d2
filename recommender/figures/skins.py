"""Which colours does a figure wear? By day, by night, and in print with one colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Skin = Literal["light", "dark", "print"]

CLOTHES: Mapping[Skin, Mapping[str, str]] = {
    "light": {
        "card": "#faf7f2", "shirt": "#7fa6a4", "shirt-far": "#b9cfcc", "trousers": "#7488ad",
        "trousers-far": "#bfcadb", "skin": "#d9a07e", "skin-far": "#ebcfbf", "hair": "#4a3530",
        "face": "#4a3530", "ear": "#c48a68", "seam": "#648d8b",
        "mat": "#e4ebe6", "wood": "#d8c7a8", "wood-side": "#c4ae88",
        "wood-end": "#b09870", "soft": "#cdb9d6", "ball": "#b7cbe0", "wall": "#e9e4db",
        "strap": "#7a4b2a", "arrow": "#3a332e", "ghost": "#d6d1c8",
    },
    "dark": {
        "card": "#0f172a", "shirt": "#4d8583", "shirt-far": "#2c5050", "trousers": "#7787ab",
        "trousers-far": "#3f4a66", "skin": "#dda888", "skin-far": "#85685a", "hair": "#6a5048",
        "face": "#2b1f1b", "ear": "#bd8868", "seam": "#3b6b69",
        "mat": "#1d2a3f", "wood": "#75674c", "wood-side": "#5f533d",
        "wood-end": "#4e4433", "soft": "#6d5c7c", "ball": "#475d7a", "wall": "#233046",
        "strap": "#d9b38c", "arrow": "#e7e5e4", "ghost": "#34405a",
    },
    "print": {
        "card": "#ffffff", "shirt": "#8f8f8f", "shirt-far": "#c9c9c9", "trousers": "#4a4a4a",
        "trousers-far": "#a8a8a8", "skin": "#d9d9d9", "skin-far": "#ededed", "hair": "#1a1a1a",
        "face": "#1a1a1a", "ear": "#b5b5b5", "seam": "#6f6f6f",
        "mat": "#f1f1f1", "wood": "#e4e4e4", "wood-side": "#d2d2d2",
        "wood-end": "#bebebe", "soft": "#dadada", "ball": "#e0e0e0", "wall": "#efefef",
        "strap": "#000000", "arrow": "#000000", "ghost": "#cccccc",
    },
}  # fmt: skip
