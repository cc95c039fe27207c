"""Frames with drawn text, and where it is: `corpus.py NAME COUNT SEED [REAL.pkl]` writes NAME.bin for the
program that measures, and NAME.pkl with the labels."""

import pickle
import random
import sys
from io import BytesIO

import fonts
import frames
import numpy as np
import scenes
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import zoom

SIZES = [8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 24, 28, 32, 40, 48, 60]
GREY = np.array([0.299, 0.587, 0.114])


def ink(size, text, font, soft, upright, turned, bitmap):
    """The share of each pixel that is ink."""
    if upright:
        letters = [ink(size, letter, font, soft, False, 0, None) for letter in text if letter != " "]
        wide, step = max(l.shape[1] for l in letters), int(size * 1.08)
        value = np.zeros((step * len(letters) + size * 2, wide))
        for at, letter in enumerate(letters):
            x = (wide - letter.shape[1]) // 2
            place = value[at * step : at * step + letter.shape[0], x : x + letter.shape[1]]
            np.maximum(place, letter, out=place)
    elif bitmap:
        face = ImageFont.load_default_imagefont()
        left, top, right, bottom = face.getbbox(text)
        image = Image.new("1", (right + 2, bottom + 2))
        ImageDraw.Draw(image).text((0, 0), text, fill=1, font=face)
        value = np.kron(np.asarray(image, float), np.ones((bitmap, bitmap)))
    else:
        face = ImageFont.truetype(font, size)
        left, top, right, bottom = face.getbbox(text)
        image = Image.new("L", (max(right - left, 1) + 4, max(bottom - top, 1) + 4))
        draw = ImageDraw.Draw(image)
        draw.fontmode = "L" if soft else "1"
        draw.text((2 - left, 2 - top), text, fill=255, font=face)
        value = np.asarray(image) / 255
    value = np.rot90(value, turned)
    lines, columns = np.nonzero(value > 0.1)
    if not len(lines):
        return None
    return value[lines.min() : lines.max() + 1, columns.min() : columns.max() + 1]


def background(rng, noise, real):
    """A picture, where no text may be drawn or learnt from, and its kind."""
    if real and rng.random() < 0.34:
        name, value, closed = real[rng.randrange(len(real))]
        value, closed = value.copy(), closed.copy()
        height, width = value.shape[:2]
        if max(height, width) > 900:
            y, x = rng.randrange(max(1, height - 700)), rng.randrange(max(1, width - 800))
            value, closed = value[y : y + 700, x : x + 800], closed[y : y + 700, x : x + 800]
        if rng.random() < 0.5:
            scale = rng.choice([0.7, 0.85, 1.25, 1.5, 2.0]) if max(height, width) < 600 else rng.choice([0.6, 0.8, 1.2])
            scales = (scale, scale) + (1,) * (value.ndim - 2)
            value = np.clip(zoom(value, scales, order=1), 0, 1)
            closed = zoom(closed.astype(np.uint8), scale, order=0) > 0
            closed = closed[: value.shape[0], : value.shape[1]]
        if rng.random() < 0.5:
            value, closed = value[:, ::-1], closed[:, ::-1]
        if rng.random() < 0.4:
            value = value ** rng.choice([0.5, 0.7, 1.4])
        return np.ascontiguousarray(value), np.ascontiguousarray(closed), "real"
    kind = rng.choices(list(scenes.KINDS), [weight for _, weight in scenes.KINDS.values()])[0]
    height, width = rng.choice([(480, 640), (512, 512), (600, 800), (480, 640), (512, 512), (256, 256), (128, 128), (96, 128), (64, 64), (768, 1024)])
    value = scenes.KINDS[kind][0](noise, height, width)
    return value, np.zeros((height, width), bool), kind


def furniture(rng, value, used):
    """Rulers, bars, curves, cursors: drawn by programs, but no text."""
    height, width = used.shape
    if min(height, width) < 200:
        return
    paint = lambda grey: grey if value.ndim == 2 else np.array(rng.choice([(grey,) * 3, (0, grey, 0), (grey, grey, 0)]))
    if rng.random() < 0.4:
        x, ink = rng.choice([width - 14, 8]), paint(rng.choice([0.5, 0.8, 1]))
        for at, y in enumerate(range(20, height - 20, rng.choice([7, 10, 16]))):
            value[y, x : x + (7 if at % 5 == 0 else 3)] = ink
        used[:, max(0, x - 6) : x + 16] = True
    if rng.random() < 0.25:
        x, length = width - 44, min(180, height // 2)
        bar = np.linspace(1, 0, length)[:, None] * np.ones(rng.choice([8, 14]))
        value[30 : 30 + length, x : x + bar.shape[1]] = bar if value.ndim == 2 else bar[..., None] * np.array(rng.choice([(1, 1, 1), (1, 0.5, 0)]))
        used[24 : 36 + length, x - 6 : x + 20] = True
    if rng.random() < 0.2:
        t, ink = np.arange(width), paint(0.9)
        y = (height - 40 + 12 * np.exp(-(((t % 70 - 30) / 3.0) ** 2)) * -1).astype(int)
        value[y, t] = ink
        value[np.minimum(y + 1, height - 1), t] = ink
        used[height - 62 : height - 30] = True
    for _ in range(rng.choice([0, 0, 1, 3])):
        y, x, size, ink = rng.randrange(20, height - 20), rng.randrange(20, width - 20), rng.randrange(3, 8), paint(1)
        if not used[y - 12 : y + 13, x - 12 : x + 13].any():
            value[y - size : y + size + 1, x] = value[y, x - size : x + size + 1] = ink
            used[y - 12 : y + 13, x - 12 : x + 13] = True


def colours(rng, value, patch, kind, box):
    """Ink and box for a text over `patch`; none where it could not be read."""
    grey = patch if patch.ndim == 2 else patch @ GREY
    low, high = np.percentile(grey, [2, 98])
    middle, least = np.median(grey), 12 / 255
    if box is not None:
        tone = 1 - box if rng.random() < 0.7 else (box + 0.3 if box < 0.5 else box - 0.3)
        low = high = middle = box
    else:
        mode = rng.random()
        if mode < 0.35:
            tone = 1.0 if middle < 0.6 else 0.0
        elif mode < 0.45:
            tone = 0.0 if middle > 0.4 else 1.0
        elif mode < 0.75:
            step = least * rng.choice([1, 1.5, 2, 4])
            tone = high + step if high + step <= 1 else low - step
        else:
            tone = high + (1 - high) * rng.uniform(0.3, 1) if high < 0.7 else low * rng.uniform(0, 0.6)
        tone = min(max(tone, 0), 1)
        if not (tone >= high + least * 0.98 or tone <= low - least * 0.98):
            return None
    tint = None
    if value.ndim == 3 and rng.random() < 0.5:
        hue = np.array(rng.choice([(1, 1, 0), (0, 1, 0), (0, 1, 1), (1, 0.5, 0), (1, 0.3, 0.3), (0.5, 0.7, 1)]), float)
        if tone >= high and box is None:
            tint = np.clip(hue * max(tone, 0.5) / max(hue @ GREY, 0.3), 0, 1)
        if kind == "flat" and box is None and 0.2 < middle < 0.7 and rng.random() < 0.3:
            # As bright as what lies behind it.
            hue = np.array(rng.choice([(1, 0, -0.3), (-0.5, 0.3, 0.0), (0, -0.25, 0.9)]))
            tint = np.clip(middle + (hue - hue @ GREY) * 0.35, 0, 1)
    return tone, (tone if value.ndim == 2 else (np.full(3, tone) if tint is None else tint))


def written(rng, value, used, kind):
    """Draws texts; where each is, and the pixels of each."""
    height, width = used.shape
    clean, ids, texts = value.copy(), np.zeros(used.shape, np.uint8), []
    many = rng.choice([0, 3, 6, 10, 14]) if min(height, width) >= 400 else rng.choice([0, 1, 2, 4] if min(height, width) >= 200 else [0, 0, 1])
    column = None
    for _ in range(many):
        script = rng.choice(list(fonts.WORDS))
        text = fonts.word(rng, script)
        font = rng.choice(fonts.FACES[script])
        size = rng.choice(SIZES)
        upright = script in ("kanji", "kana") and rng.random() < 0.15
        turned = rng.choice([1, 3]) if not upright and rng.random() < 0.06 else 0
        bitmap = rng.choice([1, 1, 2]) if script in ("latin", "digits") and rng.random() < 0.2 else None
        shape = ink(size, text, font, rng.random() < 0.7, upright, turned, bitmap)
        if shape is None:
            continue
        tall, wide = shape.shape
        if tall >= height - 8 or wide >= width - 8:
            continue
        for _ in range(12):
            y, x = rng.randrange(2, height - tall - 2), rng.randrange(2, width - wide - 2)
            if column and rng.random() < 0.5:
                x, y = min(column[0], width - wide - 3), min(column[1] + rng.randrange(5, 9), height - tall - 3)
            elif rng.random() < 0.4:
                y = rng.choice([3, height - tall - 3])
            if not used[max(0, y - 4) : y + tall + 4, max(0, x - 8) : x + wide + 8].any():
                break
        else:
            continue
        patch = clean[max(0, y - 3) : y + tall + 3, max(0, x - 3) : x + wide + 3]
        box = rng.choice([0, 0.2, 0.8, 1.0]) if rng.random() < 0.12 else None
        chosen = colours(rng, value, patch, kind, box)
        if chosen is None:
            continue
        tone, colour = chosen
        here = slice(y, y + tall), slice(x, x + wide)
        if box is not None:
            rim = rng.choice([2, 3, 5])
            value[max(0, y - rim) : y + tall + rim, max(0, x - rim) : x + wide + rim] = box
        cover = shape if value.ndim == 2 else shape[..., None]
        if box is None and rng.random() < 0.12 and y + tall + 1 < height and x + wide + 1 < width:
            below = slice(y + 1, y + tall + 1), slice(x + 1, x + wide + 1)
            value[below] = value[below] * (1 - cover) + (0.0 if tone > 0.5 else 1.0) * cover
        value[here] = value[here] * (1 - cover) + colour * cover
        used[max(0, y - 4) : y + tall + 4, max(0, x - 8) : x + wide + 8] = True
        column = (x, y + tall)
        ids[here] = np.where(shape > 0.25, len(texts) + 1, ids[here])
        texts.append({"script": script, "text": text, "px": size, "kind": kind, "bbox": (x, y, x + wide, y + tall),
                      "upright": upright, "turned": turned, "box": box is not None, "tone": tone,
                      "contrast": abs(tone - float(np.median(patch if patch.ndim == 2 else patch @ GREY)))})
    return ids, texts


def frame(rng, noise, real):
    value, closed, kind = background(rng, noise, real)
    depth = rng.choice([8, 8, 8, 12, 16]) if value.ndim == 2 else 8
    if value.ndim == 2 and depth == 8 and rng.random() < 0.4:
        value = np.stack([value] * 3, -1)
    used = closed.copy()
    furniture(rng, value, used)
    ids, texts = written(rng, value, used, kind)
    full = 2**depth - 1
    stored = np.clip(np.round(value * full), 0, full)
    if depth > 8 and rng.random() < 0.5:
        # Everything in an eighth of the range: it shows only in a window.
        stored = np.round(stored / 8) + full // 3
    if depth == 8 and rng.random() < 0.25:
        coded = BytesIO()
        Image.fromarray(stored.astype(np.uint8)).save(coded, "JPEG", quality=rng.choice([60, 75, 85, 92]), subsampling=rng.choice([0, 1, 2]))
        stored = np.asarray(Image.open(coded))
    stored = stored.astype(np.uint8 if depth == 8 else np.uint16)
    code = 3 if stored.ndim == 3 else 1
    if code == 1 and rng.random() < 0.2:
        stored, code = (full - stored).astype(stored.dtype), 0
    return stored, depth, code, {"ids": ids, "inst": texts, "kind": kind, "closed": closed}


def main():
    name, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    real = pickle.load(open(sys.argv[4], "rb")) if len(sys.argv) > 4 else []
    labels = []
    with open(name + ".bin", "wb") as out:
        for number in range(count):
            rng, noise = random.Random(seed * 100_000 + number), np.random.default_rng(seed * 100_000 + number)
            stored, depth, code, label = frame(rng, noise, real)
            frames.write(out, stored, depth, code, number)
            labels.append(label)
    pickle.dump(labels, open(name + ".pkl", "wb"))
    print(count, "frames,", sum(len(label["inst"]) for label in labels), "texts")


if __name__ == "__main__":
    main()
