"""Other decoders judge masked images: of every layout, of every transfer syntax, and those of the pydicom wheel.

An image is decoded by pydicom with pylibjpeg or pyjpegls before and after the command line has masked it. Outside
the areas every sample must be the same, inside it must be black, and frames without an area must keep their bytes.
"""

import json
import subprocess
from dataclasses import dataclass, field, replace

import imagecodecs
import numpy as np
import pytest
from conftest import Outcome, corpus_folder, deidentify
from images import (
    BASELINE, BIG, DEFLATED, ENCAPSULATED, EXPLICIT, EXTENDED, FIRST_ORDER, FRAME_DEFLATED, HT, HT_LOSSLESS, HT_RPCL,
    IMPLICIT, JPEG_2000, JPEG_2000_LOSSLESS, JPEG_LS, LOSSLESS, LOSSY_JPEG, NEAR, RLE, XL, XL_JPEG, XL_LOSSLESS,
    Layout, black, dataset, decoded, picture, read, streams, unit, write_text,
)  # fmt: skip
from pydicom.encaps import parse_basic_offsets, parse_fragments
from pydicom.filebase import DicomBytesIO


@dataclass(frozen=True)
class Case:
    syntax: str
    layout: Layout
    option: object = None
    table: str = "basic"


def m2(stored=8, kind="u", rows=37, columns=53, **more):
    bits = next(bits for bits in (8, 16, 32, 64) if bits >= stored)
    return Layout(rows, columns, bits, stored, kind, **more)


def colour(stored=8, photometric="RGB", rows=38, columns=54, **more):
    return m2(stored, rows=rows, columns=columns, photometric=photometric, **more)


def native_cases():
    greys = [m2(stored, kind) for stored in (5, 8, 12, 16, 20, 32) for kind in "ui"]
    inverted = [replace(layout, photometric="MONOCHROME1") for layout in greys]
    bits = [Layout(37, 53, 1, 1), Layout(37, 53, 1, 1, frames=3)]
    palettes = [m2(8, photometric="PALETTE COLOR")]
    colours = [colour(bits, kind, planar=planar) for bits in (8, 16) for kind in ("RGB", "YBR_FULL") for planar in (0, 1)]
    paired = [colour(8, "YBR_FULL_422"), colour(8, "YBR_FULL_422", frames=3)]
    floats = [Layout(37, 53, bits, bits, "f") for bits in (32, 64)]
    odd = [m2(8, rows=1, columns=1), colour(8, rows=1, columns=3), m2(16, rows=5, columns=1), m2(8, frames=3)]
    for syntax in (IMPLICIT, EXPLICIT, BIG, DEFLATED):
        for layout in greys + inverted + bits + palettes + colours + paired + floats + odd:
            yield Case(syntax, layout)


def encapsulated_cases():
    deep = [m2(8), m2(12), m2(16), m2(16, "i"), m2(12, "i"), m2(8, rows=1, columns=1), m2(8, rows=3, columns=200)]
    for layout in deep + [m2(32), colour(8), colour(16), m2(8, photometric="PALETTE COLOR")]:
        yield Case(RLE, layout)
    for layout in deep + [colour(8), colour(8, planar=1), m2(12, photometric="MONOCHROME1")]:
        yield Case(FRAME_DEFLATED, layout)
    for layout in (m2(8), m2(8, rows=1, columns=1), m2(8, photometric="MONOCHROME1")):
        yield Case(BASELINE, layout)
        yield Case(EXTENDED, layout)
    for subsampling in ("444", "422", "420", "411", "440"):
        for rows, columns in ((64, 96), (37, 53)):
            photometric = "YBR_FULL_422" if subsampling == "422" else "YBR_FULL"
            layout = colour(8, photometric, rows=rows, columns=columns)
            yield Case(BASELINE, layout, {"subsampling": subsampling})
    yield Case(BASELINE, colour(8), {"colorspace": "RGB", "outcolorspace": "RGB"})
    for layout in (m2(12), m2(12, rows=64, columns=96)):
        yield Case(EXTENDED, layout)
    for predictor in range(1, 8):
        for layout in (m2(8), m2(12), m2(16), m2(16, "i"), colour(8)):
            yield Case(LOSSLESS, layout, predictor)
    for layout in deep + [m2(2), colour(8), colour(16), m2(8, photometric="PALETTE COLOR")]:
        yield Case(FIRST_ORDER, layout)
    for near in (0, 1, 3):
        syntax = NEAR if near else JPEG_LS
        for layout in [m2(8), m2(12), m2(16), m2(10, "i")] + ([m2(8, rows=1, columns=200)] if not near else []):
            yield Case(syntax, layout, (0, near))
        for interleave in (0, 1, 2):
            for layout in (colour(8), colour(12), colour(16)):
                yield Case(syntax, layout, (interleave, near))
    for layout in [m2(8), m2(12), m2(16), m2(16, "i"), m2(12, "i"), m2(8, rows=1, columns=1), m2(10, photometric="MONOCHROME1")]:
        yield Case(JPEG_2000_LOSSLESS, layout)
    for photometric, transform in (("YBR_RCT", True), ("RGB", False)):
        for stored in (8, 12):
            yield Case(JPEG_2000_LOSSLESS, colour(stored, photometric), {"mct": transform})
    yield Case(JPEG_2000_LOSSLESS, m2(8), {"codecformat": "jp2"})
    yield Case(JPEG_2000, colour(8, "YBR_ICT"), {"reversible": False, "level": 40})
    for layout in (m2(8), m2(12), m2(16, "i")):
        yield Case(JPEG_2000, layout, {"reversible": False, "level": 40})
    for syntax in (HT_LOSSLESS, HT_RPCL):
        for layout in (m2(8), m2(16), m2(16, "i"), colour(8, "YBR_RCT"), m2(8, rows=5, columns=3)):
            yield Case(syntax, layout)
    yield Case(HT_LOSSLESS, m2(16, rows=97, columns=131), {"reversible": True, "tile": (32, 32)})
    for layout in (m2(8), m2(16), colour(8, "YBR_ICT")):
        yield Case(HT, layout, {"reversible": False})
    for effort in (1, 3, 7):
        for layout in deep + [m2(1), m2(10, photometric="MONOCHROME1"), colour(8), colour(12), colour(16)]:
            yield Case(XL_LOSSLESS, layout, {"effort": effort})
    for layout in (m2(8), m2(16), m2(12, rows=1030, columns=40), colour(8), m2(8, photometric="PALETTE COLOR")):
        yield Case(XL_LOSSLESS, layout, {"usecontainer": True})
        yield Case(XL, layout)


def varying_cases():
    """Frames that processors decode differently: they are held back where they would be masked."""
    lossy = {"lossless": False, "level": None}
    for layout in (m2(8), m2(12), m2(16), colour(8), colour(12), colour(8, "XYB"), colour(8, rows=300, columns=290)):
        for distance in (0.5, 2.0):
            yield Case(XL, layout, {**lossy, "distance": distance})
    yield Case(XL_JPEG, m2(8))
    for subsampling in ("444", "422", "420", "440"):
        photometric = "YBR_FULL_422" if subsampling == "422" else "YBR_FULL"
        yield Case(XL_JPEG, colour(8, photometric), {"subsampling": subsampling})


def table_cases():
    """Frames in one and in several fragments, with a table of either kind and without."""
    for syntax in (RLE, BASELINE, FIRST_ORDER, JPEG_LS, JPEG_2000_LOSSLESS, HT_LOSSLESS, XL_LOSSLESS, FRAME_DEFLATED):
        for table in ("basic", "extended", "fragments", "absent"):
            yield Case(syntax, m2(8, frames=4), None, table)


CASES = [*native_cases(), *encapsulated_cases(), *table_cases()]
VARYING = list(varying_cases())


def areas(rows, columns):
    """Two areas of an image of this size, the second reaching beyond it."""
    inner = (columns // 5, rows // 4, max(1, columns // 3), max(1, rows // 5))
    corner = (max(columns - 3, 0), max(rows - 2, 0), 20, 20)
    return [inner] if min(rows, columns) < 8 else [inner, corner]


def drawn(rows, columns, width=1, height=1):
    """The pixels of the areas, grown to units of so many columns and lines."""
    mask = np.zeros((rows, columns), bool)
    # Decoders blend colours that are stored for several pixels with those beside them, so an area that ends
    # near a unit's border takes the next unit too.
    aside, above = (width // 16, height // 16)
    for x, y, across, down in areas(rows, columns):
        right, bottom = min(x + across, columns) + aside, min(y + down, rows) + above
        left, top = max(x - aside, 0), max(y - above, 0)
        ends = (-(-bottom // height) * height, -(-right // width) * width)
        mask[top // height * height : ends[0], left // width * width : ends[1]] = True
    return mask


def policy(folder, search, sizes=()):
    templates = [
        {
            "rows": rows,
            "columns": columns,
            "areas": [dict(zip(("x", "y", "width", "height"), area)) for area in areas(rows, columns)],
        }
        for rows, columns in sorted(sizes)
    ]
    pixels = {"search": search, "mask": [], "templates": templates, "unexamined": "ship"}
    file = folder / "policy.json"
    file.write_text(json.dumps({"preset": "research", "pixels": pixels, "key": {"linkage": "linkable"}}))
    return file


@dataclass
class Masked:
    """Images before and after; `held` names those that were not released, with the reason."""

    outcome: Outcome
    images: dict = field(default_factory=dict)
    held: dict = field(default_factory=dict)


def masked(folder, search, inputs, sizes=()) -> Masked:
    outcome = deidentify(folder, "research", policy=policy(folder, search, sizes), folders=[inputs])
    found = Masked(outcome)
    for name, (output, code) in outcome.inputs.items():
        name = name.split("/", 1)[1]
        if output:
            found.images[name] = (inputs / name, outcome.out / output)
        else:
            found.held[name] = code
    return found


@pytest.fixture(scope="module")
def generated(tmp_path_factory) -> Masked:
    folder = tmp_path_factory.mktemp("layouts")
    inputs = folder / "inputs"
    inputs.mkdir()
    for number, case in enumerate(CASES):
        values = picture(case.layout, number)
        image = dataset(case.syntax, case.layout, values, case.option, case.table)
        image.save_as(inputs / f"{number}.dcm", enforce_file_format=True)
    sizes = {(case.layout.rows, case.layout.columns) for case in CASES}
    return masked(folder, "off", inputs, sizes)


def test_frames_that_processors_decode_differently_are_held_back_where_they_would_be_masked(tmp_path):
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    for number, case in enumerate(VARYING):
        image = dataset(case.syntax, case.layout, picture(case.layout, number), case.option, case.table)
        image.save_as(inputs / f"{number}.dcm", enforce_file_format=True)
    sizes = {(case.layout.rows, case.layout.columns) for case in VARYING}
    (tmp_path / "off").mkdir()
    found = masked(tmp_path / "off", "off", inputs, sizes)
    assert found.held == {f"{number}.dcm": "frame-varies" for number in range(len(VARYING))}


def images_of_the_wheel():
    found = {}
    for path in sorted(corpus_folder().rglob("*")):
        try:
            image = read(path)
            found[str(path.relative_to(corpus_folder()))] = (image, decoded(image))
        except Exception:  # noqa: BLE001: what the reference cannot read it cannot judge
            continue
    return found


@pytest.fixture(scope="module")
def wheel():
    return images_of_the_wheel()


@pytest.fixture(scope="module")
def templates(tmp_path_factory, wheel) -> Masked:
    sizes = {(image.Rows, image.Columns) for image, _ in wheel.values()}
    return masked(tmp_path_factory.mktemp("wheel"), "off", corpus_folder(), sizes)


@pytest.fixture(scope="module")
def searched(tmp_path_factory) -> Masked:
    return masked(tmp_path_factory.mktemp("searched"), "all", corpus_folder())


def reach(image, values):
    """For each frame the pixels that may change, and whether all of them must be black."""
    rows, columns = values.shape[1:3]
    if image.file_meta.TransferSyntaxUID in LOSSY_JPEG:
        width, height = unit(streams(image)[0])
        return drawn(rows, columns, width, height)
    pair = 2 if image.PhotometricInterpretation == "YBR_FULL_422" and not compressed(image) else 1
    return drawn(rows, columns, pair)


def compressed(image):
    return image.file_meta.TransferSyntaxUID in ENCAPSULATED


def margin(mask):
    """The mask with the pixels around it: a decoder that smooths colour looks that far."""
    grown = np.pad(mask, 2)
    return np.logical_or.reduce([np.roll(grown, (y, x), (0, 1)) for y in (-2, -1, 0, 1, 2) for x in (-2, -1, 0, 1, 2)])[2:-2, 2:-2]


def agree(before, after, values):
    """The samples outside are the same, those inside black."""
    result = decoded(after)
    assert result.shape == values.shape and result.dtype == values.dtype
    may = reach(before, values)
    lossy = before.file_meta.TransferSyntaxUID in LOSSY_JPEG
    coloured = lossy and values.shape[3] == 3
    outside = ~margin(may) if coloured else ~may
    assert differs(result, values, outside).max(initial=0) <= slack(before)
    inside = result[:, drawn(*values.shape[1:3])].astype(float)
    if not lossy:
        assert (inside == black(before)).all()
        return
    # Black in the terms of the quantisation table; a decoder that smooths colour mixes in what stands beside it.
    darkest = black(before)
    if before.PhotometricInterpretation == "RGB" and values.shape[3] == 3:
        darkest = np.zeros(3)
    near = 2 ** max(before.BitsStored - 5, 0)
    assert (np.abs(inside - darkest) <= near).mean() > (0.8 if coloured else 0.999)


def differs(result, values, outside):
    one, other = result[:, outside], values[:, outside]
    if values.dtype.kind == "f":
        return (one != other).astype(int)
    return np.abs(one.astype(np.int64) - other.astype(np.int64))


def slack(image):
    """Decoders of the irreversible wavelet round differently; nothing else may differ."""
    return int(image.file_meta.TransferSyntaxUID in (JPEG_2000, HT) and irreversible(streams(image)[0]))


def irreversible(stream):
    """The transformation in the coding style (T.800 A.6.1) is the 9-7 one."""
    style = stream.index(b"\xff\x52", stream.index(b"\xff\x4f"))
    return stream[style + 13] == 0


def same_pixels_of_lossy_jpeg(before, after):
    """libjpeg-turbo without smoothing, by whose samples every coefficient outside the units shows."""
    for one, other in zip(streams(before), streams(after)):
        first, second = (imagecodecs.jpeg8_decode(stream) for stream in (one, other))
        may = margin(drawn(*first.shape[:2], *unit(one)))
        assert np.array_equal(first[~may], second[~may])


FOLLOWING = [
    "Rows", "Columns", "SamplesPerPixel", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation",
    "PlanarConfiguration", "NumberOfFrames", "LossyImageCompression", "LossyImageCompressionRatio",
]  # fmt: skip


def consistent(before, after):
    """The attributes say of the samples what they said before, the transfer syntax and the tables are right."""
    syntax = before.file_meta.TransferSyntaxUID
    assert after.file_meta.TransferSyntaxUID == syntax
    for keyword in FOLLOWING:
        assert after.get(keyword) == before.get(keyword), keyword
    names = {"YBR_ICT": "YBR_RCT"}
    interpretation = names.get(before.PhotometricInterpretation, before.PhotometricInterpretation)
    assert after.PhotometricInterpretation == interpretation
    if not compressed(before):
        return
    assert bool(parse_basic_offsets(after.PixelData)) == bool(parse_basic_offsets(before.PixelData))
    assert ("ExtendedOffsetTable" in after) == ("ExtendedOffsetTable" in before)
    frames = offsets(after)
    if frames is not None:
        assert len(frames) == int(before.get("NumberOfFrames") or 1)
        assert frames[0] == 0 and set(frames) <= set(starts(after))


def offsets(image):
    if "ExtendedOffsetTable" in image:
        return np.frombuffer(image.ExtendedOffsetTable, "<u8").tolist()
    return parse_basic_offsets(image.PixelData) or None


def starts(image):
    """Where fragments start, counted from the first one's item."""
    buffer = DicomBytesIO(image.PixelData)
    buffer.is_little_endian = True
    parse_basic_offsets(buffer)
    _, found = parse_fragments(buffer)
    return [at - found[0] for at in found]


def label(number):
    case = CASES[number]
    layout = case.layout
    words = [case.syntax[17:] or "implicit", layout.photometric, f"{layout.kind}{layout.stored}", case.table]
    return "-".join([str(number), *words])


def test_every_generated_image_is_released(generated):
    assert {label(int(name.split(".")[0])): code for name, code in generated.held.items()} == {}
    assert len(generated.images) == len(CASES) > 300


@pytest.mark.parametrize("syntax", sorted({case.syntax for case in CASES}), ids=lambda syntax: syntax[17:] or "implicit")
def test_masks_of_every_layout_are_black_and_nothing_else_changes(generated, syntax):
    wrong = {}
    for number, case in enumerate(CASES):
        if case.syntax != syntax:
            continue
        before, after = map(read, generated.images[f"{number}.dcm"])
        try:
            agree(before, after, decoded(before))
            consistent(before, after)
            if syntax in LOSSY_JPEG and case.layout.stored == 8:
                same_pixels_of_lossy_jpeg(before, after)
        except (AssertionError, RuntimeError, ValueError) as error:
            wrong[label(number)] = str(error)[:200]
    assert wrong == {}


def unaccepted_by_dcmdump(paths):
    done = subprocess.run(["dcmdump", "-q", *map(str, paths)], capture_output=True)
    return done.stderr.decode(errors="replace") if done.returncode else ""


def test_dcmdump_reads_every_masked_image(generated):
    assert unaccepted_by_dcmdump(after for _, after in generated.images.values()) == ""


# Every way to compress, and not to: several frames, of which one shows a name.
FILMS = [
    Case(EXPLICIT, m2(8)), Case(IMPLICIT, m2(16)), Case(BIG, m2(16)), Case(DEFLATED, colour(8)),
    Case(EXPLICIT, colour(8, "YBR_FULL_422")), Case(EXPLICIT, colour(8, planar=1)), Case(RLE, m2(8)),
    Case(RLE, colour(8), None, "absent"), Case(FRAME_DEFLATED, m2(12)), Case(BASELINE, m2(8)),
    Case(BASELINE, colour(8, "YBR_FULL"), {"subsampling": "420"}, "absent"), Case(EXTENDED, m2(12)),
    Case(LOSSLESS, m2(12), 6, "extended"), Case(FIRST_ORDER, m2(16)), Case(JPEG_LS, colour(8), (2, 0), "fragments"),
    Case(NEAR, m2(12), (0, 2)), Case(JPEG_2000_LOSSLESS, m2(12), None, "extended"),
    Case(JPEG_2000, m2(8), {"reversible": False, "level": 70}), Case(HT_LOSSLESS, m2(12), None, "fragments"),
    Case(XL_LOSSLESS, m2(12), None, "fragments"), Case(XL_LOSSLESS, colour(8), None, "absent"),
]  # fmt: skip
FRAMES, NAMED = 20, 16
NAME = (40, 30, 200, 14)


@pytest.fixture(scope="module")
def films(tmp_path_factory) -> Masked:
    folder = tmp_path_factory.mktemp("films")
    inputs = folder / "inputs"
    inputs.mkdir()
    for number, case in enumerate(FILMS):
        layout = replace(case.layout, rows=192, columns=384, frames=FRAMES)
        scale = 2**layout.stored / 256
        values = np.empty((FRAMES, layout.rows, layout.columns, layout.samples), layout.dtype)
        for frame in range(FRAMES):
            values[frame] = (30 + 3 * frame) * scale
        if layout.photometric.startswith("YBR_FULL_422"):
            values[..., 1:] = 128
        bright = [230 * scale] + ([128, 128] if layout.photometric == "YBR_FULL_422" else [230 * scale] * 2)
        write_text(values[NAMED], "DORR AMY 7741 RED", *NAME[:2], bright[: layout.samples], size=2)
        image = dataset(case.syntax, layout, values, case.option, case.table)
        image.save_as(inputs / f"{number}.dcm", enforce_file_format=True)
    return masked(folder, "all", inputs)


def bare(stream):
    """A codestream without padding, comments and JPEG-LS's application segments, which go from every frame."""
    stream = stream.rstrip(b"\0")
    for comment in (b"\xff\x64", b"\xff\xfe", b"\xff\xe8"):
        at = stream.find(comment, 0, 400)
        while at > 0 and stream[:1] == b"\xff":
            stream = stream[:at] + stream[at + 2 + int.from_bytes(stream[at + 2 : at + 4], "big") :]
            at = stream.find(comment, 0, 400)
    return stream


@pytest.mark.parametrize("number", range(len(FILMS)))
def test_of_many_frames_the_one_that_shows_a_name_is_masked_and_no_other_changes(films, number):
    assert films.held == {}
    before, after = map(read, films.images[f"{number}.dcm"])
    consistent(before, after)
    one, other = decoded(before), decoded(after)
    changed = [frame for frame in range(FRAMES) if not np.array_equal(one[frame], other[frame])]
    assert changed == [NAMED]
    if compressed(before):
        pairs = enumerate(zip(streams(before), streams(after)))
        assert [frame for frame, (old, new) in pairs if bare(old) != bare(new)] == [NAMED]
    x, y, width, height = NAME
    shown = other[NAMED, y : y + height, x : x + width].astype(float)
    assert (np.abs(shown - black(before)) <= 2 ** max(before.BitsStored - 5, 0)).all()
    # Nearly all of the picture stays.
    same = (one[NAMED] == other[NAMED]).all(axis=-1)
    assert same.mean() > 0.5


# Images of the wheel that the reference decodes and Kamei does not mask.
HELD = {
    # Implicit VR in a transfer syntax with explicit VR; dcmdump does not read it either.
    "SC_rgb_jpeg.dcm": "malformed",
}


def judge_wheel(images, wheel, check):
    wrong, judged = {}, 0
    for name, (before, values) in wheel.items():
        if name not in images:
            continue
        after = read(images[name][1])
        try:
            consistent(before, after)
            check(before, after, values)
            judged += 1
        except (AssertionError, RuntimeError, ValueError) as error:
            wrong[name] = str(error)[:200]
    assert wrong == {}
    return judged


def test_masks_of_real_images_are_black_and_nothing_else_changes(templates, wheel):
    assert {name: templates.held[name] for name in wheel if name in templates.held} == HELD
    assert judge_wheel(templates.images, wheel, agree) == len(wheel) - len(HELD) > 80
    assert unaccepted_by_dcmdump(after for _, after in templates.images.values()) == ""


def test_a_search_of_real_images_draws_black_and_keeps_the_other_frames(searched, wheel):
    def check(before, after, values):
        result = decoded(after)
        lossy = before.file_meta.TransferSyntaxUID in LOSSY_JPEG
        touched = (result != values).any(axis=(1, 2, 3))
        if compressed(before):
            pairs = zip(streams(before), streams(after))
            kept = [bare(old) == bare(new) for old, new in pairs]
            assert (touched == ~np.array(kept)).all()
        if lossy or slack(before):
            return
        changed = (result != values).any(axis=-1)
        assert (result[changed] == black(before)).all()

    assert judge_wheel(searched.images, wheel, check) > 15
