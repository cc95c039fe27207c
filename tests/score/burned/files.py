"""Pictures as DICOM files of several modalities and codecs, each with its own key for the judge."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import JPEG2000Lossless, JPEGBaseline8Bit, JPEGLSLossless, ExplicitVRLittleEndian, RLELossless

from .pictures import Picture, picture

CLASSES = "1.2.840.10008.5.1.4.1.1."
# Class of one frame, of several frames, and modality.
KINDS = {
    "fan": ("6.1", "3.1", "US"), "flow": ("6.1", "3.1", "US"), "tomogram": ("7", "7.2", "OT"), "radiograph": ("1.1", "7.3", "DX"),
    "resonance": ("7", "7.3", "OT"), "flat": ("7", "7.2", "OT"),
}
CODECS = {
    "native": ExplicitVRLittleEndian, "rle": RLELossless, "jpeg": JPEGBaseline8Bit, "jpeg-ls": JPEGLSLossless,
    "jpeg-2000": JPEG2000Lossless,
}
SEED = 90_000  # where chance starts unless another corpus is asked for
SIZES = [(480, 640), (512, 512), (600, 800), (256, 256), (768, 1024)]


@dataclass
class Case:
    """A file and what is on it."""

    name: str
    codec: str
    picture: Picture
    # The largest value that is as dark as a mask.
    dark: int


def cases(count: int, seed: int = SEED):
    """The first `count` files of a corpus: every kind with every codec before any comes again."""
    kinds, codecs = list(KINDS), list(CODECS)
    for number in range(count):
        kind, codec = kinds[number % len(kinds)], codecs[number // 2 % len(codecs)]
        round_ = number // len(kinds)
        coloured = kind == "flow" or (kind in ("fan", "flat") and round_ % 2 == 0)
        depth = 8 if coloured or kind == "fan" or codec == "jpeg" else (8, 12, 16)[(number + round_) % 3]
        frames = 3 if round_ % 4 == 2 else 1
        made = picture(seed + number, kind, depth, coloured, frames, SIZES[(number + round_) % len(SIZES)])
        yield number, codec, made


def write(folder: Path, count: int, seed: int = SEED) -> list:
    """Writes the files; one of sixteen bits in two shows its texts only in a window."""
    folder.mkdir(parents=True)
    found = []
    for number, codec, made in cases(count, seed):
        full = 2**made.depth - 1
        stored = np.stack([np.round(frame * full) for frame in made.frames])
        dark = full // 85
        if made.depth == 16 and number % 2 == 0:
            stored, dark = np.round(stored / 8) + full // 3, full // 4
        stored = stored.astype(np.uint8 if made.depth == 8 else np.uint16)
        name = f"{number:04}-{made.kind}-{codec}.dcm"
        dataset(number, made, stored, codec).save_as(folder / name, enforce_file_format=True)
        found.append(Case(name, codec, made, dark))
    return found


def dataset(number: int, made: Picture, stored, codec: str) -> Dataset:
    """A complete object of the kind's class."""
    single, several, modality = KINDS[made.kind]
    root = Dataset()
    root.SOPClassUID = CLASSES + (several if len(made.frames) > 1 else single)
    root.SOPInstanceUID, root.StudyInstanceUID = f"1.2.826.0.1.3680043.10.1.{number + 1}.3", f"1.2.826.0.1.3680043.10.1.{number + 1}.1"
    root.SeriesInstanceUID = f"1.2.826.0.1.3680043.10.1.{number + 1}.2"
    root.PatientID, root.PatientName, root.PatientBirthDate, root.PatientSex = f"KX-{number:05}", "Watanabe^Kenji", "19480507", "M"
    root.StudyDate, root.StudyTime, root.Modality, root.StudyID, root.SeriesNumber = "20191130", "084112", modality, "1", 1
    root.InstanceNumber, root.ConversionType, root.AccessionNumber, root.ReferringPhysicianName = 1, "WSD", "", ""
    frames, rows, columns = stored.shape[:3]
    if frames > 1:
        root.NumberOfFrames = frames
        root.FrameTime = 40
        root.FrameIncrementPointer = 0x00181063
    root.SamplesPerPixel = 3 if stored.ndim == 4 else 1
    root.PhotometricInterpretation = "RGB" if stored.ndim == 4 else "MONOCHROME2"
    if stored.ndim == 4:
        root.PlanarConfiguration = 0
    root.Rows, root.Columns = rows, columns
    root.BitsAllocated = stored.dtype.itemsize * 8
    root.BitsStored, root.HighBit, root.PixelRepresentation = made.depth, made.depth - 1, 0
    root.file_meta = FileMetaDataset()
    root.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    root.file_meta.MediaStorageSOPClassUID, root.file_meta.MediaStorageSOPInstanceUID = root.SOPClassUID, root.SOPInstanceUID
    root.PixelData = np.ascontiguousarray(stored).tobytes()
    root["PixelData"].VR = "OB" if made.depth == 8 else "OW"
    if codec == "jpeg":
        streams = []
        for frame in stored:
            coded = BytesIO()
            Image.fromarray(frame).save(coded, "JPEG", quality=90, subsampling=0 if number % 2 else 2)
            streams.append(coded.getvalue())
        if stored.ndim == 4:
            root.PhotometricInterpretation = "YBR_FULL_422"
        root.PixelData = encapsulate(streams)
        root["PixelData"].VR = "OB"
        root["PixelData"].is_undefined_length = True
        root.LossyImageCompression = "01"
        root.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    elif codec != "native":
        root.compress(CODECS[codec], generate_instance_uid=False)
    return root


def frames(path: Path) -> np.ndarray:
    """All frames of a file as another program decodes them, lines and columns after the frame."""
    found = pydicom.dcmread(path)
    values = found.pixel_array
    return values if int(found.get("NumberOfFrames", 1)) > 1 else values[None]
