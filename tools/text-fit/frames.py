"""The files that the measuring program reads: frames one behind the other, eight numbers before each."""

import struct

import numpy as np


def write(out, stored, depth, code, number):
    """Appends a frame; `code` is 0 or 1 for MONOCHROME1 and 2, 3 for RGB."""
    stored = np.ascontiguousarray(stored)
    samples = 3 if stored.ndim == 3 else 1
    signed = int(stored.dtype.kind == "i")
    head = stored.shape[0], stored.shape[1], samples, stored.dtype.itemsize * 8, depth, signed, code, number
    out.write(struct.pack("<8I", *head))
    out.write(stored.tobytes())
