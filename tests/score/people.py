"""Invented patients: names in the scripts of their character sets, numbers, places, staff."""

import datetime
from dataclasses import dataclass, field

# Fixed years ago, so that no day of the corpus depends on the day it is made.
FIRST_DAY = datetime.date(2023, 5, 9)

ENGLISH_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


@dataclass(frozen=True)
class Person:
    """One patient. `native` and `kana` are empty where a script has none."""

    number: int
    charset: tuple
    id: str
    family: str
    given: str
    native: tuple
    kana: tuple
    birth: datetime.date
    sex: str
    age: str
    phone: str
    mail: str
    address: str
    other_id: str
    facility: str
    doctor: tuple
    operator: tuple
    station: str
    serial: str
    studies: tuple = field(default=())

    def name(self) -> str:
        """A PN value with as many component groups as there are scripts."""
        groups = [f"{self.family}^{self.given}"]
        if self.native:
            groups.append("^".join(self.native))
        if self.kana:
            groups.append("^".join(self.kana))
        return "=".join(groups)

    def birth_words(self) -> str:
        return f"{self.birth.day} {ENGLISH_MONTHS[self.birth.month - 1]} {self.birth.year}"

    def birth_era(self) -> str:
        era, first = ("昭和", 1926) if self.birth >= datetime.date(1926, 12, 25) else ("大正", 1912)
        if self.birth >= datetime.date(1989, 1, 8):
            era, first = "平成", 1989
        return f"{era}{self.birth.year - first + 1}年{self.birth.month}月{self.birth.day}日"

    def writes(self, text: str) -> bool:
        """Whether the person's character set can write `text`."""
        codec = {
            (): "ascii", ("ISO_IR 100",): "latin-1", ("ISO_IR 192",): "utf-8", ("GB18030",): "gb18030",
            ("ISO 2022 IR 13", "ISO 2022 IR 87"): "cp932", ("", "ISO 2022 IR 87"): "iso2022_jp",
            ("", "ISO 2022 IR 149"): "euc_kr",
        }[self.charset]
        try:
            text.encode(codec)
            return True
        except UnicodeEncodeError:
            return False

    def device(self) -> set:
        """What names the machine, and may stay only where the device is retained."""
        return {self.serial, self.station}

    def identities(self) -> set:
        """Every string that names the person and may be found in no byte of a bundle."""
        found = {
            self.id, self.other_id, self.phone, self.phone.replace("-", ""), self.mail, self.address,
            self.family, self.given, self.family.upper(), self.given.upper(),
            self.birth.strftime("%Y%m%d"), self.birth.isoformat(), self.birth.strftime("%Y/%m/%d"),
            self.birth_words(), self.birth_era(), self.facility,
        }
        for who in (self.doctor, self.operator):
            found |= set(who)
        for script in (self.native, self.kana):
            if script:
                found |= {"".join(script), " ".join(script), "^".join(script)}
                found |= {part for part in script if len(part) > 1}
        return {text for text in found if text}


def people() -> list:
    """The patients of the corpus: one or two for each family of character sets."""
    day = datetime.date
    japanese = ("ISO 2022 IR 13", "ISO 2022 IR 87")
    return [
        Person(1, japanese, "48213907", "ﾎｼｶﾜ", "ｶｽﾞｵﾐ", ("星川", "一臣"), ("ほしかわ", "かずおみ"),
               day(1953, 9, 17), "M", "070Y", "03-5551-2687", "hoshikawa.k@minato-mail.example",
               "東京都板橋区高島台9-8-7", "KRT-771204", "水ノ森総合病院", ("徳河原", "蓮"), ("早乙女", "静香"),
               "CTROOM7A", "SN88412X"),
        Person(2, ("ISO_IR 192",), "00913345", "Tokiwadai", "Minori", ("常盤台", "美乃里"), ("ときわだい", "みのり"),
               day(1961, 1, 3), "F", "062Y", "090-5512-8837", "minori3@jikka.example",
               "神奈川県横浜市青葉区荏田町2034-5", "KRT-880317", "青葉中央クリニック", ("鷹匠", "耕平"), ("設楽", "直美"),
               "MRHALL3B", "SN90117Q"),
        Person(3, ("ISO_IR 100",), "GRW-550219", "Grünewaldt", "Irmgard", (), (),
               day(1938, 2, 19), "F", "085Y", "030-5550-4471", "i.gruenewaldt@post.example",
               "Lindenstraße 47, 10969 Berlin", "VSNR-66120938", "Klinikum Wannsee-Süd",
               ("Vogelsang", "Hartmut"), ("Petersdorff", "Ulrike"), "PETSAAL2", "SN33051L"),
        Person(4, ("GB18030",), "CN7730182", "Ouyang", "Mingxuan", ("欧阳", "明轩"), (),
               day(1979, 11, 30), "M", "043Y", "010-5558-3319", "ouyang.mx@youjian.example",
               "北京市海淀区学院路88号", "YB-2293017", "海淀仁爱医院", ("慕容", "雪峰"), ("诸葛", "若兰"),
               "DSAROOM4", "SN71729K"),
        Person(5, (), "7741290", "Castellanos", "Evandro", (), (),
               day(1929, 6, 8), "M", "093Y", "212-555-0187", "ecastellanos@mailbox.example",
               "4417 Wexford Hollow Road, Springfield", "MRN0090417", "Harborview Lakeside Hospital",
               ("Whitcombe", "Rosalind"), ("Okonkwo", "Chidera"), "USCART11", "SN20984T"),
        Person(6, ("", "ISO 2022 IR 87"), "P0067742", "Muroi", "Sadaharu", ("室井", "貞治"), ("むろい", "さだはる"),
               day(1947, 12, 24), "M", "075Y", "06-5557-9043", "muroi@kazoku.example",
               "大阪府吹田市千里山東3-14-1", "KRT-540091", "千里丘記念病院", ("神宮寺", "冴子"), ("権藤", "隆文"),
               "RTLINAC5", "SN55620H"),
        Person(7, ("", "ISO 2022 IR 149"), "KR20331187", "Namgung", "Seorin", ("남궁", "서린"), (),
               day(1990, 4, 2), "F", "033Y", "02-5556-7702", "seorin.ng@pyeonji.example",
               "서울특별시 종로구 세종대로 209", "JM-4410293", "한빛사랑병원", ("황보", "재혁"), ("선우", "다은"),
               "NMCAM06", "SN16003V"),
        Person(8, ("ISO_IR 192",), "20118846", "Dąbrowski", "Zbigniew", (), (),
               day(2019, 8, 21), "M", "003Y", "022-555-6618", "z.dabrowski@skrzynka.example",
               "ul. Kwiatowa 112/3, 00-950 Warszawa", "PSL-19882104", "Szpital Miejski Praga",
               ("Wiśniewska", "Bogumiła"), ("Krzyżanowski", "Leszek"), "MAMMO2C", "SN44871R"),
    ]
