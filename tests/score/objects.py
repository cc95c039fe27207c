"""Images and what is registered to them: CT, MR, US, CR, DX, MG, PT, NM, XA, SC, enhanced, SEG, RT."""

import struct

from .modules import begin, day, finish, image, plane, refer

CLASSES = "1.2.840.10008.5.1.4.1.1."


def series(root, visit, description: str, *, hidden=(), useful=()) -> None:
    root.put("SeriesDescription", description, hidden=hidden, useful=useful)
    root.put("ImageComments", "motion artefact in the upper third", useful=("motion", "artefact"))
    root.put("ContentDate", day(visit.date), type="3").put("ContentTime", "102100.125", type="3")
    root.put("AcquisitionDate", day(visit.date)).put("AcquisitionTime", "102059")
    root.put("AcquisitionDateTime", f"{day(visit.date)}102059.5+0900")
    root.put("InstanceCreationDate", visit.later(1)).put("InstanceCreationTime", "080000")


def ct(visit):
    person = visit.person
    case, root = begin(visit, "ct", CLASSES + "2", "CT")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "AXIAL"], type="1")
    series(root, visit, f"thin slices, prior {visit.words()}", hidden=visit.words(), useful=("thin", "slices", "prior"))
    plane(root, visit)
    root.put("ProtocolName", f"HEAD ROUTINE {person.family}", hidden=person.family, useful=("HEAD", "ROUTINE"))
    root.put("KVP", "120", type="2").put("XRayTubeCurrent", "250").put("ConvolutionKernel", "B31s")
    root.put("RescaleIntercept", "-1024", type="1").put("RescaleSlope", "1", type="1")
    root.put("WindowCenter", ["40", "-600"]).put("WindowWidth", ["400", "1500"])
    root.put("ContrastBolusAgent", "IOPAMIRON 370 100 ml")
    root.private(0x00E1, "ELSCINT1", 0x21, "DS", "512.5").private(0x00E1, "ELSCINT1", 0x77, "LO", "unlisted words")
    root.private(0x0009, "ACME PATIENT", 0x01, "LO", person.name().split("=")[0], hidden=(person.family,))
    root.private(0x0009, "ACME PATIENT", 0x02, "DA", day(person.birth), hidden=day(person.birth))
    image(root, seed=visit.number)
    return finish(case)


def mr(visit):
    person = visit.person
    case, root = begin(visit, "mr", CLASSES + "4", "MR")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "M", "ND"], type="1")
    name = "".join(person.native) or f"{person.family}, {person.given}"
    hidden = ("".join(person.native),) if person.native else (person.family, person.given)
    series(root, visit, f"T2 TSE sagittal {name}", hidden=hidden, useful=("T2", "TSE", "sagittal"))
    plane(root, visit)
    root.put("ScanningSequence", "SE", type="1").put("SequenceVariant", ["SK", "OSP"], type="1")
    root.put("RepetitionTime", "3500").put("EchoTime", "98", type="2").put("FlipAngle", "150")
    root.put("MagneticFieldStrength", "1.5").put("ReceiveCoilName", "BodyMatrix")
    root.private(0x2001, "Philips Imaging DD 001", 0x03, "FL", 1000.0)
    root.private(0x2001, "Philips Imaging DD 001", 0x06, "CS", "N")
    root.private(0x2001, "Philips Imaging DD 001", 0xF7, "LO", f"for {person.family}", hidden=person.family)
    image(root, seed=visit.number + 3)
    return finish(case)


def us(visit):
    person = visit.person
    case, root = begin(visit, "us", CLASSES + "6.1", "US")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "ABDOMINAL", "0001"], type="2")
    root.put("BurnedInAnnotation", "NO")
    series(root, visit, f"liver, done by {person.operator[0]}", hidden=person.operator[0], useful="liver")
    region = root.item("SequenceOfUltrasoundRegions")
    region.put("RegionSpatialFormat", 1).put("RegionLocationMinX0", 0).put("PhysicalDeltaX", 0.0125)
    root.put("TransducerData", "CURVED 3.5")
    image(root, samples=3, seed=visit.number)
    return finish(case)


def cr(visit):
    person = visit.person
    case, root = begin(visit, "cr", CLASSES + "1", "CR")
    series(root, visit, "PA erect")
    # Identities in places that hold codes and numbers.
    root.put("BodyPartExamined", "CHEST").put("ViewPosition", "PA", type="2")
    root.put("FilterType", person.id[:16], hidden=person.id)
    root.put("CassetteSize", "35CMX43CM").put("PlateType", "standard plate")
    root.put("AcquisitionDeviceProcessingDescription", f"edge {person.family}", hidden=person.family)
    image(root, seed=visit.number + 5)
    return finish(case)


def dx(visit):
    person = visit.person
    case, root = begin(visit, "dx", CLASSES + "1.1", "DX")
    root.put("ImageType", ["ORIGINAL", "PRIMARY"], type="1").put("PresentationIntentType", "FOR PRESENTATION", type="1")
    series(root, visit, f"hand, referred by Dr. {person.doctor[0]}", hidden=person.doctor[0], useful="hand")
    digits = "".join(c for c in person.phone if c.isdigit())[:12]
    root.put("ExposureTime", digits, hidden=digits)
    root.put("DistanceSourceToDetector", "1100").put("Sensitivity", "253.5")
    root.put("ImageLaterality", "R", type="1")
    view = root.code("ViewCodeSequence", "399348003", "SCT", "Antero-posterior")
    view.put("LongCodeValue", f"urn-{person.id}", hidden=person.id)
    image(root, seed=visit.number + 7)
    return finish(case)


def mg(visit):
    case, root = begin(visit, "mg", CLASSES + "1.2", "MG")
    root.put("ImageType", ["ORIGINAL", "PRIMARY"], type="1").put("PresentationIntentType", "FOR PRESENTATION", type="1")
    series(root, visit, "R CC")
    root.put("BodyPartExamined", "BREAST").put("CompressionForce", "110").put("BodyPartThickness", "52")
    root.put("OrganExposed", "BREAST").put("DetectorID", f"DET{visit.person.serial}")
    root.put("DateOfLastDetectorCalibration", visit.later(-12))
    image(root, seed=visit.number + 9)
    return finish(case)


def pt(visit):
    case, root = begin(visit, "pt", CLASSES + "128", "PT")
    root.put("ImageType", ["ORIGINAL", "PRIMARY"], type="1")
    series(root, visit, "FDG whole body")
    plane(root, visit)
    root.put("Units", "BQML", type="1").put("DecayCorrection", "START", type="1")
    isotope = root.item("RadiopharmaceuticalInformationSequence")
    isotope.put("RadionuclideTotalDose", "370000000").put("RadionuclideHalfLife", "6586.2")
    isotope.put("RadiopharmaceuticalStartDateTime", f"{day(visit.date)}091500")
    isotope.put("RadiopharmaceuticalStartTime", "091500")
    root.private(0x7053, "Philips PET Private Group", 0x00, "DS", "0.000412")
    image(root, seed=visit.number + 11)
    return finish(case)


def nm(visit):
    case, root = begin(visit, "nm", CLASSES + "20", "NM")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "STATIC", "EMISSION"], type="1")
    series(root, visit, "bone scan anterior")
    root.put("FrameIncrementPointer", [0x00540010, 0x00540020]).put("CountsAccumulated", "812345")
    detector = root.item("DetectorInformationSequence")
    detector.put("CollimatorType", "PARA").put("FocalDistance", "0")
    image(root, frames=4, seed=visit.number + 13)
    return finish(case)


def xa(visit):
    person = visit.person
    case, root = begin(visit, "xa", CLASSES + "12.1", "XA")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "SINGLE PLANE"], type="1")
    root.put("BurnedInAnnotation", "NO")
    series(root, visit, f"LCA, assisted by {person.operator[0]}", hidden=person.operator[0], useful="LCA")
    root.put("PositionerPrimaryAngle", "30.5").put("FrameTime", "66.7").put("CineRate", "15")
    image(root, frames=3, seed=visit.number + 15)
    return finish(case)


def capture(visit):
    person = visit.person
    case, root = begin(visit, "sc", CLASSES + "7", "OT")
    root.put("ConversionType", "WSD", type="1").put("BurnedInAnnotation", "NO")
    series(root, visit, "key image")
    root.put("SecondaryCaptureDeviceID", f"WS-{person.station}")
    root.put("DateOfSecondaryCapture", day(visit.date)).put("TimeOfSecondaryCapture", "111500")
    root.put("DerivationDescription", f"rendered for {person.doctor[0]}", hidden=person.doctor[0], useful="rendered")
    source = root.item("SourceImageSequence")
    refer(source, visit, "ct")
    image(root, samples=3, seed=visit.number + 17)
    return finish(case)


def enhanced(visit):
    person = visit.person
    case, root = begin(visit, "enhanced", CLASSES + "2.1", "CT")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"], type="1")
    series(root, visit, "enhanced volume")
    root.put("InstanceNumber", "1", type="1").put("FrameOfReferenceUID", visit.frame, type="1")
    shared = root.item("SharedFunctionalGroupsSequence")
    measures = shared.item("PixelMeasuresSequence")
    measures.put("PixelSpacing", ["0.5", "0.5"]).put("SliceThickness", "2.5")
    organization = root.item("DimensionOrganizationSequence")
    organization.put("DimensionOrganizationUID", f"{visit.uid}.7001")
    index = root.item("DimensionIndexSequence")
    index.put("DimensionOrganizationUID", f"{visit.uid}.7001").put("DimensionIndexPointer", 0x00209057)
    for number in range(2):
        frame = root.item("PerFrameFunctionalGroupsSequence")
        content = frame.item("FrameContentSequence")
        content.put("FrameAcquisitionDateTime", f"{day(visit.date)}1021{number:02}.75")
        content.put("StackID", "1").put("InStackPositionNumber", number + 1)
        content.put("FrameComments", f"frame of {person.family}", hidden=person.family, useful="frame")
        frame.item("PlanePositionSequence").put("ImagePositionPatient", ["0", "0", f"{number * 2.5}"])
        derived = frame.item("DerivationImageSequence").item("SourceImageSequence")
        refer(derived, visit, "ct")
    image(root, frames=2, seed=visit.number + 19)
    return finish(case)


def segmentation(visit):
    case, root = begin(visit, "seg", CLASSES + "66.4", "SEG")
    root.put("ImageType", ["DERIVED", "PRIMARY"], type="1").put("ContentLabel", "LIVER", type="1")
    root.put("ContentDescription", f"drawn by {visit.person.doctor[0]}", type="2", hidden=visit.person.doctor[0])
    root.put("ContentCreatorName", "^".join(visit.person.doctor), type="2", hidden=visit.person.doctor)
    root.put("SegmentationType", "BINARY", type="1").put("FrameOfReferenceUID", visit.frame, type="1")
    segment = root.item("SegmentSequence")
    segment.put("SegmentNumber", 1).put("SegmentLabel", "liver").put("SegmentAlgorithmType", "MANUAL")
    segment.put("TrackingUID", f"{visit.uid}.7501").put("TrackingID", f"lesion {visit.person.id}", hidden=visit.person.id)
    segment.code("SegmentedPropertyTypeCodeSequence", "10200004", "SCT", "Liver")
    referenced = root.item("ReferencedSeriesSequence")
    referenced.put("SeriesInstanceUID", visit.made["ct"][2], type="1")
    refer(referenced.item("ReferencedInstanceSequence"), visit, "ct")
    root.put("SamplesPerPixel", 1).put("PhotometricInterpretation", "MONOCHROME2").put("Rows", 32).put("Columns", 32)
    root.put("NumberOfFrames", "1").put("BitsAllocated", 1).put("BitsStored", 1).put("HighBit", 0)
    root.put("PixelRepresentation", 0)
    root.put("PixelData", bytes((i * 37) & 0xFF for i in range(128)), vr="OB", pixels=True)
    return finish(case)


def structures(visit):
    person = visit.person
    case, root = begin(visit, "rtstruct", CLASSES + "481.3", "RTSTRUCT")
    root.put("StructureSetLabel", f"PLAN {person.family}", type="1", hidden=person.family, useful="PLAN")
    root.put("StructureSetDate", day(visit.date), type="2").put("StructureSetTime", "140000", type="2")
    frame = root.item("ReferencedFrameOfReferenceSequence")
    frame.put("FrameOfReferenceUID", visit.frame, type="1")
    study = frame.item("RTReferencedStudySequence")
    study.put("ReferencedSOPClassUID", "1.2.840.10008.3.1.2.3.1").put("ReferencedSOPInstanceUID", visit.uid, type="1")
    referenced = study.item("RTReferencedSeriesSequence")
    referenced.put("SeriesInstanceUID", visit.made["ct"][2], type="1")
    refer(referenced.item("ContourImageSequence"), visit, "ct")
    for number, name in enumerate(("PTV", "Rectum", f"GTV {person.family}"), 1):
        roi = root.item("StructureSetROISequence")
        roi.put("ROINumber", str(number), type="1").put("ReferencedFrameOfReferenceUID", visit.frame, type="1")
        if number < 3:
            roi.put("ROIName", name, type="2")
        else:
            roi.put("ROIName", name, type="2", hidden=person.family, useful="GTV")
        roi.put("ROIGenerationAlgorithm", "MANUAL", type="2")
        contours = root.item("ROIContourSequence")
        contours.put("ReferencedROINumber", str(number)).put("ROIDisplayColor", ["255", "0", "0"])
        contour = contours.item("ContourSequence")
        contour.put("ContourGeometricType", "CLOSED_PLANAR").put("NumberOfContourPoints", "3")
        contour.put("ContourData", ["1.5", "2.5", "3", "4.5", "5.5", "3", "6.5", "2", "3"])
        refer(contour.item("ContourImageSequence"), visit, "ct")
        observation = root.item("RTROIObservationsSequence")
        observation.put("ObservationNumber", str(number)).put("ReferencedROINumber", str(number))
        observation.put("RTROIInterpretedType", "ORGAN", type="2")
        observation.put("ROIInterpreter", "^".join(person.doctor), type="2", hidden=person.doctor)
    return finish(case)


def plan(visit):
    person = visit.person
    case, root = begin(visit, "rtplan", CLASSES + "481.5", "RTPLAN")
    root.put("RTPlanLabel", "PROSTATE 70GY", type="1").put("RTPlanName", f"plan {person.id}", hidden=person.id)
    root.put("RTPlanDate", day(visit.date), type="2").put("RTPlanTime", "150000", type="2")
    root.put("RTPlanGeometry", "PATIENT", type="1").put("PlanIntent", "CURATIVE")
    refer(root.item("ReferencedStructureSetSequence"), visit, "rtstruct")
    beam = root.item("BeamSequence")
    beam.put("BeamNumber", "1").put("BeamName", "LAO").put("TreatmentMachineName", person.station, type="2")
    beam.put("SourceAxisDistance", "1000").put("BeamType", "STATIC")
    point = beam.item("ControlPointSequence")
    point.put("ControlPointIndex", "0").put("NominalBeamEnergy", "6").put("GantryAngle", "45")
    root.put("ApprovalStatus", "APPROVED").put("ReviewDate", visit.later(2)).put("ReviewTime", "090000")
    root.put("ReviewerName", "^".join(person.doctor), hidden=person.doctor)
    return finish(case)


def dose(visit):
    case, root = begin(visit, "rtdose", CLASSES + "481.2", "RTDOSE")
    plane(root, visit)
    root.put("DoseUnits", "GY", type="1").put("DoseType", "PHYSICAL", type="1").put("DoseSummationType", "PLAN", type="1")
    root.put("DoseGridScaling", "0.0001").put("GridFrameOffsetVector", ["0", "2.5"])
    root.put("FrameIncrementPointer", 0x3004000C)
    refer(root.item("ReferencedRTPlanSequence"), visit, "rtplan")
    image(root, frames=2, seed=visit.number + 23)
    return finish(case)


def spectroscopy_words(count: int) -> bytes:
    """Floating-point samples of a smooth curve."""
    return b"".join(struct.pack("<f", (i % 64) / 64) for i in range(count))


def spectroscopy(visit):
    case, root = begin(visit, "mrs", CLASSES + "4.2", "MR")
    root.put("ImageType", ["ORIGINAL", "PRIMARY", "SPECTROSCOPY", "NONE"], type="1")
    root.put("AcquisitionDateTime", f"{day(visit.date)}103000", type="1")
    root.put("Rows", 1).put("Columns", 1).put("DataPointRows", 1).put("DataPointColumns", 64)
    root.put("SpectralWidth", 2000.0).put("ResonantNucleus", "1H").put("SignalDomainColumns", "TIME")
    root.put("SpectroscopyData", spectroscopy_words(128), pixels=True)
    return finish(case)
