"""How is the drawn body built? Lengths and widths in hundredths of its height.

Lengths start from Drillis and Contini (1966), as printed by Winter (2009), Biomechanics and Motor
Control of Human Movement: thigh 24.5, shank 24.6, upper arm 18.6, forearm 14.6, hand 10.8, foot
15.2. Arms, hands and feet are drawn shorter, hips and shoulders narrower and the head larger than
measured, so that folded poses stay readable at 120 pixels: derived by eye.
"""

from __future__ import annotations

THIGH, SHANK, FOOT = 24.5, 24.0, 11.5
UPPER_ARM, FOREARM, HAND = 17.6, 14.8, 6.2
TRUNK = (3.5, 3.5, 5.5, 5.5, 5.5, 5.5)
"""From the hips up: two pieces of pelvis, two of the loins, two of the chest."""
NECK = 5.6
HIP_HALF, SHOULDER_HALF = 5.2, 9.6
SHOULDER_BELOW = 2.2
"""How far the shoulder joints lie below the top of the chest."""
HEAD = 6.9

RADII = {
    "hip": 5.4,
    "knee": 4.0,
    "ankle": 2.5,
    "heel": 2.5,
    "toe": 1.7,
    "shoulder": 3.3,
    "elbow": 2.5,
    "wrist": 2.0,
    "fingers": 1.6,
    "neck": 2.7,
    "head": HEAD,
}
"""Radius of the flesh round each joint."""

STATIONS = (
    (8.0, 5.6),
    (7.9, 5.6),
    (7.0, 5.0),
    (7.2, 5.2),
    (8.2, 6.0),
    (8.2, 4.6),
    (7.6, 4.0),
)
"""Half width and half depth of the trunk at its seven stations, from the hips to the neck."""
STATION_HALF_HEIGHT = 3.2

BELLY = {"trimester-2": 3.6, "trimester-3": 5.6}
"""How far the belly stands out in front of the loins; derived by eye."""

SIDES = ("r", "l")
JOINTS = ("hip", "knee", "ankle", "toe", "shoulder", "elbow", "wrist", "fingers")
