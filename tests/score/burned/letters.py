"""What is written, and the faces it is drawn with.

All faces come with packages of `tests/judges/requirements.txt`: Noto Sans and Noto Serif (SIL Open Font
License 1.1) in `pylopdf-fonts-*`, Aileron (CC0) and a bitmap face in Pillow. None of them, and none of
these words, is used where the search is fitted.
"""

import importlib.util
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

AILERON, BITMAP = "Aileron", "bitmap"
FACES = {
    "latin": [AILERON, BITMAP, "jp/NotoSerifJP-Regular.otf", "ko/NotoSerifKR-Regular.otf"],
    "digits": [AILERON, BITMAP, "jp/NotoSansJP-Regular.otf", "jp/NotoSerifJP-Regular.otf"],
    "kanji": ["jp/NotoSansJP-Regular.otf", "jp/NotoSerifJP-Regular.otf"],
    "kana": ["jp/NotoSansJP-Regular.otf", "jp/NotoSerifJP-Regular.otf"],
    "hangul": ["ko/NotoSansKR-Regular.otf", "ko/NotoSerifKR-Regular.otf"],
    "cyrillic": ["ko/NotoSansKR-Regular.otf", "jp/NotoSerifJP-Regular.otf"],
    "greek": ["ko/NotoSansKR-Regular.otf", "jp/NotoSerifJP-Regular.otf"],
    "arabic": ["ar/NotoNaskhArabic-Variable.ttf", "ar/NotoSansArabic-Variable.ttf"],
    "thai": ["th/NotoSerifThai-Variable.ttf", "th/NotoSansThai-Variable.ttf"],
    "devanagari": ["hi/NotoSerifDevanagari-Variable.ttf", "hi/NotoSansDevanagari-Variable.ttf"],
}
TEXTS = {
    "latin": ["WATANABE KENJI", "Mueller, Anna", "Pat. ID KX-20417", "General Hospital", "born 7 May 1948", "Op: Dr. Evans", "B. O'Neil"],
    "digits": ["1948-05-07", "2019/11/30 08:41", "204-17-883", "7730451926", "09:58:12", "M 76Y"],
    "kanji": ["渡辺健二", "中村 美咲", "大学附属病院", "昭和23年5月7日", "登録番号", "撮影者:小林"],
    "kana": ["ワタナベ ケンジ", "なかむら みさき", "コバヤシ"],
    "hangul": ["이영희", "부산병원", "박지성 님"],
    "cyrillic": ["Петрова Анна", "Клиника", "Рожд. 07.05"],
    "greek": ["Γεωργίου Ελένη", "Κλινική", "Γεν. 7.5.48"],
    "arabic": ["فاطمة حسن", "عيادة", "رقم المريض"],
    "thai": ["มานี รักดี", "คลินิก", "เลขที่ผู้ป่วย"],
    "devanagari": ["सीता शर्मा", "क्लिनिक", "रोगी संख्या"],
}
SIZES = [8, 9, 10, 11, 12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 60]


@cache
def face(name: str, size: int):
    if name == BITMAP:
        return ImageFont.load_default_imagefont()
    if name == AILERON:
        return ImageFont.load_default(size)
    language, file = name.split("/")
    package = importlib.util.find_spec(f"pylopdf_fonts_{language}")
    return ImageFont.truetype(Path(package.submodule_search_locations[0]) / file, size)


def ink(text: str, name: str, size: int, soft: bool, upright: bool):
    """The share of each pixel that is ink, cut to the text."""
    if upright:
        letters = [ink(letter, name, size, soft, False) for letter in text if letter != " "]
        wide = max(letter.shape[1] for letter in letters)
        rows = [np.pad(letter, ((1, 1 + size // 10), ((wide - letter.shape[1]) // 2, (wide - letter.shape[1] + 1) // 2))) for letter in letters]
        return np.concatenate(rows)
    font = face(name, size)
    left, top, right, bottom = font.getbbox(text)
    image = Image.new("L", (int(right - left) + 4, int(bottom - top) + 4))
    draw = ImageDraw.Draw(image)
    draw.fontmode = "L" if soft else "1"
    draw.text((2 - left, 2 - top), text, fill=255, font=font)
    value = np.asarray(image) / 255
    if name == BITMAP and size >= 20:
        value = np.kron(value, np.ones((2, 2)))
    lines, columns = np.nonzero(value > 0.1)
    return value[lines.min() : lines.max() + 1, columns.min() : columns.max() + 1]
