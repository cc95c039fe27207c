"""Pillow judges released pictures: the same pixels but for masks, and nothing beside them.

The inputs are made here with what cameras and scanners write, and a marker in every place for words. The pictures
of another package are judged as well, a portrait among them.
"""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from conftest import deidentify
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageSequence, PngImagePlugin, TiffImagePlugin

MARKER = "MARKER Tanabe Kiyomi"
SIZE = (320, 240)
# What Pillow tells of a file that says nothing beside its picture.
PLAIN = {
    "PNG": {"dpi", "gamma", "interlace", "transparency", "chromaticity", "srgb", "background"},
    "JPEG": {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe", "adobe_transform", "progressive",
             "progression", "exif"},
    "TIFF": {"compression", "dpi", "resolution"},
}
# Tags that say how samples are read and shown (TIFF 6.0).
SAMPLES = {254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 283, 284, 296, 317, 318, 319, 320,
           322, 323, 324, 325, 338, 339, 347, 529, 530, 531, 532}


def ground(mode: str) -> Image.Image:
    """A smooth picture without text."""
    picture = Image.linear_gradient("L").resize(SIZE)
    if mode in ("RGB", "RGBA", "P"):
        red = picture.point([value // 4 + 60 for value in range(256)])
        picture = Image.merge("RGB", (red, red, Image.new("L", SIZE, 70)))
    if mode in ("1", "P"):
        # What these modes cannot show smoothly is noise to a search for text.
        return Image.new(mode, SIZE, 0)
    if mode == "I;16":
        return Image.new(mode, SIZE, 900)
    return picture.convert(mode)


def exif() -> Image.Exif:
    block = Image.Exif()
    block[0x010E], block[0x013B], block[0x0132], block[0x0112] = MARKER, MARKER, "2024:05:01 10:20:30", 6
    block.get_ifd(0x8825)[0x0003] = "E"
    block.get_ifd(0x8769)[0xA431] = "SN99MARKER"
    return block


def png(path: Path, picture: Image.Image):
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", MARKER)
    words.add_text("Comment", MARKER, zip=True)
    words.add_itxt("XML:com.adobe.xmp", MARKER)
    words.add(b"maRk", MARKER.encode())
    picture.save(path, pnginfo=words, exif=exif(), icc_profile=MARKER.encode(), dpi=(96, 96))


def jpeg(path: Path, picture: Image.Image, **options):
    picture.save(path, "JPEG", exif=exif(), comment=MARKER, icc_profile=MARKER.encode(), xmp=MARKER.encode(),
                 quality=92, **options)
    path.write_bytes(path.read_bytes() + MARKER.encode())


def tiff(path: Path, picture: Image.Image, pages=1, **options):
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    for tag in (270, 271, 272, 305, 315, 316, 33432):
        tags[tag] = MARKER
    tags[306] = "2024:05:01 10:20:30"
    more = {"save_all": True, "append_images": [picture] * (pages - 1)} if pages > 1 else {}
    picture.save(path, "TIFF", tiffinfo=tags, icc_profile=MARKER.encode(), **options, **more)


def made(folder: Path, prepare) -> dict:
    """Every kind of file, each made of a prepared picture; by name."""
    files = {}

    def put(name, write, mode, **options):
        picture = prepare(ground(mode))
        write(folder / name, picture, **options)
        files[name] = picture

    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        put(f"{mode.replace(';', '')}.png", png, mode)
    for mode in ("L", "RGB"):
        for progressive in (False, True):
            for subsampling in (0, 2):
                name = f"{mode}-{progressive}-{subsampling}.jpg"
                put(name, jpeg, mode, progressive=progressive, subsampling=subsampling)
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        for mode in ("L", "RGB"):
            put(f"{mode}-{compression}.tif", tiff, mode, compression=compression)
    put("big.tif", tiff, "RGB", compression="raw", big_tiff=True)
    put("three.tif", tiff, "RGB", compression="tiff_lzw", pages=3)
    return files


def released(folder: Path, *inputs: Path, search="suspicious", faces="off"):
    policy = folder / "policy.json"
    pixels = {"photographs": "ship", "search": search, "faces": faces, "unexamined": "ship"}
    policy.write_text(json.dumps({"preset": "jp-kamei", "pixels": pixels}))
    return deidentify(folder, "jp-kamei", policy=policy, folders=list(inputs))


def plain(path: Path, turned: bool):
    """That a released file says nothing beside its picture."""
    with Image.open(path) as picture:
        assert set(picture.info) <= PLAIN[picture.format], (path.name, picture.info.keys())
        if picture.format == "TIFF":
            for page in ImageSequence.Iterator(picture):
                assert set(page.tag_v2) <= SAMPLES, path.name
        else:
            expected = {0x0112: 6} if turned and picture.format == "JPEG" else {}
            assert dict(picture.getexif()) == expected, path.name
            assert not picture.getexif().get_ifd(0x8769) and not picture.getexif().get_ifd(0x8825)


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quiet")
    (folder / "in").mkdir()
    files = made(folder / "in", lambda picture: picture)
    return files, released(folder, folder / "in")


def test_pictures_without_text_keep_every_pixel_and_lose_every_word(quiet):
    files, outcome = quiet
    pairs = list(outcome.pairs())
    assert len(pairs) == len(files), outcome.inputs
    for source, output in pairs:
        assert MARKER.encode() in source.read_bytes(), source.name
        assert b"MARKER" not in output.read_bytes(), source.name
        plain(output, turned=True)
        with Image.open(source) as before, Image.open(output) as after:
            assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)
            pages = zip(ImageSequence.Iterator(before), ImageSequence.Iterator(after), strict=True)
            for old, new in pages:
                assert (old.mode, old.size) == (new.mode, new.size)
                assert old.tobytes() == new.tobytes(), source.name


def test_a_file_of_ours_comes_out_as_it_is(quiet, tmp_path):
    _, first = quiet
    folder = first.out / "data" / "pictures"
    again = released(tmp_path, folder)
    pairs = list(again.pairs())
    assert len(pairs) == len(list(folder.iterdir()))
    for source, output in pairs:
        assert source.read_bytes() == output.read_bytes(), source.name


def written(picture: Image.Image) -> Image.Image:
    ink = {"1": 1, "L": 250, "LA": (250, 255), "P": 1, "RGB": (250, 250, 250), "RGBA": (250, 250, 250, 255)}
    if picture.mode == "I;16":
        return picture
    if picture.mode == "P":
        picture.putpalette([0, 0, 0, 250, 250, 250])
    draw = ImageDraw.Draw(picture)
    draw.text((40, 100), "YAMADA TARO 1961", fill=ink[picture.mode], font=ImageFont.load_default(24))
    return picture


def test_text_is_black_afterwards_and_nothing_else_changes(tmp_path):
    (tmp_path / "in").mkdir()
    files = made(tmp_path / "in", written)
    outcome = released(tmp_path, tmp_path / "in")
    judged = 0
    for source, output in outcome.pairs():
        plain(output, turned=True)
        picture = files[source.name]
        if picture.mode in ("I;16", "P", "1"):
            continue
        judged += 1
        with Image.open(source) as before, Image.open(output) as after:
            old, new = before.convert("L"), after.convert("L")
            # Wherever ink stood, nothing shines.
            bright = old.crop((40, 96, 300, 130)).point([255 if value > 200 else 0 for value in range(256)])
            shown = ImageChops.darker(bright, new.crop((40, 96, 300, 130)))
            assert shown.getextrema()[1] <= 8, source.name
            # What changed is black: but for the hue that decoders blend beside a unit of JPEG.
            difference = ImageChops.difference(old, new)
            assert difference.getbbox(), source.name
            changed = difference.point([255 if value > 24 else 0 for value in range(256)])
            assert ImageChops.darker(changed, new).getextrema()[1] <= 8, source.name
            if output.suffix == ".png":
                masked = difference.point([255 if value else 0 for value in range(256)])
                assert ImageChops.darker(masked, new).getextrema()[1] == 0, source.name
    assert judged >= 20, outcome.inputs


# Pictures that others made: icons and samples in the wheel of matplotlib, which the requirements pin.
SAMPLES_OF_OTHERS = Path(find_spec("matplotlib").origin).parent / "mpl-data"


def test_pictures_of_others_keep_every_pixel(tmp_path):
    found = [path for path in SAMPLES_OF_OTHERS.rglob("*") if path.suffix in (".png", ".jpg")]
    assert len(found) > 20 and {path.suffix for path in found} == {".png", ".jpg"}
    folder = tmp_path / "in"
    folder.mkdir()
    for number, path in enumerate(sorted(found)):
        (folder / f"p{number}{path.suffix}").write_bytes(path.read_bytes())
    outcome = released(tmp_path, folder, search="off")
    pairs = list(outcome.pairs())
    assert len(pairs) == len(found), outcome.inputs
    for source, output in pairs:
        plain(output, turned=False)
        with Image.open(source) as before, Image.open(output) as after:
            assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes(), source.name


# Rear Admiral Hopper in front of a flag (public domain): from brow to chin and from ear to ear.
PORTRAIT, FACE = "grace_hopper.jpg", (slice(90, 290), slice(180, 320))


def test_the_face_of_a_photograph_is_black_and_the_rest_stays(tmp_path):
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "portrait.jpg"
    source.write_bytes((SAMPLES_OF_OTHERS / "sample_data" / PORTRAIT).read_bytes())
    outcome = released(tmp_path, tmp_path / "in", search="off", faces="mask")
    ((_, output),) = outcome.pairs()
    with Image.open(source) as before, Image.open(output) as after:
        width, height = (8 * max(factors) for factors in zip(*((h, v) for _, h, v, _ in before.layer)))
        for picture in (before, after):
            # Luminance as it is coded.
            picture.draft("YCbCr", picture.size)
        old, new = (np.asarray(picture).astype(int) for picture in (before, after))
    assert old.shape == new.shape
    assert new[FACE][..., 0].max() <= 2 < old[FACE][..., 0].mean()
    # Units of coding are black as a whole or keep every coefficient. Decoders blend colours, and colours
    # alone, with those of the next unit.
    rows, columns = old.shape[0] // height, old.shape[1] // width
    light = new[: rows * height, : columns * width, 0].reshape(rows, height, columns, width)
    units = light.max(axis=(1, 3)) <= 2
    black = np.zeros(old.shape[:2], bool)
    black[: rows * height, : columns * width] = units.repeat(height, axis=0).repeat(width, axis=1)
    assert not ((old != new)[..., 0] & ~black).any()
    shifts = [(down, right) for down in range(-2, 3) for right in range(-2, 3)]
    beside = np.any([np.roll(black, shift, (0, 1)) for shift in shifts], axis=0)
    assert not ((old != new).any(axis=-1) & ~beside).any()
    # What became black is one piece around the face, and not all of the picture.
    assert 0.05 < black.mean() < 0.6
    lines, across = np.flatnonzero(units.any(axis=1)), np.flatnonzero(units.any(axis=0))
    assert units[lines[0] : lines[-1] + 1, across[0] : across[-1] + 1].all()


def test_photographs_are_held_back_unless_the_policy_says_otherwise(tmp_path):
    (tmp_path / "in").mkdir()
    made(tmp_path / "in", lambda picture: picture)
    outcome = deidentify(tmp_path, "jp-kamei", folders=[tmp_path / "in"])
    assert {code for _, code in outcome.inputs.values()} == {"photograph-not-reviewed"}
