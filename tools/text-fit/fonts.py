"""The words and the faces that are drawn. None of them is in `tests/score/burned`, which judges the search."""

import importlib.util
import string
from pathlib import Path


def faces(package: str, folder: str, pattern: str) -> list:
    """Files of a package that is installed, by pattern."""
    found = importlib.util.find_spec(package)
    if found is None:
        raise SystemExit(f"{package} is not installed: pip install -r requirements.txt")
    files = sorted(str(path) for path in (Path(found.submodule_search_locations[0]) / folder).glob(pattern))
    if not files:
        raise SystemExit(f"{package} has no {folder}/{pattern}")
    return files


DEJAVU = [faces("matplotlib", "mpl-data/fonts/ttf", f"DejaVu{face}.ttf")[0] for face in ("Sans", "Sans-Bold", "Sans-Oblique", "SansMono", "SansMono-Bold")]
LATIN = DEJAVU + faces("font_roboto", "files", "Roboto-[BLMR]*.ttf") + faces("fontpkg_noto_sans", "files", "NotoSans[[]*.ttf")
CJK = faces("cvttf_NotoSansCJK_Regular", ".", "*.otf") + faces("cvttf_NotoSansCJK_Bold", ".", "*.otf")
FACES = {
    "latin": LATIN, "digits": LATIN, "cyrillic": DEJAVU, "greek": DEJAVU, "kanji": CJK, "kana": CJK, "hangul": CJK,
    "arabic": [*faces("fontpkg_noto_sans_arabic", "files", "*.ttf"), DEJAVU[0]],
    "thai": faces("fontpkg_noto_sans_thai", "files", "*.ttf"),
    "devanagari": faces("fontpkg_noto_sans_devanagari", "files", "*.ttf"),
}
WORDS = {
    "latin": ["YAMADA TARO", "Smith^John", "ID: P-00381", "Hospital Name", "DOB 1975/03/02", "Jane Q. Doe", "Dr. M. Sato", "F 045Y",
              "St. Mary Hosp", "PATIENT: Ivanov I.", "LOGIQ E9", "MI 1.2 TIs 0.4", "SUZUKI", "MRN", "Li", "Gn 60 C 61", "12cm", "Ob"],
    "digits": ["1975/03/02", "2023-11-09 14:32:07", "00381-22", "0012345678", "A-4711", "12:45", "1984.5.17", "99", "17", "3.5MHz"],
    "kanji": ["山田太郎", "佐藤 花子", "東京都立病院", "昭和50年3月2日", "患者番号", "検査日", "鈴木一郎 様", "氏名:高橋", "国立がん研究センター", "男性"],
    "kana": ["ヤマダ タロウ", "さとう はなこ", "サトウハナコ", "スズキ", "ひらがな", "タナカ ジロー"],
    "hangul": ["김철수", "서울대학교병원", "홍길동 님", "환자번호 12"],
    "cyrillic": ["Иванов Иван", "Больница №5", "Дата рожд. 02.03", "Пациент"],
    "greek": ["Παπαδόπουλος", "Νοσοκομείο", "Ημ/νία 12.3"],
    "arabic": ["محمد علي", "مستشفى", "تاريخ الميلاد"],
    "thai": ["สมชาย ใจดี", "โรงพยาบาล", "วันเกิด 12"],
    "devanagari": ["राम कुमार", "अस्पताल", "जन्म तिथि"],
}


def word(rng, script):
    """A word of a list, or for Latin script and digits often one of chance letters."""
    if script == "latin" and rng.random() < 0.5:
        letters = string.ascii_uppercase if rng.random() < 0.6 else string.ascii_letters + "  .-:"
        return "".join(rng.choice(letters) for _ in range(rng.randrange(2, 14)))
    if script == "digits" and rng.random() < 0.5:
        return "".join(rng.choice("0123456789" * 3 + "/-:. ") for _ in range(rng.randrange(2, 12)))
    return rng.choice(WORDS[script])
