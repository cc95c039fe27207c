"""Running texts as people type them: what must go from each, and which words are worth keeping.

A text is `(words, hidden, useful)`. Texts that a person's character set cannot write are left out.
"""

import unicodedata


def texts(person, day) -> list:
    """The texts of one person, `day` being a day of an examination."""
    found = english(person, day) + dated(day)
    if person.native:
        found += japanese(person)
    found += anybody(person)
    return [text for text in found if person.writes(text[0]) and len(text[0]) <= 64]


def english(person, day) -> list:
    family, given, born = person.family, person.given, person.birth
    phone = person.phone
    pairs = [
        (f"{given} {family} post op day 3", (given, family), ("post op",)),
        (f"{family}, {given} DOB {born:%m/%d/%Y}", (family, given, f"{born:%m/%d/%Y}"), ()),
        (f"DOB {born:%d.%m.%Y} follow up", (f"{born:%d.%m.%Y}",), ("follow up",)),
        (f"born {person.birth_words().lower()}, dry cough", (person.birth_words().lower(),), ("dry cough",)),
        (f"DOB: {born.month}/{born.day}/{born:%y} axial", (f"{born.month}/{born.day}/{born:%y}",), ("axial",)),
        (f"scan of {family.lower()} with contrast", (family.lower(),), ("scan", "contrast")),
        (f"{given[0]}. {family} knee MRI", (f"{given[0]}. {family}",), ("knee MRI",)),
        (f"{family}, {given[0]}. hip joint", (f"{family}, {given[0]}",), ("hip joint",)),
        (f"wrist {given} lateral", (given,), ("wrist", "lateral")),
        (f"referred by {family} for cough", (family,), ("referred by", "for cough")),
        (f"{family}^{given}^^ CHEST PA", (family, given), ("CHEST PA",)),
        (f"{family}_{given} abdomen", (family, given), ("abdomen",)),
        (f"MRN {person.id} knee MRI", (person.id,), ("knee MRI",)),
        (f"pat.id={person.id}; liver", (person.id,), ("liver",)),
        (f"#{person.id}# repeat", (person.id,), ("repeat",)),
        (f"also known as {person.other_id}", (person.other_id,), ()),
        (f"call {phone} if abnormal", (phone,), ("if abnormal",)),
        (f"call {phone.replace('-', ' ')} at night", (phone.replace("-", " "),), ("at night",)),
        (f"call {phone.replace('-', '.')} at night", (phone.replace("-", "."),), ("at night",)),
        (f"({phone.split('-', 1)[0]}) {phone.split('-', 1)[1]} lumbar spine", (phone.split("-", 1)[1],), ("lumbar spine",)),
        (f"contact {person.mail} re biopsy", (person.mail,), ("biopsy",)),
        (f"lives: {person.address}", (person.address,), ()),
        (f"ref by Dr. {person.doctor[0]}, sinusitis", (person.doctor[0],), ("sinusitis",)),
        (f"sent from {person.facility}", (person.facility,), ()),
        (f"tech {person.operator[0]} motion", (person.operator[0],), ("motion",)),
    ]
    return pairs


def dated(day) -> list:
    """Days of an examination in many spellings; the words beside them stay."""
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    month = months[day.month - 1]
    spelled = [
        f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}", f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}", f"{day.day:02}-{month.upper()}-{day.year}", f"{day:%d.%m.%Y}",
        f"{day:%m/%d/%Y}", f"{day.year}年{day.month}月{day.day}日", f"令和{day.year - 2018}年{day.month}月{day.day}日",
        f"R{day.year - 2018}.{day.month}.{day.day}", f"{day.year}.{day.month:02}.{day.day:02}",
    ]
    spelled.append(unicodedata.normalize("NFKC", spelled[8]).translate(str.maketrans("0123456789", "０１２３４５６７８９")))
    return [(f"compared with {written} lesion", (written,), ("compared with", "lesion")) for written in spelled]


def japanese(person) -> list:
    native, doctor = "".join(person.native), "".join(person.doctor)
    pairs = [
        (f"胸部CT {native}様 {person.birth_era()}", (native, person.birth_era()), ("胸部CT",)),
        (f"{native} 殿 造影CT", (native,), ("造影CT",)),
        (f"{person.native[0]}　{person.native[1]} 腰椎MRI", (person.native[0], person.native[1]), ("腰椎MRI",)),
        (f"{person.native[0]}氏 術後フォロー", (person.native[0],), ("術後フォロー",)),
        (f"患者ID:{person.id} 頭部MRA", (person.id,), ("頭部MRA",)),
        (f"主治医 {doctor} 経過観察", (doctor,), ("経過観察",)),
        (f"{person.facility}より紹介", (person.facility,), ("紹介",)),
        (f"TEL{person.phone} 要連絡", (person.phone,), ("要連絡",)),
        (f"住所 {person.address}", (person.address,), ()),
        (f"{short_era(person)}生 頸部CT", (short_era(person),), ("頸部CT",)),
        (f"生年月日 {person.birth_era()} 心電図", (person.birth_era(),), ("心電図",)),
    ]
    if person.kana:
        kana = person.kana[0]
        katakana = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ん" else c for c in kana)
        pairs += [
            (f"{kana} さん 腹部エコー", (kana,), ("腹部エコー",)),
            (f"{katakana} 様 骨密度", (katakana,), ("骨密度",)),
        ]
    return pairs


def short_era(person) -> str:
    """昭28.9.17"""
    era = person.birth_era()
    return era[0] + era[2:].replace("年", ".").replace("月", ".").replace("日", "")


def anybody(person) -> list:
    """People, numbers and places that no other attribute names, and texts that name nobody."""
    return [
        ("seen by Dr. Abernathy-Voss, no change", ("Abernathy-Voss",), ("no change",)),
        ("read by Wolfgang Altenburger, MD", ("Wolfgang", "Altenburger"), ("read by",)),
        ("technologist: K. Tachibana, supine", ("Tachibana",), ("supine",)),
        ("Patient name: Quentin Marlowe; arm up", ("Quentin", "Marlowe"), ("arm up",)),
        ("SSN 219-09-9999 wrist", ("219-09-9999",), ("wrist",)),
        ("pager +81 90 1234 5678 stat", ("1234 5678",), ("stat",)),
        ("mail to someone.else@clinic.example", ("someone.else",), ()),
        ("http://ris.example/view?pid=7730915 hip", ("7730915",), ("hip",)),
        ("94 year old with fracture", ("94",), ("fracture",)),
        ("担当: 山本先生 腹部エコー", ("山本",), ("腹部エコー",)),
        ("担当 鈴木 肺野条件", ("鈴木",), ("肺野条件",)),
        ("撮影者 斎藤花子 胸部単純", ("斎藤花子",), ("胸部単純",)),
        ("95歳女性 肺炎疑い", ("95歳",), ("肺炎疑い",)),
        ("〒173-0005 東京都板橋区大山1-2-3", ("173-0005", "板橋区大山1-2-3"), ()),
        ("080-4412-9087 へ連絡", ("080-4412-9087",), ("連絡",)),
        ("Referred by Tachibana for cough", ("Tachibana",), ("Referred by", "for cough")),
        ("MARLOWE, QUENTIN chest PA", ("MARLOWE", "QUENTIN"), ("chest PA",)),
        ("seen with dr altenburger, stable", ("altenburger",), ("seen with", "stable")),
        ("斎藤 花子 胸部単純", ("斎藤", "花子"), ("胸部単純",)),
        ("撮影者斎藤 腰椎", ("斎藤",), ("撮影者", "腰椎")),
        ("川崎病 心エコー 橋本病 甲状腺", (), ("川崎病 心エコー 橋本病 甲状腺",)),
        ("LIVER, SPLEEN, PANCREAS", (), ("LIVER, SPLEEN, PANCREAS",)),
        ("T2w TSE fs sag 3mm", (), ("T2w TSE fs sag 3mm",)),
        ("CT ABDOMEN/PELVIS W CONTRAST 5.0 B30f", (), ("CT ABDOMEN/PELVIS W CONTRAST 5.0 B30f",)),
        ("Lung 1.25mm recon, Series 4 of 12", (), ("Lung 1.25mm recon, Series 4 of 12",)),
        ("L4/L5 disc herniation, 12 x 8 mm", (), ("L4/L5 disc herniation, 12 x 8 mm",)),
        ("Hodgkin lymphoma, Deauville 3", (), ("Hodgkin lymphoma", "3")),
        ("Coronary CTA with FFR, sent to PACS", (), ("Coronary CTA with FFR, sent to PACS",)),
        ("MPR Range[1] Ax 3 mm", (), ("MPR Range[1] Ax 3 mm",)),
        ("ep2d_diff_b50_400_800_ADC", (), ("ep2d_diff_b50_400_800_ADC",)),
        ("Vitrea DOR - MULTI PHASE", (), ("Vitrea DOR - MULTI PHASE",)),
        ("頭部MRI 拡散強調像 異常信号なし", (), ("頭部MRI 拡散強調像 異常信号なし",)),
        ("右下葉S6に12mm大の結節", (), ("右下葉S6に12mm大の結節",)),
        ("造影剤 イオパミドール 100mL 静注", (), ("造影剤 イオパミドール 100mL 静注",)),
        ("心電図 洞調律 72/分", (), ("心電図 洞調律 72/分",)),
    ]
