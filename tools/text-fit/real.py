"""Parts of real images in which nothing is written, from two packages that carry some: `real.py OUT.pkl`.

The images that `HELD_OUT` names are never fitted: they are what a change of the weights is looked at on.
"""

import importlib.util
import pickle
import sys
import warnings
from pathlib import Path

import nibabel
import numpy as np
import pydicom
from pydicom.pixels import apply_color_lut

# File, frames, and where nothing is written (left, top, right, bottom); everywhere where none is named.
FITTED = [
    ("693_J2KI.dcm", [0], []), ("J2K_pixelrep_mismatch.dcm", [0], []), ("CT_small.dcm", [0], []), ("JPEG2000.dcm", [0], []),
    ("JPGExtended.dcm", [0], []), ("MR_small.dcm", [0], []), ("examples_overlay.dcm", [0], []),
    ("MR-SIEMENS-DICOM-WithOverlays.dcm", [0], []), ("bad_sequence.dcm", [0], []), ("emri_small.dcm", [0, 5], []),
    ("RG1_J2KI.dcm", [0], []), ("RG1_J2KR.dcm", [0], []), ("color-pl.dcm", [0], []),
    ("examples_ybr_color.dcm", [0, 15], [(45, 20, 285, 205)]), ("color3d_jpeg_baseline.dcm", [0, 60], [(80, 50, 570, 430)]),
    ("OBXXXX1A.dcm", [0], [(330, 60, 600, 150)]), ("examples_palette.dcm", [0], [(330, 60, 600, 150)]),
]
HELD_OUT = [
    "explicit_VR-UN.dcm", "MR2_J2KI.dcm", "RG3_J2KI.dcm", "examples_jpeg2k.dcm", "examples_rgb_color.dcm", "US1_J2KI.dcm",
    "JPGLosslessP14SV1_1s_1f_8b.dcm", "gdcm-US-ALOKA-16.dcm",
]
# Slices of a brain, by axis; the others are held out.
BRAIN = "datasets/data/mni_icbm152_t1_tal_nlin_sym_09a_converted.nii.gz"
SLICES = [(0, 90), (2, 80), (1, 70)]


def package(name: str) -> Path:
    return Path(importlib.util.find_spec(name).submodule_search_locations[0])


def values(frame, dataset) -> np.ndarray:
    """From zero to one, as a viewer would show it."""
    if frame.ndim == 2 and "RedPaletteColorLookupTableDescriptor" in dataset:
        frame = apply_color_lut(frame, dataset)[..., :3]
        frame = (frame >> 8).astype(np.uint8) if frame.dtype == np.uint16 else frame
    if frame.dtype == np.uint8:
        return frame / 255
    low, high = np.percentile(frame, [0.3, 99.8])
    return np.clip((frame - low) / (high - low + 1e-9), 0, 1)


def main():
    warnings.filterwarnings("ignore")
    paths = {}
    for folder in (package("data_store"), package("pydicom") / "data" / "test_files"):
        paths.update({path.name: path for path in sorted(folder.rglob("*.dcm"))})
    found = []
    for name, numbers, open_ in FITTED:
        assert name not in HELD_OUT
        dataset = pydicom.dcmread(paths[name])
        pixels = dataset.pixel_array
        frames = pixels if int(dataset.get("NumberOfFrames", 1)) > 1 else pixels[None]
        for number in numbers:
            value = values(frames[number], dataset)
            closed = np.full(value.shape[:2], bool(open_))
            for left, top, right, bottom in open_:
                closed[top:bottom, left:right] = False
            # Where little is open, more often.
            found += [(name, value, closed)] * (3 if open_ else 1)
    volume = nibabel.load(package("nilearn") / BRAIN).get_fdata()
    for axis, at in SLICES:
        value = np.ascontiguousarray(np.rot90(np.take(volume, at, axis))) / volume.max()
        found.append(("brain", value, np.zeros(value.shape, bool)))
    with open(sys.argv[1], "wb") as out:
        pickle.dump(found, out)
    print(len(found), "parts of real images")


if __name__ == "__main__":
    main()
