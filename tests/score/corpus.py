"""Writes the whole corpus: every object of every person, tables of the same people, one fixed key."""

import base64
import datetime
import hashlib
import hmac
import json
from pathlib import Path

from . import documents, objects, tables
from .modules import Visit
from .people import FIRST_DAY, people

MAKERS = [
    objects.ct, objects.mr, objects.us, objects.cr, objects.dx, objects.mg, objects.pt, objects.nm, objects.xa,
    objects.capture, objects.enhanced, objects.segmentation, objects.structures, objects.plan, objects.dose,
    objects.spectroscopy, documents.basic_text, documents.comprehensive, documents.dose_report,
    documents.presentation, documents.key_objects, documents.electrocardiogram, documents.document,
    documents.nested, documents.stray, documents.coded, documents.written,
    documents.mislabelled,
]
STUDIES = 2


def cases() -> list:
    """Every object, in an order that does not change."""
    found = []
    for person in people():
        for number in range(1, STUDIES + 1):
            days = person.number * 17 + number * 61
            visit = Visit(person, number, FIRST_DAY + datetime.timedelta(days=days))
            found += [make(visit) for make in MAKERS]
    found.append(nobody())
    return found


def nobody():
    """An image without patient and study: nothing says whose its dates are."""
    visit = Visit(people()[1], 9, FIRST_DAY + datetime.timedelta(days=211))
    case = objects.ct(visit)
    case.anonymous = True
    case.name = "unknown/CT_nobody.dcm"
    for keyword in ("PatientID", "PatientName", "StudyInstanceUID", "OtherPatientIDs", "OtherPatientIDsSequence"):
        tag = case.dataset[keyword].tag
        del case.dataset[keyword]
        case.plants = [plant for plant in case.plants if plant.path[0] != tag]
    return case


def write(folder: Path) -> tuple:
    """Writes everything below `folder`; returns `(cases, tables)`."""
    made = cases()
    for case in made:
        path = folder / case.name
        path.parent.mkdir(parents=True, exist_ok=True)
        case.dataset.save_as(path, enforce_file_format=True)
        data = path.read_bytes() + case.trailing
        for placeholder, raw in case.raw.items():
            assert data.count(placeholder) == 1 and len(placeholder) == len(raw)
            data = data.replace(placeholder, raw)
        path.write_bytes(case.preamble[:128].ljust(128, b"\0") + data[128:])
    sheets = tables.sheets(people())
    for sheet in sheets:
        (folder / sheet.name).write_bytes(sheet.bytes())
    return made, sheets


def write_key(file: Path) -> None:
    """A key file of thirty-two known bytes; the public key of docs/test-vectors.md."""
    root = bytes(range(32))
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    pseudorandom = hmac.new(bytes(32), root, hashlib.sha256).digest()
    print_ = hmac.new(pseudorandom, b"kamei/1\0fingerprint\x01", hashlib.sha256).digest()
    bits = int.from_bytes(print_[:5], "big")
    check = "".join(alphabet[bits >> shift & 31] for shift in range(35, -1, -5))
    text = base64.b64encode(root).decode()
    file.write_text(json.dumps({"format": "kamei-key", "version": 1, "label": "", "key": text, "check": check}))
