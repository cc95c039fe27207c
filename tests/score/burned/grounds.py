"""What lies behind the texts, from `FLOOR` to one: nothing is as dark as a mask, so a mask shows everywhere."""

import numpy as np

FLOOR = 8 / 255


def blurred(value, down, across):
    """Convolved with a Gaussian of these widths, the borders joined."""
    height, width = value.shape
    fy, fx = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None]
    kernel = np.exp(-2 * np.pi**2 * ((fy * down) ** 2 + (fx * across) ** 2))
    return np.fft.irfft2(np.fft.rfft2(value) * kernel, value.shape)


def unit(value):
    return (value - value.min()) / max(float(np.ptp(value)), 1e-9)


def cloud(rng, height, width, size):
    return unit(blurred(rng.normal(size=(height, width)), size, size))


def echoes(rng, height, width, down, across):
    """Log-compressed speckle over tissue."""
    amplitude = np.hypot(*(blurred(rng.normal(size=(height, width)), down, across) for _ in range(2)))
    amplitude = amplitude / amplitude.mean() * (0.03 + cloud(rng, height, width, 30) ** 2)
    return np.clip(1 + np.log10(amplitude / amplitude.max() + 1e-5) / rng.uniform(1.7, 2.5), 0, 1)


def fan(rng, height, width):
    """A sector of speckle, coarser with depth, on black."""
    beams, depths = 256, 400
    polar = echoes(rng, depths, beams, rng.uniform(1, 2), rng.uniform(0.6, 1.3))
    y, x = np.mgrid[:height, :width].astype(float)
    apex = -0.12 * height
    radius, angle = np.hypot(x - width / 2, y - apex), np.arctan2(x - width / 2, y - apex)
    r, a = (radius / height - 0.2) / 0.85 * depths, (angle / 1.3 + 0.5) * beams
    inside = (r >= 0) & (r < depths - 1) & (a >= 0) & (a < beams - 1)
    r0, a0 = np.clip(r.astype(int), 0, depths - 2), np.clip(a.astype(int), 0, beams - 2)
    dr, da = np.clip(r - r0, 0, 1), np.clip(a - a0, 0, 1)
    value = (polar[r0, a0] * (1 - dr) + polar[r0 + 1, a0] * dr) * (1 - da) + (polar[r0, a0 + 1] * (1 - dr) + polar[r0 + 1, a0 + 1] * dr) * da
    return np.where(inside, value * 0.85, 0)


def flow(rng, height, width):
    """A fan with a patch of flow colours."""
    grey = fan(rng, height, width)
    colour = np.stack([grey] * 3, -1)
    strength = np.clip(cloud(rng, height, width, 9) * 2 - 1, 0, 1)
    y, x = np.mgrid[:height, :width]
    window = (abs(x - width * 0.5) < width * 0.18) & (abs(y - height * 0.55) < height * 0.2)
    red = np.stack([strength**0.5, strength, strength**3 * 0.4], -1)
    return np.where((window & (strength > 0.15))[..., None], red, colour)


def tomogram(rng, height, width):
    """A body of organs with noise, in air."""
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    value = np.where(x**2 / 0.75 + y**2 / 0.5 < 1, 0.35, 0.0)
    for _ in range(int(rng.integers(5, 11))):
        a, b, c, d = rng.uniform(-0.55, 0.55), rng.uniform(-0.45, 0.45), rng.uniform(0.05, 0.25), rng.uniform(0.05, 0.25)
        value = np.where((x - a) ** 2 / c**2 + (y - b) ** 2 / d**2 < 1, rng.uniform(0.2, 0.9), value)
    noise = blurred(rng.normal(size=value.shape), 0.8, 0.8)
    return np.clip(blurred(value, 1, 1) + noise / noise.std() * rng.uniform(0.01, 0.04), 0, 1)


def radiograph(rng, height, width):
    """Soft shadows, ribs and quantum noise."""
    y, x = np.mgrid[:height, :width] / height
    ribs = np.sin((y + 0.4 * (x - width / height / 2) ** 2) * rng.uniform(25, 45)) > 0.5
    value = cloud(rng, height, width, 60) * 0.6 + 0.2 + blurred(ribs.astype(float), 2, 2) * 0.08
    return np.clip(value + rng.normal(size=value.shape) * rng.uniform(0.003, 0.015), 0, 1)


def resonance(rng, height, width):
    """Tissues and Rician noise."""
    value = sum((cloud(rng, height, width, size) > 0.5) * weight for size, weight in ((40, 0.4), (20, 0.2), (10, 0.1)))
    value = blurred(value.astype(float), 1.5, 1.5)
    noise = rng.uniform(0.01, 0.03)
    return np.clip(np.hypot(value + rng.normal(size=value.shape) * noise, rng.normal(size=value.shape) * noise), 0, 1)


def flat(rng, height, width):
    return np.full((height, width), rng.choice([0, 0, 0.2, 0.5, 1.0]))


GROUNDS = {"fan": fan, "flow": flow, "tomogram": tomogram, "radiograph": radiograph, "resonance": resonance, "flat": flat}


def ground(kind: str, rng, height: int, width: int):
    return FLOOR + GROUNDS[kind](rng, height, width) * (1 - FLOOR)
