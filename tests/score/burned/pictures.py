"""Frames with texts in every script, size, colour, contrast and place."""

from dataclasses import dataclass, field

import numpy as np

from . import grounds, letters

GREY = np.array([0.299, 0.587, 0.114])
# The weakest contrast: so much brighter than 98 % of what lies behind it, or darker, and over texture by this
# share of its range, since what is no stronger than grain cannot be read.
LEAST, OVER = 12 / 255, 0.25


@dataclass
class Text:
    """One text: where its ink lies, and what it is like."""

    script: str
    size: int
    strength: str
    area: tuple  # lines and columns, as slices
    ink: np.ndarray
    frame: int = 0


@dataclass
class Picture:
    """Frames of values from zero to one, and the texts on them."""

    kind: str
    frames: list
    texts: list = field(default_factory=list)
    depth: int = 8


# How far from the weakest contrast to the strongest a text is drawn, and what the table calls it.
STRENGTHS = {"faint": 0.0, "weak": 0.15, "medium": 0.4, "strong": 1.0}
STRENGTH = [*STRENGTHS, "strong"]


def tone(strength, patch):
    """A grey that can be read over `patch`, so strong; none if there is none."""
    grey = patch if patch.ndim == 2 else patch @ GREY
    low, high = np.percentile(grey, [2, 98])
    up, down = 1 - high, low - grounds.FLOOR
    least = max(LEAST, OVER * (high - low))
    if max(up, down) < least:
        return None
    if up >= down:
        return high + least + (up - least) * strength
    return low - least - (down - least) * strength


def write(rng, picture: Picture, number: int, count: int) -> None:
    """Draws `count` texts on a frame, where there is room."""
    frame = picture.frames[number]
    clean = frame.copy()
    height, width = frame.shape[:2]
    used = np.zeros((height, width), bool)
    scripts = list(letters.TEXTS)
    for _ in range(count):
        script = scripts[int(rng.integers(len(scripts)))]
        text = letters.TEXTS[script][int(rng.integers(len(letters.TEXTS[script])))]
        name = letters.FACES[script][int(rng.integers(len(letters.FACES[script])))]
        size = int(rng.choice(letters.SIZES))
        upright = script in ("kanji", "kana") and rng.random() < 0.12
        ink = letters.ink(text, name, size, rng.random() < 0.7, upright)
        tall, wide = ink.shape
        if tall > height - 12 or wide > width - 12:
            continue
        for _ in range(20):
            y, x = int(rng.integers(4, height - tall - 4)), int(rng.integers(4, width - wide - 4))
            if not used[max(0, y - 6) : y + tall + 6, max(0, x - 10) : x + wide + 10].any():
                break
        else:
            continue
        around = slice(max(0, y - 3), y + tall + 3), slice(max(0, x - 3), x + wide + 3)
        boxed = rng.random() < 0.12
        strength = "strong" if boxed else STRENGTH[int(rng.integers(len(STRENGTH)))]
        if boxed:
            box = rng.choice([0.2, 0.8, 1.0])
            frame[around] = box
            grey = 1.0 if box < 0.5 else grounds.FLOOR
        else:
            grey = tone(STRENGTHS[strength], clean[around])
        if grey is None:
            continue
        colour = grey
        if frame.ndim == 3:
            colour = np.full(3, grey)
            if grey > 0.5 and rng.random() < 0.5:
                hue = np.array([(1, 1, 0), (0, 1, 0), (0, 1, 1), (1, 0.6, 0.2)][int(rng.integers(4))])
                colour = np.clip(hue * grey / max(hue @ GREY, 0.4), grounds.FLOOR, 1)
        area = slice(y, y + tall), slice(x, x + wide)
        cover = ink if frame.ndim == 2 else ink[..., None]
        frame[area] = frame[area] * (1 - cover) + colour * cover
        used[max(0, y - 6) : y + tall + 6, max(0, x - 10) : x + wide + 10] = True
        picture.texts.append(Text(script, size, strength, area, ink > 0.5, number))


def picture(seed: int, kind: str, depth: int, coloured: bool, frames: int, size: tuple) -> Picture:
    """The same picture for the same arguments, every time."""
    rng = np.random.default_rng(seed)
    value = grounds.ground(kind, rng, *size)
    if coloured and value.ndim == 2:
        value = np.stack([value] * 3, -1)
    made = Picture(kind, [value.copy() for _ in range(frames)], depth=depth)
    for number in range(frames):
        write(rng, made, number, max(1, size[0] * size[1] // 45_000))
    return made
