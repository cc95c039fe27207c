"""Searches every byte that leaves the hospital for every planted identity, in every encoding."""

from pathlib import Path

from .modules import ROOT
from .people import people

CODECS = ("utf-8", "cp932", "euc_jp", "iso2022_jp", "latin-1", "gb18030", "euc_kr", "utf-16-le", "utf-16-be")
# Fewer bytes may stand in pixels by chance.
SHORTEST = 4


def spellings(text: str) -> set:
    """The bytes `text` has in each encoding that can write it."""
    found = set()
    for codec in CODECS:
        try:
            data = text.encode(codec)
        except UnicodeEncodeError:
            continue
        if codec == "iso2022_jp":
            # Escapes may stand elsewhere; the two bytes a character are the same.
            data = data.replace(b"\x1b$B", b"").replace(b"\x1b(B", b"")
        if len(data) >= SHORTEST:
            found.add(data)
    return found


def search(bundle: Path, devices_stay: bool) -> list:
    """What survived: `person N: kind in file`, without the identity itself."""
    needles = {}
    for person in people():
        sought = person.identities() | (set() if devices_stay else person.device())
        for number, text in enumerate(sorted(sought)):
            for data in spellings(text):
                needles[data] = f"identity {number} of person {person.number}"
    needles[ROOT.encode() + b"."] = "a UID of the corpus"
    found = []
    for path in sorted(bundle.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(bundle).as_posix()
        haystack = name.encode() + b"\0" + path.read_bytes()
        found += [f"{what} in {name}" for data, what in needles.items() if data in haystack]
    return found
