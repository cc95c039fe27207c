"""What all objects share: patient, study, series, equipment, procedure, and identities in odd places."""

import datetime

from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRLittleEndian

from .people import ENGLISH_MONTHS
from .planting import Case

ROOT = "1.2.826.0.1.3680043.9.7433"


def day(date: datetime.date) -> str:
    return date.strftime("%Y%m%d")


class Visit:
    """One study of one person: its day, UIDs and numbers."""

    def __init__(self, person, number: int, date: datetime.date):
        self.person, self.number, self.date = person, number, date
        self.uid = f"{ROOT}.{person.number}.{number}"
        self.accession = f"ACC{person.number}{number}{date:%m%d}77"
        self.frame = f"{self.uid}.9000"
        self.series = 0
        # Objects others refer to: keyword of a role -> (SOP class, SOP instance, series UID).
        self.made = {}

    def later(self, days: int) -> str:
        return day(self.date + datetime.timedelta(days=days))

    def words(self) -> str:
        return f"{self.date.day} {ENGLISH_MONTHS[self.date.month - 1]} {self.date.year}"


def begin(visit: Visit, role: str, sop_class: str, modality: str) -> tuple:
    """A new object in a series of its own: `(case, root)`."""
    person = visit.person
    visit.series += 1
    series = f"{visit.uid}.{visit.series}"
    instance = f"{series}.1"
    dataset = Dataset()
    case = Case(f"{person.family}_{person.id}/{day(visit.date)}/{modality}{visit.series:02}_{role}.dcm", person, dataset)
    root = case.root()
    if person.charset:
        # pydicom encodes by it, so it comes first.
        value = person.charset[0] if len(person.charset) == 1 else list(person.charset)
        dataset.SpecificCharacterSet = value
    root.put("SOPClassUID", sop_class, type="1").put("SOPInstanceUID", instance, type="1")
    root.put("Modality", modality, type="1")
    visit.made[role] = (sop_class, instance, series)
    patient(root, visit)
    study(root, visit)
    root.put("SeriesInstanceUID", series, type="1").put("SeriesNumber", str(visit.series), type="2")
    equipment(root, visit)
    procedure(root, visit)
    return case, root


def finish(case: Case) -> Case:
    from pydicom.dataset import FileMetaDataset

    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = case.dataset.SOPClassUID
    meta.MediaStorageSOPInstanceUID = case.dataset.SOPInstanceUID
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.SourceApplicationEntityTitle = case.person.station
    case.dataset.file_meta = meta
    return case


def patient(root, visit: Visit) -> None:
    person = visit.person
    root.put("PatientName", person.name(), type="2", hidden=parts(person))
    root.put("PatientID", person.id, type="2", hidden=person.id)
    root.put("PatientBirthDate", day(person.birth), type="2")
    root.put("PatientSex", person.sex, type="2")
    root.put("PatientSize", "1.64").put("PatientWeight", "58.5")
    if int(person.age[:3]) > 89:
        root.put("PatientAge", person.age, hidden=person.age)
    else:
        root.put("PatientAge", person.age)
    root.put("OtherPatientIDs", person.other_id)
    other = root.item("OtherPatientIDsSequence")
    other.put("PatientID", person.other_id, hidden=person.other_id).put("TypeOfPatientID", "TEXT")
    root.put("PatientAddress", person.address, hidden=person.address)
    root.put("PatientTelephoneNumbers", person.phone, hidden=person.phone)
    root.put("PatientMotherBirthName", f"{person.family}^Mother")
    root.put("EthnicGroup", "UNSPECIFIED").put("PregnancyStatus", 4)
    root.put("LastMenstrualDate", visit.later(-20))
    root.put("PatientComments", f"allergic rhinitis, lives with {person.family}", hidden=person.family,
             useful=("allergic", "rhinitis"))
    root.put("AdditionalPatientHistory", f"hypertension since 2009, phone {person.phone}", hidden=person.phone,
             useful="hypertension")


def parts(person) -> tuple:
    """The single words of a person's name that no dummy may hold."""
    words = [person.family, person.given]
    return tuple(word for word in (*words, *person.native, *person.kana) if len(word) > 1)


def study(root, visit: Visit) -> None:
    person = visit.person
    root.put("StudyInstanceUID", visit.uid, type="1")
    root.put("StudyDate", day(visit.date), type="2").put("StudyTime", "101530", type="2")
    root.put("SeriesDate", day(visit.date)).put("SeriesTime", "102015.250")
    root.put("AccessionNumber", visit.accession, type="2", hidden=visit.accession)
    root.put("StudyID", f"ST{person.id[-4:]}{visit.number}", type="2")
    root.put("ReferringPhysicianName", "^".join(person.doctor), type="2", hidden=person.doctor)
    root.put("PhysiciansOfRecord", "^".join(person.doctor)).put("NameOfPhysiciansReadingStudy", "^".join(person.doctor))
    root.put("StudyDescription", *described(visit)[0:1], **described(visit)[1])
    root.put("AdmittingDiagnosesDescription", "suspected pneumonia")
    root.put("TimezoneOffsetFromUTC", "+0900")


def described(visit: Visit) -> tuple:
    """A study description that quotes the patient, by turns in English and Japanese."""
    person = visit.person
    name = f"{person.family.upper()} {person.given.upper()}"
    native = "".join(person.native)
    texts = [
        (f"CT CHEST FOR {name} {person.birth_words()}",
         {"hidden": (person.family.upper(), person.given.upper(), person.birth_words()), "useful": ("CT", "CHEST")}),
        (f"ABDOMEN WITH CONTRAST ID {person.id}", {"hidden": person.id, "useful": ("ABDOMEN", "CONTRAST")}),
        (f"胸部CT {native}様 {person.birth_era()}",
         {"hidden": (native, person.birth_era()), "useful": "胸部CT"}),
        (f"頭部MRI 造影 TEL {person.phone}", {"hidden": person.phone, "useful": ("頭部MRI", "造影")}),
    ]
    usable = [text for text in texts if person.writes(text[0]) and (native or "様" not in text[0])]
    return usable[visit.number % len(usable)]


def equipment(root, visit: Visit) -> None:
    person = visit.person
    root.put("Manufacturer", "KAMEI TEST SYSTEMS", type="2").put("ManufacturerModelName", "Model 64 Slice")
    root.put("SoftwareVersions", "4.2.1")
    root.put("InstitutionName", person.facility, hidden=person.facility)
    root.put("InstitutionAddress", person.address, hidden=person.address)
    root.put("InstitutionalDepartmentName", "Radiology")
    root.put("StationName", person.station)
    root.put("DeviceSerialNumber", person.serial)
    root.put("DateOfLastCalibration", visit.later(-33)).put("TimeOfLastCalibration", "070000")
    root.put("OperatorsName", "^".join(person.operator), hidden=person.operator)
    root.put("PerformingPhysicianName", "^".join(person.doctor))


def procedure(root, visit: Visit) -> None:
    person = visit.person
    root.put("PerformedProcedureStepStartDate", day(visit.date)).put("PerformedProcedureStepStartTime", "101200")
    root.put("PerformedProcedureStepID", f"PPS{person.id[-4:]}")
    root.put("PerformedProcedureStepDescription", f"routine for {person.family} {person.given}",
             hidden=(person.family, person.given), useful="routine")
    request = root.item("RequestAttributesSequence")
    request.put("ScheduledProcedureStepDescription", f"thorax, call {person.phone}", hidden=person.phone, useful="thorax")
    request.put("RequestedProcedureID", f"RP{person.id[-4:]}{visit.number}")
    root.code("ProcedureCodeSequence", "24627-2", "LN", "Chest CT")
    scheduled = root.item("ReferencedStudySequence")
    scheduled.put("ReferencedSOPClassUID", "1.2.840.10008.3.1.2.3.1").put("ReferencedSOPInstanceUID", visit.uid)
    old = root.item("OriginalAttributesSequence")
    old.put("AttributeModificationDateTime", f"{visit.later(1)}120000")
    old.item("ModifiedAttributesSequence").put("PatientID", person.other_id, hidden=person.other_id)


def image(root, rows: int = 32, columns: int = 32, *, samples: int = 1, frames: int = 1, seed: int = 0) -> None:
    """Pixels that repeat nothing an identifier could spell and show nothing that looks drawn: a soft slope."""
    root.put("SamplesPerPixel", samples).put("PhotometricInterpretation", "MONOCHROME2" if samples == 1 else "RGB")
    root.put("Rows", rows).put("Columns", columns)
    bits = 16 if samples == 1 else 8
    root.put("BitsAllocated", bits).put("BitsStored", 12 if samples == 1 else 8)
    root.put("HighBit", 11 if samples == 1 else 7).put("PixelRepresentation", 0)
    if samples > 1:
        root.put("PlanarConfiguration", 0)
    if frames > 1:
        root.put("NumberOfFrames", str(frames))
    count = rows * columns * frames * samples
    line = columns * samples
    step, most = (24, 0x0FFF) if bits == 16 else (3, 0xFF)
    slope = ((i // line % rows + i % line // samples + seed % 7) * step % (most + 1) for i in range(count))
    data = b"".join(value.to_bytes(bits // 8, "little") for value in slope)
    root.put("PixelData", data, vr="OW" if bits == 16 else "OB", pixels=True)


def plane(root, visit: Visit, number: int = 1) -> None:
    root.put("FrameOfReferenceUID", visit.frame, type="1")
    root.put("ImagePositionPatient", ["-160.5", "-161.0", f"{number * 1.25}"])
    root.put("ImageOrientationPatient", ["1", "0", "0", "0", "1", "0"])
    root.put("PixelSpacing", ["0.625", "0.625"]).put("SliceThickness", "1.25")
    root.put("InstanceNumber", str(number), type="2")
    root.put("PatientPosition", "HFS")


def refer(node, visit: Visit, role: str) -> None:
    """A reference to an object of the same study."""
    sop_class, instance, _ = visit.made[role]
    node.put("ReferencedSOPClassUID", sop_class, type="1").put("ReferencedSOPInstanceUID", instance, type="1")
