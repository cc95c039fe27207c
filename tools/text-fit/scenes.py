"""What lies behind the text: drawn pictures of many kinds, and parts of real ones."""

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates, zoom


def speckle(rng, height, width, grain):
    """Rayleigh-distributed amplitudes, correlated over `grain` (lines, columns), of mean one."""
    real, imaginary = (gaussian_filter(rng.normal(size=(height, width)), grain) for _ in range(2))
    amplitude = np.hypot(real, imaginary)
    return amplitude / amplitude.mean()


def smooth(rng, height, width, cell):
    """A field that changes over `cell` pixels, from zero to one."""
    field = gaussian_filter(rng.normal(size=(height // cell + 4, width // cell + 4)), 1)
    field = zoom(field, (height / (field.shape[0] - 2), width / (field.shape[1] - 2)), order=3)[:height, :width]
    return (field - field.min()) / max(np.ptp(field), 1e-9)


def tissue(rng, height, width, grain):
    """Speckle over layers and masses, compressed as scanners do."""
    echo = smooth(rng, height, width, int(rng.integers(16, 80))) ** rng.uniform(0.7, 3)
    if rng.random() < 0.5:
        depth = smooth(rng, height, 8, int(rng.integers(6, 30)))[:, :1]
        echo = echo * (0.2 + 1.5 * depth**3)
    amplitude = speckle(rng, height, width, grain) * (0.02 + echo)
    if rng.random() < 0.7:
        span = rng.uniform(1.5, 3.0)
        value = 1 + np.log10(amplitude / amplitude.max() + 1e-6) / span
    else:
        value = amplitude / np.percentile(amplitude, 99.7)
    return np.clip(value, 0, 1) * rng.uniform(0.4, 1)


def grain(rng):
    along = rng.uniform(0.5, 2.2)
    return along, along * rng.uniform(1, 3)


def fan(rng, height, width):
    """A sector or curved array: speckle in beams, converted to the screen."""
    lines, beams = 420, int(rng.integers(120, 400))
    value = tissue(rng, lines, beams, (rng.uniform(0.7, 2.5), rng.uniform(0.5, 1.6)))
    half = rng.uniform(0.35, 0.9)
    near = rng.uniform(0.02, 0.5) * height
    far = height * rng.uniform(0.8, 1.05)
    y, x = np.mgrid[:height, :width].astype(float)
    centre, top = width * rng.uniform(0.4, 0.6), -near + height * rng.uniform(0, 0.1)
    radius, angle = np.hypot(x - centre, y - top), np.arctan2(x - centre, y - top)
    at = [(radius - near) / (far - near) * (lines - 1), (angle + half) / (2 * half) * (beams - 1)]
    return map_coordinates(value, at, order=1, cval=0.0)


def linear(rng, height, width):
    """A linear array or an M-mode strip: a rectangle of speckle on black."""
    value = np.zeros((height, width))
    top, left = int(height * rng.uniform(0, 0.2)), int(width * rng.uniform(0, 0.2))
    bottom, right = int(height * rng.uniform(0.6, 1)), int(width * rng.uniform(0.75, 1))
    size = grain(rng) if rng.random() < 0.6 else (rng.uniform(0.4, 1), rng.uniform(3, 12))
    value[top:bottom, left:right] = tissue(rng, bottom - top, right - left, size)
    return value


def doppler(rng, height, width):
    """Ultrasound with a box of flow colours."""
    value = fan(rng, height, width) if rng.random() < 0.5 else linear(rng, height, width)
    colour = np.stack([value] * 3, -1)
    top, left = int(height * rng.uniform(0.1, 0.4)), int(width * rng.uniform(0.1, 0.4))
    tall, wide = int(height * rng.uniform(0.2, 0.5)), int(width * rng.uniform(0.2, 0.5))
    flow = smooth(rng, tall, wide, int(rng.integers(5, 24)))
    fine = speckle(rng, tall, wide, rng.uniform(0.6, 2))
    level = np.clip((flow - rng.uniform(0.4, 0.7)) * 2.5 * (0.6 + 0.4 * fine), 0, 1)
    ramp = [(1, 0.6, 0.1), (0.15, 0.4, 1), (1, 0.2, 0.1)][int(rng.integers(3))]
    painted = np.clip(level[..., None] ** np.array([0.4, 0.8, 1.6]) * np.array(ramp) * 1.2, 0, 1)
    box = colour[top : top + tall, left : left + wide]
    box[:] = np.where(level[..., None] > 0.05, painted, box)
    if rng.random() < 0.5:
        white = np.array([1, 1, 1]) if rng.random() < 0.5 else np.array([0, 0.9, 0.2])
        colour[top, left : left + wide] = colour[top + tall - 1, left : left + wide] = white
        colour[top : top + tall, left] = colour[top : top + tall, left + wide - 1] = white
    return colour


def power(rng, height, width):
    """Ultrasound with vessels in few flat colours, branching, with borders as hard as drawn ones."""
    value = linear(rng, height, width) if rng.random() < 0.6 else fan(rng, height, width)
    colour = np.stack([value] * 3, -1)
    top, left = int(height * rng.uniform(0.05, 0.4)), int(width * rng.uniform(0.05, 0.3))
    tall, wide = int(height * rng.uniform(0.15, 0.5)), int(width * rng.uniform(0.3, 0.65))
    block = int(rng.integers(1, 4))
    lines, columns = tall // block + 1, wide // block + 1
    stretch = (rng.uniform(0.7, 4) / block, rng.uniform(0.7, 4) / block)
    branches = abs(gaussian_filter(rng.normal(size=(lines, columns)), stretch))
    branches = branches / branches.std() * (0.3 + smooth(rng, lines, columns, max(4, 40 // block)))
    level = np.clip((branches - rng.uniform(0.5, 1.3)) * rng.uniform(0.4, 2), 0, 1)
    level = np.round(level * rng.integers(4, 16)) / 15
    level = np.kron(np.clip(level, 0, 1), np.ones((block, block)))[:tall, :wide]
    ends = [((0.6, 0.1, 0), (1, 0.9, 0.2)), ((0.5, 0, 0), (1, 0.5, 0.4)), ((0, 0.1, 0.6), (0.4, 0.8, 1))]
    low, high = (np.array(end) for end in ends[int(rng.integers(3))])
    painted = low + (high - low) * np.clip(level * rng.uniform(1, 2.5), 0, 1)[..., None]
    box = colour[top : top + tall, left : left + wide]
    box[:] = np.where(level[..., None] > 0, painted, box)
    if rng.random() < 0.6:
        colour[top, left : left + wide] = colour[top + tall - 1, left : left + wide] = 0.9
        colour[top : top + tall, left] = colour[top : top + tall, left + wide - 1] = 0.9
    return colour


def computed(rng, height, width):
    """Tomography: flat regions with soft borders and correlated noise, in a round field."""
    base = gaussian_filter(rng.normal(size=(height, width)), rng.uniform(8, 30))
    steps = int(rng.integers(3, 9))
    base = np.round((base - base.min()) / np.ptp(base) * steps) / steps * 0.7 + 0.1
    base = gaussian_filter(base, rng.uniform(0.6, 1.6))
    noise = gaussian_filter(rng.normal(size=(height, width)), rng.uniform(0, 1.2))
    value = base + noise / noise.std() * rng.uniform(0.004, 0.08)
    if rng.random() < 0.6:
        y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
        value = np.where(np.hypot(x, y) < rng.uniform(0.8, 1.2), value, 0 if rng.random() < 0.5 else noise * 0.01)
    return np.clip(value, 0, 1)


def magnetic(rng, height, width):
    """Resonance: many borders of all strengths, noise that grows dark to bright."""
    value = np.zeros((height, width))
    for cell in (64, 32, 16, 8):
        field = smooth(rng, height, width, cell)
        value += np.where(field > rng.uniform(0.4, 0.6), field, field * rng.uniform(0.3, 1)) * cell**0.5
    value = gaussian_filter(value / value.max(), rng.uniform(0.5, 1.3))
    sigma = rng.uniform(0.003, 0.05)
    return np.clip(np.hypot(value + rng.normal(size=value.shape) * sigma, rng.normal(size=value.shape) * sigma), 0, 1)


def organs(rng, height, width):
    """Shapes of one value each with soft borders, from organs to lobules, and noise."""
    value = np.zeros((height, width))
    for cell in (48, 24, 12, 6)[: int(rng.integers(2, 5))]:
        value += (smooth(rng, height, width, cell) > rng.uniform(0.35, 0.65)) * rng.uniform(0.05, 0.4)
    value = gaussian_filter(value, rng.uniform(0.7, 2.0))
    noise = gaussian_filter(rng.normal(size=value.shape), rng.uniform(0, 1))
    return np.clip(value / max(value.max(), 1e-9) + noise / noise.std() * rng.uniform(0.003, 0.05), 0, 1)


def projection(rng, height, width):
    """Radiography: large soft shapes, ribs, trabeculae, quantum noise."""
    value = smooth(rng, height, width, 64) * 0.7 + 0.1
    y, x = np.mgrid[:height, :width] / max(height, width)
    if rng.random() < 0.6:
        bow = y + (x - 0.5) ** 2 * rng.uniform(-1, 1)
        value = value + np.clip(np.sin(bow * rng.uniform(20, 60)) * 4, -1, 1) * rng.uniform(0.02, 0.12)
    if rng.random() < 0.6:
        fine = gaussian_filter(rng.normal(size=value.shape), 1) - gaussian_filter(rng.normal(size=value.shape), 3)
        value = value + fine / fine.std() * rng.uniform(0.005, 0.05)
    return np.clip(value + rng.normal(size=value.shape) * rng.uniform(0.001, 0.03), 0, 1)


def texture(rng, height, width):
    """Noise whose strength falls with frequency, from cloud to grain."""
    spectrum = np.fft.rfft2(rng.normal(size=(height, width)))
    fy, fx = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None]
    spectrum *= (np.hypot(fy, fx) + 1 / max(height, width)) ** -rng.uniform(0, 2.2)
    value = np.fft.irfft2(spectrum, (height, width))
    return np.clip(0.5 + value / value.std() * rng.uniform(0.05, 0.3), 0, 1)


def photograph(rng, height, width):
    """Colour fields of many scales with highlights."""
    shared = smooth(rng, height, width, 24)
    channels = []
    for level in (0.7, 0.35, 0.25):
        field = 0.6 * shared + 0.4 * smooth(rng, height, width, int(rng.integers(6, 50)))
        noise = gaussian_filter(rng.normal(size=(height, width)), 0.7) * rng.uniform(0.002, 0.03)
        channels.append(np.clip(level * (0.3 + 1.2 * field) + noise, 0, 1))
    value = np.stack(channels, -1)
    for _ in range(int(rng.integers(0, 12))):
        y, x, size = int(rng.integers(height)), int(rng.integers(width)), int(rng.integers(2, 9))
        value[y : y + size, x : x + size * 2] = 0.97
    return value


def flat(rng, height, width):
    return np.full((height, width), rng.choice([0.0, 0.0, 0.1, 0.3, 0.5, 0.8, 1.0]))


def ramp(rng, height, width):
    y, x = np.mgrid[:height, :width]
    value = (x * rng.uniform(-1, 1) + y * rng.uniform(-1, 1)) / max(height, width)
    return np.clip(value - value.min(), 0, 1)


def phantom(rng, height, width):
    """Fields, bars and grids of a test picture."""
    value = np.full((height, width), rng.uniform(0, 1))
    for _ in range(int(rng.integers(4, 24))):
        y, x = int(rng.integers(height)), int(rng.integers(width))
        tall, wide = int(rng.integers(4, height // 3 + 5)), int(rng.integers(4, width // 3 + 5))
        value[y : y + tall, x : x + wide] = rng.uniform(0, 1)
    if rng.random() < 0.5:
        value[:: int(rng.integers(24, 60))] = rng.uniform(0, 1)
        value[:, :: int(rng.integers(24, 60))] = rng.uniform(0, 1)
    return value


KINDS = {
    "fan": (fan, 7), "linear": (linear, 4), "doppler": (doppler, 4), "power": (power, 3), "computed": (computed, 4), "magnetic": (magnetic, 4), "organs": (organs, 4),
    "projection": (projection, 4), "texture": (texture, 3), "photograph": (photograph, 2), "flat": (flat, 5),
    "ramp": (ramp, 1), "phantom": (phantom, 1),
}
