"""Images of every layout and transfer syntax, made in code, and what other programs read in them."""

import struct
import zlib
from dataclasses import dataclass

import imagecodecs
import jpeg_ls
import numpy as np
import pydicom
from pydicom._uid_dict import UID_dictionary
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate, encapsulate_extended, generate_frames
from pydicom.pixels import get_decoder
from pydicom.pixels.encoders.native import _encode_segment
from pydicom.uid import UID, generate_uid

ROOT = "1.2.840.10008.1.2"
IMPLICIT, EXPLICIT, DEFLATED, BIG = ROOT, ROOT + ".1", ROOT + ".1.99", ROOT + ".2"
RLE, FRAME_DEFLATED = ROOT + ".5", ROOT + ".8.1"
BASELINE, EXTENDED, LOSSLESS, FIRST_ORDER = ROOT + ".4.50", ROOT + ".4.51", ROOT + ".4.57", ROOT + ".4.70"
JPEG_LS, NEAR = ROOT + ".4.80", ROOT + ".4.81"
JPEG_2000_LOSSLESS, JPEG_2000 = ROOT + ".4.90", ROOT + ".4.91"
HT_LOSSLESS, HT_RPCL, HT = ROOT + ".4.201", ROOT + ".4.202", ROOT + ".4.203"
XL_LOSSLESS, XL_JPEG, XL = ROOT + ".4.110", ROOT + ".4.111", ROOT + ".4.112"

# Younger than this pydicom, which writes no transfer syntax that it has no name for.
YOUNGER = {
    FRAME_DEFLATED: "Deflated Image Frame Compression",
    XL_LOSSLESS: "JPEG XL Lossless",
    XL_JPEG: "JPEG XL JPEG Recompression",
    XL: "JPEG XL",
}
for uid, name in YOUNGER.items():
    UID_dictionary.setdefault(uid, (name, "Transfer Syntax", "", "", ""))

LOSSY_JPEG = {BASELINE, EXTENDED}
# Syntaxes whose frames are compressed one by one.
ENCAPSULATED = {
    RLE, FRAME_DEFLATED, BASELINE, EXTENDED, LOSSLESS, FIRST_ORDER, JPEG_LS, NEAR,
    JPEG_2000_LOSSLESS, JPEG_2000, HT_LOSSLESS, HT_RPCL, HT, XL_LOSSLESS, XL_JPEG, XL,
}  # fmt: skip

# 5 x 7 dots of some capitals and digits, for text that burns in.
GLYPHS = {
    "A": "01110 10001 10001 11111 10001 10001 10001",
    "D": "11110 10001 10001 10001 10001 10001 11110",
    "E": "11111 10000 10000 11110 10000 10000 11111",
    "M": "10001 11011 10101 10101 10001 10001 10001",
    "O": "01110 10001 10001 10001 10001 10001 01110",
    "R": "11110 10001 10001 11110 10100 10010 10001",
    "Y": "10001 10001 01010 00100 00100 00100 00100",
    "1": "00100 01100 00100 00100 00100 00100 01110",
    "4": "00010 00110 01010 10010 11111 00010 00010",
    "7": "11111 00001 00010 00100 01000 01000 01000",
    " ": "00000 00000 00000 00000 00000 00000 00000",
}


@dataclass(frozen=True)
class Layout:
    """How the samples of an image are laid out; `kind` is i, u or f."""

    rows: int
    columns: int
    bits: int
    stored: int
    kind: str = "u"
    photometric: str = "MONOCHROME2"
    frames: int = 1
    planar: int = 0

    @property
    def samples(self):
        return 1 if self.photometric.startswith(("MONO", "PAL")) else 3

    @property
    def dtype(self):
        return np.dtype(f"<{self.kind}{max(self.bits, 8) // 8}")


def picture(layout: Layout, seed: int = 0) -> np.ndarray:
    """(frames, rows, columns, samples): slopes with some noise over the whole range of values."""
    random = np.random.default_rng([seed, layout.rows, layout.columns, layout.stored])
    shape = (layout.frames, layout.rows, layout.columns, layout.samples)
    frame, y, x, sample = np.indices(shape)
    if layout.kind == "f":
        return (np.sin(x / 9 + frame) * np.cos(y / 7) * 1e3).astype(layout.dtype)
    range_ = 2**layout.stored
    wave = (np.sin(x / 11 + frame + sample) + np.cos(y / 13 - sample)) * range_ / 5 + range_ / 2
    noise = random.integers(-max(range_ // 64, 1), max(range_ // 64, 1) + 1, shape)
    values = np.clip(wave + noise, 0, range_ - 1).astype(np.int64)
    if layout.bits == 1:
        values = (wave > range_ / 2).astype(np.int64)
    if layout.kind == "i":
        values -= range_ // 2
    return values.astype(layout.dtype)


def black(dataset) -> np.ndarray:
    """What Kamei promises to draw, as a pixel of raw samples."""
    if "PixelData" not in dataset:
        return np.zeros(1)
    stored, signed = dataset.BitsStored, bool(dataset.PixelRepresentation)
    interpretation = dataset.PhotometricInterpretation
    if interpretation == "MONOCHROME1":
        return np.array([2 ** (stored - signed) - 1])
    if interpretation == "PALETTE COLOR":
        tables = [np.frombuffer(dataset[0x0028, tag].value, "<u2").astype(int) for tag in (0x1201, 0x1202, 0x1203)]
        light = sum(weight * table for weight, table in zip((299, 587, 114), tables))
        return np.array([dataset.RedPaletteColorLookupTableDescriptor[1] + int(np.argmin(light))])
    coloured_by_stream = dataset.file_meta.TransferSyntaxUID in (XL_JPEG, XL)
    if interpretation.startswith("YBR_FULL") and not coloured_by_stream:
        return np.array([0, 2 ** (stored - 1), 2 ** (stored - 1)])
    return np.array([-(2 ** (stored - 1)) if signed else 0] * dataset.SamplesPerPixel)


def write_text(frame: np.ndarray, text: str, x: int, y: int, value, size: int = 3):
    """Burns text into (rows, columns, samples)."""
    for letter in text:
        dots = np.array([[int(dot) for dot in line] for line in GLYPHS[letter].split()]).astype(bool)
        dots = np.kron(dots, np.ones((size, size), bool))
        frame[y : y + dots.shape[0], x : x + dots.shape[1]][dots] = value
        x += 6 * size


def coded(syntax: str, frame: np.ndarray, layout: Layout, option=None) -> bytes:
    """One frame (rows, columns, samples) as a codestream by an encoder of others."""
    flat = np.ascontiguousarray(frame[..., 0] if layout.samples == 1 else frame)
    wide = flat.astype(f"<u{layout.dtype.itemsize}") if layout.kind == "i" else flat
    if syntax == RLE:
        return rle(frame, layout)
    if syntax == FRAME_DEFLATED:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        return packer.compress(native(frame[None], layout)) + packer.flush()
    if syntax in LOSSY_JPEG:
        return imagecodecs.jpeg_encode(flat, 85, bitspersample=layout.stored, **(option or {}))
    if syntax in (LOSSLESS, FIRST_ORDER):
        mask = 2**layout.stored - 1
        predictor = option or 1
        colours = {"colorspace": "RGB", "outcolorspace": "RGB"} if layout.samples == 3 else {}
        return imagecodecs.jpeg_encode(
            wide & mask, lossless=True, predictor=predictor, bitspersample=layout.stored, **colours
        )
    if syntax in (JPEG_LS, NEAR):
        interleave, near = option or (0, 0)
        planes = np.moveaxis(wide, -1, 0) if layout.samples == 3 and interleave == 0 else wide
        planes = np.ascontiguousarray(planes & (2**layout.stored - 1))
        shape = (layout.rows, layout.columns, layout.samples)
        return bytes(jpeg_ls.encode_buffer(planes.tobytes(), *shape, layout.stored, near, interleave))
    if syntax in (JPEG_2000_LOSSLESS, JPEG_2000):
        settings = {"level": 0, "reversible": True, "codecformat": "j2k", **(option or {})}
        return imagecodecs.jpeg2k_encode(flat, bitspersample=layout.stored, **settings)
    if syntax in (XL_LOSSLESS, XL):
        settings = {"lossless": True, "level": 100, "bitspersample": layout.stored if layout.bits == 16 else None}
        return imagecodecs.jpegxl_encode(wide & (2**layout.stored - 1), **{**settings, **(option or {})})
    if syntax == XL_JPEG:
        settings = {"bitspersample": layout.stored, **(option or {})}
        return imagecodecs.jpegxl_encode_jpeg(imagecodecs.jpeg_encode(flat, 85, **settings))
    assert syntax in (HT_LOSSLESS, HT_RPCL, HT)
    return imagecodecs.htj2k_encode(flat, **(option or {"reversible": True}))


def rle(frame: np.ndarray, layout: Layout) -> bytes:
    width = layout.dtype.itemsize
    cells = np.ascontiguousarray(frame).view("u1").reshape(layout.rows, layout.columns, layout.samples, width)
    segments = []
    for sample in range(layout.samples):
        for byte in reversed(range(width)):
            plane = np.ascontiguousarray(cells[..., sample, byte])
            segments.append(bytes(_encode_segment(plane.tobytes(), layout.columns)))
    offsets = np.cumsum([64] + [len(segment) for segment in segments])[:-1]
    header = struct.pack("<16I", len(segments), *offsets, *[0] * (15 - len(segments)))
    return header + b"".join(segments)


def native(values: np.ndarray, layout: Layout, big_endian: bool = False, words: bool = True) -> bytes:
    """Uncompressed frames as the value of Pixel Data."""
    if layout.bits == 1:
        data = np.packbits(values.reshape(-1), bitorder="little").tobytes()
    elif layout.photometric == "YBR_FULL_422":
        pairs = values.reshape(layout.frames, layout.rows, layout.columns // 2, 2, 3)
        kept = np.stack([pairs[..., 0, 0], pairs[..., 1, 0], pairs[..., 0, 1], pairs[..., 0, 2]], -1)
        data = kept.tobytes()
    else:
        values = np.moveaxis(values, -1, 1) if layout.planar else values
        data = values.astype(values.dtype.newbyteorder(">" if big_endian else "<")).tobytes()
    data += b"\0" * (len(data) % 2)
    if big_endian and words and layout.bits <= 8:
        data = np.frombuffer(data, "<u2").astype(">u2").tobytes()
    return data


def dataset(syntax: str, layout: Layout, values: np.ndarray, option=None, table: str = "basic") -> Dataset:
    """A secondary capture, or with `table` one whose offset table is basic, absent or extended."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = UID(syntax)
    made.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    if layout.frames > 1 or layout.kind == "f":
        made.SOPClassUID = "1.2.840.10008.5.1.4.1.1.30" if layout.kind == "f" else "1.2.840.10008.5.1.4.1.1.7.4"
    made.SOPInstanceUID, made.StudyInstanceUID, made.SeriesInstanceUID = (generate_uid() for _ in range(3))
    made.file_meta.MediaStorageSOPClassUID = made.SOPClassUID
    made.file_meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    made.PatientID, made.PatientName = "7741-4471", "Amory^Dorr"
    made.Modality, made.ConversionType = "OT", "SYN"
    made.SamplesPerPixel, made.PhotometricInterpretation = layout.samples, layout.photometric
    made.Rows, made.Columns = layout.rows, layout.columns
    if layout.frames > 1:
        made.NumberOfFrames = layout.frames
    made.BitsAllocated = layout.bits
    if layout.samples == 3:
        made.PlanarConfiguration = layout.planar
    if layout.photometric == "PALETTE COLOR":
        entries = np.arange(256)
        for colour, tag in ((entries * 7 % 256, 0x1101), (entries * 31 % 256, 0x1102), (entries[::-1], 0x1103)):
            made.add_new((0x0028, tag), "US", [256, 0, 16])
            made.add_new((0x0028, tag + 0x100), "OW", (colour * 257).astype("<u2").tobytes())
    if layout.kind == "f":
        keyword = "FloatPixelData" if layout.bits == 32 else "DoubleFloatPixelData"
        setattr(made, keyword, native(values, layout, syntax == BIG))
        return made
    made.BitsStored, made.HighBit = layout.stored, layout.stored - 1
    made.PixelRepresentation = int(layout.kind == "i")
    if syntax in ENCAPSULATED:
        streams = [coded(syntax, frame, layout, option) for frame in values]
        if table == "extended":
            made.PixelData, made.ExtendedOffsetTable, made.ExtendedOffsetTableLengths = encapsulate_extended(streams)
        else:
            pieces = 2 if table == "fragments" and syntax != RLE else 1
            made.PixelData = encapsulate(streams, fragments_per_frame=pieces, has_bot=table != "absent")
        made["PixelData"].VR = "OB"
        made["PixelData"].is_undefined_length = True
        if syntax in LOSSY_JPEG or syntax in (NEAR, JPEG_2000, HT, XL_JPEG, XL):
            made.LossyImageCompression, made.LossyImageCompressionRatio = "01", "7.5"
    else:
        # Words of single bits are swapped by some readers and not by others.
        made.PixelData = native(values, layout, syntax == BIG, words=layout.bits > 1)
        made["PixelData"].VR = "OW" if layout.bits > 1 else "OB"
    return made


def streams(image: Dataset) -> list[bytes]:
    """The codestreams of an image, without padding."""
    count = int(image.get("NumberOfFrames") or 1)
    table = None
    if "ExtendedOffsetTable" in image:
        table = (image.ExtendedOffsetTable, image.ExtendedOffsetTableLengths)
    return list(generate_frames(image.PixelData, number_of_frames=count, extended_offsets=table))


def decoded(image: Dataset) -> np.ndarray:
    """(frames, rows, columns, samples) by the reference: raw samples, no colours converted."""
    syntax, count = image.file_meta.TransferSyntaxUID, int(image.get("NumberOfFrames") or 1)
    shape = (image.Rows, image.Columns, image.SamplesPerPixel)
    if syntax == FRAME_DEFLATED:
        planar = image.get("PlanarConfiguration", 0) == 1
        dtype = np.dtype(f"<{'i' if image.PixelRepresentation else 'u'}{image.BitsAllocated // 8}")
        frames = []
        for stream in streams(image):
            values = np.frombuffer(zlib.decompressobj(-15).decompress(stream), dtype)[: np.prod(shape)]
            frames.append(np.moveaxis(values.reshape(shape[2], *shape[:2]), 0, -1) if planar else values.reshape(shape))
        return np.stack(frames)
    if syntax in (XL_LOSSLESS, XL_JPEG, XL):
        frames = [imagecodecs.jpegxl_decode(stream).astype("u2" if image.BitsAllocated == 16 else "u1") for stream in streams(image)]
        values = np.stack(frames).reshape(count, *shape)
        if image.PixelRepresentation:
            # Streams hold the stored bits of two's complement.
            unused = image.BitsAllocated - image.BitsStored
            values = (values << unused).view(f"<i{image.BitsAllocated // 8}") >> unused
        return values
    decoder = get_decoder(syntax)
    frames = [
        decoder.as_array(image, index=index, raw=True, **plugin(syntax))[0].reshape(shape) for index in range(count)
    ]
    return np.stack(frames)


def plugin(syntax: str) -> dict:
    """The decoder that is asked, by name: none that happens to be installed beside it."""
    if syntax not in ENCAPSULATED:
        return {}
    return {"decoding_plugin": "pyjpegls" if syntax in (JPEG_LS, NEAR) else "pylibjpeg"}


def unit(stream: bytes) -> tuple[int, int]:
    """Width and height of the coding unit of a lossy JPEG stream, in pixels (T.81 A.2)."""
    at = 2
    while stream[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + struct.unpack_from(">H", stream, at + 2)[0]
    components = stream[at + 9]
    if components == 1:
        return 8, 8
    factors = [stream[at + 11 + 3 * component] for component in range(components)]
    return 8 * max(factor >> 4 for factor in factors), 8 * max(factor & 15 for factor in factors)


def read(path) -> Dataset:
    return pydicom.dcmread(path)
