"""What is not an image: reports, presentation states, key objects, waveforms, documents, odd objects."""

import struct
from functools import cache

from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.sr._concepts_dict import concepts

from .modules import ROOT, begin, day, finish, image, refer
from .texts import texts

CLASSES = "1.2.840.10008.5.1.4.1.1."


def content(parent, relation: str, kind: str, code: tuple):
    """A content item of a structured report."""
    item = parent.item("ContentSequence")
    item.put("RelationshipType", relation, type="1").put("ValueType", kind, type="1")
    item.code("ConceptNameCodeSequence", *code)
    return item


def report(visit, role: str, sop_class: str, title: tuple):
    person = visit.person
    case, root = begin(visit, role, sop_class, "SR")
    root.put("InstanceNumber", "1", type="1")
    root.put("ContentDate", day(visit.date), type="1").put("ContentTime", "160000", type="1")
    root.put("CompletionFlag", "COMPLETE", type="1").put("VerificationFlag", "VERIFIED", type="1")
    observer = root.item("VerifyingObserverSequence", type="1")
    observer.put("VerifyingObserverName", "^".join(person.doctor), type="1", hidden=person.doctor)
    observer.put("VerifyingOrganization", person.facility, type="1", hidden=person.facility)
    observer.put("VerificationDateTime", f"{day(visit.date)}170000", type="1")
    root.put("ValueType", "CONTAINER", type="1").put("ContinuityOfContent", "SEPARATE", type="1")
    root.code("ConceptNameCodeSequence", *title)
    evidence = root.item("CurrentRequestedProcedureEvidenceSequence")
    evidence.put("StudyInstanceUID", visit.uid, type="1")
    referenced = evidence.item("ReferencedSeriesSequence")
    referenced.put("SeriesInstanceUID", visit.made["ct"][2], type="1")
    refer(referenced.item("ReferencedSOPSequence"), visit, "ct")
    return case, root


def basic_text(visit):
    person = visit.person
    case, root = report(visit, "text", CLASSES + "88.11", ("18748-4", "LN", "Diagnostic imaging report"))
    observer = content(root, "HAS OBS CONTEXT", "PNAME", ("121008", "DCM", "Person Observer Name"))
    observer.put("PersonName", "^".join(person.doctor), type="1", hidden=person.doctor)
    subject = content(root, "HAS OBS CONTEXT", "PNAME", ("121029", "DCM", "Subject Name"))
    subject.put("PersonName", person.name(), type="1", hidden=(person.family, person.given))
    finding = content(root, "CONTAINS", "TEXT", ("121071", "DCM", "Finding"))
    finding.put("TextValue", f"Mr. {person.family} was seen on {visit.words()}. No consolidation.", type="1",
                hidden=(person.family, visit.words()))
    return finish(case)


def comprehensive(visit):
    person = visit.person
    case, root = report(visit, "comprehensive", CLASSES + "88.33", ("126000", "DCM", "Imaging Measurement Report"))
    number = content(root, "CONTAINS", "NUM", ("410668003", "SCT", "Length"))
    value = number.item("MeasuredValueSequence")
    value.put("NumericValue", "14.25", type="1")
    value.code("MeasurementUnitsCodeSequence", "mm", "UCUM", "mm")
    picture = content(number, "INFERRED FROM", "IMAGE", ("121112", "DCM", "Source of Measurement"))
    refer(picture.item("ReferencedSOPSequence"), visit, "ct")
    tracking = content(root, "HAS OBS CONTEXT", "UIDREF", ("112040", "DCM", "Tracking Unique Identifier"))
    tracking.put("UID", f"{ROOT}.{person.number}.{visit.number}.7502")
    words = content(root, "CONTAINS", "TEXT", ("121106", "DCM", "Comment"))
    words.put("TextValue", f"compare ID {person.id}, call {person.phone}", type="1", hidden=(person.id, person.phone))
    when = content(root, "HAS OBS CONTEXT", "DATETIME", ("111060", "DCM", "Study Date"))
    when.put("DateTime", f"{day(visit.date)}1015", hidden=day(visit.date))
    return finish(case)


def dose_report(visit):
    person = visit.person
    case, root = report(visit, "dose", CLASSES + "88.67", ("113701", "DCM", "X-Ray Radiation Dose Report"))
    irradiation = content(root, "CONTAINS", "CONTAINER", ("113819", "DCM", "CT Acquisition"))
    total = content(irradiation, "CONTAINS", "NUM", ("113838", "DCM", "DLP"))
    measured = total.item("MeasuredValueSequence")
    measured.put("NumericValue", "412.75", type="1")
    measured.code("MeasurementUnitsCodeSequence", "mGy.cm", "UCUM", "mGy.cm")
    event = content(irradiation, "CONTAINS", "UIDREF", ("113769", "DCM", "Irradiation Event UID"))
    event.put("UID", f"{ROOT}.{person.number}.{visit.number}.7601")
    serial = content(root, "HAS OBS CONTEXT", "TEXT", ("121016", "DCM", "Device Observer Serial Number"))
    serial.put("TextValue", person.serial, hidden=person.serial)
    return finish(case)


def presentation(visit):
    person = visit.person
    case, root = begin(visit, "pr", CLASSES + "11.1", "PR")
    root.put("ContentLabel", "ANNOTATED", type="1").put("ContentDescription", f"arrows by {person.doctor[0]}", type="2",
                                                        hidden=person.doctor[0])
    root.put("PresentationCreationDate", day(visit.date), type="1").put("PresentationCreationTime", "161500", type="1")
    root.put("ContentCreatorName", "^".join(person.doctor), type="2", hidden=person.doctor)
    referenced = root.item("ReferencedSeriesSequence")
    referenced.put("SeriesInstanceUID", visit.made["ct"][2], type="1")
    refer(referenced.item("ReferencedImageSequence"), visit, "ct")
    annotation = root.item("GraphicAnnotationSequence")
    annotation.put("GraphicLayer", "LAYER1", type="1")
    text = annotation.item("TextObjectSequence")
    text.put("UnformattedTextValue", f"{person.family} {person.id}", type="1", hidden=(person.family, person.id))
    text.put("AnchorPoint", [10.0, 12.0]).put("AnchorPointVisibility", "Y").put("AnchorPointAnnotationUnits", "PIXEL")
    layer = root.item("GraphicLayerSequence")
    layer.put("GraphicLayer", "LAYER1", type="1").put("GraphicLayerOrder", "1", type="1")
    area = root.item("DisplayedAreaSelectionSequence")
    area.put("DisplayedAreaTopLeftHandCorner", [1, 1]).put("DisplayedAreaBottomRightHandCorner", [32, 32])
    area.put("PresentationSizeMode", "SCALE TO FIT")
    root.put("PresentationLUTShape", "IDENTITY")
    return finish(case)


def key_objects(visit):
    case, root = begin(visit, "ko", CLASSES + "88.59", "KO")
    root.put("InstanceNumber", "1", type="1")
    root.put("ContentDate", day(visit.date), type="1").put("ContentTime", "162000", type="1")
    root.put("ValueType", "CONTAINER", type="1").put("ContinuityOfContent", "SEPARATE", type="1")
    root.code("ConceptNameCodeSequence", "113000", "DCM", "Of Interest")
    evidence = root.item("CurrentRequestedProcedureEvidenceSequence")
    evidence.put("StudyInstanceUID", visit.uid, type="1")
    series = evidence.item("ReferencedSeriesSequence")
    series.put("SeriesInstanceUID", visit.made["mr"][2], type="1")
    refer(series.item("ReferencedSOPSequence"), visit, "mr")
    picture = content(root, "CONTAINS", "IMAGE", ("121112", "DCM", "Source"))
    refer(picture.item("ReferencedSOPSequence"), visit, "mr")
    return finish(case)


def electrocardiogram(visit):
    person = visit.person
    case, root = begin(visit, "ecg", CLASSES + "9.1.1", "ECG")
    root.put("InstanceNumber", "1", type="1")
    root.put("ContentDate", day(visit.date), type="1").put("ContentTime", "093000", type="1")
    root.put("AcquisitionDateTime", f"{day(visit.date)}093000", type="1")
    group = root.item("WaveformSequence")
    group.put("WaveformOriginality", "ORIGINAL", type="1").put("NumberOfWaveformChannels", 1, type="1")
    group.put("NumberOfWaveformSamples", 200, type="1").put("SamplingFrequency", "500", type="1")
    channel = group.item("ChannelDefinitionSequence")
    channel.code("ChannelSourceSequence", "2:1", "MDC", "Lead I")
    channel.put("ChannelSensitivity", "4.88").put("WaveformBitsStored", 16)
    group.put("WaveformBitsAllocated", 16).put("WaveformSampleInterpretation", "SS")
    data = b"".join(struct.pack("<h", (i * 53) % 400 - 200) for i in range(200))
    group.put("WaveformData", data, vr="OW", pixels=True)
    note = root.item("WaveformAnnotationSequence")
    note.put("UnformattedTextValue", f"{person.family} {person.given} sinus rhythm", hidden=(person.family, person.given))
    note.put("AnnotationGroupNumber", 0).put("ReferencedWaveformChannels", [1, 0])
    measured = root.item("WaveformAnnotationSequence")
    measured.put("NumericValue", "72").put("AnnotationGroupNumber", 1).put("ReferencedWaveformChannels", [1, 0])
    measured.code("ConceptNameCodeSequence", "8867-4", "LN", "Heart rate")
    return finish(case)


def document(visit):
    person = visit.person
    case, root = begin(visit, "pdf", CLASSES + "104.1", "DOC")
    case.may_be_held = True
    root.put("DocumentTitle", f"Letter about {person.family}", type="2", hidden=person.family)
    root.put("MIMETypeOfEncapsulatedDocument", "application/pdf", type="1")
    body = f"%PDF-1.7 /Author ({person.doctor[0]}) ({person.family} {person.id})".encode()
    root.put("EncapsulatedDocument", body + b" " * (len(body) % 2), type="1")
    root.put("BurnedInAnnotation", "YES")
    return finish(case)


def nested(visit):
    """Identities five sequences deep, in private blocks of several makers, and UIDs of several values."""
    person = visit.person
    case, root = begin(visit, "nested", CLASSES + "2", "CT")
    root.put("ImageType", ["DERIVED", "PRIMARY", "MPR"], type="1")
    node = root
    for _ in range(5):
        node = node.item("DerivationImageSequence")
    node.put("PatientName", person.name(), hidden=(person.family, person.given))
    node.put("PatientID", person.id, hidden=person.id)
    node.put("FilterMaterial", "ALUMINUM").put("FilterType", f"{person.family[:12]}", hidden=person.family[:12])
    node.put("InstitutionName", person.facility, hidden=person.facility)
    node.put("ContentDate", day(visit.date))
    reference = root.item("ReferencedImageSequence")
    refer(reference, visit, "ct")
    foreign = root.item("ReferencedImageSequence")
    foreign.put("ReferencedSOPClassUID", CLASSES + "2").put("ReferencedSOPInstanceUID", f"{ROOT}.{person.number}.999.5")
    root.put("IrradiationEventUID", [f"{visit.uid}.7701", f"{visit.uid}.7702"])
    root.put("FrameOfReferenceUID", visit.frame)
    for block, creator in ((0x10, "ACME ONE"), (0x42, "acme two")):
        root.private(0x0011, creator, 0x01, "UN", person.id.encode().ljust(12), block=block)
        root.private(0x0013, creator, 0x05, "LT", f"seen by {person.doctor[0]}", hidden=person.doctor[0], block=block)
    # The size of an overlay alone is worth nothing.
    root.dataset.add_new(0x60000010, "US", 32)
    root.put(0x60003000, bytes(128), vr="OW")
    root.put(0x60004000, person.family, vr="LT", hidden=person.family)
    image(root, seed=visit.number + 29)
    case.preamble = person.id.encode("ascii", "replace")
    case.trailing = b"\0\0" + person.mail.encode()
    return finish(case)


def stray(visit):
    """A person's texts in attributes no table lists, one for each VR that holds words."""
    person = visit.person
    case, root = begin(visit, "stray", CLASSES + "2", "CT")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "LOCALIZER"], type="1")
    name = f"{person.family} {person.given}"
    both = (person.family, person.given)
    root.put("ContrastBolusAgent", f"IOPAMIRON for {name}", hidden=both, useful="IOPAMIRON")
    root.put("ContrastBolusRoute", f"IV, {person.mail}", hidden=person.mail, useful="IV")
    root.put("AcquisitionDeviceProcessingDescription", f"HEAD {person.phone}", hidden=person.phone, useful="HEAD")
    root.put("CollimatorGridName", person.id[:16], hidden=person.id[:16])
    digits = person.id if person.id.isdigit() else "".join(c for c in person.phone if c.isdigit())[:12]
    root.put("ExposureTime", digits, hidden=digits).put("SpacingBetweenSlices", digits, hidden=digits)
    root.put("StationAETitle", person.station).put("RetrieveAETitle", person.station)
    root.put("RetrieveURL", f"http://pacs.example/{person.id}", hidden=person.id)
    code = root.item("AnatomicRegionSequence")
    code.put("LongCodeValue", f"{person.id}-T", hidden=person.id).put("CodeMeaning", f"Chest of {name}", hidden=both)
    code.put("CodingSchemeDesignator", "SCT")
    root.put("ScanOptions", "HELICAL MODE").put("ExposureModulationType", "NONE").put("GantryDetectorTilt", "-0.5")
    root.put("ScheduledProcedureStepStartDate", visit.later(-1))
    image(root, seed=visit.number + 31)
    return finish(case)


@cache
def meanings() -> list:
    """Code meanings of PS3.16 as pydicom carries them, in an order that does not change."""
    found = set()
    for scheme in concepts.values():
        for codes in scheme.values():
            found |= {meaning for meaning, *_ in codes.values() if len(meaning) <= 64 and meaning.isascii()}
    return sorted(found)


def coded(visit):
    """Coded entries, which identify nobody and must stay word for word."""
    case, root = begin(visit, "coded", CLASSES + "4", "MR")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "OTHER"], type="1")
    start = (visit.person.number * 2 + visit.number) * 7
    for number, meaning in enumerate(meanings()[start::311]):
        root.code("ProcedureCodeSequence", f"K{number}", "99TEST", meaning)
    image(root, seed=visit.number + 37)
    return finish(case)


def written(visit):
    """Every text of `texts`, in descriptions that are cleaned and in labels that no rule takes out."""
    case, root = begin(visit, "written", CLASSES + "2", "CT")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "AXIAL"], type="1")
    for words, hidden, useful in texts(visit.person, visit.date):
        request = root.item("RequestAttributesSequence")
        request.put("ScheduledProcedureStepDescription", words, hidden=hidden, useful=useful)
        request.put("ReasonForTheRequestedProcedure", words, hidden=hidden, useful=useful)
        # A label keeps a day that belongs to nobody's birth only by chance; what names someone goes.
        agent = root.item("ContrastBolusAgentSequence")
        agent.put("CodeValue", "C1").put("CodingSchemeDesignator", "99TEST").put("CodeMeaning", words, hidden=hidden)
    # A set in G1 has to be designated anew on each line, which the writer of these files does not do.
    between = " / " if "ISO 2022 IR 149" in visit.person.charset else "\r\n"
    long = between.join(words for words, _, _ in texts(visit.person, visit.date))
    every = tuple(part for _, hidden, _ in texts(visit.person, visit.date) for part in hidden)
    kept = tuple(part for _, _, useful in texts(visit.person, visit.date) for part in useful)
    root.put("PatientComments", long, hidden=every, useful=kept)
    image(root, seed=visit.number + 41)
    return finish(case)


def mislabelled(visit):
    """Names in bytes that the declared character set does not mean: UTF-8, Shift_JIS, EUC, GB18030."""
    person = visit.person
    case, root = begin(visit, "mislabelled", CLASSES + "1", "CR")
    places = ["SeriesDescription", "ImageComments", "FilterType", "AcquisitionDeviceProcessingDescription"]
    # Chinese bytes do not come from a system that declares a Japanese set.
    japanese = "ISO 2022 IR 87" in person.charset
    codecs = ("utf-8", "cp932", "euc_jp", "euc_jp" if japanese else "gb18030")
    for number, (keyword, codec) in enumerate(zip(places, codecs)):
        name = "".join(person.native) or f"{person.given} {person.family}"
        try:
            raw = b"X " + name.encode(codec)
        except UnicodeEncodeError:
            continue
        raw += b" " * (len(raw) % 2)
        if dictionary_VR(keyword) == "SH" and len(raw) > 16:
            continue
        placeholder = bytes([0x51 + number]) * len(raw)
        root.put(keyword, placeholder.decode())
        # Only bytes can be searched for: what a reader shows depends on its guess.
        case.plants = [plant for plant in case.plants if plant.path != (tag_for_keyword(keyword),)]
        case.raw[placeholder] = raw
    root.put("ContrastBolusIngredient", "IODINE")
    root.put("InstanceCreatorUID", f"{ROOT}.48213907.{person.number}")
    root.put("ReferencedDateTime", [f"{day(visit.date)}1015", f"{visit.later(3)}0930"], vr="DT")
    image(root, seed=visit.number + 43)
    return finish(case)
