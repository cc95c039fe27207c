// Generated from data/iod-attributes.csv by `cargo xtask tables`; not edited.

//! Attributes of the modules of PS3.3 by Type, and the items of their sequences.
//!
//! Source: DICOM PS3.3 as in the Python package highdicom 0.28.2, which does not state the edition.

use super::Requirement::*;
use super::{Entry, NONE, at};

/// The tables by number: modules first, then items; each in tag order.
#[rustfmt::skip]
pub static TABLES: [&[Entry]; 853] = [
    // 0: acquisition-context
    &[
        at(0x0040, 0x0555, Type2, 1, 332), // AcquisitionContextSequence
    ],
    // 1: advanced-blending-presentation-state
    &[
        at(0x0070, 0x1B01, Type1, 1, 339), // AdvancedBlendingSequence
    ],
    // 2: advanced-blending-presentation-state-display
    &[
        at(0x0070, 0x1B04, Type1, 1, 361), // BlendingDisplaySequence
    ],
    // 3: approval
    &[
        at(0x300E, 0x0004, Type2C, 1, NONE), // ReviewDate
        at(0x300E, 0x0005, Type2C, 1, NONE), // ReviewTime
        at(0x300E, 0x0008, Type2C, 1, NONE), // ReviewerName
    ],
    // 4: autorefraction-measurements
    &[
        at(0x0046, 0x0050, Type1C, 1, 357), // AutorefractionRightEyeSequence
        at(0x0046, 0x0052, Type1C, 1, 357), // AutorefractionLeftEyeSequence
    ],
    // 5: autorefraction-measurements-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 6: breast-projection-x-ray-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 735), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 735), // PerFrameFunctionalGroupsSequence
    ],
    // 7: breast-tomosynthesis-acquisition
    &[
        at(0x0018, 0x9507, Type1, 1, 848), // XRay3DAcquisitionSequence
    ],
    // 8: breast-tomosynthesis-contributing-sources
    &[
        at(0x0018, 0x9506, Type1, 1, 414), // ContributingSourcesSequence
    ],
    // 9: breast-tomosynthesis-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 746), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 746), // PerFrameFunctionalGroupsSequence
    ],
    // 10: breast-view
    &[
        at(0x0028, 0x1352, Type1C, 1, 623), // PartialViewCodeSequence
        at(0x0054, 0x0220, Type1, 1, 828), // ViewCodeSequence
    ],
    // 11: c-arm-photon-electron-beam
    &[
        at(0x300A, 0x062F, Type1, 1, 372), // CArmPhotonElectronControlPointSequence
    ],
    // 12: c-arm-photon-electron-delivery-device
    &[
        at(0x300A, 0x0614, Type1C, 1, 627), // RTAccessoryHolderDefinitionSequence
        at(0x300A, 0x064D, Type1C, 1, 631), // RTBeamLimitingDeviceDefinitionSequence
        at(0x300A, 0x0651, Type1C, 1, 843), // WedgeDefinitionSequence
        at(0x300A, 0x0662, Type1C, 1, 389), // CompensatorDefinitionSequence
        at(0x300A, 0x066A, Type1C, 1, 363), // BlockDefinitionSequence
        at(0x300A, 0x0671, Type1C, 1, 843), // GeneralAccessoryDefinitionSequence
        at(0x300A, 0x0673, Type1C, 1, 366), // BolusDefinitionSequence
        at(0x300A, 0x067B, Type1C, 1, 654), // RadiationGenerationModeSequence
    ],
    // 13: calculated-dose-reference-record
    &[
        at(0x3008, 0x0070, Type1, 1, 558), // CalculatedDoseReferenceSequence
    ],
    // 14: cardiac-synchronization
    &[
        at(0x0018, 0x1064, Type1C, 1, NONE), // CardiacFramingType
    ],
    // 15: cine
    &[
        at(0x003A, 0x0300, Type2C, 1, 555), // MultiplexedAudioChannelsDescriptionCodeSequence
    ],
    // 16: clinical-trial-context
    &[
        at(0x0012, 0x0010, Type1, 1, NONE), // ClinicalTrialSponsorName
        at(0x0012, 0x0020, Type1, 1, NONE), // ClinicalTrialProtocolID
        at(0x0012, 0x0021, Type2, 1, NONE), // ClinicalTrialProtocolName
        at(0x0012, 0x0030, Type2, 1, NONE), // ClinicalTrialSiteID
        at(0x0012, 0x0031, Type2, 1, NONE), // ClinicalTrialSiteName
        at(0x0012, 0x0060, Type2, 1, NONE), // ClinicalTrialCoordinatingCenterName
        at(0x0012, 0x0081, Type1C, 1, NONE), // ClinicalTrialProtocolEthicsCommitteeName
    ],
    // 17: clinical-trial-series
    &[
        at(0x0012, 0x0060, Type2, 1, NONE), // ClinicalTrialCoordinatingCenterName
    ],
    // 18: clinical-trial-study
    &[
        at(0x0012, 0x0050, Type2, 1, NONE), // ClinicalTrialTimePointID
        at(0x0012, 0x0054, Type3, 1, 623), // ClinicalTrialTimePointTypeCodeSequence
        at(0x0012, 0x0083, Type3, 1, 401), // ConsentForClinicalTrialUseSequence
    ],
    // 19: clinical-trial-subject
    &[
        at(0x0012, 0x0010, Type1, 1, NONE), // ClinicalTrialSponsorName
        at(0x0012, 0x0020, Type1, 1, NONE), // ClinicalTrialProtocolID
        at(0x0012, 0x0021, Type2, 1, NONE), // ClinicalTrialProtocolName
        at(0x0012, 0x0023, Type3, 1, 578), // OtherClinicalTrialProtocolIDsSequence
        at(0x0012, 0x0030, Type2, 1, NONE), // ClinicalTrialSiteID
        at(0x0012, 0x0031, Type2, 1, NONE), // ClinicalTrialSiteName
        at(0x0012, 0x0040, Type1C, 1, NONE), // ClinicalTrialSubjectID
        at(0x0012, 0x0042, Type1C, 1, NONE), // ClinicalTrialSubjectReadingID
        at(0x0012, 0x0081, Type1C, 1, NONE), // ClinicalTrialProtocolEthicsCommitteeName
    ],
    // 20: color-palette-definition
    &[
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 21: common-instance-reference
    &[
        at(0x0008, 0x1115, Type1C, 1, 703), // ReferencedSeriesSequence
        at(0x0008, 0x1200, Type1C, 1, 413), // StudiesContainingOtherReferencedInstancesSequence
    ],
    // 22: confocal-microscopy-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 754), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 754), // PerFrameFunctionalGroupsSequence
    ],
    // 23: confocal-microscopy-tiled-pyramidal-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 755), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 755), // PerFrameFunctionalGroupsSequence
    ],
    // 24: content-assessment-results
    &[
        at(0x0038, 0x0101, Type3, 1, 603), // PertinentResourcesSequence
        at(0x0082, 0x0004, Type1, 1, 353), // AssessedSOPInstanceSequence
        at(0x0082, 0x0007, Type1C, 1, 354), // AssessmentObservationsSequence
        at(0x0082, 0x0017, Type2, 1, 355), // AssessmentRequesterSequence
        at(0x0082, 0x0021, Type1, 1, 623), // AssessmentTypeCodeSequence
        at(0x0082, 0x0023, Type1, 1, NONE), // AssessmentLabel
    ],
    // 25: contrast-bolus
    &[
        at(0x0018, 0x0010, Type2, 1, NONE), // ContrastBolusAgent
        at(0x0018, 0x0012, Type3, 1, 623), // ContrastBolusAgentSequence
        at(0x0018, 0x0014, Type3, 1, 410), // ContrastBolusAdministrationRouteSequence
    ],
    // 26: corneal-topography-map-analysis
    &[
        at(0x0008, 0x2112, Type1, 1, 770), // SourceImageSequence
        at(0x0046, 0x0074, Type1, 1, 558), // SteepKeratometricAxisSequence
        at(0x0046, 0x0080, Type1, 1, 558), // FlatKeratometricAxisSequence
        at(0x0046, 0x0207, Type1, 1, 623), // CornealTopographyMapTypeCodeSequence
        at(0x0046, 0x0210, Type1C, 1, 420), // CornealTopographyMappingNormalsSequence
        at(0x0046, 0x0211, Type3, 1, 558), // MaximumCornealCurvatureSequence
        at(0x0046, 0x0215, Type1, 1, 558), // MinimumKeratometricSequence
        at(0x0046, 0x0218, Type1, 1, 558), // SimulatedKeratometricCylinderSequence
        at(0x0046, 0x0244, Type1, 1, 558), // SourceImageCornealProcessedDataSequence
    ],
    // 27: corneal-topography-map-image
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x2218, Type1, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0028, 0x0302, Type1, 1, NONE), // RecognizableVisualFeatures
        at(0x0028, 0x0A04, Type1C, 1, NONE), // PixelSpacingCalibrationDescription
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 28: corneal-topography-map-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 29: cr-image
    &[
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0028, 0x0A04, Type1C, 1, NONE), // PixelSpacingCalibrationDescription
    ],
    // 30: ct-image
    &[
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0018, 0x1272, Type1C, 1, 623), // WaterEquivalentDiameterCalculationMethodCodeSequence
        at(0x0018, 0x9346, Type3, 1, 623), // CTDIPhantomTypeCodeSequence
        at(0x0018, 0x9360, Type3, 1, 373), // CTAdditionalXRaySourceSequence
        at(0x0028, 0x1054, Type1C, 1, NONE), // RescaleType
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
        at(0x3002, 0x012B, Type3, 1, 720), // ScanStartPositionSequence
        at(0x3002, 0x012C, Type3, 1, 720), // ScanStopPositionSequence
        at(0x300A, 0x0675, Type1C, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x079F, Type3, 1, 601), // PatientTreatmentPreparationSequence
        at(0x300A, 0x07A0, Type3, 1, 598), // PatientToEquipmentRelationshipSequence
        at(0x300A, 0x07A1, Type3, 1, 497), // ImagingEquipmentToTreatmentDeliveryDeviceRelationshipSequence
        at(0x300C, 0x0002, Type3, 1, 691), // ReferencedRTPlanSequence
    ],
    // 31: ct-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 32: cutaneous-confocal-microscopy-image-acquisition-parameters
    &[
        at(0x0062, 0x0020, Type1C, 1, NONE), // TrackingID
        at(0x0062, 0x0021, Type1C, 1, NONE), // TrackingUID
    ],
    // 33: defined-storage
    &[
        at(0x0018, 0x9935, Type1, 1, 784), // StorageProtocolElementSpecificationSequence
    ],
    // 34: deformable-spatial-registration
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0064, 0x0002, Type1, 1, 430), // DeformableRegistrationSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 35: dermoscopic-image
    &[
        at(0x0028, 0x0302, Type1, 1, NONE), // RecognizableVisualFeatures
        at(0x0062, 0x0020, Type1C, 1, NONE), // TrackingID
        at(0x0062, 0x0021, Type1C, 1, NONE), // TrackingUID
    ],
    // 36: device
    &[
        at(0x0050, 0x0010, Type1, 1, 623), // DeviceSequence
    ],
    // 37: directory-information
    &[
        at(0x0004, 0x1220, Type2, 1, 442), // DirectoryRecordSequence
    ],
    // 38: displayed-area
    &[
        at(0x0070, 0x005A, Type1, 1, 444), // DisplayedAreaSelectionSequence
    ],
    // 39: dx-anatomy-imaged
    &[
        at(0x0008, 0x2218, Type2, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
    ],
    // 40: dx-detector
    &[
        at(0x0028, 0x0A04, Type1C, 1, NONE), // PixelSpacingCalibrationDescription
    ],
    // 41: dx-image
    &[
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0028, 0x1054, Type1, 1, NONE), // RescaleType
        at(0x0028, 0x3010, Type1C, 1, 558), // VOILUTSequence
    ],
    // 42: dx-positioning
    &[
        at(0x0018, 0x5104, Type3, 1, 623), // ProjectionEponymousNameCodeSequence
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
        at(0x0054, 0x0410, Type3, 1, 588), // PatientOrientationCodeSequence
        at(0x0054, 0x0414, Type3, 1, 623), // PatientGantryRelationshipCodeSequence
    ],
    // 43: dx-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 44: encapsulated-document
    &[
        at(0x0008, 0x0023, Type2, 1, NONE), // ContentDate
        at(0x0008, 0x002A, Type2, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x0033, Type2, 1, NONE), // ContentTime
        at(0x0008, 0x1140, Type3, 1, 681), // ReferencedImageSequence
        at(0x0008, 0x114A, Type3, 1, 685), // ReferencedInstanceSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0040, 0xA043, Type2, 1, 623), // ConceptNameCodeSequence
        at(0x0040, 0xA360, Type3, 1, 706), // PredecessorDocumentsSequence
        at(0x0040, 0xA504, Type1C, 1, 558), // ContentTemplateSequence
        at(0x0040, 0xA525, Type3, 1, 706), // IdenticalDocumentsSequence
        at(0x0040, 0xA730, Type3, 1, 406), // ContentSequence
        at(0x0040, 0xE001, Type1C, 1, NONE), // HL7InstanceIdentifier
        at(0x0040, 0xE008, Type3, 1, 623), // DocumentClassCodeSequence
        at(0x0042, 0x0010, Type2, 1, NONE), // DocumentTitle
        at(0x0042, 0x0011, Type1, 1, NONE), // EncapsulatedDocument
        at(0x0042, 0x0012, Type1, 1, NONE), // MIMETypeOfEncapsulatedDocument
        at(0x0042, 0x0013, Type1C, 1, 772), // SourceInstanceSequence
        at(0x0042, 0x0014, Type1C, 1, NONE), // ListOfMIMETypes
    ],
    // 45: encapsulated-document-series
    &[
        at(0x0008, 0x103F, Type3, 1, 623), // SeriesDescriptionCodeSequence
        at(0x0008, 0x1111, Type3, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
        at(0x0040, 0x0260, Type3, 1, 602), // PerformedProtocolCodeSequence
        at(0x0040, 0x0275, Type3, 1, 715), // RequestAttributesSequence
    ],
    // 46: enhanced-contrast-bolus
    &[
        at(0x0018, 0x0012, Type1, 1, 411), // ContrastBolusAgentSequence
    ],
    // 47: enhanced-ct-image
    &[
        at(0x0008, 0x002A, Type1C, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x113A, Type3, 1, 706), // ReferencedWaveformSequence
        at(0x0008, 0x9092, Type1C, 1, 706), // ReferencedImageEvidenceSequence
        at(0x0008, 0x9121, Type3, 1, 706), // ReferencedRawDataSequence
        at(0x0008, 0x9154, Type1C, 1, 706), // SourceImageEvidenceSequence
        at(0x0008, 0x9237, Type1C, 1, 706), // ReferencedPresentationStateSequence
        at(0x0028, 0x0301, Type1C, 1, NONE), // BurnedInAnnotation
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
        at(0x300A, 0x0675, Type1C, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x079F, Type3, 1, 601), // PatientTreatmentPreparationSequence
        at(0x300A, 0x07A0, Type3, 1, 598), // PatientToEquipmentRelationshipSequence
        at(0x300A, 0x07A1, Type3, 1, 497), // ImagingEquipmentToTreatmentDeliveryDeviceRelationshipSequence
        at(0x300C, 0x0002, Type3, 1, 691), // ReferencedRTPlanSequence
    ],
    // 48: enhanced-ct-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 756), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 756), // PerFrameFunctionalGroupsSequence
    ],
    // 49: enhanced-general-equipment
    &[
        at(0x0008, 0x0070, Type1, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type1, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type1, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x1020, Type1, 1, NONE), // SoftwareVersions
    ],
    // 50: enhanced-mammography-image
    &[
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0018, 0x11A4, Type1, 1, NONE), // PaddleDescription
        at(0x0018, 0x7062, Type1, 1, NONE), // ExposureControlModeDescription
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 51: enhanced-mammography-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0040, 0x0275, Type3, 1, 715), // RequestAttributesSequence
    ],
    // 52: enhanced-mr-color-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 757), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 757), // PerFrameFunctionalGroupsSequence
    ],
    // 53: enhanced-mr-image
    &[
        at(0x0008, 0x002A, Type1C, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x113A, Type3, 1, 706), // ReferencedWaveformSequence
        at(0x0008, 0x9092, Type1C, 1, 706), // ReferencedImageEvidenceSequence
        at(0x0008, 0x9121, Type3, 1, 706), // ReferencedRawDataSequence
        at(0x0008, 0x9154, Type1C, 1, 706), // SourceImageEvidenceSequence
        at(0x0008, 0x9237, Type1C, 1, 706), // ReferencedPresentationStateSequence
        at(0x0028, 0x0301, Type1C, 1, NONE), // BurnedInAnnotation
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
        at(0x300A, 0x0675, Type1C, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x079F, Type3, 1, 601), // PatientTreatmentPreparationSequence
        at(0x300A, 0x07A0, Type3, 1, 598), // PatientToEquipmentRelationshipSequence
        at(0x300A, 0x07A1, Type3, 1, 497), // ImagingEquipmentToTreatmentDeliveryDeviceRelationshipSequence
        at(0x300C, 0x0002, Type3, 1, 691), // ReferencedRTPlanSequence
    ],
    // 54: enhanced-mr-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 757), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 757), // PerFrameFunctionalGroupsSequence
    ],
    // 55: enhanced-multi-energy-ct-acquisition
    &[
        at(0x0018, 0x9365, Type1, 1, 554), // MultienergyCTXRaySourceSequence
        at(0x0018, 0x936F, Type1, 1, 553), // MultienergyCTXRayDetectorSequence
        at(0x0018, 0x9379, Type1, 1, 558), // MultienergyCTPathSequence
    ],
    // 56: enhanced-palette-color-lookup-table
    &[
        at(0x0028, 0x1401, Type1, 1, 475), // DataFrameAssignmentSequence
        at(0x0028, 0x1404, Type1C, 1, 558), // BlendingLUT1Sequence
        at(0x0028, 0x140B, Type1C, 1, 558), // EnhancedPaletteColorLookupTableSequence
        at(0x0028, 0x140C, Type1C, 1, 558), // BlendingLUT2Sequence
    ],
    // 57: enhanced-patient-orientation
    &[
        at(0x0054, 0x0410, Type1, 1, 589), // PatientOrientationCodeSequence
        at(0x3010, 0x0030, Type1, 1, 623), // PatientEquipmentRelationshipCodeSequence
    ],
    // 58: enhanced-pet-acquisition
    &[
        at(0x0054, 0x0013, Type1C, 1, 558), // EnergyWindowRangeSequence
        at(0x0054, 0x0220, Type1, 1, 830), // ViewCodeSequence
    ],
    // 59: enhanced-pet-corrections
    &[
        at(0x0018, 0x9701, Type1C, 1, NONE), // DecayCorrectionDateTime
        at(0x0054, 0x1105, Type1C, 1, NONE), // ScatterCorrectionMethod
    ],
    // 60: enhanced-pet-image
    &[
        at(0x0008, 0x002A, Type1C, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x113A, Type3, 1, 706), // ReferencedWaveformSequence
        at(0x0008, 0x9092, Type1C, 1, 706), // ReferencedImageEvidenceSequence
        at(0x0008, 0x9121, Type3, 1, 706), // ReferencedRawDataSequence
        at(0x0008, 0x9154, Type1C, 1, 706), // SourceImageEvidenceSequence
        at(0x0008, 0x9237, Type1C, 1, 706), // ReferencedPresentationStateSequence
        at(0x0028, 0x0301, Type1C, 1, NONE), // BurnedInAnnotation
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
        at(0x300A, 0x0675, Type1C, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x079F, Type3, 1, 601), // PatientTreatmentPreparationSequence
        at(0x300A, 0x07A0, Type3, 1, 598), // PatientToEquipmentRelationshipSequence
        at(0x300A, 0x07A1, Type3, 1, 497), // ImagingEquipmentToTreatmentDeliveryDeviceRelationshipSequence
        at(0x300C, 0x0002, Type3, 1, 691), // ReferencedRTPlanSequence
    ],
    // 61: enhanced-pet-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 758), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 758), // PerFrameFunctionalGroupsSequence
    ],
    // 62: enhanced-pet-isotope
    &[
        at(0x0054, 0x0016, Type1, 1, 657), // RadiopharmaceuticalInformationSequence
    ],
    // 63: enhanced-pet-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0008, 0x1250, Type1C, 1, 714), // RelatedSeriesSequence
    ],
    // 64: enhanced-rt-image
    &[
        at(0x0054, 0x0410, Type1, 1, 589), // PatientOrientationCodeSequence
        at(0x300A, 0x063F, Type1C, 1, 813), // TreatmentPositionSequence
        at(0x300A, 0x0658, Type1C, 1, 623), // RadiationDosimeterUnitSequence
        at(0x3010, 0x0030, Type1, 1, 623), // PatientEquipmentRelationshipCodeSequence
        at(0x3010, 0x0038, Type1, 1, NONE), // EntityLongLabel
    ],
    // 65: enhanced-rt-image-device
    &[
        at(0x3002, 0x0117, Type1C, 1, 843), // AcquisitionDeviceSequence
        at(0x300A, 0x064D, Type1C, 1, 631), // RTBeamLimitingDeviceDefinitionSequence
        at(0x300A, 0x0659, Type1C, 1, 623), // RTDeviceDistanceReferenceLocationCodeSequence
        at(0x300A, 0x0671, Type1C, 1, 843), // GeneralAccessoryDefinitionSequence
        at(0x300A, 0x0675, Type1, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x0686, Type1C, 1, 594), // PatientSupportDevicesSequence
    ],
    // 66: enhanced-rt-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 759), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 759), // PerFrameFunctionalGroupsSequence
    ],
    // 67: enhanced-rt-series
    &[
        at(0x0008, 0x0021, Type1, 1, NONE), // SeriesDate
        at(0x0008, 0x0031, Type1, 1, NONE), // SeriesTime
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 68: enhanced-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 69: enhanced-us-image
    &[
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x1140, Type3, 1, 770), // ReferencedImageSequence
        at(0x0008, 0x114A, Type1C, 1, 686), // ReferencedInstanceSequence
        at(0x0008, 0x2112, Type1C, 1, 770), // SourceImageSequence
        at(0x0008, 0x2133, Type3, 1, 456), // EventTimerSequence
        at(0x0008, 0x2218, Type1, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0008, 0x9121, Type3, 1, 706), // ReferencedRawDataSequence
        at(0x0018, 0x5011, Type3, 1, 807), // TransducerIdentificationSequence
        at(0x0018, 0x9809, Type1, 1, 623), // TransducerScanPatternCodeSequence
        at(0x0018, 0x980D, Type1, 1, 623), // TransducerGeometryCodeSequence
        at(0x0018, 0x980E, Type1, 1, 623), // TransducerBeamSteeringCodeSequence
        at(0x0018, 0x980F, Type1, 1, 623), // TransducerApplicationCodeSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0040, 0x000A, Type1C, 1, 623), // StageCodeSequence
        at(0x0054, 0x0220, Type1, 1, 830), // ViewCodeSequence
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 70: enhanced-us-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0040, 0x0260, Type1C, 1, 602), // PerformedProtocolCodeSequence
    ],
    // 71: enhanced-us-volume-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 760), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 760), // PerFrameFunctionalGroupsSequence
    ],
    // 72: enhanced-xa-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 736), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 736), // PerFrameFunctionalGroupsSequence
    ],
    // 73: enhanced-xa-xrf-image
    &[
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x114A, Type3, 1, 686), // ReferencedInstanceSequence
        at(0x0008, 0x9092, Type1C, 1, 706), // ReferencedImageEvidenceSequence
        at(0x0008, 0x9154, Type1C, 1, 706), // SourceImageEvidenceSequence
        at(0x0008, 0x9410, Type1C, 1, 689), // ReferencedOtherPlaneSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0054, 0x0410, Type1C, 1, 589), // PatientOrientationCodeSequence
        at(0x0054, 0x0414, Type2C, 1, 623), // PatientGantryRelationshipCodeSequence
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 74: enhanced-xrf-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 737), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 737), // PerFrameFunctionalGroupsSequence
    ],
    // 75: equipment-specification
    &[
        at(0x0018, 0x9912, Type3, 1, 547), // ModelSpecificationSequence
    ],
    // 76: excluded-intervals
    &[
        at(0x0018, 0x9803, Type1C, 1, 457), // ExcludedIntervalsSequence
    ],
    // 77: frame-extraction
    &[
        at(0x0008, 0x1164, Type1, 1, 474), // FrameExtractionSequence
    ],
    // 78: frame-of-reference
    &[
        at(0x0020, 0x0052, Type1, 1, NONE), // FrameOfReferenceUID
        at(0x0020, 0x1040, Type2, 1, NONE), // PositionReferenceIndicator
    ],
    // 79: general-defined-acquisition
    &[
        at(0x0018, 0x991F, Type1, 1, 784), // AcquisitionProtocolElementSpecificationSequence
    ],
    // 80: general-defined-reconstruction
    &[
        at(0x0018, 0x9933, Type1, 1, 784), // ReconstructionProtocolElementSpecificationSequence
    ],
    // 81: general-equipment
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
    ],
    // 82: general-image
    &[
        at(0x0008, 0x0023, Type2C, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type2C, 1, NONE), // ContentTime
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0040, 0x9096, Type3, 1, 663), // RealWorldValueMappingSequence
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 83: general-ophthalmic-refractive-measurements
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0046, 0x0145, Type2C, 1, 689), // ReferencedRefractiveMeasurementsSequence
    ],
    // 84: general-reference
    &[
        at(0x0008, 0x1140, Type3, 1, 682), // ReferencedImageSequence
        at(0x0008, 0x114A, Type3, 1, 686), // ReferencedInstanceSequence
        at(0x0008, 0x2112, Type3, 1, 771), // SourceImageSequence
        at(0x0008, 0x9215, Type3, 1, 623), // DerivationCodeSequence
        at(0x0042, 0x0013, Type3, 1, 772), // SourceInstanceSequence
    ],
    // 85: general-series
    &[
        at(0x0008, 0x103F, Type3, 1, 623), // SeriesDescriptionCodeSequence
        at(0x0008, 0x1052, Type3, 1, 562), // PerformingPhysicianIdentificationSequence
        at(0x0008, 0x1072, Type3, 1, 562), // OperatorIdentificationSequence
        at(0x0008, 0x1111, Type3, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0008, 0x1250, Type3, 1, 714), // RelatedSeriesSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
        at(0x0040, 0x0260, Type3, 1, 602), // PerformedProtocolCodeSequence
        at(0x0040, 0x0275, Type3, 1, 715), // RequestAttributesSequence
    ],
    // 86: general-study
    &[
        at(0x0008, 0x0020, Type2, 1, NONE), // StudyDate
        at(0x0008, 0x0030, Type2, 1, NONE), // StudyTime
        at(0x0008, 0x0050, Type2, 1, NONE), // AccessionNumber
        at(0x0008, 0x0051, Type3, 1, 520), // IssuerOfAccessionNumberSequence
        at(0x0008, 0x0090, Type2, 1, NONE), // ReferringPhysicianName
        at(0x0008, 0x0096, Type3, 1, 562), // ReferringPhysicianIdentificationSequence
        at(0x0008, 0x009D, Type3, 1, 562), // ConsultingPhysicianIdentificationSequence
        at(0x0008, 0x1032, Type3, 1, 623), // ProcedureCodeSequence
        at(0x0008, 0x1049, Type3, 1, 562), // PhysiciansOfRecordIdentificationSequence
        at(0x0008, 0x1062, Type3, 1, 562), // PhysiciansReadingStudyIdentificationSequence
        at(0x0008, 0x1110, Type3, 1, 689), // ReferencedStudySequence
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
        at(0x0020, 0x0010, Type2, 1, NONE), // StudyID
        at(0x0032, 0x1034, Type3, 1, 623), // RequestingServiceCodeSequence
        at(0x0040, 0x1012, Type3, 1, 623), // ReasonForPerformedProcedureCodeSequence
    ],
    // 87: generic-implant-template-2d-drawings
    &[
        at(0x0068, 0x62C0, Type1, 1, 487), // HPGLDocumentSequence
    ],
    // 88: generic-implant-template-3d-models
    &[
        at(0x0068, 0x6360, Type1, 1, 792), // SurfaceModelDescriptionSequence
    ],
    // 89: generic-implant-template-description
    &[
        at(0x0008, 0x0070, Type1, 1, NONE), // Manufacturer
        at(0x0020, 0x0052, Type1, 1, NONE), // FrameOfReferenceUID
        at(0x0022, 0x1095, Type1, 1, NONE), // ImplantName
        at(0x0022, 0x1097, Type1, 1, NONE), // ImplantPartNumber
        at(0x0068, 0x6210, Type1C, 1, NONE), // ImplantSize
        at(0x0068, 0x6221, Type1, 1, NONE), // ImplantTemplateVersion
        at(0x0068, 0x6222, Type1C, 1, 689), // ReplacedImplantTemplateSequence
        at(0x0068, 0x6224, Type1C, 1, 689), // DerivationImplantTemplateSequence
        at(0x0068, 0x6225, Type1C, 1, 689), // OriginalImplantTemplateSequence
        at(0x0068, 0x6226, Type1, 1, NONE), // EffectiveDateTime
        at(0x0068, 0x6230, Type3, 1, 499), // ImplantTargetAnatomySequence
        at(0x0068, 0x6260, Type3, 1, 503), // InformationFromManufacturerSequence
        at(0x0068, 0x6265, Type1C, 1, 503), // NotificationFromManufacturerSequence
        at(0x0068, 0x62A0, Type1C, 1, 623), // ImplantRegulatoryDisapprovalCodeSequence
        at(0x0068, 0x63A0, Type1, 1, 623), // MaterialsCodeSequence
        at(0x0068, 0x63A4, Type1C, 1, 623), // CoatingMaterialsCodeSequence
        at(0x0068, 0x63A8, Type1, 1, 623), // ImplantTypeCodeSequence
        at(0x0068, 0x63AC, Type1, 1, 623), // FixationMethodCodeSequence
    ],
    // 90: generic-implant-template-mating-features
    &[
        at(0x0068, 0x63B0, Type3, 1, 539), // MatingFeatureSetsSequence
    ],
    // 91: generic-implant-template-planning-landmarks
    &[
        at(0x0068, 0x6500, Type3, 1, 611), // PlanningLandmarkPointSequence
        at(0x0068, 0x6510, Type3, 1, 609), // PlanningLandmarkLineSequence
        at(0x0068, 0x6520, Type3, 1, 610), // PlanningLandmarkPlaneSequence
    ],
    // 92: graphic-annotation
    &[
        at(0x0070, 0x0001, Type1, 1, 482), // GraphicAnnotationSequence
    ],
    // 93: graphic-group
    &[
        at(0x0070, 0x0234, Type1, 1, 484), // GraphicGroupSequence
    ],
    // 94: graphic-layer
    &[
        at(0x0070, 0x0060, Type1, 1, 558), // GraphicLayerSequence
    ],
    // 95: hanging-protocol-definition
    &[
        at(0x0072, 0x0002, Type1, 1, NONE), // HangingProtocolName
        at(0x0072, 0x0004, Type1, 1, NONE), // HangingProtocolDescription
        at(0x0072, 0x0008, Type1, 1, NONE), // HangingProtocolCreator
        at(0x0072, 0x000A, Type1, 1, NONE), // HangingProtocolCreationDateTime
        at(0x0072, 0x000C, Type1, 1, 489), // HangingProtocolDefinitionSequence
        at(0x0072, 0x000E, Type2, 1, 544), // HangingProtocolUserIdentificationCodeSequence
        at(0x0072, 0x0012, Type3, 1, 689), // SourceHangingProtocolSequence
        at(0x0072, 0x0020, Type1, 1, 495), // ImageSetsSequence
    ],
    // 96: hanging-protocol-display
    &[
        at(0x0072, 0x0200, Type1, 1, 443), // DisplaySetsSequence
        at(0x0072, 0x0210, Type3, 1, 558), // SynchronizedScrollingSequence
        at(0x0072, 0x0214, Type3, 1, 558), // NavigationIndicatorSequence
    ],
    // 97: hanging-protocol-environment
    &[
        at(0x0072, 0x0102, Type2, 1, 558), // NominalScreenDefinitionSequence
    ],
    // 98: height-map-segmentation-image
    &[
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0062, 0x0002, Type1, 1, 725), // SegmentSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 99: height-map-segmentation-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 738), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 738), // PerFrameFunctionalGroupsSequence
    ],
    // 100: image-histogram
    &[
        at(0x0060, 0x3000, Type1, 1, 558), // HistogramSequence
    ],
    // 101: image-pixel
    &[
        at(0x0028, 0x7FE0, Type1C, 1, NONE), // PixelDataProviderURL
    ],
    // 102: implant-assembly-template
    &[
        at(0x0042, 0x0011, Type2, 1, NONE), // EncapsulatedDocument
        at(0x0042, 0x0012, Type2, 1, NONE), // MIMETypeOfEncapsulatedDocument
        at(0x0068, 0x6226, Type1, 1, NONE), // EffectiveDateTime
        at(0x0076, 0x0001, Type2, 1, NONE), // ImplantAssemblyTemplateName
        at(0x0076, 0x0003, Type1, 1, NONE), // ImplantAssemblyTemplateIssuer
        at(0x0076, 0x0006, Type2, 1, NONE), // ImplantAssemblyTemplateVersion
        at(0x0076, 0x0008, Type1C, 1, 689), // ReplacedImplantAssemblyTemplateSequence
        at(0x0076, 0x000C, Type1C, 1, 689), // OriginalImplantAssemblyTemplateSequence
        at(0x0076, 0x000E, Type1C, 1, 689), // DerivationImplantAssemblyTemplateSequence
        at(0x0076, 0x0010, Type1, 1, 499), // ImplantAssemblyTemplateTargetAnatomySequence
        at(0x0076, 0x0020, Type1, 1, 623), // ProcedureTypeCodeSequence
        at(0x0076, 0x0032, Type1, 1, 392), // ComponentTypesSequence
        at(0x0076, 0x0060, Type3, 1, 558), // ComponentAssemblySequence
    ],
    // 103: implant-template-group
    &[
        at(0x0068, 0x6226, Type1, 1, NONE), // EffectiveDateTime
        at(0x0078, 0x0001, Type1, 1, NONE), // ImplantTemplateGroupName
        at(0x0078, 0x0020, Type1, 1, NONE), // ImplantTemplateGroupIssuer
        at(0x0078, 0x0024, Type2, 1, NONE), // ImplantTemplateGroupVersion
        at(0x0078, 0x0026, Type1C, 1, 689), // ReplacedImplantTemplateGroupSequence
        at(0x0078, 0x0028, Type3, 1, 499), // ImplantTemplateGroupTargetAnatomySequence
        at(0x0078, 0x002A, Type1, 1, 500), // ImplantTemplateGroupMembersSequence
        at(0x0078, 0x00B0, Type1, 1, 501), // ImplantTemplateGroupVariationDimensionSequence
    ],
    // 104: instructions
    &[
        at(0x0018, 0x9914, Type1, 1, 504), // InstructionSequence
    ],
    // 105: intervention
    &[
        at(0x0018, 0x0036, Type3, 1, 509), // InterventionSequence
    ],
    // 106: intra-oral-image
    &[
        at(0x0008, 0x2218, Type1, 1, 344), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type1C, 1, 623), // PrimaryAnatomicStructureSequence
    ],
    // 107: intraocular-lens-calculations
    &[
        at(0x0022, 0x1300, Type1C, 1, 510), // IntraocularLensCalculationsRightEyeSequence
        at(0x0022, 0x1310, Type1C, 1, 510), // IntraocularLensCalculationsLeftEyeSequence
    ],
    // 108: intraocular-lens-calculations-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 109: intravascular-image-acquisition-parameters
    &[
        at(0x0052, 0x0016, Type2, 1, 623), // ModeOfPercutaneousAccessSequence
    ],
    // 110: intravascular-oct-image
    &[
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x114A, Type3, 1, 686), // ReferencedInstanceSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0028, 0x0302, Type1, 1, NONE), // RecognizableVisualFeatures
        at(0x0028, 0x0304, Type1C, 1, NONE), // ReferencedColorPaletteInstanceUID
    ],
    // 111: intravascular-oct-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 112: intravascular-optical-coherence-tomography-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 739), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 739), // PerFrameFunctionalGroupsSequence
    ],
    // 113: inventory
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x0400, Type2, 1, 722), // ScopeOfInventorySequence
        at(0x0008, 0x0401, Type2, 1, NONE), // InventoryPurpose
        at(0x0008, 0x0420, Type3, 1, 558), // InventoryAccessEndPointsSequence
        at(0x0008, 0x0421, Type3, 1, 558), // StudyAccessEndPointsSequence
        at(0x0008, 0x0422, Type2, 1, 502), // IncorporatedInventoryInstanceSequence
        at(0x0008, 0x0423, Type2, 1, 513), // InventoriedStudiesSequence
        at(0x0008, 0x1195, Type1C, 1, NONE), // TransactionUID
    ],
    // 114: keratometry-measurements
    &[
        at(0x0046, 0x0070, Type1C, 1, 522), // KeratometryRightEyeSequence
        at(0x0046, 0x0071, Type1C, 1, 522), // KeratometryLeftEyeSequence
    ],
    // 115: keratometry-measurements-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 116: key-object-document
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0040, 0xA370, Type1C, 1, 695), // ReferencedRequestSequence
        at(0x0040, 0xA375, Type1, 1, 706), // CurrentRequestedProcedureEvidenceSequence
        at(0x0040, 0xA525, Type1C, 1, 706), // IdenticalDocumentsSequence
    ],
    // 117: key-object-document-series
    &[
        at(0x0008, 0x103F, Type3, 1, 623), // SeriesDescriptionCodeSequence
        at(0x0008, 0x1111, Type2, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
    ],
    // 118: legacy-converted-enhanced-ct-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 740), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 740), // PerFrameFunctionalGroupsSequence
    ],
    // 119: legacy-converted-enhanced-mr-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 741), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 741), // PerFrameFunctionalGroupsSequence
    ],
    // 120: legacy-converted-enhanced-pet-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 742), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 742), // PerFrameFunctionalGroupsSequence
    ],
    // 121: lensometry-measurements
    &[
        at(0x0046, 0x0012, Type2, 1, NONE), // LensDescription
        at(0x0046, 0x0014, Type1C, 1, 717), // RightLensSequence
        at(0x0046, 0x0015, Type1C, 1, 717), // LeftLensSequence
        at(0x0046, 0x0016, Type1C, 1, 717), // UnspecifiedLateralityLensSequence
    ],
    // 122: lensometry-measurements-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 123: mammography-image
    &[
        at(0x0008, 0x2218, Type1, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0018, 0x2041, Type3, 1, 360), // BiopsyTargetSequence
        at(0x0028, 0x1352, Type3, 1, 623), // PartialViewCodeSequence
        at(0x0054, 0x0220, Type1, 1, 828), // ViewCodeSequence
    ],
    // 124: mammography-series
    &[
        at(0x0040, 0x0275, Type3, 1, 715), // RequestAttributesSequence
    ],
    // 125: manufacturing-3d-model
    &[
        at(0x0022, 0x1612, Type3, 1, 397), // DerivationAlgorithmSequence
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0068, 0x7003, Type3, 1, 623), // ModelUsageCodeSequence
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 126: mask
    &[
        at(0x0028, 0x6100, Type1, 1, 558), // MaskSubtractionSequence
    ],
    // 127: measured-dose-reference-record
    &[
        at(0x3008, 0x0010, Type1, 1, 558), // MeasuredDoseReferenceSequence
    ],
    // 128: microscope-slide-layer-tile-organization
    &[
        at(0x0048, 0x0008, Type1, 1, 558), // TotalPixelMatrixOriginSequence
    ],
    // 129: microscopy-bulk-simple-annotations
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x006A, 0x0002, Type1, 1, 345), // AnnotationGroupSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 130: microscopy-bulk-simple-annotations-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 131: modality-lut
    &[
        at(0x0028, 0x1054, Type1C, 1, NONE), // RescaleType
        at(0x0028, 0x3000, Type1C, 1, 546), // ModalityLUTSequence
    ],
    // 132: mpr-volumetric-presentation-state-display
    &[
        at(0x0070, 0x1801, Type2C, 1, 615), // PresentationStateClassificationComponentSequence
        at(0x0070, 0x1805, Type2C, 1, 616), // PresentationStateCompositorComponentSequence
    ],
    // 133: mr-image
    &[
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
        at(0x300A, 0x0675, Type1C, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x079F, Type3, 1, 601), // PatientTreatmentPreparationSequence
        at(0x300A, 0x07A0, Type3, 1, 598), // PatientToEquipmentRelationshipSequence
        at(0x300A, 0x07A1, Type3, 1, 497), // ImagingEquipmentToTreatmentDeliveryDeviceRelationshipSequence
        at(0x300C, 0x0002, Type3, 1, 691), // ReferencedRTPlanSequence
    ],
    // 134: mr-pulse-sequence
    &[
        at(0x0018, 0x9005, Type1C, 1, NONE), // PulseSequenceName
        at(0x0018, 0x9092, Type1C, 1, 558), // VelocityEncodingAcquisitionSequence
    ],
    // 135: mr-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 136: mr-spectroscopy
    &[
        at(0x0008, 0x002A, Type1C, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x113A, Type3, 1, 706), // ReferencedWaveformSequence
        at(0x0008, 0x114A, Type1C, 1, 686), // ReferencedInstanceSequence
        at(0x0008, 0x9092, Type1C, 1, 706), // ReferencedImageEvidenceSequence
        at(0x0008, 0x9121, Type3, 1, 706), // ReferencedRawDataSequence
        at(0x0008, 0x9154, Type1C, 1, 706), // SourceImageEvidenceSequence
        at(0x0008, 0x9237, Type1C, 1, 706), // ReferencedPresentationStateSequence
        at(0x0018, 0x9126, Type1C, 1, 558), // VolumeLocalizationSequence
    ],
    // 137: mr-spectroscopy-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 743), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 743), // PerFrameFunctionalGroupsSequence
    ],
    // 138: mr-spectroscopy-pulse-sequence
    &[
        at(0x0018, 0x9005, Type1C, 1, NONE), // PulseSequenceName
    ],
    // 139: multi-energy-ct-image
    &[
        at(0x0018, 0x9362, Type1, 1, 550), // MultienergyCTAcquisitionSequence
        at(0x0018, 0x9363, Type3, 1, 552), // MultienergyCTProcessingSequence
        at(0x0018, 0x9364, Type1C, 1, 551), // MultienergyCTCharacteristicsSequence
    ],
    // 140: multi-frame-dimension
    &[
        at(0x0020, 0x9221, Type1, 1, 440), // DimensionOrganizationSequence
        at(0x0020, 0x9222, Type1C, 1, 439), // DimensionIndexSequence
    ],
    // 141: multi-frame-grayscale-byte-secondary-capture-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 744), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 744), // PerFrameFunctionalGroupsSequence
    ],
    // 142: multi-frame-grayscale-word-secondary-capture-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 744), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 744), // PerFrameFunctionalGroupsSequence
    ],
    // 143: multi-frame-true-color-secondary-capture-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 744), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 744), // PerFrameFunctionalGroupsSequence
    ],
    // 144: multi-resolution-pyramid
    &[
        at(0x0008, 0x0019, Type1, 1, NONE), // PyramidUID
    ],
    // 145: nm-detector
    &[
        at(0x0054, 0x0022, Type2, 1, 435), // DetectorInformationSequence
    ],
    // 146: nm-image
    &[
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0040, 0x9096, Type3, 1, 663), // RealWorldValueMappingSequence
    ],
    // 147: nm-isotope
    &[
        at(0x0018, 0x0026, Type3, 1, 507), // InterventionDrugInformationSequence
        at(0x0054, 0x0012, Type2, 1, 451), // EnergyWindowInformationSequence
        at(0x0054, 0x0016, Type2, 1, 658), // RadiopharmaceuticalInformationSequence
    ],
    // 148: nm-multi-gated-acquisition
    &[
        at(0x0054, 0x0062, Type2C, 1, 477), // GatedInformationSequence
    ],
    // 149: nm-pet-patient-orientation
    &[
        at(0x0054, 0x0410, Type2, 1, 590), // PatientOrientationCodeSequence
        at(0x0054, 0x0414, Type2, 1, 623), // PatientGantryRelationshipCodeSequence
    ],
    // 150: nm-phase
    &[
        at(0x0054, 0x0032, Type2C, 1, 558), // PhaseInformationSequence
    ],
    // 151: nm-tomo-acquisition
    &[
        at(0x0054, 0x0052, Type2, 1, 558), // RotationInformationSequence
    ],
    // 152: ocular-region-imaged
    &[
        at(0x0008, 0x2218, Type1, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0022, 0x001D, Type2C, 1, 623), // RelativeImagePositionCodeSequence
    ],
    // 153: ophthalmic-axial-measurements
    &[
        at(0x0022, 0x1007, Type1C, 1, 570), // OphthalmicAxialMeasurementsRightEyeSequence
        at(0x0022, 0x1008, Type1C, 1, 570), // OphthalmicAxialMeasurementsLeftEyeSequence
        at(0x0022, 0x1044, Type1C, 1, 623), // OphthalmicUltrasoundMethodCodeSequence
        at(0x0022, 0x1125, Type3, 1, 623), // AnteriorChamberDepthDefinitionCodeSequence
    ],
    // 154: ophthalmic-axial-measurements-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 155: ophthalmic-optical-coherence-tomography-b-scan-volume-analysis-image
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0022, 0x1423, Type1, 1, 397), // AcquisitionMethodAlgorithmSequence
        at(0x0022, 0x1640, Type1, 1, 559), // OCTBscanAnalysisAcquisitionParametersSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0028, 0x0302, Type1, 1, NONE), // RecognizableVisualFeatures
    ],
    // 156: ophthalmic-optical-coherence-tomography-b-scan-volume-analysis-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 745), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 745), // PerFrameFunctionalGroupsSequence
    ],
    // 157: ophthalmic-optical-coherence-tomography-en-face-image
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x2112, Type1, 1, 770), // SourceImageSequence
        at(0x0022, 0x0031, Type1, 1, 689), // OphthalmicFrameLocationSequence
        at(0x0022, 0x1612, Type1, 1, 397), // DerivationAlgorithmSequence
        at(0x0022, 0x1615, Type1, 1, 623), // OphthalmicImageTypeCodeSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0028, 0x0302, Type1, 1, NONE), // RecognizableVisualFeatures
    ],
    // 158: ophthalmic-optical-coherence-tomography-en-face-image-quality-rating
    &[
        at(0x0022, 0x1628, Type1, 1, 571), // OphthalmicEnFaceImageQualityRatingSequence
    ],
    // 159: ophthalmic-patient-clinical-information-and-test-lens-parameters
    &[
        at(0x0024, 0x0114, Type1C, 1, 572), // OphthalmicPatientClinicalInformationLeftEyeSequence
        at(0x0024, 0x0115, Type1C, 1, 572), // OphthalmicPatientClinicalInformationRightEyeSequence
    ],
    // 160: ophthalmic-photographic-parameters
    &[
        at(0x0022, 0x0015, Type1, 1, 623), // AcquisitionDeviceTypeCodeSequence
        at(0x0022, 0x0016, Type2, 1, 623), // IlluminationTypeCodeSequence
        at(0x0022, 0x0017, Type2, 1, 623), // LightPathFilterTypeStackCodeSequence
        at(0x0022, 0x0018, Type2, 1, 623), // ImagePathFilterTypeStackCodeSequence
        at(0x0022, 0x0019, Type2, 1, 623), // LensesCodeSequence
        at(0x0022, 0x001A, Type1C, 1, 623), // ChannelDescriptionCodeSequence
    ],
    // 161: ophthalmic-photography-acquisition-parameters
    &[
        at(0x0022, 0x0006, Type1C, 1, 623), // PatientEyeMovementCommandCodeSequence
        at(0x0022, 0x001B, Type2, 1, 558), // RefractiveStateSequence
        at(0x0022, 0x0058, Type2C, 1, 556), // MydriaticAgentSequence
    ],
    // 162: ophthalmic-photography-image
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x002A, Type1C, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x2112, Type2C, 1, 770), // SourceImageSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
    ],
    // 163: ophthalmic-thickness-map
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x114A, Type1C, 1, 686), // ReferencedInstanceSequence
        at(0x0008, 0x2112, Type1C, 1, 770), // SourceImageSequence
        at(0x0008, 0x2218, Type1, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0022, 0x001D, Type3, 1, 623), // RelativeImagePositionCodeSequence
        at(0x0022, 0x1420, Type1, 1, 623), // AcquisitionMethodCodeSequence
        at(0x0022, 0x1423, Type1C, 1, 397), // AcquisitionMethodAlgorithmSequence
        at(0x0022, 0x1436, Type1, 1, 623), // OphthalmicThicknessMapTypeCodeSequence
        at(0x0022, 0x1443, Type1C, 1, 420), // OphthalmicThicknessMappingNormalsSequence
        at(0x0022, 0x1445, Type1C, 1, 623), // RetinalThicknessDefinitionCodeSequence
        at(0x0022, 0x1450, Type1C, 1, 605), // PixelValueMappingToCodedConceptSequence
        at(0x0022, 0x1465, Type3, 1, 558), // RegistrationToLocalizerSequence
        at(0x0022, 0x1472, Type1C, 1, 558), // RelevantOPTAttributesSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0028, 0x0302, Type1, 1, NONE), // RecognizableVisualFeatures
        at(0x0028, 0x0304, Type1C, 1, NONE), // ReferencedColorPaletteInstanceUID
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 164: ophthalmic-thickness-map-quality-rating
    &[
        at(0x0022, 0x1470, Type1, 1, 573), // OphthalmicThicknessMapQualityRatingSequence
    ],
    // 165: ophthalmic-thickness-map-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 166: ophthalmic-tomography-acquisition-parameters
    &[
        at(0x0022, 0x001B, Type2, 1, 558), // RefractiveStateSequence
        at(0x0022, 0x0058, Type2C, 1, 556), // MydriaticAgentSequence
    ],
    // 167: ophthalmic-tomography-b-scan-volume-analysis-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 168: ophthalmic-tomography-en-face-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 169: ophthalmic-tomography-image
    &[
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
    ],
    // 170: ophthalmic-tomography-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 747), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 747), // PerFrameFunctionalGroupsSequence
    ],
    // 171: ophthalmic-tomography-parameters
    &[
        at(0x0022, 0x0015, Type1, 1, 623), // AcquisitionDeviceTypeCodeSequence
        at(0x0022, 0x0017, Type2, 1, 623), // LightPathFilterTypeStackCodeSequence
        at(0x0022, 0x1618, Type3, 1, 623), // ScanPatternTypeCodeSequence
    ],
    // 172: ophthalmic-tomography-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 173: optical-path
    &[
        at(0x0048, 0x0105, Type1, 1, 575), // OpticalPathSequence
    ],
    // 174: optical-surface-scanner-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0080, 0x0013, Type2, 1, 689), // ReferencedSurfaceDataSequence
    ],
    // 175: parametric-map-image
    &[
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0028, 0x0302, Type1, 1, NONE), // RecognizableVisualFeatures
        at(0x0028, 0x1199, Type1C, 1, NONE), // PaletteColorLookupTableUID
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 176: parametric-map-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 748), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 748), // PerFrameFunctionalGroupsSequence
    ],
    // 177: parametric-map-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 178: patient
    &[
        at(0x0008, 0x1120, Type3, 1, 689), // ReferencedPatientSequence
        at(0x0010, 0x0010, Type2, 1, NONE), // PatientName
        at(0x0010, 0x0020, Type2, 1, NONE), // PatientID
        at(0x0010, 0x0024, Type3, 1, 521), // IssuerOfPatientIDQualifiersSequence
        at(0x0010, 0x0026, Type3, 1, 774), // SourcePatientGroupIdentificationSequence
        at(0x0010, 0x0027, Type3, 1, 774), // GroupOfPatientsIdentificationSequence
        at(0x0010, 0x0030, Type2, 1, NONE), // PatientBirthDate
        at(0x0010, 0x0040, Type2, 1, NONE), // PatientSex
        at(0x0010, 0x0216, Type3, 1, 785), // StrainStockSequence
        at(0x0010, 0x0219, Type3, 1, 623), // StrainCodeSequence
        at(0x0010, 0x0221, Type3, 1, 481), // GeneticModificationsSequence
        at(0x0010, 0x1002, Type3, 1, 580), // OtherPatientIDsSequence
        at(0x0010, 0x1100, Type3, 1, 687), // ReferencedPatientPhotoSequence
        at(0x0010, 0x2161, Type3, 1, 544), // EthnicGroupCodeSequence
        at(0x0010, 0x2201, Type1C, 1, NONE), // PatientSpeciesDescription
        at(0x0010, 0x2202, Type1C, 1, 623), // PatientSpeciesCodeSequence
        at(0x0010, 0x2292, Type2C, 1, NONE), // PatientBreedDescription
        at(0x0010, 0x2293, Type2C, 1, 623), // PatientBreedCodeSequence
        at(0x0010, 0x2294, Type2C, 1, 371), // BreedRegistrationSequence
        at(0x0010, 0x2297, Type2C, 1, NONE), // ResponsiblePerson
        at(0x0010, 0x2299, Type2C, 1, NONE), // ResponsibleOrganization
        at(0x0012, 0x0063, Type1C, 1, NONE), // DeidentificationMethod
        at(0x0012, 0x0064, Type1C, 1, 623), // DeidentificationMethodCodeSequence
    ],
    // 179: patient-orientation
    &[
        at(0x0054, 0x0410, Type1, 1, 589), // PatientOrientationCodeSequence
        at(0x0054, 0x0414, Type3, 1, 623), // PatientGantryRelationshipCodeSequence
    ],
    // 180: patient-positioning
    &[
        at(0x0008, 0x2218, Type2, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type2, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0018, 0x991B, Type3, 1, 592), // PatientPositioningInstructionSequence
        at(0x0018, 0x991C, Type3, 1, 623), // PositioningMethodCodeSequence
        at(0x0018, 0x991D, Type3, 1, 613), // PositioningLandmarkSequence
    ],
    // 181: patient-protocol-context
    &[
        at(0x0018, 0x990D, Type1, 1, 689), // ReferencedPerformedProtocolSequence
    ],
    // 182: patient-specification
    &[
        at(0x0018, 0x9911, Type1, 1, 585), // PatientSpecificationSequence
    ],
    // 183: patient-study
    &[
        at(0x0008, 0x1084, Type3, 1, 544), // AdmittingDiagnosesCodeSequence
        at(0x0010, 0x1021, Type3, 1, 623), // PatientSizeCodeSequence
        at(0x0010, 0x2203, Type2C, 1, NONE), // PatientSexNeutered
        at(0x0032, 0x1067, Type3, 1, 544), // ReasonForVisitCodeSequence
        at(0x0038, 0x0014, Type3, 1, 520), // IssuerOfAdmissionIDSequence
        at(0x0038, 0x0064, Type3, 1, 520), // IssuerOfServiceEpisodeIDSequence
    ],
    // 184: performed-ct-acquisition
    &[
        at(0x0018, 0x9920, Type2, 1, 333), // AcquisitionProtocolElementSequence
    ],
    // 185: performed-ct-reconstruction
    &[
        at(0x0018, 0x9934, Type1, 1, 664), // ReconstructionProtocolElementSequence
    ],
    // 186: performed-storage
    &[
        at(0x0018, 0x9936, Type1, 1, 783), // StorageProtocolElementSequence
    ],
    // 187: performed-xa-acquisition
    &[
        at(0x0018, 0x9920, Type2, 1, 334), // AcquisitionProtocolElementSequence
    ],
    // 188: performed-xa-reconstruction
    &[
        at(0x0018, 0x9934, Type1, 1, 665), // ReconstructionProtocolElementSequence
    ],
    // 189: pet-image
    &[
        at(0x0008, 0x0022, Type2, 1, NONE), // AcquisitionDate
        at(0x0008, 0x0032, Type2, 1, NONE), // AcquisitionTime
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
        at(0x300A, 0x0675, Type1C, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x079F, Type3, 1, 601), // PatientTreatmentPreparationSequence
        at(0x300A, 0x07A0, Type3, 1, 598), // PatientToEquipmentRelationshipSequence
        at(0x300A, 0x07A1, Type3, 1, 497), // ImagingEquipmentToTreatmentDeliveryDeviceRelationshipSequence
        at(0x300C, 0x0002, Type3, 1, 691), // ReferencedRTPlanSequence
    ],
    // 190: pet-isotope
    &[
        at(0x0018, 0x0026, Type3, 1, 508), // InterventionDrugInformationSequence
        at(0x0054, 0x0016, Type2, 1, 659), // RadiopharmaceuticalInformationSequence
    ],
    // 191: pet-series
    &[
        at(0x0008, 0x0021, Type1, 1, NONE), // SeriesDate
        at(0x0008, 0x0031, Type1, 1, NONE), // SeriesTime
        at(0x0054, 0x0013, Type3, 1, 558), // EnergyWindowRangeSequence
    ],
    // 192: photoacoustic-acquisition-parameters
    &[
        at(0x0018, 0x9825, Type1, 1, 558), // ExcitationWavelengthSequence
        at(0x0018, 0x982A, Type2C, 1, 623), // AcousticCouplingMediumCodeSequence
        at(0x0022, 0x0016, Type3, 1, 623), // IlluminationTypeCodeSequence
    ],
    // 193: photoacoustic-image
    &[
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 194: photoacoustic-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 749), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 749), // PerFrameFunctionalGroupsSequence
    ],
    // 195: photoacoustic-reconstruction
    &[
        at(0x0018, 0x9832, Type1, 1, 766), // SoundSpeedCorrectionMechanismCodeSequence
    ],
    // 196: photoacoustic-transducer
    &[
        at(0x0018, 0x980D, Type1, 1, 623), // TransducerGeometryCodeSequence
        at(0x0018, 0x982C, Type2, 1, 558), // TransducerResponseSequence
        at(0x0018, 0x9831, Type3, 1, 623), // TransducerTechnologySequence
    ],
    // 197: point-cloud
    &[
        at(0x0066, 0x0011, Type1, 1, 793), // SurfacePointsSequence
    ],
    // 198: presentation-animation
    &[
        at(0x0070, 0x1A04, Type1C, 1, 558), // AnimationCurveSequence
    ],
    // 199: presentation-state-blending
    &[
        at(0x0070, 0x0402, Type1, 1, 362), // BlendingSequence
        at(0x0070, 0x0404, Type3, 1, 706), // ReferencedSpatialRegistrationSequence
    ],
    // 200: presentation-state-identification
    &[
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0082, Type1, 1, NONE), // PresentationCreationDate
        at(0x0070, 0x0083, Type1, 1, NONE), // PresentationCreationTime
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 201: presentation-state-mask
    &[
        at(0x0028, 0x6100, Type1C, 1, 558), // MaskSubtractionSequence
    ],
    // 202: presentation-state-relationship
    &[
        at(0x0008, 0x1115, Type1, 1, 704), // ReferencedSeriesSequence
    ],
    // 203: presentation-view-description
    &[
        at(0x0008, 0x2218, Type2, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0054, 0x0220, Type2, 1, 828), // ViewCodeSequence
    ],
    // 204: protocol-approval
    &[
        at(0x0044, 0x0100, Type1, 1, 351), // ApprovalSequence
        at(0x0044, 0x0109, Type1, 1, 689), // ApprovalSubjectSequence
    ],
    // 205: protocol-context
    &[
        at(0x0008, 0x0012, Type1, 1, NONE), // InstanceCreationDate
        at(0x0008, 0x0013, Type1, 1, NONE), // InstanceCreationTime
        at(0x0008, 0x0220, Type2, 1, 623), // ResponsibleGroupCodeSequence
        at(0x0018, 0x1030, Type1, 1, NONE), // ProtocolName
        at(0x0018, 0x9906, Type3, 1, 623), // PotentialScheduledProtocolCodeSequence
        at(0x0018, 0x9907, Type3, 1, 623), // PotentialRequestedProcedureCodeSequence
        at(0x0018, 0x9909, Type3, 1, 623), // PotentialReasonsForProcedureCodeSequence
        at(0x0018, 0x990B, Type3, 1, 623), // ContraindicationsCodeSequence
        at(0x0018, 0x990E, Type3, 1, 689), // PredecessorProtocolSequence
        at(0x0040, 0xA07C, Type3, 1, 421), // CustodialOrganizationSequence
        at(0x0070, 0x0084, Type1, 1, NONE), // ContentCreatorName
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
    ],
    // 206: radiotherapy-common-instance
    &[
        at(0x0008, 0x0012, Type1, 1, NONE), // InstanceCreationDate
        at(0x0008, 0x0013, Type1, 1, NONE), // InstanceCreationTime
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x3010, 0x0019, Type2, 1, 355), // AuthorIdentificationSequence
        at(0x3010, 0x0044, Type1C, 1, 689), // InstanceLevelReferencedPerformedProcedureStepSequence
    ],
    // 207: raw-data
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x114A, Type3, 1, 686), // ReferencedInstanceSequence
        at(0x0008, 0x9123, Type1, 1, NONE), // CreatorVersionUID
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
    ],
    // 208: real-world-value-mapping
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0040, 0x9094, Type1, 1, 678), // ReferencedImageRealWorldValueMappingSequence
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 209: render-display
    &[
        at(0x0070, 0x1805, Type2, 1, 616), // PresentationStateCompositorComponentSequence
        at(0x0070, 0x1A08, Type1, 1, 834), // VolumeStreamSequence
    ],
    // 210: robotic-arm-delivery-device
    &[
        at(0x300A, 0x0614, Type1C, 1, 627), // RTAccessoryHolderDefinitionSequence
        at(0x300A, 0x064D, Type1C, 1, 631), // RTBeamLimitingDeviceDefinitionSequence
        at(0x300A, 0x067B, Type1C, 1, 654), // RadiationGenerationModeSequence
    ],
    // 211: robotic-arm-path
    &[
        at(0x3010, 0x0091, Type1C, 1, 623), // RoboticPathNodeSetCodeSequence
        at(0x3010, 0x0097, Type1, 1, 718), // RoboticPathControlPointSequence
    ],
    // 212: roi-contour
    &[
        at(0x3006, 0x0039, Type3, 1, 625), // ROIContourSequence
    ],
    // 213: rt-beams
    &[
        at(0x300A, 0x00B0, Type1, 1, 358), // BeamSequence
    ],
    // 214: rt-beams-delivery-instruction
    &[
        at(0x0074, 0x1020, Type1, 1, 359), // BeamTaskSequence
        at(0x3008, 0x0030, Type3, 1, 689), // ReferencedTreatmentRecordSequence
        at(0x300C, 0x0002, Type1, 1, 689), // ReferencedRTPlanSequence
        at(0x300C, 0x0111, Type3, 1, 558), // OmittedBeamTaskSequence
    ],
    // 215: rt-beams-salvage-record
    &[
        at(0x3008, 0x0020, Type1, 1, 815), // TreatmentSessionBeamSequence
    ],
    // 216: rt-beams-session-record
    &[
        at(0x3008, 0x0020, Type1, 1, 816), // TreatmentSessionBeamSequence
    ],
    // 217: rt-brachy-application-setup-delivery-instruction
    &[
        at(0x0074, 0x1401, Type1, 1, 370), // BrachyTaskSequence
        at(0x0074, 0x140E, Type1C, 1, 560), // OmittedApplicationSetupSequence
        at(0x300C, 0x0002, Type1, 1, 706), // ReferencedRTPlanSequence
    ],
    // 218: rt-brachy-application-setups
    &[
        at(0x300A, 0x0206, Type1, 1, 809), // TreatmentMachineSequence
        at(0x300A, 0x0210, Type1, 1, 775), // SourceSequence
        at(0x300A, 0x0230, Type1, 1, 348), // ApplicationSetupSequence
    ],
    // 219: rt-brachy-session-record
    &[
        at(0x3008, 0x0100, Type1, 1, 670), // RecordedSourceSequence
        at(0x3008, 0x0110, Type1, 1, 814), // TreatmentSessionApplicationSetupSequence
    ],
    // 220: rt-delivery-device-common
    &[
        at(0x300A, 0x063A, Type1, 1, 808), // TreatmentDeviceIdentificationSequence
        at(0x300A, 0x0658, Type1, 1, 623), // RadiationDosimeterUnitSequence
        at(0x300A, 0x0659, Type1, 1, 623), // RTDeviceDistanceReferenceLocationCodeSequence
        at(0x300A, 0x0675, Type1, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x0677, Type2, 1, 452), // EquipmentReferencePointCoordinatesSequence
        at(0x300A, 0x0686, Type1C, 1, 594), // PatientSupportDevicesSequence
    ],
    // 221: rt-dose
    &[
        at(0x0008, 0x114A, Type3, 1, 686), // ReferencedInstanceSequence
        at(0x0008, 0x9215, Type1C, 1, 623), // DerivationCodeSequence
        at(0x0070, 0x0404, Type2C, 1, 689), // ReferencedSpatialRegistrationSequence
        at(0x3008, 0x0030, Type1C, 1, 710), // ReferencedTreatmentRecordSequence
        at(0x300C, 0x0002, Type1C, 1, 693), // ReferencedRTPlanSequence
        at(0x300C, 0x0116, Type1C, 1, 607), // PlanOverviewSequence
    ],
    // 222: rt-dose-contribution
    &[
        at(0x300A, 0x0617, Type1, 1, 651), // RadiationDoseSequence
        at(0x300A, 0x0618, Type1, 1, 650), // RadiationDoseIdentificationSequence
    ],
    // 223: rt-dose-contribution-record
    &[
        at(0x300A, 0x0617, Type1, 1, 652), // RadiationDoseSequence
        at(0x300A, 0x0618, Type1, 1, 650), // RadiationDoseIdentificationSequence
    ],
    // 224: rt-dvh
    &[
        at(0x3004, 0x0050, Type1, 1, 426), // DVHSequence
        at(0x300C, 0x0060, Type1, 1, 689), // ReferencedStructureSetSequence
    ],
    // 225: rt-enhanced-prescription
    &[
        at(0x3010, 0x006B, Type1, 1, 642), // RTPrescriptionSequence
        at(0x3010, 0x006C, Type1C, 1, 448), // DosimetricObjectiveSequence
    ],
    // 226: rt-fraction-scheme
    &[
        at(0x300A, 0x0070, Type1, 1, 468), // FractionGroupSequence
    ],
    // 227: rt-general-plan
    &[
        at(0x300A, 0x0002, Type1, 1, NONE), // RTPlanLabel
        at(0x300A, 0x0006, Type2, 1, NONE), // RTPlanDate
        at(0x300A, 0x0007, Type2, 1, NONE), // RTPlanTime
        at(0x300C, 0x0002, Type3, 1, 689), // ReferencedRTPlanSequence
        at(0x300C, 0x0060, Type1C, 1, 689), // ReferencedStructureSetSequence
        at(0x300C, 0x0080, Type3, 1, 689), // ReferencedDoseSequence
        at(0x3010, 0x0078, Type3, 1, 818), // TreatmentSiteCodeSequence
    ],
    // 228: rt-general-treatment-record
    &[
        at(0x3008, 0x0030, Type3, 1, 689), // ReferencedTreatmentRecordSequence
        at(0x3008, 0x0250, Type2, 1, NONE), // TreatmentDate
        at(0x3008, 0x0251, Type2, 1, NONE), // TreatmentTime
        at(0x300C, 0x0002, Type2, 1, 689), // ReferencedRTPlanSequence
    ],
    // 229: rt-image
    &[
        at(0x3002, 0x0002, Type1, 1, NONE), // RTImageLabel
        at(0x3002, 0x0020, Type2, 1, NONE), // RadiationMachineName
        at(0x3002, 0x0030, Type3, 1, 459), // ExposureSequence
        at(0x3002, 0x0040, Type1C, 1, 558), // FluenceMapSequence
        at(0x3008, 0x00A1, Type1C, 1, 631), // EnhancedRTBeamLimitingDeviceSequence
        at(0x300C, 0x0002, Type3, 1, 689), // ReferencedRTPlanSequence
    ],
    // 230: rt-ion-beams
    &[
        at(0x300A, 0x03A2, Type1, 1, 514), // IonBeamSequence
    ],
    // 231: rt-ion-beams-salvage-record
    &[
        at(0x3008, 0x0021, Type1, 1, 815), // TreatmentSessionIonBeamSequence
    ],
    // 232: rt-ion-beams-session-record
    &[
        at(0x3008, 0x0021, Type1, 1, 817), // TreatmentSessionIonBeamSequence
    ],
    // 233: rt-ion-tolerance-tables
    &[
        at(0x300A, 0x03A0, Type1, 1, 518), // IonToleranceTableSequence
    ],
    // 234: rt-patient-position-acquisition-device
    &[
        at(0x3002, 0x0117, Type1C, 1, 843), // AcquisitionDeviceSequence
        at(0x300A, 0x0614, Type1C, 1, 627), // RTAccessoryHolderDefinitionSequence
        at(0x300A, 0x064D, Type1C, 1, 631), // RTBeamLimitingDeviceDefinitionSequence
        at(0x300A, 0x0671, Type1C, 1, 843), // GeneralAccessoryDefinitionSequence
        at(0x300A, 0x0675, Type1C, 1, NONE), // EquipmentFrameOfReferenceUID
        at(0x300A, 0x0686, Type1C, 1, 594), // PatientSupportDevicesSequence
    ],
    // 235: rt-patient-position-acquisition-instruction
    &[
        at(0x3002, 0x0118, Type1, 1, 336), // AcquisitionTaskSequence
        at(0x3010, 0x0038, Type1, 1, NONE), // EntityLongLabel
    ],
    // 236: rt-patient-setup
    &[
        at(0x300A, 0x0180, Type1, 1, 593), // PatientSetupSequence
    ],
    // 237: rt-physician-intent
    &[
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x3010, 0x0034, Type1, 1, NONE), // UserContentLongLabel
        at(0x3010, 0x0057, Type1, 1, 641), // RTPhysicianIntentSequence
    ],
    // 238: rt-prescription
    &[
        at(0x300A, 0x0010, Type3, 1, 558), // DoseReferenceSequence
    ],
    // 239: rt-radiation-common
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x0054, 0x0410, Type1, 1, 589), // PatientOrientationCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x300A, 0x0629, Type3, 1, 649), // RTToleranceSetSequence
        at(0x300A, 0x0635, Type1C, 1, 623), // TreatmentMachineSpecialModeCodeSequence
        at(0x300A, 0x063F, Type1C, 1, 813), // TreatmentPositionSequence
        at(0x3010, 0x0030, Type1, 1, 623), // PatientEquipmentRelationshipCodeSequence
        at(0x3010, 0x0033, Type1, 1, NONE), // UserContentLabel
        at(0x3010, 0x0080, Type1C, 1, 623), // RTTreatmentTechniqueCodeSequence
    ],
    // 240: rt-radiation-record-common
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x0054, 0x0410, Type1, 1, 589), // PatientOrientationCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x300A, 0x0629, Type3, 1, 649), // RTToleranceSetSequence
        at(0x300A, 0x0631, Type1C, 1, 689), // ReferencedRTInstanceSequence
        at(0x300A, 0x0635, Type1C, 1, 623), // TreatmentMachineSpecialModeCodeSequence
        at(0x300A, 0x063F, Type1C, 1, 813), // TreatmentPositionSequence
        at(0x300A, 0x0700, Type1, 1, NONE), // TreatmentSessionUID
        at(0x300A, 0x0715, Type2C, 1, 623), // RTTreatmentTerminationReasonCodeSequence
        at(0x300A, 0x0716, Type3, 1, 623), // MachineSpecificTreatmentTerminationCodeSequence
        at(0x300A, 0x0730, Type2C, 1, NONE), // TreatmentTerminationDescription
        at(0x300A, 0x0731, Type2, 1, 820), // TreatmentToleranceViolationSequence
        at(0x300A, 0x073F, Type2, 1, 400), // ConfirmationSequence
        at(0x300A, 0x0740, Type2, 1, 506), // InterlockSequence
        at(0x300A, 0x0780, Type3, 1, 337), // AdditionalParameterRecordingInstanceSequence
        at(0x3010, 0x0030, Type1, 1, 623), // PatientEquipmentRelationshipCodeSequence
        at(0x3010, 0x0034, Type1, 1, NONE), // UserContentLongLabel
        at(0x3010, 0x0080, Type1C, 1, 623), // RTTreatmentTechniqueCodeSequence
    ],
    // 241: rt-radiation-record-set
    &[
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x300A, 0x0700, Type1, 1, NONE), // TreatmentSessionUID
        at(0x300A, 0x0702, Type1C, 1, 689), // ReferencedRTRadiationSetSequence
        at(0x300A, 0x0703, Type1, 1, 689), // ReferencedRTRadiationRecordSequence
        at(0x3010, 0x0034, Type1, 1, NONE), // UserContentLongLabel
    ],
    // 242: rt-radiation-salvage-record
    &[
        at(0x300A, 0x067B, Type1C, 1, 654), // RadiationGenerationModeSequence
        at(0x300A, 0x0722, Type1, 1, 644), // RTRadiationSalvageRecordControlPointSequence
    ],
    // 243: rt-radiation-set
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x300A, 0x060A, Type2, 1, 812), // TreatmentPositionGroupSequence
        at(0x300A, 0x0616, Type1, 1, 689), // RTRadiationSequence
        at(0x300A, 0x063B, Type2, 1, 690), // ReferencedRTPhysicianIntentSequence
        at(0x3010, 0x0033, Type1, 1, NONE), // UserContentLabel
        at(0x3010, 0x0079, Type1C, 1, 470), // FractionPatternSequence
    ],
    // 244: rt-radiation-set-delivery-instruction
    &[
        at(0x300A, 0x063A, Type2, 1, 808), // TreatmentDeviceIdentificationSequence
        at(0x300A, 0x0702, Type1, 1, 689), // ReferencedRTRadiationSetSequence
        at(0x300A, 0x0787, Type1C, 1, 561), // OmittedRadiationSequence
        at(0x300A, 0x0797, Type1, 1, 645), // RTRadiationTaskSequence
    ],
    // 245: rt-roi-observations
    &[
        at(0x3006, 0x0080, Type3, 1, 643), // RTROIObservationsSequence
    ],
    // 246: rt-segment-annotation
    &[
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x3010, 0x002A, Type1, 1, 648), // RTSegmentAnnotationSequence
        at(0x3010, 0x0034, Type1, 1, NONE), // UserContentLongLabel
    ],
    // 247: rt-series
    &[
        at(0x0008, 0x103F, Type3, 1, 623), // SeriesDescriptionCodeSequence
        at(0x0008, 0x1070, Type2, 1, NONE), // OperatorsName
        at(0x0008, 0x1072, Type3, 1, 562), // OperatorIdentificationSequence
        at(0x0008, 0x1111, Type3, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
        at(0x0040, 0x0260, Type3, 1, 602), // PerformedProtocolCodeSequence
        at(0x0040, 0x0275, Type3, 1, 715), // RequestAttributesSequence
    ],
    // 248: rt-tolerance-tables
    &[
        at(0x300A, 0x0040, Type3, 1, 518), // ToleranceTableSequence
    ],
    // 249: rt-treatment-machine-record
    &[
        at(0x300A, 0x0206, Type1, 1, 810), // TreatmentMachineSequence
    ],
    // 250: rt-treatment-phase-intent
    &[
        at(0x3010, 0x004B, Type1, 1, 505), // IntendedRTTreatmentPhaseSequence
        at(0x3010, 0x004E, Type2, 1, 558), // RTTreatmentPhaseIntervalSequence
    ],
    // 251: rt-treatment-preparation
    &[
        at(0x300A, 0x0784, Type1, 1, 638), // RTPatientPositionScopeSequence
        at(0x300A, 0x078A, Type1, 1, 629), // RTTreatmentPreparationPatientPositionSequence
        at(0x300A, 0x078C, Type3, 1, 688), // ReferencedPatientSetupPhotoSequence
        at(0x300A, 0x078D, Type1, 1, 623), // PatientTreatmentPreparationMethodCodeSequence
        at(0x300A, 0x0790, Type2, 1, 600), // PatientTreatmentPreparationProcedureSequence
        at(0x3010, 0x0038, Type1, 1, NONE), // EntityLongLabel
    ],
    // 252: rt-treatment-summary-record
    &[
        at(0x3008, 0x0050, Type3, 1, 558), // TreatmentSummaryCalculatedDoseReferenceSequence
        at(0x3008, 0x0054, Type2, 1, NONE), // FirstTreatmentDate
        at(0x3008, 0x0056, Type2, 1, NONE), // MostRecentTreatmentDate
        at(0x3008, 0x00E0, Type3, 1, 558), // TreatmentSummaryMeasuredDoseReferenceSequence
        at(0x3008, 0x0220, Type3, 1, 469), // FractionGroupSummarySequence
    ],
    // 253: sc-image
    &[
        at(0x0028, 0x0A04, Type1C, 1, NONE), // PixelSpacingCalibrationDescription
        at(0x0040, 0xE008, Type3, 1, 623), // DocumentClassCodeSequence
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
    ],
    // 254: sc-multi-frame-image
    &[
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0028, 0x0A04, Type1C, 1, NONE), // PixelSpacingCalibrationDescription
        at(0x0028, 0x1054, Type1C, 1, NONE), // RescaleType
    ],
    // 255: sc-multi-frame-vector
    &[
        at(0x0018, 0x2002, Type1C, 1, NONE), // FrameLabelVector
        at(0x0018, 0x2006, Type1C, 1, NONE), // DisplayWindowLabelVector
    ],
    // 256: scan-procedure
    &[
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0080, 0x0001, Type1, 1, 623), // SurfaceScanAcquisitionTypeCodeSequence
        at(0x0080, 0x0002, Type2, 1, 623), // SurfaceScanModeCodeSequence
        at(0x0080, 0x0003, Type1C, 1, 623), // RegistrationMethodCodeSequence
    ],
    // 257: segment-reference
    &[
        at(0x0070, 0x0404, Type1C, 1, 689), // ReferencedSpatialRegistrationSequence
        at(0x3010, 0x0021, Type1, 1, 724), // SegmentReferenceSequence
    ],
    // 258: segmentation-image
    &[
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0062, 0x0002, Type1, 1, 726), // SegmentSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 259: segmentation-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 750), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 750), // PerFrameFunctionalGroupsSequence
    ],
    // 260: segmentation-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 261: slide-coordinates
    &[
        at(0x0040, 0x071A, Type2, 1, 558), // ImageCenterPointCoordinatesSequence
    ],
    // 262: slide-label
    &[
        at(0x2200, 0x0002, Type2, 1, NONE), // LabelText
        at(0x2200, 0x0005, Type2, 1, NONE), // BarcodeValue
    ],
    // 263: softcopy-presentation-lut
    &[
        at(0x2050, 0x0010, Type1C, 1, 558), // PresentationLUTSequence
    ],
    // 264: softcopy-voi-lut
    &[
        at(0x0028, 0x3110, Type1, 1, 764), // SoftcopyVOILUTSequence
    ],
    // 265: sop-common
    &[
        at(0x0008, 0x0016, Type1, 1, NONE), // SOPClassUID
        at(0x0008, 0x0018, Type1, 1, NONE), // SOPInstanceUID
        at(0x0008, 0x0110, Type3, 1, 386), // CodingSchemeIdentificationSequence
        at(0x0008, 0x0123, Type3, 1, 408), // ContextGroupIdentificationSequence
        at(0x0008, 0x0124, Type3, 1, 558), // MappingResourceIdentificationSequence
        at(0x0008, 0x0300, Type3, 1, 619), // PrivateDataElementCharacteristicsSequence
        at(0x0018, 0x990C, Type1C, 1, 689), // ReferencedDefinedProtocolSequence
        at(0x0018, 0x990D, Type1C, 1, 689), // ReferencedPerformedProtocolSequence
        at(0x0018, 0xA001, Type3, 1, 412), // ContributingEquipmentSequence
        at(0x0020, 0x9172, Type1C, 1, 689), // ConversionSourceAttributesSequence
        at(0x0040, 0xA390, Type1C, 1, 486), // HL7StructuredDocumentReferenceSequence
        at(0x0400, 0x0500, Type1C, 1, 450), // EncryptedAttributesSequence
        at(0x0400, 0x0561, Type3, 1, 577), // OriginalAttributesSequence
        at(0x4FFE, 0x0001, Type3, 1, 528), // MACParametersSequence
        at(0xFFFA, 0xFFFA, Type3, 1, 438), // DigitalSignaturesSequence
    ],
    // 266: sparse-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x3002, 0x0101, Type1C, 1, 558), // SelectedFrameFunctionalGroupsSequence
    ],
    // 267: spatial-fiducials
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
        at(0x0070, 0x031C, Type1, 1, 461), // FiducialSetSequence
    ],
    // 268: spatial-registration
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
        at(0x0070, 0x0308, Type1, 1, 712), // RegistrationSequence
    ],
    // 269: specimen
    &[
        at(0x0040, 0x0512, Type1, 1, NONE), // ContainerIdentifier
        at(0x0040, 0x0513, Type2, 1, 520), // IssuerOfTheContainerIdentifierSequence
        at(0x0040, 0x0515, Type3, 1, 340), // AlternateContainerIdentifierSequence
        at(0x0040, 0x0518, Type2, 1, 623), // ContainerTypeCodeSequence
        at(0x0040, 0x0520, Type3, 1, 402), // ContainerComponentSequence
        at(0x0040, 0x0560, Type1, 1, 779), // SpecimenDescriptionSequence
    ],
    // 270: sr-document-content
    &[
        at(0x0008, 0x1199, Type1, 1, 701), // ReferencedSOPSequence
        at(0x0040, 0xA032, Type1C, 1, NONE), // ObservationDateTime
        at(0x0040, 0xA043, Type1C, 1, 623), // ConceptNameCodeSequence
        at(0x0040, 0xA120, Type1C, 1, NONE), // DateTime
        at(0x0040, 0xA121, Type1C, 1, NONE), // Date
        at(0x0040, 0xA122, Type1C, 1, NONE), // Time
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0040, 0xA124, Type1C, 1, NONE), // UID
        at(0x0040, 0xA13A, Type1C, 1, NONE), // ReferencedDateTime
        at(0x0040, 0xA160, Type1C, 1, NONE), // TextValue
        at(0x0040, 0xA168, Type1, 1, 623), // ConceptCodeSequence
        at(0x0040, 0xA300, Type2, 1, 543), // MeasuredValueSequence
        at(0x0040, 0xA301, Type1C, 1, 623), // NumericValueQualifierCodeSequence
        at(0x0040, 0xA504, Type1C, 1, 558), // ContentTemplateSequence
        at(0x0040, 0xA730, Type1C, 1, 405), // ContentSequence
        at(0x0040, 0xA801, Type1, 1, 799), // TabulatedValuesSequence
        at(0x3006, 0x0024, Type1, 1, NONE), // ReferencedFrameOfReferenceUID
    ],
    // 271: sr-document-general
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x114A, Type1C, 1, 686), // ReferencedInstanceSequence
        at(0x0040, 0xA073, Type1C, 1, 827), // VerifyingObserverSequence
        at(0x0040, 0xA078, Type3, 1, 563), // AuthorObserverSequence
        at(0x0040, 0xA07A, Type3, 1, 586), // ParticipantSequence
        at(0x0040, 0xA07C, Type3, 1, 422), // CustodialOrganizationSequence
        at(0x0040, 0xA360, Type1C, 1, 706), // PredecessorDocumentsSequence
        at(0x0040, 0xA370, Type1C, 1, 695), // ReferencedRequestSequence
        at(0x0040, 0xA372, Type2, 1, 623), // PerformedProcedureCodeSequence
        at(0x0040, 0xA375, Type1C, 1, 706), // CurrentRequestedProcedureEvidenceSequence
        at(0x0040, 0xA385, Type1C, 1, 706), // PertinentOtherEvidenceSequence
        at(0x0040, 0xA525, Type1C, 1, 706), // IdenticalDocumentsSequence
    ],
    // 272: sr-document-series
    &[
        at(0x0008, 0x103F, Type3, 1, 623), // SeriesDescriptionCodeSequence
        at(0x0008, 0x1111, Type2, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
    ],
    // 273: stereometric-relationship
    &[
        at(0x0022, 0x0020, Type1, 1, 782), // StereoPairsSequence
    ],
    // 274: structure-set
    &[
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x3006, 0x0002, Type1, 1, NONE), // StructureSetLabel
        at(0x3006, 0x0008, Type2, 1, NONE), // StructureSetDate
        at(0x3006, 0x0009, Type2, 1, NONE), // StructureSetTime
        at(0x3006, 0x0010, Type3, 1, 677), // ReferencedFrameOfReferenceSequence
        at(0x3006, 0x0018, Type3, 1, 689), // PredecessorStructureSetSequence
        at(0x3006, 0x0020, Type3, 1, 786), // StructureSetROISequence
        at(0x3006, 0x004C, Type3, 1, 776), // SourceSeriesInformationSequence
    ],
    // 275: structured-display
    &[
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0082, Type1, 1, NONE), // PresentationCreationDate
        at(0x0070, 0x0083, Type1, 1, NONE), // PresentationCreationTime
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
        at(0x0072, 0x0102, Type1, 1, 558), // NominalScreenDefinitionSequence
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 276: structured-display-annotation
    &[
        at(0x0072, 0x0424, Type1, 1, 789), // StructuredDisplayTextBoxSequence
    ],
    // 277: structured-display-image-box
    &[
        at(0x0072, 0x0422, Type1, 1, 788), // StructuredDisplayImageBoxSequence
        at(0x0072, 0x0430, Type1C, 1, 558), // ImageBoxSynchronizationSequence
    ],
    // 278: subjective-refraction-measurements
    &[
        at(0x0046, 0x0097, Type1C, 1, 790), // SubjectiveRefractionRightEyeSequence
        at(0x0046, 0x0098, Type1C, 1, 790), // SubjectiveRefractionLeftEyeSequence
    ],
    // 279: subjective-refraction-measurements-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 280: surface-mesh
    &[
        at(0x0066, 0x0002, Type1, 1, 794), // SurfaceSequence
    ],
    // 281: surface-segmentation
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0062, 0x0002, Type1, 1, 727), // SegmentSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 282: synchronization
    &[
        at(0x0020, 0x0200, Type1, 1, NONE), // SynchronizationFrameOfReferenceUID
    ],
    // 283: timezone
    &[
        at(0x0008, 0x0201, Type1, 1, NONE), // TimezoneOffsetFromUTC
    ],
    // 284: tomotherapeutic-beam
    &[
        at(0x3010, 0x0098, Type1, 1, 718), // TomotherapeuticControlPointSequence
    ],
    // 285: tomotherapeutic-delivery-device
    &[
        at(0x300A, 0x064D, Type1C, 1, 631), // RTBeamLimitingDeviceDefinitionSequence
        at(0x300A, 0x067B, Type1C, 1, 654), // RadiationGenerationModeSequence
    ],
    // 286: tractography-results
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x114A, Type1C, 1, 689), // ReferencedInstanceSequence
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0066, 0x0101, Type1, 1, 805), // TrackSetSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
    ],
    // 287: tractography-results-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 288: ultrasound-frame-of-reference
    &[
        at(0x0020, 0x9312, Type1, 1, NONE), // VolumeFrameOfReferenceUID
        at(0x0020, 0x9313, Type1C, 1, NONE), // TableFrameOfReferenceUID
    ],
    // 289: us-image
    &[
        at(0x0008, 0x002A, Type1C, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0018, 0x5011, Type3, 1, 807), // TransducerIdentificationSequence
        at(0x0040, 0x000A, Type3, 1, 623), // StageCodeSequence
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
    ],
    // 290: us-region-calibration
    &[
        at(0x0018, 0x6011, Type1, 1, 733), // SequenceOfUltrasoundRegions
    ],
    // 291: uv-mapping
    &[
        at(0x0080, 0x0008, Type1, 1, 822), // UVMappingSequence
    ],
    // 292: variable-modality-lut
    &[
        at(0x0028, 0x3001, Type1, 1, 826), // VariableModalityLUTSequence
    ],
    // 293: visual-acuity-measurements
    &[
        at(0x0046, 0x0121, Type1, 1, 623), // VisualAcuityTypeCodeSequence
        at(0x0046, 0x0122, Type1C, 1, 558), // VisualAcuityRightEyeSequence
        at(0x0046, 0x0123, Type1C, 1, 558), // VisualAcuityLeftEyeSequence
        at(0x0046, 0x0124, Type3, 1, 558), // VisualAcuityBothEyesOpenSequence
        at(0x0046, 0x0139, Type1C, 1, NONE), // OptotypeDetailedDefinition
    ],
    // 294: visual-acuity-measurements-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 295: visual-field-static-perimetry-measurements-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
        at(0x0040, 0x0260, Type3, 1, 602), // PerformedProtocolCodeSequence
        at(0x0040, 0x0275, Type3, 1, 715), // RequestAttributesSequence
    ],
    // 296: visual-field-static-perimetry-test-measurements
    &[
        at(0x0024, 0x0058, Type1C, 1, 420), // TestPointNormalsSequence
        at(0x0024, 0x0065, Type1C, 1, 397), // AgeCorrectedSensitivityDeviationAlgorithmSequence
        at(0x0024, 0x0067, Type1C, 1, 397), // GeneralizedDefectSensitivityDeviationAlgorithmSequence
        at(0x0024, 0x0089, Type1, 1, 831), // VisualFieldTestPointSequence
        at(0x0024, 0x0122, Type1C, 1, 558), // ScreeningBaselineMeasuredSequence
    ],
    // 297: visual-field-static-perimetry-test-parameters
    &[
        at(0x0024, 0x0016, Type1C, 1, 623), // ScreeningTestModeCodeSequence
        at(0x0024, 0x0021, Type1, 1, 623), // StimulusColorCodeSequence
        at(0x0024, 0x0024, Type1, 1, 623), // BackgroundIlluminationColorCodeSequence
    ],
    // 298: visual-field-static-perimetry-test-reliability
    &[
        at(0x0024, 0x0032, Type1, 1, 467), // FixationSequence
        at(0x0024, 0x0034, Type1, 1, 558), // VisualFieldCatchTrialSequence
        at(0x0024, 0x0317, Type3, 1, 832), // VisualFieldTestReliabilityGlobalIndexSequence
    ],
    // 299: visual-field-static-perimetry-test-results
    &[
        at(0x0024, 0x0064, Type1C, 1, 716), // ResultsNormalsSequence
        at(0x0024, 0x0320, Type3, 1, 832), // VisualFieldGlobalResultsIndexSequence
    ],
    // 300: vl-image
    &[
        at(0x0008, 0x0033, Type1C, 1, NONE), // ContentTime
        at(0x0008, 0x1140, Type1C, 1, 684), // ReferencedImageSequence
        at(0x0008, 0x2218, Type1C, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0022, 0x001A, Type3, 1, 623), // ChannelDescriptionCodeSequence
        at(0x0054, 0x0220, Type3, 1, 829), // ViewCodeSequence
    ],
    // 301: vl-whole-slide-microscopy-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 751), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 751), // PerFrameFunctionalGroupsSequence
    ],
    // 302: voi-lut
    &[
        at(0x0028, 0x3010, Type1C, 1, 558), // VOILUTSequence
    ],
    // 303: volume-cropping
    &[
        at(0x0070, 0x1301, Type1, 1, 833), // VolumeCroppingSequence
    ],
    // 304: volumetric-graphic-annotation
    &[
        at(0x0070, 0x1901, Type1C, 1, 835), // VolumetricAnnotationSequence
        at(0x0070, 0x1905, Type1C, 1, 836), // VolumetricPresentationInputAnnotationSequence
    ],
    // 305: volumetric-presentation-state-identification
    &[
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type2, 1, NONE), // ContentDescription
        at(0x0070, 0x0082, Type1, 1, NONE), // PresentationCreationDate
        at(0x0070, 0x0083, Type1, 1, NONE), // PresentationCreationTime
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
        at(0x0070, 0x0087, Type3, 1, 341), // AlternateContentDescriptionSequence
        at(0x0070, 0x1102, Type1C, 1, NONE), // PresentationSequenceCollectionUID
        at(0x0070, 0x1104, Type3, 1, 689), // RenderedImageReferenceSequence
    ],
    // 306: volumetric-presentation-state-relationship
    &[
        at(0x0070, 0x1201, Type1, 1, 838), // VolumetricPresentationStateInputSequence
        at(0x0070, 0x120A, Type1, 1, 837), // VolumetricPresentationInputSetSequence
    ],
    // 307: waveform
    &[
        at(0x003A, 0x0240, Type3, 1, 841), // WaveformPresentationGroupSequence
        at(0x5400, 0x0100, Type1, 1, 842), // WaveformSequence
    ],
    // 308: waveform-annotation
    &[
        at(0x0040, 0xB020, Type1, 1, 840), // WaveformAnnotationSequence
    ],
    // 309: waveform-identification
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0008, 0x114A, Type3, 1, 772), // ReferencedInstanceSequence
    ],
    // 310: whole-slide-microscopy-image
    &[
        at(0x0008, 0x002A, Type1, 1, NONE), // AcquisitionDateTime
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
    ],
    // 311: whole-slide-microscopy-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 312: wide-field-ophthalmic-photography-3d-coordinates
    &[
        at(0x0008, 0x2218, Type1, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0022, 0x1512, Type1, 1, 623), // TransformationMethodCodeSequence
        at(0x0022, 0x1513, Type1, 1, 397), // TransformationAlgorithmSequence
        at(0x0022, 0x1518, Type1, 1, 558), // TwoDimensionalToThreeDimensionalMapSequence
    ],
    // 313: wide-field-ophthalmic-photography-quality-rating
    &[
        at(0x0022, 0x1525, Type1, 1, 844), // WideFieldOphthalmicPhotographyQualityRatingSequence
    ],
    // 314: wide-field-ophthalmic-photography-stereographic-projection
    &[
        at(0x0008, 0x2218, Type1, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0022, 0x1513, Type1, 1, 397), // TransformationAlgorithmSequence
    ],
    // 315: x-ray-3d-angiographic-acquisition
    &[
        at(0x0018, 0x9507, Type1, 1, 849), // XRay3DAcquisitionSequence
    ],
    // 316: x-ray-3d-angiographic-image-contributing-sources
    &[
        at(0x0018, 0x9506, Type1, 1, 415), // ContributingSourcesSequence
    ],
    // 317: x-ray-3d-angiographic-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 752), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 752), // PerFrameFunctionalGroupsSequence
    ],
    // 318: x-ray-3d-craniofacial-acquisition
    &[
        at(0x0018, 0x9507, Type1, 1, 850), // XRay3DAcquisitionSequence
    ],
    // 319: x-ray-3d-craniofacial-image-contributing-sources
    &[
        at(0x0018, 0x9506, Type1, 1, 415), // ContributingSourcesSequence
    ],
    // 320: x-ray-3d-craniofacial-image-multi-frame-functional-groups
    &[
        at(0x0008, 0x0023, Type1, 1, NONE), // ContentDate
        at(0x0008, 0x0033, Type1, 1, NONE), // ContentTime
        at(0x0020, 0x0242, Type1C, 1, NONE), // SOPInstanceUIDOfConcatenationSource
        at(0x0020, 0x9161, Type1C, 1, NONE), // ConcatenationUID
        at(0x5200, 0x9229, Type1, 1, 753), // SharedFunctionalGroupsSequence
        at(0x5200, 0x9230, Type1C, 1, 753), // PerFrameFunctionalGroupsSequence
    ],
    // 321: x-ray-3d-image
    &[
        at(0x0008, 0x3011, Type3, 1, 519), // SourceIrradiationEventSequence
        at(0x0008, 0x9092, Type1C, 1, 706), // ReferencedImageEvidenceSequence
        at(0x0028, 0x0301, Type1, 1, NONE), // BurnedInAnnotation
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 322: x-ray-3d-reconstruction
    &[
        at(0x0018, 0x9530, Type1, 1, 851), // XRay3DReconstructionSequence
    ],
    // 323: x-ray-acquisition
    &[
        at(0x0028, 0x0A04, Type1C, 1, NONE), // PixelSpacingCalibrationDescription
    ],
    // 324: x-ray-image
    &[
        at(0x0008, 0x1140, Type1C, 1, 682), // ReferencedImageSequence
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
    ],
    // 325: xa-xrf-multi-frame-presentation
    &[
        at(0x0008, 0x9458, Type3, 1, 558), // FrameDisplaySequence
    ],
    // 326: xa-xrf-presentation-state-mask
    &[
        at(0x0028, 0x6100, Type1, 1, 536), // MaskSubtractionSequence
    ],
    // 327: xa-xrf-presentation-state-presentation
    &[
        at(0x0028, 0x9505, Type1, 1, 549), // MultiFramePresentationSequence
    ],
    // 328: xa-xrf-presentation-state-shutter
    &[
        at(0x0018, 0x9472, Type1, 1, 444), // FrameDisplayShutterSequence
    ],
    // 329: xa-xrf-series
    &[
        at(0x0008, 0x1111, Type1C, 1, 689), // ReferencedPerformedProcedureStepSequence
    ],
    // 330: ASLBolusCutoffTimingSequence
    &[
        at(0x0018, 0x925E, Type2, 1, NONE), // ASLBolusCutoffTechnique
    ],
    // 331: ASLSlabSequence
    &[
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
    ],
    // 332: AcquisitionContextSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 697), // ReferencedSOPSequence
        at(0x0040, 0x0441, Type3, 1, 403), // ContentItemModifierSequence
        at(0x0040, 0x08EA, Type1C, 1, 544), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA040, Type1, 1, NONE), // ValueType
        at(0x0040, 0xA043, Type1, 1, 544), // ConceptNameCodeSequence
        at(0x0040, 0xA120, Type1C, 1, NONE), // DateTime
        at(0x0040, 0xA121, Type1C, 1, NONE), // Date
        at(0x0040, 0xA122, Type1C, 1, NONE), // Time
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0040, 0xA124, Type1C, 1, NONE), // UID
        at(0x0040, 0xA160, Type1C, 1, NONE), // TextValue
        at(0x0040, 0xA161, Type1C, 1, NONE), // FloatingPointValue
        at(0x0040, 0xA162, Type1C, 1, NONE), // RationalNumeratorValue
        at(0x0040, 0xA163, Type1C, 1, NONE), // RationalDenominatorValue
        at(0x0040, 0xA168, Type1C, 1, 544), // ConceptCodeSequence
        at(0x0040, 0xA30A, Type1C, 1, NONE), // NumericValue
    ],
    // 333: AcquisitionProtocolElementSequence
    &[
        at(0x0018, 0x11C1, Type3, 1, 623), // RequestedSeriesDescriptionCodeSequence
        at(0x0018, 0x9325, Type1, 1, 378), // CTXRayDetailsSequence
        at(0x0018, 0x9346, Type1C, 1, 623), // CTDIPhantomTypeCodeSequence
        at(0x0018, 0x9922, Type2, 1, NONE), // ProtocolElementName
        at(0x0018, 0x9931, Type3, 1, 613), // AcquisitionStartLocationSequence
        at(0x0018, 0x9932, Type3, 1, 613), // AcquisitionEndLocationSequence
    ],
    // 334: AcquisitionProtocolElementSequence 2
    &[
        at(0x0018, 0x11B0, Type1, 1, NONE), // AcquisitionMode
        at(0x0018, 0x11B8, Type3, 1, 558), // XAAcquisitionPhaseDetailsSequence
        at(0x0018, 0x11BA, Type3, 1, 845), // XAPlaneDetailsSequence
        at(0x0018, 0x11C1, Type3, 1, 623), // RequestedSeriesDescriptionCodeSequence
        at(0x0018, 0x990C, Type1C, 1, 689), // ReferencedDefinedProtocolSequence
        at(0x0018, 0x990D, Type1C, 1, 689), // ReferencedPerformedProtocolSequence
        at(0x0018, 0x9922, Type2, 1, NONE), // ProtocolElementName
    ],
    // 335: AcquisitionSubtaskSequence
    &[
        at(0x3002, 0x011B, Type1, 1, 623), // SubtaskWorkitemCodeSequence
        at(0x3002, 0x011E, Type1C, 1, 689), // ReferencedBaselineParametersRTRadiationInstanceSequence
        at(0x3002, 0x011F, Type3, 1, 612), // PositionAcquisitionTemplateIdentificationSequence
        at(0x3002, 0x0125, Type1C, 1, 621), // ProjectionImagingAcquisitionParameterSequence
        at(0x3002, 0x0126, Type1C, 1, 375), // CTImagingAcquisitionParameterSequence
        at(0x3002, 0x0127, Type1C, 1, 637), // KVImagingGenerationParametersSequence
        at(0x3002, 0x0128, Type1C, 1, 635), // MVImagingGenerationParametersSequence
        at(0x3002, 0x0130, Type1C, 1, 338), // AdditionalRTAccessoryDeviceSequence
        at(0x3002, 0x0131, Type3, 1, 404), // DeviceSpecificAcquisitionParameterSequence
        at(0x3002, 0x0132, Type3, 1, 608), // ReferencedPositionReferenceInstanceSequence
        at(0x3002, 0x0135, Type3, 1, 404), // AcquisitionInitiationSequence
        at(0x300A, 0x0659, Type1C, 1, 623), // RTDeviceDistanceReferenceLocationCodeSequence
    ],
    // 336: AcquisitionTaskSequence
    &[
        at(0x3002, 0x0108, Type2, 1, 629), // RTAcquisitionPatientPositionSequence
        at(0x3002, 0x0119, Type1, 1, 623), // AcquisitionTaskWorkitemCodeSequence
        at(0x3002, 0x011A, Type1, 1, 335), // AcquisitionSubtaskSequence
        at(0x3002, 0x0124, Type1C, 1, 638), // AcquisitionTaskApplicabilitySequence
    ],
    // 337: AdditionalParameterRecordingInstanceSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x9123, Type1C, 1, NONE), // CreatorVersionUID
    ],
    // 338: AdditionalRTAccessoryDeviceSequence
    &[
        at(0x3002, 0x0131, Type3, 1, 404), // DeviceSpecificAcquisitionParameterSequence
    ],
    // 339: AdvancedBlendingSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 679), // ReferencedImageSequence
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
        at(0x0028, 0x3110, Type1C, 1, 763), // SoftcopyVOILUTSequence
        at(0x0048, 0x0120, Type1C, 1, 558), // PaletteColorLookupTableSequence
        at(0x0070, 0x0404, Type1C, 1, 706), // ReferencedSpatialRegistrationSequence
        at(0x0070, 0x1B11, Type1C, 1, 802), // ThresholdSequence
    ],
    // 340: AlternateContainerIdentifierSequence
    &[
        at(0x0040, 0x0512, Type1, 1, NONE), // ContainerIdentifier
        at(0x0040, 0x0513, Type2, 1, 520), // IssuerOfTheContainerIdentifierSequence
    ],
    // 341: AlternateContentDescriptionSequence
    &[
        at(0x0008, 0x0006, Type1, 1, 623), // LanguageCodeSequence
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0070, 0x0081, Type1, 1, NONE), // ContentDescription
    ],
    // 342: AlternateRepresentationSequence
    &[
        at(0x0008, 0x0016, Type1, 1, NONE), // SOPClassUID
        at(0x0008, 0x0018, Type1, 1, NONE), // SOPInstanceUID
        at(0x0020, 0x000E, Type1C, 1, NONE), // SeriesInstanceUID
        at(0x0040, 0xA170, Type1, 1, 623), // PurposeOfReferenceCodeSequence
    ],
    // 343: AnatomicRegionSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0008, 0x2220, Type3, 1, 623), // AnatomicRegionModifierSequence
    ],
    // 344: AnatomicRegionSequence 2
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0008, 0x2220, Type1C, 1, 623), // AnatomicRegionModifierSequence
    ],
    // 345: AnnotationGroupSequence
    &[
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0066, 0x0121, Type3, 1, 545), // MeasurementsSequence
        at(0x006A, 0x0003, Type1, 1, NONE), // AnnotationGroupUID
        at(0x006A, 0x0005, Type1, 1, NONE), // AnnotationGroupLabel
        at(0x006A, 0x0008, Type1C, 1, 397), // AnnotationGroupAlgorithmIdentificationSequence
        at(0x006A, 0x0009, Type1, 1, 623), // AnnotationPropertyCategoryCodeSequence
        at(0x006A, 0x000A, Type1, 1, 346), // AnnotationPropertyTypeCodeSequence
        at(0x006A, 0x000E, Type1C, 1, NONE), // ReferencedOpticalPathIdentifier
    ],
    // 346: AnnotationPropertyTypeCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x006A, 0x000B, Type3, 1, 623), // AnnotationPropertyTypeModifierCodeSequence
    ],
    // 347: AnteriorChamberDepthSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0022, 0x1133, Type1, 1, 623), // SourceOfAnteriorChamberDepthDataCodeSequence
    ],
    // 348: ApplicationSetupSequence
    &[
        at(0x300A, 0x0260, Type3, 1, 367), // BrachyAccessoryDeviceSequence
        at(0x300A, 0x0280, Type1, 1, 384), // ChannelSequence
        at(0x300C, 0x0042, Type3, 1, 689), // ReferencedReferenceImageSequence
    ],
    // 349: ApplicatorSequence
    &[
        at(0x300A, 0x0108, Type1, 1, NONE), // ApplicatorID
        at(0x300A, 0x0431, Type3, 1, 558), // ApplicatorGeometrySequence
    ],
    // 350: ApplicatorSequence 2
    &[
        at(0x300A, 0x0108, Type1, 1, NONE), // ApplicatorID
    ],
    // 351: ApprovalSequence
    &[
        at(0x0008, 0x0082, Type1C, 1, 544), // InstitutionCodeSequence
        at(0x0012, 0x0020, Type1C, 1, NONE), // ClinicalTrialProtocolID
        at(0x0038, 0x0100, Type3, 1, 558), // PertinentDocumentsSequence
        at(0x0044, 0x0101, Type1, 1, 623), // AssertionCodeSequence
        at(0x0044, 0x0102, Type1, 1, NONE), // AssertionUID
        at(0x0044, 0x0103, Type1, 1, 355), // AsserterIdentificationSequence
        at(0x0044, 0x0104, Type1, 1, NONE), // AssertionDateTime
        at(0x0044, 0x0107, Type3, 1, 713), // RelatedAssertionSequence
    ],
    // 352: AssessedAttributeValueSequence
    &[
        at(0x0072, 0x005E, Type1C, 1, NONE), // SelectorAEValue
        at(0x0072, 0x005F, Type1C, 1, NONE), // SelectorASValue
        at(0x0072, 0x0061, Type1C, 1, NONE), // SelectorDAValue
        at(0x0072, 0x0063, Type1C, 1, NONE), // SelectorDTValue
        at(0x0072, 0x0065, Type1C, 1, NONE), // SelectorOBValue
        at(0x0072, 0x0066, Type1C, 1, NONE), // SelectorLOValue
        at(0x0072, 0x0068, Type1C, 1, NONE), // SelectorLTValue
        at(0x0072, 0x006A, Type1C, 1, NONE), // SelectorPNValue
        at(0x0072, 0x006B, Type1C, 1, NONE), // SelectorTMValue
        at(0x0072, 0x006C, Type1C, 1, NONE), // SelectorSHValue
        at(0x0072, 0x006D, Type1C, 1, NONE), // SelectorUNValue
        at(0x0072, 0x006E, Type1C, 1, NONE), // SelectorSTValue
        at(0x0072, 0x006F, Type1C, 1, NONE), // SelectorUCValue
        at(0x0072, 0x0070, Type1C, 1, NONE), // SelectorUTValue
        at(0x0072, 0x0071, Type1C, 1, NONE), // SelectorURValue
        at(0x0072, 0x007F, Type1C, 1, NONE), // SelectorUIValue
        at(0x0072, 0x0080, Type1C, 1, 623), // SelectorCodeSequenceValue
    ],
    // 353: AssessedSOPInstanceSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0082, 0x0005, Type1C, 1, 689), // ReferencedComparisonSOPInstanceSequence
    ],
    // 354: AssessmentObservationsSequence
    &[
        at(0x0082, 0x000A, Type1, 1, NONE), // ObservationDescription
        at(0x0082, 0x000C, Type2, 1, 787), // StructuredConstraintObservationSequence
        at(0x0082, 0x0022, Type1, 1, 623), // ObservationBasisCodeSequence
    ],
    // 355: AssessmentRequesterSequence
    &[
        at(0x0008, 0x0070, Type1C, 1, NONE), // Manufacturer
        at(0x0008, 0x0080, Type2, 1, NONE), // InstitutionName
        at(0x0008, 0x0082, Type2, 1, 544), // InstitutionCodeSequence
        at(0x0008, 0x1010, Type2C, 1, NONE), // StationName
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x0008, 0x1090, Type1C, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1002, Type1C, 1, NONE), // DeviceUID
        at(0x0040, 0x1101, Type2C, 1, 544), // PersonIdentificationCodeSequence
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0044, 0x010A, Type3, 1, 623), // OrganizationalRoleCodeSequence
    ],
    // 356: AttributeToleranceValuesSequence
    &[
        at(0x0072, 0x0054, Type1C, 1, NONE), // SelectorSequencePointerPrivateCreator
        at(0x0072, 0x0056, Type1C, 1, NONE), // SelectorAttributePrivateCreator
    ],
    // 357: AutorefractionRightEyeSequence
    &[
        at(0x0046, 0x0018, Type1C, 1, 558), // CylinderSequence
    ],
    // 358: BeamSequence
    &[
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x3002, 0x0050, Type3, 1, 618), // PrimaryFluenceModeSequence
        at(0x3008, 0x00A1, Type1C, 1, 631), // EnhancedRTBeamLimitingDeviceSequence
        at(0x300A, 0x00B2, Type2, 1, NONE), // TreatmentMachineName
        at(0x300A, 0x00B6, Type1C, 1, 558), // BeamLimitingDeviceSequence
        at(0x300A, 0x00CA, Type3, 1, 558), // PlannedVerificationImageSequence
        at(0x300A, 0x00D1, Type1C, 1, 558), // WedgeSequence
        at(0x300A, 0x00E3, Type1C, 1, 390), // CompensatorSequence
        at(0x300A, 0x00F4, Type1C, 1, 364), // BlockSequence
        at(0x300A, 0x0107, Type3, 1, 349), // ApplicatorSequence
        at(0x300A, 0x0111, Type1, 1, 417), // ControlPointSequence
        at(0x300A, 0x0420, Type3, 1, 480), // GeneralAccessorySequence
        at(0x300C, 0x0042, Type3, 1, 689), // ReferencedReferenceImageSequence
        at(0x300C, 0x0050, Type3, 1, 674), // ReferencedDoseReferenceSequence
        at(0x300C, 0x0080, Type3, 1, 689), // ReferencedDoseSequence
        at(0x300C, 0x00B0, Type1C, 1, 558), // ReferencedBolusSequence
        at(0x3010, 0x0080, Type3, 1, 623), // RTTreatmentTechniqueCodeSequence
    ],
    // 359: BeamTaskSequence
    &[
        at(0x0074, 0x1030, Type2C, 1, 432), // DeliveryVerificationImageSequence
        at(0x300A, 0x0450, Type3, 1, 436), // DeviceMotionControlSequence
    ],
    // 360: BiopsyTargetSequence
    &[
        at(0x0018, 0x2042, Type1, 1, NONE), // TargetUID
    ],
    // 361: BlendingDisplaySequence
    &[
        at(0x0070, 0x1B03, Type1, 1, 558), // BlendingDisplayInputSequence
    ],
    // 362: BlendingSequence
    &[
        at(0x0008, 0x1115, Type1, 1, 704), // ReferencedSeriesSequence
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
        at(0x0028, 0x1054, Type1C, 1, NONE), // RescaleType
        at(0x0028, 0x3000, Type1C, 1, 546), // ModalityLUTSequence
        at(0x0028, 0x3110, Type1C, 1, 764), // SoftcopyVOILUTSequence
    ],
    // 363: BlockDefinitionSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x300A, 0x00E1, Type2, 1, NONE), // MaterialID
        at(0x300A, 0x0441, Type1C, 1, 365), // BlockSlabSequence
        at(0x300A, 0x0611, Type2C, 1, NONE), // RTAccessoryHolderSlotID
        at(0x300A, 0x0615, Type2C, 1, NONE), // RTAccessoryDeviceSlotID
        at(0x300A, 0x066F, Type2, 1, 558), // BlockEdgeDataSequence
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 364: BlockSequence
    &[
        at(0x300A, 0x00E1, Type2, 1, NONE), // MaterialID
    ],
    // 365: BlockSlabSequence
    &[
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
    ],
    // 366: BolusDefinitionSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x300A, 0x0611, Type2C, 1, NONE), // RTAccessoryHolderSlotID
        at(0x300A, 0x0615, Type2C, 1, NONE), // RTAccessoryDeviceSlotID
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x0025, Type2, 1, 399), // ConceptualVolumeSequence
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 367: BrachyAccessoryDeviceSequence
    &[
        at(0x300A, 0x0263, Type2, 1, NONE), // BrachyAccessoryDeviceID
    ],
    // 368: BrachyControlPointDeliveredSequence
    &[
        at(0x3008, 0x0024, Type1, 1, NONE), // TreatmentControlPointDate
        at(0x3008, 0x0025, Type1, 1, NONE), // TreatmentControlPointTime
        at(0x3008, 0x0060, Type3, 1, 582), // OverrideSequence
    ],
    // 369: BrachyControlPointSequence
    &[
        at(0x300C, 0x0055, Type3, 1, 558), // BrachyReferencedDoseReferenceSequence
    ],
    // 370: BrachyTaskSequence
    &[
        at(0x0074, 0x1405, Type3, 1, 558), // ChannelDeliveryOrderSequence
        at(0x0074, 0x140D, Type1C, 1, 558), // ChannelDeliveryContinuationSequence
    ],
    // 371: BreedRegistrationSequence
    &[
        at(0x0010, 0x2295, Type1, 1, NONE), // BreedRegistrationNumber
        at(0x0010, 0x2296, Type1, 1, 623), // BreedRegistryCodeSequence
    ],
    // 372: CArmPhotonElectronControlPointSequence
    &[
        at(0x300A, 0x0116, Type1C, 1, 558), // WedgePositionSequence
        at(0x300A, 0x063E, Type1C, 1, 623), // DeliveryRateUnitSequence
        at(0x300A, 0x0656, Type1C, 1, 632), // RTBeamLimitingDeviceOpeningSequence
        at(0x300A, 0x0689, Type1C, 1, 558), // BeamAreaLimitSequence
        at(0x300A, 0x073A, Type1C, 1, NONE), // RecordedRTControlPointDateTime
    ],
    // 373: CTAdditionalXRaySourceSequence
    &[
        at(0x0018, 0x1160, Type1, 1, NONE), // FilterType
    ],
    // 374: CTExposureSequence
    &[
        at(0x0018, 0x1272, Type1C, 1, 623), // WaterEquivalentDiameterCalculationMethodCodeSequence
        at(0x0018, 0x9346, Type3, 1, 623), // CTDIPhantomTypeCodeSequence
    ],
    // 375: CTImagingAcquisitionParameterSequence
    &[
        at(0x0018, 0x9913, Type3, 1, 585), // ParametersSpecificationSequence
        at(0x3002, 0x012B, Type1, 1, 720), // ScanStartPositionSequence
        at(0x3002, 0x012C, Type1, 1, 720), // ScanStopPositionSequence
    ],
    // 376: CTReconstructionSequence
    &[
        at(0x0018, 0x1210, Type1C, 1, NONE), // ConvolutionKernel
        at(0x0018, 0x9320, Type1C, 1, NONE), // ImageFilter
    ],
    // 377: CTXRayDetailsSequence
    &[
        at(0x0018, 0x1160, Type1C, 1, NONE), // FilterType
    ],
    // 378: CTXRayDetailsSequence 2
    &[
        at(0x0018, 0x1064, Type1C, 1, NONE), // CardiacFramingType
        at(0x0018, 0x1160, Type1, 1, NONE), // FilterType
    ],
    // 379: CalculationCommentSequence
    &[
        at(0x0022, 0x112C, Type1, 1, NONE), // CalculationComment
    ],
    // 380: CellValuesSequence
    &[
        at(0x0040, 0x08EA, Type1C, 1, 544), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA168, Type1C, 1, 544), // ConceptCodeSequence
        at(0x0040, 0xA301, Type1C, 1, 544), // NumericValueQualifierCodeSequence
        at(0x0040, 0xA804, Type1C, 1, NONE), // TableRowNumber
        at(0x0040, 0xA805, Type1C, 1, NONE), // TableColumnNumber
        at(0x0040, 0xDB73, Type1C, 1, NONE), // ReferencedContentItemIdentifier
        at(0x0072, 0x0050, Type1C, 1, NONE), // SelectorAttributeVR
        at(0x0072, 0x0063, Type1C, 1, NONE), // SelectorDTValue
        at(0x0072, 0x0064, Type1C, 1, NONE), // SelectorISValue
        at(0x0072, 0x006F, Type1C, 1, NONE), // SelectorUCValue
        at(0x0072, 0x0072, Type1C, 1, NONE), // SelectorDSValue
        at(0x0072, 0x0074, Type1C, 1, NONE), // SelectorFDValue
        at(0x0072, 0x0076, Type1C, 1, NONE), // SelectorFLValue
        at(0x0072, 0x0078, Type1C, 1, NONE), // SelectorULValue
        at(0x0072, 0x007A, Type1C, 1, NONE), // SelectorUSValue
        at(0x0072, 0x007C, Type1C, 1, NONE), // SelectorSLValue
        at(0x0072, 0x007E, Type1C, 1, NONE), // SelectorSSValue
        at(0x0072, 0x0082, Type1C, 1, NONE), // SelectorSVValue
        at(0x0072, 0x0083, Type1C, 1, NONE), // SelectorUVValue
    ],
    // 381: CellValuesSequence 2
    &[
        at(0x0040, 0x08EA, Type1C, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA168, Type1C, 1, 623), // ConceptCodeSequence
        at(0x0040, 0xA301, Type1C, 1, 623), // NumericValueQualifierCodeSequence
        at(0x0072, 0x0063, Type1C, 1, NONE), // SelectorDTValue
        at(0x0072, 0x006F, Type1C, 1, NONE), // SelectorUCValue
    ],
    // 382: ChannelDefinitionSequence
    &[
        at(0x003A, 0x0208, Type1, 1, 623), // ChannelSourceSequence
        at(0x003A, 0x0209, Type1C, 1, 623), // ChannelSourceModifiersSequence
        at(0x003A, 0x020A, Type3, 1, 689), // SourceWaveformSequence
        at(0x003A, 0x0211, Type1C, 1, 623), // ChannelSensitivityUnitsSequence
        at(0x003A, 0x0312, Type3, 1, 383), // ChannelImpedanceSequence
        at(0x003A, 0x0318, Type1C, 1, 465), // FilterLowFrequencyCharacteristicsSequence
        at(0x003A, 0x0319, Type1C, 1, 465), // FilterHighFrequencyCharacteristicsSequence
        at(0x003A, 0x0321, Type3, 1, 465), // NotchFilterCharacteristicsSequence
    ],
    // 383: ChannelImpedanceSequence
    &[
        at(0x003A, 0x0314, Type1, 1, NONE), // ImpedanceMeasurementDateTime
    ],
    // 384: ChannelSequence
    &[
        at(0x300A, 0x0291, Type2C, 1, NONE), // SourceApplicatorID
        at(0x300A, 0x02B0, Type3, 1, 385), // ChannelShieldSequence
        at(0x300A, 0x02D0, Type1, 1, 369), // BrachyControlPointSequence
    ],
    // 385: ChannelShieldSequence
    &[
        at(0x300A, 0x02B3, Type2, 1, NONE), // ChannelShieldID
    ],
    // 386: CodingSchemeIdentificationSequence
    &[
        at(0x0008, 0x0102, Type1, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0109, Type3, 1, 387), // CodingSchemeResourcesSequence
        at(0x0008, 0x010C, Type1C, 1, NONE), // CodingSchemeUID
        at(0x0008, 0x0112, Type1C, 1, NONE), // CodingSchemeRegistry
        at(0x0008, 0x0114, Type2C, 1, NONE), // CodingSchemeExternalID
    ],
    // 387: CodingSchemeResourcesSequence
    &[
        at(0x0008, 0x010E, Type1, 1, NONE), // CodingSchemeURL
    ],
    // 388: CombinationSegmentReferenceSequence
    &[
        at(0x0062, 0x0003, Type2, 1, 623), // SegmentedPropertyCategoryCodeSequence
        at(0x0062, 0x000F, Type1C, 1, 623), // SegmentedPropertyTypeCodeSequence
        at(0x3010, 0x0006, Type1, 1, NONE), // ConceptualVolumeUID
        at(0x3010, 0x0007, Type1C, 1, 689), // OriginatingSOPInstanceReferenceSequence
        at(0x3010, 0x0008, Type1C, 1, 396), // ConceptualVolumeConstituentSequence
        at(0x3010, 0x000A, Type3, 1, 455), // EquivalentConceptualVolumesSequence
        at(0x3010, 0x000C, Type1C, 1, NONE), // ConceptualVolumeCombinationExpression
        at(0x3010, 0x000F, Type2C, 1, NONE), // ConceptualVolumeCombinationDescription
        at(0x3010, 0x0011, Type1C, 1, 395), // ConceptualVolumeSegmentationReferenceSequence
        at(0x3010, 0x0014, Type3, 1, 433), // DerivationConceptualVolumeSequence
    ],
    // 389: CompensatorDefinitionSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x300A, 0x0611, Type2C, 1, NONE), // RTAccessoryHolderSlotID
        at(0x300A, 0x0615, Type2C, 1, NONE), // RTAccessoryDeviceSlotID
        at(0x300A, 0x0668, Type1C, 1, 391), // CompensatorShapeSequence
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 390: CompensatorSequence
    &[
        at(0x300A, 0x00E1, Type2C, 1, NONE), // MaterialID
    ],
    // 391: CompensatorShapeSequence
    &[
        at(0x300A, 0x00E1, Type2, 1, NONE), // MaterialID
        at(0x300A, 0x0667, Type2, 1, 623), // CompensatorShapeFabricationCodeSequence
    ],
    // 392: ComponentTypesSequence
    &[
        at(0x0076, 0x0034, Type1, 1, 623), // ComponentTypeCodeSequence
        at(0x0076, 0x0040, Type1, 1, 689), // ComponentSequence
    ],
    // 393: CompoundGraphicSequence
    &[
        at(0x0070, 0x0020, Type1, 1, NONE), // GraphicDimensions
        at(0x0070, 0x0021, Type1, 1, NONE), // NumberOfGraphicPoints
        at(0x0070, 0x0022, Type1, 2, NONE), // GraphicData
        at(0x0070, 0x0024, Type1C, 1, NONE), // GraphicFilled
        at(0x0070, 0x0226, Type1, 1, NONE), // CompoundGraphicInstanceID
        at(0x0070, 0x0231, Type3, 1, 801), // TextStyleSequence
        at(0x0070, 0x0232, Type3, 1, 527), // LineStyleSequence
        at(0x0070, 0x0233, Type3, 1, 463), // FillStyleSequence
        at(0x0070, 0x0261, Type1C, 1, NONE), // GapLength
        at(0x0070, 0x0262, Type1C, 1, NONE), // DiameterOfVisibility
        at(0x0070, 0x0273, Type1C, 2, NONE), // RotationPoint
        at(0x0070, 0x0274, Type1C, 1, NONE), // TickAlignment
        at(0x0070, 0x0278, Type1C, 1, NONE), // ShowTickLabel
        at(0x0070, 0x0279, Type1C, 1, NONE), // TickLabelAlignment
        at(0x0070, 0x0282, Type1, 1, NONE), // CompoundGraphicUnits
        at(0x0070, 0x0287, Type1C, 1, 535), // MajorTicksSequence
        at(0x0070, 0x0294, Type1, 1, NONE), // CompoundGraphicType
    ],
    // 394: ConceptNameCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0105, Type1C, 1, NONE), // MappingResource
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 453), // EquivalentCodeSequence
        at(0x0040, 0xA195, Type1C, 1, 544), // ModifierCodeSequence
    ],
    // 395: ConceptualVolumeConstituentSegmentationReferenceSequence
    &[
        at(0x3010, 0x004A, Type1, 1, 689), // ReferencedDirectSegmentInstanceSequence
    ],
    // 396: ConceptualVolumeConstituentSequence
    &[
        at(0x3010, 0x0007, Type1, 1, 689), // OriginatingSOPInstanceReferenceSequence
        at(0x3010, 0x0012, Type1C, 1, 395), // ConceptualVolumeConstituentSegmentationReferenceSequence
        at(0x3010, 0x0013, Type1, 1, NONE), // ConstituentConceptualVolumeUID
    ],
    // 397: ConceptualVolumeDerivationAlgorithmSequence
    &[
        at(0x0066, 0x002F, Type1, 1, 623), // AlgorithmFamilyCodeSequence
        at(0x0066, 0x0030, Type3, 1, 623), // AlgorithmNameCodeSequence
        at(0x0066, 0x0031, Type1, 1, NONE), // AlgorithmVersion
        at(0x0066, 0x0036, Type1, 1, NONE), // AlgorithmName
    ],
    // 398: ConceptualVolumeIdentificationSequence
    &[
        at(0x3010, 0x0006, Type1, 1, NONE), // ConceptualVolumeUID
        at(0x3010, 0x0007, Type1C, 1, 689), // OriginatingSOPInstanceReferenceSequence
        at(0x3010, 0x000A, Type3, 1, 455), // EquivalentConceptualVolumesSequence
        at(0x3010, 0x0014, Type3, 1, 433), // DerivationConceptualVolumeSequence
    ],
    // 399: ConceptualVolumeSequence
    &[
        at(0x3010, 0x0006, Type1, 1, NONE), // ConceptualVolumeUID
        at(0x3010, 0x0007, Type1C, 1, 689), // OriginatingSOPInstanceReferenceSequence
        at(0x3010, 0x0008, Type1C, 1, 396), // ConceptualVolumeConstituentSequence
        at(0x3010, 0x000A, Type3, 1, 455), // EquivalentConceptualVolumesSequence
        at(0x3010, 0x000C, Type1C, 1, NONE), // ConceptualVolumeCombinationExpression
        at(0x3010, 0x000F, Type2C, 1, NONE), // ConceptualVolumeCombinationDescription
        at(0x3010, 0x0011, Type1C, 1, 395), // ConceptualVolumeSegmentationReferenceSequence
        at(0x3010, 0x0014, Type3, 1, 433), // DerivationConceptualVolumeSequence
    ],
    // 400: ConfirmationSequence
    &[
        at(0x0038, 0x0100, Type3, 1, 558), // PertinentDocumentsSequence
        at(0x0044, 0x0101, Type1, 1, 623), // AssertionCodeSequence
        at(0x0044, 0x0102, Type1, 1, NONE), // AssertionUID
        at(0x0044, 0x0103, Type1, 1, 355), // AsserterIdentificationSequence
        at(0x0044, 0x0104, Type1, 1, NONE), // AssertionDateTime
        at(0x0044, 0x0107, Type3, 1, 713), // RelatedAssertionSequence
    ],
    // 401: ConsentForClinicalTrialUseSequence
    &[
        at(0x0012, 0x0020, Type1C, 1, NONE), // ClinicalTrialProtocolID
    ],
    // 402: ContainerComponentSequence
    &[
        at(0x0050, 0x0012, Type1, 1, 623), // ContainerComponentTypeCodeSequence
    ],
    // 403: ContentItemModifierSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 697), // ReferencedSOPSequence
        at(0x0040, 0x08EA, Type1C, 1, 544), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA040, Type1, 1, NONE), // ValueType
        at(0x0040, 0xA043, Type1, 1, 544), // ConceptNameCodeSequence
        at(0x0040, 0xA120, Type1C, 1, NONE), // DateTime
        at(0x0040, 0xA121, Type1C, 1, NONE), // Date
        at(0x0040, 0xA122, Type1C, 1, NONE), // Time
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0040, 0xA124, Type1C, 1, NONE), // UID
        at(0x0040, 0xA160, Type1C, 1, NONE), // TextValue
        at(0x0040, 0xA161, Type1C, 1, NONE), // FloatingPointValue
        at(0x0040, 0xA162, Type1C, 1, NONE), // RationalNumeratorValue
        at(0x0040, 0xA163, Type1C, 1, NONE), // RationalDenominatorValue
        at(0x0040, 0xA168, Type1C, 1, 544), // ConceptCodeSequence
        at(0x0040, 0xA30A, Type1C, 1, NONE), // NumericValue
    ],
    // 404: ContentItemModifierSequence 2
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0040, 0x08EA, Type1C, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
        at(0x0040, 0xA120, Type1C, 1, NONE), // DateTime
        at(0x0040, 0xA121, Type1C, 1, NONE), // Date
        at(0x0040, 0xA122, Type1C, 1, NONE), // Time
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0040, 0xA124, Type1C, 1, NONE), // UID
        at(0x0040, 0xA160, Type1C, 1, NONE), // TextValue
        at(0x0040, 0xA168, Type1C, 1, 623), // ConceptCodeSequence
    ],
    // 405: ContentSequence
    &[
        at(0x0008, 0x1199, Type1, 1, 699), // ReferencedSOPSequence
        at(0x0040, 0xA010, Type1, 1, NONE), // RelationshipType
        at(0x0040, 0xA040, Type1, 1, NONE), // ValueType
        at(0x0040, 0xA043, Type1C, 1, 544), // ConceptNameCodeSequence
        at(0x0040, 0xA050, Type1, 1, NONE), // ContinuityOfContent
        at(0x0040, 0xA120, Type1C, 1, NONE), // DateTime
        at(0x0040, 0xA121, Type1C, 1, NONE), // Date
        at(0x0040, 0xA122, Type1C, 1, NONE), // Time
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0040, 0xA124, Type1C, 1, NONE), // UID
        at(0x0040, 0xA130, Type1, 1, NONE), // TemporalRangeType
        at(0x0040, 0xA132, Type1C, 1, NONE), // ReferencedSamplePositions
        at(0x0040, 0xA138, Type1C, 1, NONE), // ReferencedTimeOffsets
        at(0x0040, 0xA13A, Type1C, 1, NONE), // ReferencedDateTime
        at(0x0040, 0xA160, Type1C, 1, NONE), // TextValue
        at(0x0040, 0xA168, Type1, 1, 544), // ConceptCodeSequence
        at(0x0040, 0xA300, Type2, 1, 542), // MeasuredValueSequence
        at(0x0040, 0xA301, Type1C, 1, 544), // NumericValueQualifierCodeSequence
        at(0x0040, 0xA504, Type1C, 1, 407), // ContentTemplateSequence
        at(0x0040, 0xA730, Type1C, 1, 405), // ContentSequence
        at(0x0040, 0xA801, Type1, 1, 798), // TabulatedValuesSequence
        at(0x0040, 0xDB73, Type1C, 1, NONE), // ReferencedContentItemIdentifier
        at(0x0048, 0x0301, Type1C, 1, NONE), // PixelOriginInterpretation
        at(0x0070, 0x0022, Type1, 2, NONE), // GraphicData
        at(0x0070, 0x0023, Type1, 1, NONE), // GraphicType
        at(0x3006, 0x0024, Type1, 1, NONE), // ReferencedFrameOfReferenceUID
    ],
    // 406: ContentSequence 2
    &[
        at(0x0008, 0x1199, Type1, 1, 699), // ReferencedSOPSequence
        at(0x0040, 0xA010, Type1, 1, NONE), // RelationshipType
        at(0x0040, 0xA032, Type1C, 1, NONE), // ObservationDateTime
        at(0x0040, 0xA040, Type1, 1, NONE), // ValueType
        at(0x0040, 0xA043, Type1C, 1, 544), // ConceptNameCodeSequence
        at(0x0040, 0xA050, Type1, 1, NONE), // ContinuityOfContent
        at(0x0040, 0xA120, Type1C, 1, NONE), // DateTime
        at(0x0040, 0xA121, Type1C, 1, NONE), // Date
        at(0x0040, 0xA122, Type1C, 1, NONE), // Time
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0040, 0xA124, Type1C, 1, NONE), // UID
        at(0x0040, 0xA130, Type1, 1, NONE), // TemporalRangeType
        at(0x0040, 0xA132, Type1C, 1, NONE), // ReferencedSamplePositions
        at(0x0040, 0xA138, Type1C, 1, NONE), // ReferencedTimeOffsets
        at(0x0040, 0xA13A, Type1C, 1, NONE), // ReferencedDateTime
        at(0x0040, 0xA160, Type1C, 1, NONE), // TextValue
        at(0x0040, 0xA168, Type1, 1, 544), // ConceptCodeSequence
        at(0x0040, 0xA300, Type2, 1, 542), // MeasuredValueSequence
        at(0x0040, 0xA301, Type1C, 1, 544), // NumericValueQualifierCodeSequence
        at(0x0040, 0xA504, Type1C, 1, 407), // ContentTemplateSequence
        at(0x0040, 0xA730, Type1C, 1, 405), // ContentSequence
        at(0x0040, 0xA801, Type1, 1, 798), // TabulatedValuesSequence
        at(0x0048, 0x0301, Type1C, 1, NONE), // PixelOriginInterpretation
        at(0x0070, 0x0022, Type1, 2, NONE), // GraphicData
        at(0x0070, 0x0023, Type1, 1, NONE), // GraphicType
        at(0x3006, 0x0024, Type1, 1, NONE), // ReferencedFrameOfReferenceUID
    ],
    // 407: ContentTemplateSequence
    &[
        at(0x0008, 0x0105, Type1, 1, NONE), // MappingResource
        at(0x0040, 0xDB00, Type1, 1, NONE), // TemplateIdentifier
    ],
    // 408: ContextGroupIdentificationSequence
    &[
        at(0x0008, 0x0106, Type1, 1, NONE), // ContextGroupVersion
    ],
    // 409: ContourSequence
    &[
        at(0x3006, 0x0016, Type3, 1, 689), // ContourImageSequence
    ],
    // 410: ContrastBolusAdministrationRouteSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0018, 0x002A, Type3, 1, 623), // AdditionalDrugSequence
    ],
    // 411: ContrastBolusAgentSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0018, 0x0014, Type1, 1, 623), // ContrastBolusAdministrationRouteSequence
        at(0x0018, 0x9338, Type2, 1, 623), // ContrastBolusIngredientCodeSequence
        at(0x0018, 0x9340, Type3, 1, 558), // ContrastAdministrationProfileSequence
    ],
    // 412: ContributingEquipmentSequence
    &[
        at(0x0008, 0x0070, Type1, 1, NONE), // Manufacturer
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x0008, 0x1072, Type3, 1, 562), // OperatorIdentificationSequence
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0040, 0xA170, Type1, 1, 623), // PurposeOfReferenceCodeSequence
    ],
    // 413: ContributingSOPInstancesReferenceSequence
    &[
        at(0x0008, 0x1115, Type1, 1, 703), // ReferencedSeriesSequence
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
    ],
    // 414: ContributingSourcesSequence
    &[
        at(0x0008, 0x002A, Type1C, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1010, Type1C, 1, NONE), // StationName
        at(0x0008, 0x1070, Type1C, 1, NONE), // OperatorsName
        at(0x0008, 0x1072, Type1C, 1, 562), // OperatorIdentificationSequence
        at(0x0008, 0x1090, Type1C, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type1C, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x1020, Type1C, 1, NONE), // SoftwareVersions
        at(0x0018, 0x1030, Type1C, 1, NONE), // ProtocolName
        at(0x0018, 0x700A, Type1, 1, NONE), // DetectorID
        at(0x0018, 0x700C, Type1, 1, NONE), // DateOfLastDetectorCalibration
        at(0x0018, 0x700E, Type1, 1, NONE), // TimeOfLastDetectorCalibration
        at(0x0018, 0x9423, Type1C, 1, NONE), // AcquisitionProtocolName
        at(0x0020, 0x9529, Type1C, 1, 413), // ContributingSOPInstancesReferenceSequence
        at(0x0040, 0x0260, Type1C, 1, 623), // PerformedProtocolCodeSequence
    ],
    // 415: ContributingSourcesSequence 2
    &[
        at(0x0008, 0x002A, Type1C, 1, NONE), // AcquisitionDateTime
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1010, Type1C, 1, NONE), // StationName
        at(0x0008, 0x1070, Type1C, 1, NONE), // OperatorsName
        at(0x0008, 0x1072, Type1C, 1, 562), // OperatorIdentificationSequence
        at(0x0008, 0x1090, Type1C, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type1C, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x1020, Type1C, 1, NONE), // SoftwareVersions
        at(0x0018, 0x1030, Type1C, 1, NONE), // ProtocolName
        at(0x0018, 0x1400, Type1C, 1, NONE), // AcquisitionDeviceProcessingDescription
        at(0x0018, 0x1401, Type1C, 1, NONE), // AcquisitionDeviceProcessingCode
        at(0x0018, 0x9423, Type1C, 1, NONE), // AcquisitionProtocolName
        at(0x0020, 0x9529, Type1C, 1, 413), // ContributingSOPInstancesReferenceSequence
        at(0x0040, 0x0260, Type1C, 1, 623), // PerformedProtocolCodeSequence
    ],
    // 416: ControlPointDeliverySequence
    &[
        at(0x3008, 0x0024, Type1, 1, NONE), // TreatmentControlPointDate
        at(0x3008, 0x0025, Type1, 1, NONE), // TreatmentControlPointTime
        at(0x3008, 0x0060, Type3, 1, 582), // OverrideSequence
        at(0x3008, 0x0068, Type3, 1, 558), // CorrectedParameterSequence
        at(0x3008, 0x00A2, Type2C, 1, 632), // EnhancedRTBeamLimitingOpeningSequence
        at(0x300A, 0x0116, Type3, 1, 558), // WedgePositionSequence
        at(0x300A, 0x011A, Type1C, 1, 558), // BeamLimitingDevicePositionSequence
    ],
    // 417: ControlPointSequence
    &[
        at(0x3008, 0x00A2, Type2C, 1, 632), // EnhancedRTBeamLimitingOpeningSequence
        at(0x300A, 0x0116, Type1C, 1, 558), // WedgePositionSequence
        at(0x300A, 0x011A, Type1C, 1, 558), // BeamLimitingDevicePositionSequence
        at(0x300C, 0x0050, Type3, 1, 558), // ReferencedDoseReferenceSequence
        at(0x300C, 0x0080, Type1C, 1, 689), // ReferencedDoseSequence
    ],
    // 418: CorneaMeasurementsSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0046, 0x0111, Type1, 1, 623), // SourceOfCorneaMeasurementDataCodeSequence
        at(0x0046, 0x0112, Type1, 1, 558), // SteepCornealAxisSequence
        at(0x0046, 0x0113, Type1, 1, 558), // FlatCornealAxisSequence
        at(0x0046, 0x0116, Type1, 1, 623), // CorneaMeasurementMethodCodeSequence
    ],
    // 419: CornealSizeSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0022, 0x1036, Type1, 1, 623), // SourceOfCornealSizeDataCodeSequence
    ],
    // 420: CornealTopographyMappingNormalsSequence
    &[
        at(0x0024, 0x0306, Type1, 1, NONE), // DataSetName
        at(0x0024, 0x0307, Type1, 1, NONE), // DataSetVersion
        at(0x0024, 0x0308, Type1, 1, NONE), // DataSetSource
    ],
    // 421: CustodialOrganizationSequence
    &[
        at(0x0008, 0x0080, Type2, 1, NONE), // InstitutionName
        at(0x0008, 0x0082, Type2, 1, 544), // InstitutionCodeSequence
    ],
    // 422: CustodialOrganizationSequence 2
    &[
        at(0x0008, 0x0080, Type2, 1, NONE), // InstitutionName
        at(0x0008, 0x0082, Type2, 1, 544), // InstitutionCodeSequence
        at(0x0008, 0x0220, Type3, 1, 544), // ResponsibleGroupCodeSequence
    ],
    // 423: DICOMMediaRetrievalSequence
    &[
        at(0x0088, 0x0130, Type2, 1, NONE), // StorageMediaFileSetID
        at(0x0088, 0x0140, Type1, 1, NONE), // StorageMediaFileSetUID
    ],
    // 424: DICOMRetrievalSequence
    &[
        at(0x0008, 0x0054, Type1, 1, NONE), // RetrieveAETitle
    ],
    // 425: DICOMStorageSequence
    &[
        at(0x2100, 0x0140, Type1, 1, NONE), // DestinationAE
    ],
    // 426: DVHSequence
    &[
        at(0x3004, 0x0060, Type1, 1, 558), // DVHReferencedROISequence
    ],
    // 427: DataInformationSequence
    &[
        at(0x0054, 0x0072, Type2C, 1, 558), // TimeSlotInformationSequence
    ],
    // 428: DecompositionMaterialSequence
    &[
        at(0x0018, 0x937D, Type1, 1, 623), // MaterialCodeSequence
        at(0x0018, 0x9382, Type3, 1, 558), // MaterialAttenuationSequence
    ],
    // 429: DefinitionSourceSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0070, 0x031B, Type1C, 1, NONE), // ReferencedFiducialUID
    ],
    // 430: DeformableRegistrationSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
        at(0x0064, 0x0003, Type1, 1, NONE), // SourceFrameOfReferenceUID
        at(0x0064, 0x0005, Type1C, 1, 558), // DeformableRegistrationGridSequence
        at(0x0064, 0x000F, Type1C, 1, 558), // PreDeformationMatrixRegistrationSequence
        at(0x0064, 0x0010, Type1C, 1, 558), // PostDeformationMatrixRegistrationSequence
        at(0x0070, 0x030D, Type2, 1, 623), // RegistrationTypeCodeSequence
        at(0x0070, 0x0314, Type3, 1, 825), // UsedFiducialsSequence
    ],
    // 431: DeidentificationActionSequence
    &[
        at(0x0008, 0x0306, Type1, 1, NONE), // IdentifyingPrivateElements
        at(0x0008, 0x0307, Type1, 1, NONE), // DeidentificationAction
    ],
    // 432: DeliveryVerificationImageSequence
    &[
        at(0x0074, 0x1040, Type3, 1, 689), // RelatedReferenceRTImageSequence
    ],
    // 433: DerivationConceptualVolumeSequence
    &[
        at(0x3010, 0x0016, Type3, 1, 397), // ConceptualVolumeDerivationAlgorithmSequence
        at(0x3010, 0x0018, Type1, 1, 767), // SourceConceptualVolumeSequence
    ],
    // 434: DerivationImageSequence
    &[
        at(0x0008, 0x2112, Type2, 1, 768), // SourceImageSequence
        at(0x0008, 0x9215, Type1C, 1, 623), // DerivationCodeSequence
    ],
    // 435: DetectorInformationSequence
    &[
        at(0x0054, 0x0220, Type3, 1, 830), // ViewCodeSequence
    ],
    // 436: DeviceMotionControlSequence
    &[
        at(0x300A, 0x0453, Type1, 1, 623), // DeviceMotionParameterCodeSequence
    ],
    // 437: DigitalFilterCharacteristicsSequence
    &[
        at(0x003A, 0x0328, Type1, 1, 623), // DigitalFilterTypeCodeSequence
    ],
    // 438: DigitalSignaturesSequence
    &[
        at(0x0400, 0x0005, Type1, 1, NONE), // MACIDNumber
        at(0x0400, 0x0100, Type1, 1, NONE), // DigitalSignatureUID
        at(0x0400, 0x0105, Type1, 1, NONE), // DigitalSignatureDateTime
        at(0x0400, 0x0110, Type1, 1, NONE), // CertificateType
        at(0x0400, 0x0115, Type1, 1, NONE), // CertificateOfSigner
        at(0x0400, 0x0120, Type1, 1, NONE), // Signature
        at(0x0400, 0x0305, Type1C, 1, NONE), // CertifiedTimestampType
        at(0x0400, 0x0401, Type3, 1, 544), // DigitalSignaturePurposeCodeSequence
    ],
    // 439: DimensionIndexSequence
    &[
        at(0x0020, 0x9164, Type1, 1, NONE), // DimensionOrganizationUID
        at(0x0020, 0x9213, Type1C, 1, NONE), // DimensionIndexPrivateCreator
        at(0x0020, 0x9238, Type1C, 1, NONE), // FunctionalGroupPrivateCreator
    ],
    // 440: DimensionOrganizationSequence
    &[
        at(0x0020, 0x9164, Type1, 1, NONE), // DimensionOrganizationUID
    ],
    // 441: DirectSegmentReferenceSequence
    &[
        at(0x0008, 0x1199, Type1, 1, 689), // ReferencedSOPSequence
        at(0x3010, 0x0006, Type1, 1, NONE), // ConceptualVolumeUID
        at(0x3010, 0x0007, Type1C, 1, 689), // OriginatingSOPInstanceReferenceSequence
        at(0x3010, 0x000A, Type3, 1, 455), // EquivalentConceptualVolumesSequence
        at(0x3010, 0x0014, Type3, 1, 433), // DerivationConceptualVolumeSequence
        at(0x3010, 0x0031, Type1C, 1, NONE), // ReferencedFiducialsUID
    ],
    // 442: DirectoryRecordSequence
    &[
        at(0x0004, 0x1432, Type1C, 1, NONE), // PrivateRecordUID
        at(0x0004, 0x1510, Type1C, 1, NONE), // ReferencedSOPClassUIDInFile
        at(0x0004, 0x1511, Type1C, 1, NONE), // ReferencedSOPInstanceUIDInFile
        at(0x0004, 0x1512, Type1C, 1, NONE), // ReferencedTransferSyntaxUIDInFile
        at(0x0004, 0x151A, Type1C, 1, NONE), // ReferencedRelatedGeneralSOPClassUIDInFile
    ],
    // 443: DisplaySetsSequence
    &[
        at(0x0072, 0x0300, Type1, 1, 558), // ImageBoxesSequence
        at(0x0072, 0x0400, Type2, 1, 494), // FilterOperationsSequence
        at(0x0072, 0x0600, Type2, 1, 765), // SortingOperationsSequence
        at(0x0072, 0x0705, Type1C, 1, 689), // PseudoColorPaletteInstanceReferenceSequence
    ],
    // 444: DisplayedAreaSelectionSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
    ],
    // 445: DoseCalibrationConditionsSequence
    &[
        at(0x0018, 0x1203, Type2, 1, NONE), // CalibrationDateTime
    ],
    // 446: DoseValuesSequence
    &[
        at(0x300A, 0x0620, Type1, 1, 558), // MetersetToDoseMappingSequence
        at(0x3010, 0x0003, Type2C, 1, 449), // EffectiveDoseCalculationMethodCategoryCodeSequence
        at(0x3010, 0x0005, Type2C, 1, NONE), // EffectiveDoseCalculationMethodDescription
    ],
    // 447: DosimetricObjectiveParameterSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0040, 0x08EA, Type1C, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
        at(0x0040, 0xA120, Type1C, 1, NONE), // DateTime
        at(0x0040, 0xA121, Type1C, 1, NONE), // Date
        at(0x0040, 0xA122, Type1C, 1, NONE), // Time
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0040, 0xA124, Type1C, 1, NONE), // UID
        at(0x0040, 0xA160, Type1C, 1, NONE), // TextValue
        at(0x0040, 0xA168, Type1C, 1, 623), // ConceptCodeSequence
        at(0x3010, 0x0001, Type1C, 1, 656), // RadiobiologicalDoseEffectSequence
    ],
    // 448: DosimetricObjectiveSequence
    &[
        at(0x3010, 0x0007, Type1C, 1, 689), // OriginatingSOPInstanceReferenceSequence
        at(0x3010, 0x000B, Type1C, 1, NONE), // ReferencedConceptualVolumeUID
        at(0x3010, 0x006D, Type1, 1, 623), // DosimetricObjectiveTypeCodeSequence
        at(0x3010, 0x006E, Type1, 1, NONE), // DosimetricObjectiveUID
        at(0x3010, 0x0070, Type2, 1, 447), // DosimetricObjectiveParameterSequence
    ],
    // 449: EffectiveDoseCalculationMethodCategoryCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x3010, 0x0004, Type3, 1, 623), // EffectiveDoseCalculationMethodCodeSequence
    ],
    // 450: EncryptedAttributesSequence
    &[
        at(0x0400, 0x0510, Type1, 1, NONE), // EncryptedContentTransferSyntaxUID
        at(0x0400, 0x0520, Type1, 1, NONE), // EncryptedContent
    ],
    // 451: EnergyWindowInformationSequence
    &[
        at(0x0054, 0x0013, Type3, 1, 558), // EnergyWindowRangeSequence
    ],
    // 452: EquipmentReferencePointCoordinatesSequence
    &[
        at(0x300A, 0x0678, Type1, 1, 623), // EquipmentReferencePointCodeSequence
    ],
    // 453: EquivalentCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0105, Type1C, 1, NONE), // MappingResource
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
    ],
    // 454: EquivalentCodeSequence 2
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
    ],
    // 455: EquivalentConceptualVolumesSequence
    &[
        at(0x3010, 0x0009, Type1, 1, 689), // EquivalentConceptualVolumeInstanceReferenceSequence
        at(0x3010, 0x000B, Type1, 1, NONE), // ReferencedConceptualVolumeUID
    ],
    // 456: EventTimerSequence
    &[
        at(0x0008, 0x2135, Type1, 1, 623), // EventCodeSequence
    ],
    // 457: ExcludedIntervalsSequence
    &[
        at(0x0018, 0x9804, Type1, 1, NONE), // ExclusionStartDateTime
    ],
    // 458: ExpectedInVivoMeasurementValuesSequence
    &[
        at(0x300A, 0x0620, Type1, 1, 558), // MetersetToDoseMappingSequence
        at(0x300A, 0x0623, Type1, 1, NONE), // RadiationDoseInVivoMeasurementLabel
    ],
    // 459: ExposureSequence
    &[
        at(0x3002, 0x0050, Type3, 1, 618), // PrimaryFluenceModeSequence
        at(0x3008, 0x00A2, Type2C, 1, 632), // EnhancedRTBeamLimitingOpeningSequence
        at(0x300A, 0x00B6, Type3, 1, 558), // BeamLimitingDeviceSequence
        at(0x300A, 0x00F4, Type2C, 1, 364), // BlockSequence
        at(0x300A, 0x0107, Type3, 1, 349), // ApplicatorSequence
        at(0x300A, 0x0420, Type3, 1, 480), // GeneralAccessorySequence
    ],
    // 460: FiducialSequence
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x0070, 0x0310, Type1, 1, NONE), // FiducialIdentifier
        at(0x0070, 0x0311, Type1C, 1, 623), // FiducialIdentifierCodeSequence
        at(0x0070, 0x0318, Type1C, 1, 483), // GraphicCoordinatesDataSequence
        at(0x0070, 0x031F, Type3, 1, 623), // FiducialsPropertyCategoryCodeSequence
    ],
    // 461: FiducialSetSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
        at(0x0020, 0x0052, Type1C, 1, NONE), // FrameOfReferenceUID
        at(0x0070, 0x031E, Type1, 1, 460), // FiducialSequence
    ],
    // 462: FileAccessSequence
    &[
        at(0x0008, 0x0409, Type1C, 1, NONE), // FileAccessURI
        at(0x0008, 0x040B, Type1C, 1, NONE), // FilenameInContainer
        at(0x0008, 0x040E, Type1C, 1, NONE), // StoredInstanceTransferSyntaxUID
    ],
    // 463: FillStyleSequence
    &[
        at(0x0070, 0x0251, Type1, 3, NONE), // PatternOnColorCIELabValue
        at(0x0070, 0x0256, Type1C, 1, NONE), // FillPattern
        at(0x0070, 0x0257, Type1, 1, NONE), // FillMode
        at(0x0070, 0x0284, Type1, 1, NONE), // PatternOnOpacity
        at(0x0070, 0x0285, Type1, 1, NONE), // PatternOffOpacity
    ],
    // 464: FilterLookupTableSequence
    &[
        at(0x003A, 0x032C, Type1, 1, 623), // FrequencyEncodingCodeSequence
        at(0x003A, 0x032D, Type1, 1, 623), // MagnitudeEncodingCodeSequence
    ],
    // 465: FilterLowFrequencyCharacteristicsSequence
    &[
        at(0x003A, 0x0323, Type1C, 1, 558), // AnalogFilterCharacteristicsSequence
        at(0x003A, 0x0326, Type1C, 1, 437), // DigitalFilterCharacteristicsSequence
        at(0x003A, 0x032A, Type3, 1, 464), // FilterLookupTableSequence
    ],
    // 466: FixationDeviceSequence
    &[
        at(0x300A, 0x0194, Type2, 1, NONE), // FixationDeviceLabel
    ],
    // 467: FixationSequence
    &[
        at(0x0024, 0x0033, Type1, 1, 623), // FixationMonitoringCodeSequence
    ],
    // 468: FractionGroupSequence
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x300C, 0x0004, Type1C, 1, 672), // ReferencedBeamSequence
        at(0x300C, 0x000A, Type1C, 1, 558), // ReferencedBrachyApplicationSetupSequence
        at(0x300C, 0x0050, Type3, 1, 558), // ReferencedDoseReferenceSequence
        at(0x300C, 0x0080, Type3, 1, 689), // ReferencedDoseSequence
    ],
    // 469: FractionGroupSummarySequence
    &[
        at(0x3008, 0x0240, Type3, 1, 471), // FractionStatusSummarySequence
    ],
    // 470: FractionPatternSequence
    &[
        at(0x3010, 0x0087, Type3, 1, 558), // WeekdayFractionPatternSequence
    ],
    // 471: FractionStatusSummarySequence
    &[
        at(0x3008, 0x0250, Type2, 1, NONE), // TreatmentDate
        at(0x3008, 0x0251, Type2, 1, NONE), // TreatmentTime
    ],
    // 472: FrameAnatomySequence
    &[
        at(0x0008, 0x2218, Type1, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
    ],
    // 473: FrameContentSequence
    &[
        at(0x0018, 0x9074, Type1C, 1, NONE), // FrameAcquisitionDateTime
        at(0x0018, 0x9151, Type1C, 1, NONE), // FrameReferenceDateTime
        at(0x0020, 0x9056, Type1C, 1, NONE), // StackID
    ],
    // 474: FrameExtractionSequence
    &[
        at(0x0008, 0x1167, Type1, 1, NONE), // MultiFrameSourceSOPInstanceUID
    ],
    // 475: FrameVOILUTSequence
    &[
        at(0x0028, 0x3010, Type1C, 1, 558), // VOILUTSequence
    ],
    // 476: FunctionalMRSequence
    &[
        at(0x0018, 0x9623, Type1, 1, NONE), // FunctionalSyncPulse
    ],
    // 477: GatedInformationSequence
    &[
        at(0x0054, 0x0063, Type2, 1, 427), // DataInformationSequence
    ],
    // 478: GatingBeamHoldTransitionSequence
    &[
        at(0x300C, 0x0127, Type1, 1, NONE), // BeamHoldTransitionDateTime
        at(0x300C, 0x0128, Type1C, 1, 852), // BeamHoldOriginatingDeviceSequence
    ],
    // 479: GeneralAccessorySequence
    &[
        at(0x300A, 0x00F9, Type1, 1, NONE), // AccessoryCode
    ],
    // 480: GeneralAccessorySequence 2
    &[
        at(0x300A, 0x0421, Type1, 1, NONE), // GeneralAccessoryID
    ],
    // 481: GeneticModificationsSequence
    &[
        at(0x0010, 0x0222, Type1, 1, NONE), // GeneticModificationsDescription
        at(0x0010, 0x0223, Type1, 1, NONE), // GeneticModificationsNomenclature
        at(0x0010, 0x0229, Type3, 1, 623), // GeneticModificationsCodeSequence
    ],
    // 482: GraphicAnnotationSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
        at(0x0070, 0x0002, Type1, 1, NONE), // GraphicLayer
        at(0x0070, 0x0008, Type1C, 1, 800), // TextObjectSequence
        at(0x0070, 0x0009, Type1C, 1, 485), // GraphicObjectSequence
        at(0x0070, 0x0209, Type3, 1, 393), // CompoundGraphicSequence
    ],
    // 483: GraphicCoordinatesDataSequence
    &[
        at(0x0008, 0x1140, Type1, 1, 769), // ReferencedImageSequence
    ],
    // 484: GraphicGroupSequence
    &[
        at(0x0070, 0x0207, Type1, 1, NONE), // GraphicGroupLabel
    ],
    // 485: GraphicObjectSequence
    &[
        at(0x0062, 0x0020, Type1C, 1, NONE), // TrackingID
        at(0x0062, 0x0021, Type1C, 1, NONE), // TrackingUID
        at(0x0070, 0x0005, Type1, 1, NONE), // GraphicAnnotationUnits
        at(0x0070, 0x0020, Type1, 1, NONE), // GraphicDimensions
        at(0x0070, 0x0021, Type1, 1, NONE), // NumberOfGraphicPoints
        at(0x0070, 0x0022, Type1, 2, NONE), // GraphicData
        at(0x0070, 0x0023, Type1, 1, NONE), // GraphicType
        at(0x0070, 0x0024, Type1C, 1, NONE), // GraphicFilled
        at(0x0070, 0x0232, Type3, 1, 527), // LineStyleSequence
        at(0x0070, 0x0233, Type3, 1, 463), // FillStyleSequence
    ],
    // 486: HL7StructuredDocumentReferenceSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0040, 0xE001, Type1, 1, NONE), // HL7InstanceIdentifier
    ],
    // 487: HPGLDocumentSequence
    &[
        at(0x0068, 0x62E0, Type1, 1, 623), // ViewOrientationCodeSequence
        at(0x0068, 0x62F0, Type3, 1, 623), // ViewOrientationModifierCodeSequence
        at(0x0068, 0x6320, Type1, 1, 488), // HPGLPenSequence
    ],
    // 488: HPGLPenSequence
    &[
        at(0x0068, 0x6340, Type1, 1, NONE), // HPGLPenLabel
    ],
    // 489: HangingProtocolDefinitionSequence
    &[
        at(0x0008, 0x1032, Type2, 1, 623), // ProcedureCodeSequence
        at(0x0008, 0x2218, Type1C, 1, 623), // AnatomicRegionSequence
        at(0x0040, 0x100A, Type2, 1, 544), // ReasonForRequestedProcedureCodeSequence
    ],
    // 490: IOLPowerSequence
    &[
        at(0x0022, 0x1047, Type1C, 1, 558), // ToricIOLPowerSequence
        at(0x0022, 0x1048, Type1C, 1, 558), // PredictedToricErrorSequence
        at(0x0022, 0x1097, Type2, 1, NONE), // ImplantPartNumber
    ],
    // 491: IconImageSequence
    &[
        at(0x0028, 0x0002, Type1, 1, NONE), // SamplesPerPixel
        at(0x0028, 0x0004, Type1, 1, NONE), // PhotometricInterpretation
        at(0x0028, 0x0006, Type1C, 1, NONE), // PlanarConfiguration
        at(0x0028, 0x0010, Type1, 1, NONE), // Rows
        at(0x0028, 0x0011, Type1, 1, NONE), // Columns
        at(0x0028, 0x0034, Type1C, 2, NONE), // PixelAspectRatio
        at(0x0028, 0x0100, Type1, 1, NONE), // BitsAllocated
        at(0x0028, 0x0101, Type1, 1, NONE), // BitsStored
        at(0x0028, 0x0102, Type1, 1, NONE), // HighBit
        at(0x0028, 0x0103, Type1, 1, NONE), // PixelRepresentation
        at(0x0028, 0x1101, Type1C, 3, NONE), // RedPaletteColorLookupTableDescriptor
        at(0x0028, 0x1102, Type1C, 3, NONE), // GreenPaletteColorLookupTableDescriptor
        at(0x0028, 0x1103, Type1C, 3, NONE), // BluePaletteColorLookupTableDescriptor
        at(0x0028, 0x1201, Type1C, 1, NONE), // RedPaletteColorLookupTableData
        at(0x0028, 0x1202, Type1C, 1, NONE), // GreenPaletteColorLookupTableData
        at(0x0028, 0x1203, Type1C, 1, NONE), // BluePaletteColorLookupTableData
        at(0x7FE0, 0x0010, Type1, 1, NONE), // PixelData
    ],
    // 492: ImageDataTypeSequence
    &[
        at(0x0018, 0x9836, Type1, 1, 623), // ImageDataTypeCodeSequence
    ],
    // 493: ImageFilterDetailsSequence
    &[
        at(0x0018, 0x9320, Type1, 1, NONE), // ImageFilter
    ],
    // 494: ImageSetSelectorSequence
    &[
        at(0x0020, 0x9238, Type1C, 1, NONE), // FunctionalGroupPrivateCreator
        at(0x0072, 0x0054, Type1C, 1, NONE), // SelectorSequencePointerPrivateCreator
        at(0x0072, 0x0056, Type1C, 1, NONE), // SelectorAttributePrivateCreator
        at(0x0072, 0x0066, Type1C, 1, NONE), // SelectorLOValue
        at(0x0072, 0x0068, Type1C, 1, NONE), // SelectorLTValue
        at(0x0072, 0x006A, Type1C, 1, NONE), // SelectorPNValue
        at(0x0072, 0x006C, Type1C, 1, NONE), // SelectorSHValue
        at(0x0072, 0x006E, Type1C, 1, NONE), // SelectorSTValue
        at(0x0072, 0x0070, Type1C, 1, NONE), // SelectorUTValue
        at(0x0072, 0x007F, Type1C, 1, NONE), // SelectorUIValue
        at(0x0072, 0x0080, Type1C, 1, 623), // SelectorCodeSequenceValue
    ],
    // 495: ImageSetsSequence
    &[
        at(0x0072, 0x0022, Type1, 1, 494), // ImageSetSelectorSequence
        at(0x0072, 0x0030, Type1, 1, 803), // TimeBasedImageSetsSequence
    ],
    // 496: ImagingApertureSequence
    &[
        at(0x300A, 0x0656, Type1C, 1, 632), // RTBeamLimitingDeviceOpeningSequence
    ],
    // 497: ImagingEquipmentToTreatmentDeliveryDeviceRelationshipSequence
    &[
        at(0x3002, 0x0110, Type2, 1, 404), // DevicePositionParameterSequence
    ],
    // 498: ImagingSourcePositionSequence
    &[
        at(0x3002, 0x0110, Type1, 1, 404), // DevicePositionParameterSequence
    ],
    // 499: ImplantTargetAnatomySequence
    &[
        at(0x0008, 0x2218, Type1, 1, 623), // AnatomicRegionSequence
    ],
    // 500: ImplantTemplateGroupMembersSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0078, 0x0070, Type1C, 1, 558), // ImplantTemplateGroupMemberMatching2DCoordinatesSequence
    ],
    // 501: ImplantTemplateGroupVariationDimensionSequence
    &[
        at(0x0078, 0x00B2, Type1, 1, NONE), // ImplantTemplateGroupVariationDimensionName
        at(0x0078, 0x00B4, Type1, 1, 558), // ImplantTemplateGroupVariationDimensionRankSequence
    ],
    // 502: IncorporatedInventoryInstanceSequence
    &[
        at(0x0008, 0x0409, Type1C, 1, NONE), // FileAccessURI
        at(0x0008, 0x040B, Type1C, 1, NONE), // FilenameInContainer
        at(0x0008, 0x040E, Type1C, 1, NONE), // StoredInstanceTransferSyntaxUID
        at(0x0008, 0x0420, Type3, 1, 558), // InventoryAccessEndPointsSequence
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
    ],
    // 503: InformationFromManufacturerSequence
    &[
        at(0x0042, 0x0012, Type1C, 1, NONE), // MIMETypeOfEncapsulatedDocument
        at(0x0068, 0x6270, Type1, 1, NONE), // InformationIssueDateTime
        at(0x0068, 0x6280, Type1, 1, NONE), // InformationSummary
    ],
    // 504: InstructionSequence
    &[
        at(0x0018, 0x9916, Type1, 1, NONE), // InstructionText
        at(0x0018, 0x9919, Type2C, 1, NONE), // InstructionPerformedDateTime
    ],
    // 505: IntendedRTTreatmentPhaseSequence
    &[
        at(0x3010, 0x0035, Type1, 1, NONE), // EntityLabel
        at(0x3010, 0x003B, Type2, 1, NONE), // RTTreatmentPhaseUID
        at(0x3010, 0x004C, Type2, 1, NONE), // IntendedPhaseStartDate
        at(0x3010, 0x004D, Type2, 1, NONE), // IntendedPhaseEndDate
    ],
    // 506: InterlockSequence
    &[
        at(0x300A, 0x0741, Type1, 1, NONE), // InterlockDateTime
        at(0x300A, 0x0742, Type1, 1, NONE), // InterlockDescription
        at(0x300A, 0x0743, Type1C, 1, 852), // InterlockOriginatingDeviceSequence
        at(0x300A, 0x0744, Type1, 1, 623), // InterlockCodeSequence
        at(0x300A, 0x0745, Type1, 1, 623), // InterlockResolutionCodeSequence
        at(0x300A, 0x0746, Type2, 1, 562), // InterlockResolutionUserSequence
        at(0x300A, 0x0783, Type1C, 1, NONE), // InterlockOriginDescription
    ],
    // 507: InterventionDrugInformationSequence
    &[
        at(0x0018, 0x0029, Type3, 1, 623), // InterventionDrugCodeSequence
        at(0x0054, 0x0302, Type3, 1, 623), // AdministrationRouteCodeSequence
    ],
    // 508: InterventionDrugInformationSequence 2
    &[
        at(0x0018, 0x0029, Type3, 1, 623), // InterventionDrugCodeSequence
    ],
    // 509: InterventionSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0018, 0x0029, Type3, 1, 623), // InterventionDrugCodeSequence
        at(0x0054, 0x0302, Type3, 1, 623), // AdministrationRouteCodeSequence
    ],
    // 510: IntraocularLensCalculationsRightEyeSequence
    &[
        at(0x0022, 0x001B, Type2, 1, 711), // RefractiveStateSequence
        at(0x0022, 0x1012, Type1, 1, 569), // OphthalmicAxialLengthSequence
        at(0x0022, 0x1028, Type1, 1, 623), // IOLFormulaCodeSequence
        at(0x0022, 0x1040, Type2C, 1, 623), // RefractiveSurgeryTypeCodeSequence
        at(0x0022, 0x1045, Type3, 1, 558), // SurgicallyInducedAstigmatismSequence
        at(0x0022, 0x104A, Type2C, 1, 558), // ToricIOLPowerForExactEmmetropiaSequence
        at(0x0022, 0x104B, Type2C, 1, 558), // ToricIOLPowerForExactTargetRefractionSequence
        at(0x0022, 0x1090, Type1, 1, 490), // IOLPowerSequence
        at(0x0022, 0x1092, Type1, 1, 525), // LensConstantSequence
        at(0x0022, 0x1093, Type1, 1, NONE), // IOLManufacturer
        at(0x0022, 0x1095, Type1, 1, NONE), // ImplantName
        at(0x0022, 0x1096, Type2, 1, 623), // KeratometryMeasurementTypeCodeSequence
        at(0x0022, 0x1103, Type2C, 1, 623), // RefractiveErrorBeforeRefractiveSurgeryCodeSequence
        at(0x0022, 0x1127, Type3, 1, 526), // LensThicknessSequence
        at(0x0022, 0x1128, Type3, 1, 347), // AnteriorChamberDepthSequence
        at(0x0022, 0x112A, Type3, 1, 379), // CalculationCommentSequence
        at(0x0046, 0x0047, Type3, 1, 419), // CornealSizeSequence
        at(0x0046, 0x0074, Type1, 1, 558), // SteepKeratometricAxisSequence
        at(0x0046, 0x0080, Type1, 1, 558), // FlatKeratometricAxisSequence
        at(0x0046, 0x0110, Type3, 1, 418), // CorneaMeasurementsSequence
    ],
    // 511: InventoriedInstancesSequence
    &[
        at(0x0008, 0x0016, Type1, 1, NONE), // SOPClassUID
        at(0x0008, 0x0018, Type1, 1, NONE), // SOPInstanceUID
        at(0x0008, 0x0406, Type2C, 1, 623), // ReasonForRemovalCodeSequence
        at(0x0008, 0x041A, Type3, 1, 462), // FileAccessSequence
        at(0x0008, 0x3001, Type3, 1, 342), // AlternateRepresentationSequence
        at(0x0040, 0x0560, Type3, 1, 778), // SpecimenDescriptionSequence
        at(0x0040, 0xA043, Type3, 1, 623), // ConceptNameCodeSequence
        at(0x0040, 0xA370, Type3, 1, 695), // ReferencedRequestSequence
        at(0x0040, 0xA504, Type3, 1, 558), // ContentTemplateSequence
        at(0x0400, 0x0561, Type3, 1, 577), // OriginalAttributesSequence
    ],
    // 512: InventoriedSeriesSequence
    &[
        at(0x0008, 0x0406, Type2C, 1, 623), // ReasonForRemovalCodeSequence
        at(0x0008, 0x0419, Type3, 1, 558), // FileSetAccessSequence
        at(0x0008, 0x0425, Type2C, 1, 511), // InventoriedInstancesSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
        at(0x0040, 0x0275, Type3, 1, 715), // RequestAttributesSequence
        at(0x0400, 0x0561, Type3, 1, 577), // OriginalAttributesSequence
    ],
    // 513: InventoriedStudiesSequence
    &[
        at(0x0008, 0x0020, Type2, 1, NONE), // StudyDate
        at(0x0008, 0x0030, Type2, 1, NONE), // StudyTime
        at(0x0008, 0x0050, Type2, 1, NONE), // AccessionNumber
        at(0x0008, 0x0051, Type3, 1, 520), // IssuerOfAccessionNumberSequence
        at(0x0008, 0x0054, Type1C, 1, NONE), // RetrieveAETitle
        at(0x0008, 0x0063, Type3, 1, 623), // AnatomicRegionsInStudyCodeSequence
        at(0x0008, 0x0096, Type3, 1, 562), // ReferringPhysicianIdentificationSequence
        at(0x0008, 0x009D, Type3, 1, 562), // ConsultingPhysicianIdentificationSequence
        at(0x0008, 0x0404, Type1, 1, NONE), // ItemInventoryDateTime
        at(0x0008, 0x0406, Type2C, 1, 623), // ReasonForRemovalCodeSequence
        at(0x0008, 0x0419, Type3, 1, 558), // FileSetAccessSequence
        at(0x0008, 0x041F, Type2, 1, NONE), // StudyUpdateDateTime
        at(0x0008, 0x0424, Type2C, 1, 512), // InventoriedSeriesSequence
        at(0x0008, 0x1030, Type2, 1, NONE), // StudyDescription
        at(0x0008, 0x1032, Type3, 1, 623), // ProcedureCodeSequence
        at(0x0008, 0x1049, Type3, 1, 562), // PhysiciansOfRecordIdentificationSequence
        at(0x0008, 0x1062, Type3, 1, 562), // PhysiciansReadingStudyIdentificationSequence
        at(0x0008, 0x1190, Type1C, 1, NONE), // RetrieveURL
        at(0x0010, 0x0010, Type2, 1, NONE), // PatientName
        at(0x0010, 0x0020, Type2, 1, NONE), // PatientID
        at(0x0010, 0x0024, Type3, 1, 521), // IssuerOfPatientIDQualifiersSequence
        at(0x0010, 0x0030, Type2, 1, NONE), // PatientBirthDate
        at(0x0010, 0x0040, Type2, 1, NONE), // PatientSex
        at(0x0010, 0x1002, Type3, 1, 579), // OtherPatientIDsSequence
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
        at(0x0020, 0x0010, Type2, 1, NONE), // StudyID
        at(0x0400, 0x0561, Type3, 1, 577), // OriginalAttributesSequence
    ],
    // 514: IonBeamSequence
    &[
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x3008, 0x00A1, Type1C, 1, 631), // EnhancedRTBeamLimitingDeviceSequence
        at(0x300A, 0x00B2, Type2, 1, NONE), // TreatmentMachineName
        at(0x300A, 0x00C2, Type1, 1, NONE), // BeamName
        at(0x300A, 0x0107, Type3, 1, 350), // ApplicatorSequence
        at(0x300A, 0x02EA, Type1C, 1, 364), // IonRangeCompensatorSequence
        at(0x300A, 0x030C, Type3, 1, 762), // SnoutSequence
        at(0x300A, 0x0314, Type1C, 1, 661), // RangeShifterSequence
        at(0x300A, 0x0332, Type1C, 1, 523), // LateralSpreadingDeviceSequence
        at(0x300A, 0x0342, Type1C, 1, 660), // RangeModulatorSequence
        at(0x300A, 0x03A4, Type3, 1, 558), // IonBeamLimitingDeviceSequence
        at(0x300A, 0x03A6, Type1C, 1, 515), // IonBlockSequence
        at(0x300A, 0x03A8, Type1, 1, 517), // IonControlPointSequence
        at(0x300A, 0x03AA, Type1C, 1, 558), // IonWedgeSequence
        at(0x300A, 0x0420, Type3, 1, 480), // GeneralAccessorySequence
        at(0x300A, 0x0505, Type3, 1, 558), // DepthDoseParametersSequence
        at(0x300C, 0x0042, Type3, 1, 689), // ReferencedReferenceImageSequence
        at(0x300C, 0x0080, Type3, 1, 689), // ReferencedDoseSequence
        at(0x300C, 0x00B0, Type1C, 1, 558), // ReferencedBolusSequence
    ],
    // 515: IonBlockSequence
    &[
        at(0x300A, 0x00E1, Type2, 1, NONE), // MaterialID
        at(0x300A, 0x0441, Type1C, 1, 558), // BlockSlabSequence
    ],
    // 516: IonControlPointDeliverySequence
    &[
        at(0x3008, 0x0024, Type1, 1, NONE), // TreatmentControlPointDate
        at(0x3008, 0x0025, Type1, 1, NONE), // TreatmentControlPointTime
        at(0x3008, 0x0060, Type3, 1, 582), // OverrideSequence
        at(0x3008, 0x0068, Type3, 1, 558), // CorrectedParameterSequence
        at(0x3008, 0x00A2, Type1C, 1, 632), // EnhancedRTBeamLimitingOpeningSequence
        at(0x300A, 0x011A, Type1C, 1, 558), // BeamLimitingDevicePositionSequence
        at(0x300A, 0x0360, Type1C, 1, 662), // RangeShifterSettingsSequence
        at(0x300A, 0x0370, Type1C, 1, 524), // LateralSpreadingDeviceSettingsSequence
        at(0x300A, 0x0380, Type1C, 1, 558), // RangeModulatorSettingsSequence
        at(0x300A, 0x0390, Type1C, 1, NONE), // ScanSpotTuneID
        at(0x300A, 0x03AC, Type1C, 1, 558), // IonWedgePositionSequence
    ],
    // 517: IonControlPointSequence
    &[
        at(0x3008, 0x00A2, Type1C, 1, 632), // EnhancedRTBeamLimitingOpeningSequence
        at(0x300A, 0x011A, Type1C, 1, 558), // BeamLimitingDevicePositionSequence
        at(0x300A, 0x0360, Type1C, 1, 662), // RangeShifterSettingsSequence
        at(0x300A, 0x0370, Type1C, 1, 524), // LateralSpreadingDeviceSettingsSequence
        at(0x300A, 0x0380, Type1C, 1, 558), // RangeModulatorSettingsSequence
        at(0x300A, 0x0390, Type1C, 1, NONE), // ScanSpotTuneID
        at(0x300A, 0x03AC, Type1C, 1, 558), // IonWedgePositionSequence
        at(0x300C, 0x0050, Type3, 1, 558), // ReferencedDoseReferenceSequence
    ],
    // 518: IonToleranceTableSequence
    &[
        at(0x300A, 0x0048, Type3, 1, 558), // BeamLimitingDeviceToleranceSequence
    ],
    // 519: IrradiationEventIdentificationSequence
    &[
        at(0x0008, 0x3010, Type1, 1, NONE), // IrradiationEventUID
    ],
    // 520: IssuerOfAccessionNumberSequence
    &[
        at(0x0040, 0x0031, Type1C, 1, NONE), // LocalNamespaceEntityID
        at(0x0040, 0x0032, Type1C, 1, NONE), // UniversalEntityID
        at(0x0040, 0x0033, Type1C, 1, NONE), // UniversalEntityIDType
    ],
    // 521: IssuerOfPatientIDQualifiersSequence
    &[
        at(0x0040, 0x0033, Type1C, 1, NONE), // UniversalEntityIDType
        at(0x0040, 0x0036, Type3, 1, 520), // AssigningFacilitySequence
        at(0x0040, 0x0039, Type3, 1, 544), // AssigningJurisdictionCodeSequence
        at(0x0040, 0x003A, Type3, 1, 544), // AssigningAgencyOrDepartmentCodeSequence
    ],
    // 522: KeratometryRightEyeSequence
    &[
        at(0x0046, 0x0074, Type1, 1, 558), // SteepKeratometricAxisSequence
        at(0x0046, 0x0080, Type1, 1, 558), // FlatKeratometricAxisSequence
    ],
    // 523: LateralSpreadingDeviceSequence
    &[
        at(0x300A, 0x0336, Type1, 1, NONE), // LateralSpreadingDeviceID
    ],
    // 524: LateralSpreadingDeviceSettingsSequence
    &[
        at(0x300A, 0x0372, Type1, 1, NONE), // LateralSpreadingDeviceSetting
    ],
    // 525: LensConstantSequence
    &[
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
    ],
    // 526: LensThicknessSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0022, 0x1132, Type1, 1, 623), // SourceOfLensThicknessDataCodeSequence
    ],
    // 527: LineStyleSequence
    &[
        at(0x0070, 0x0244, Type1, 1, NONE), // ShadowStyle
        at(0x0070, 0x0245, Type1, 1, NONE), // ShadowOffsetX
        at(0x0070, 0x0246, Type1, 1, NONE), // ShadowOffsetY
        at(0x0070, 0x0247, Type1, 3, NONE), // ShadowColorCIELabValue
        at(0x0070, 0x0251, Type1, 3, NONE), // PatternOnColorCIELabValue
        at(0x0070, 0x0253, Type1, 1, NONE), // LineThickness
        at(0x0070, 0x0254, Type1, 1, NONE), // LineDashingStyle
        at(0x0070, 0x0255, Type1C, 1, NONE), // LinePattern
        at(0x0070, 0x0258, Type1, 1, NONE), // ShadowOpacity
        at(0x0070, 0x0284, Type1, 1, NONE), // PatternOnOpacity
    ],
    // 528: MACParametersSequence
    &[
        at(0x0400, 0x0010, Type1, 1, NONE), // MACCalculationTransferSyntaxUID
    ],
    // 529: MRArterialSpinLabelingSequence
    &[
        at(0x0018, 0x9252, Type2, 1, NONE), // ASLTechniqueDescription
        at(0x0018, 0x925B, Type1C, 1, NONE), // ASLCrusherDescription
        at(0x0018, 0x925D, Type1C, 1, 330), // ASLBolusCutoffTimingSequence
        at(0x0018, 0x9260, Type1C, 1, 331), // ASLSlabSequence
    ],
    // 530: MRDiffusionSequence
    &[
        at(0x0018, 0x9076, Type1C, 1, 558), // DiffusionGradientDirectionSequence
        at(0x0018, 0x9601, Type1C, 1, 558), // DiffusionBMatrixSequence
    ],
    // 531: MRMetaboliteMapSequence
    &[
        at(0x0018, 0x9080, Type1C, 1, NONE), // MetaboliteMapDescription
        at(0x0018, 0x9083, Type3, 1, 623), // MetaboliteMapCodeSequence
        at(0x0018, 0x9084, Type3, 1, 558), // ChemicalShiftSequence
    ],
    // 532: MRReceiveCoilSequence
    &[
        at(0x0018, 0x1250, Type1C, 1, NONE), // ReceiveCoilName
        at(0x0018, 0x9041, Type2C, 1, NONE), // ReceiveCoilManufacturerName
        at(0x0018, 0x9045, Type1C, 1, 548), // MultiCoilDefinitionSequence
    ],
    // 533: MRTimingAndRelatedParametersSequence
    &[
        at(0x0018, 0x9176, Type1C, 1, 558), // OperatingModeSequence
        at(0x0018, 0x9239, Type1C, 1, 558), // SpecificAbsorptionRateSequence
    ],
    // 534: MRTransmitCoilSequence
    &[
        at(0x0018, 0x1251, Type1C, 1, NONE), // TransmitCoilName
        at(0x0018, 0x9050, Type2C, 1, NONE), // TransmitCoilManufacturerName
    ],
    // 535: MajorTicksSequence
    &[
        at(0x0070, 0x0288, Type1, 1, NONE), // TickPosition
        at(0x0070, 0x0289, Type1, 1, NONE), // TickLabel
    ],
    // 536: MaskSubtractionSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 689), // ReferencedImageSequence
        at(0x0028, 0x9422, Type1C, 1, 558), // PixelIntensityRelationshipLUTSequence
        at(0x0028, 0x9501, Type1, 1, 604), // PixelShiftSequence
    ],
    // 537: MatingFeatureDegreeOfFreedomSequence
    &[
        at(0x0068, 0x6470, Type1C, 1, 558), // TwoDDegreeOfFreedomSequence
    ],
    // 538: MatingFeatureSequence
    &[
        at(0x0068, 0x6400, Type3, 1, 537), // MatingFeatureDegreeOfFreedomSequence
        at(0x0068, 0x6430, Type1C, 1, 558), // TwoDMatingFeatureCoordinatesSequence
    ],
    // 539: MatingFeatureSetsSequence
    &[
        at(0x0068, 0x63D0, Type1, 1, NONE), // MatingFeatureSetLabel
        at(0x0068, 0x63E0, Type1, 1, 538), // MatingFeatureSequence
    ],
    // 540: MatrixRegistrationSequence
    &[
        at(0x0070, 0x030A, Type1, 1, 558), // MatrixSequence
        at(0x0070, 0x030D, Type2, 1, 623), // RegistrationTypeCodeSequence
    ],
    // 541: MeasuredMetersetToDoseMappingSequence
    &[
        at(0x300A, 0x0774, Type2, 1, 623), // DoseMeasurementDeviceCodeSequence
    ],
    // 542: MeasuredValueSequence
    &[
        at(0x0040, 0x08EA, Type1, 1, 544), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA161, Type1C, 1, NONE), // FloatingPointValue
        at(0x0040, 0xA162, Type1C, 1, NONE), // RationalNumeratorValue
        at(0x0040, 0xA163, Type1C, 1, NONE), // RationalDenominatorValue
        at(0x0040, 0xA30A, Type1, 1, NONE), // NumericValue
    ],
    // 543: MeasuredValueSequence 2
    &[
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
    ],
    // 544: MeasurementUnitsCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0105, Type1C, 1, NONE), // MappingResource
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 453), // EquivalentCodeSequence
    ],
    // 545: MeasurementsSequence
    &[
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
        at(0x0066, 0x0132, Type1, 1, 558), // MeasurementValuesSequence
    ],
    // 546: ModalityLUTSequence
    &[
        at(0x0028, 0x3004, Type1, 1, NONE), // ModalityLUTType
    ],
    // 547: ModelSpecificationSequence
    &[
        at(0x0008, 0x0070, Type1, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type1C, 1, NONE), // ManufacturerModelName
        at(0x300A, 0x0420, Type3, 1, 479), // GeneralAccessorySequence
    ],
    // 548: MultiCoilDefinitionSequence
    &[
        at(0x0018, 0x9047, Type1, 1, NONE), // MultiCoilElementName
    ],
    // 549: MultiFramePresentationSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 689), // ReferencedImageSequence
        at(0x0008, 0x9458, Type3, 1, 558), // FrameDisplaySequence
    ],
    // 550: MultienergyCTAcquisitionSequence
    &[
        at(0x0018, 0x9304, Type1, 1, 558), // CTAcquisitionDetailsSequence
        at(0x0018, 0x9312, Type1, 1, 558), // CTGeometrySequence
        at(0x0018, 0x9321, Type1, 1, 374), // CTExposureSequence
        at(0x0018, 0x9325, Type1, 1, 377), // CTXRayDetailsSequence
        at(0x0018, 0x9365, Type1, 1, 554), // MultienergyCTXRaySourceSequence
        at(0x0018, 0x936F, Type1, 1, 553), // MultienergyCTXRayDetectorSequence
        at(0x0018, 0x9379, Type1, 1, 558), // MultienergyCTPathSequence
    ],
    // 551: MultienergyCTCharacteristicsSequence
    &[
        at(0x0022, 0x1612, Type3, 1, 397), // DerivationAlgorithmSequence
        at(0x0074, 0x1212, Type3, 1, 624), // PerformedProcessingParametersSequence
    ],
    // 552: MultienergyCTProcessingSequence
    &[
        at(0x0018, 0x9380, Type3, 1, 397), // DecompositionAlgorithmIdentificationSequence
        at(0x0018, 0x9381, Type3, 1, 428), // DecompositionMaterialSequence
    ],
    // 553: MultienergyCTXRayDetectorSequence
    &[
        at(0x0018, 0x9371, Type1, 1, NONE), // XRayDetectorID
    ],
    // 554: MultienergyCTXRaySourceSequence
    &[
        at(0x0018, 0x9367, Type1, 1, NONE), // XRaySourceID
        at(0x0018, 0x9369, Type1, 1, NONE), // SourceStartDateTime
        at(0x0018, 0x936A, Type1, 1, NONE), // SourceEndDateTime
    ],
    // 555: MultiplexedAudioChannelsDescriptionCodeSequence
    &[
        at(0x003A, 0x0208, Type1, 1, 623), // ChannelSourceSequence
    ],
    // 556: MydriaticAgentSequence
    &[
        at(0x0022, 0x001C, Type1, 1, 623), // MydriaticAgentCodeSequence
        at(0x0022, 0x0042, Type1C, 1, 623), // MydriaticAgentConcentrationUnitsSequence
    ],
    // 557: NonconformingModifiedAttributesSequence
    &[
        at(0x0072, 0x0026, Type1C, 1, NONE), // SelectorAttribute
        at(0x0072, 0x0028, Type1C, 1, NONE), // SelectorValueNumber
        at(0x0072, 0x0052, Type1C, 1, NONE), // SelectorSequencePointer
        at(0x0072, 0x0054, Type1C, 1, NONE), // SelectorSequencePointerPrivateCreator
        at(0x0072, 0x0056, Type1C, 1, NONE), // SelectorAttributePrivateCreator
        at(0x0074, 0x1057, Type1C, 1, NONE), // SelectorSequencePointerItems
        at(0x0400, 0x0552, Type1, 1, NONE), // NonconformingDataElementValue
    ],
    // 558: Nothing
    &[
    ],
    // 559: OCTBscanAnalysisAcquisitionParametersSequence
    &[
        at(0x0022, 0x1618, Type1, 1, 623), // ScanPatternTypeCodeSequence
    ],
    // 560: OmittedApplicationSetupSequence
    &[
        at(0x0074, 0x1409, Type1, 1, 558), // OmittedChannelSequence
    ],
    // 561: OmittedRadiationSequence
    &[
        at(0x0044, 0x0103, Type1, 1, 355), // AsserterIdentificationSequence
        at(0x300A, 0x0630, Type1, 1, 689), // ReferencedRTRadiationSequence
        at(0x300A, 0x0788, Type1, 1, 623), // ReasonForOmissionCodeSequence
    ],
    // 562: OperatorIdentificationSequence
    &[
        at(0x0008, 0x0080, Type1C, 1, NONE), // InstitutionName
        at(0x0008, 0x0082, Type1C, 1, 544), // InstitutionCodeSequence
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x0040, 0x1101, Type1, 1, 544), // PersonIdentificationCodeSequence
    ],
    // 563: OperatorIdentificationSequence 2
    &[
        at(0x0008, 0x0070, Type1C, 1, NONE), // Manufacturer
        at(0x0008, 0x0080, Type2, 1, NONE), // InstitutionName
        at(0x0008, 0x0082, Type2, 1, 544), // InstitutionCodeSequence
        at(0x0008, 0x1010, Type2C, 1, NONE), // StationName
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x0008, 0x1090, Type1C, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1002, Type1C, 1, NONE), // DeviceUID
        at(0x0040, 0x1101, Type2C, 1, 544), // PersonIdentificationCodeSequence
        at(0x0040, 0xA084, Type1, 1, NONE), // ObserverType
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0044, 0x010A, Type3, 1, 544), // OrganizationalRoleCodeSequence
    ],
    // 564: OphthalmicAxialLengthMeasurementsLengthSummationSequence
    &[
        at(0x0022, 0x1211, Type1, 1, 565), // OphthalmicAxialLengthMeasurementsSegmentalLengthSequence
        at(0x0022, 0x1330, Type1, 1, 689), // ReferencedOphthalmicAxialLengthMeasurementQCImageSequence
    ],
    // 565: OphthalmicAxialLengthMeasurementsSegmentalLengthSequence
    &[
        at(0x0022, 0x1101, Type1, 1, 623), // OphthalmicAxialLengthMeasurementsSegmentNameCodeSequence
        at(0x0022, 0x1220, Type1C, 1, 823), // UltrasoundOphthalmicAxialLengthMeasurementsSequence
        at(0x0022, 0x1225, Type1C, 1, 823), // OpticalOphthalmicAxialLengthMeasurementsSequence
    ],
    // 566: OphthalmicAxialLengthMeasurementsSequence
    &[
        at(0x0022, 0x1210, Type1C, 1, 567), // OphthalmicAxialLengthMeasurementsTotalLengthSequence
        at(0x0022, 0x1211, Type1C, 1, 565), // OphthalmicAxialLengthMeasurementsSegmentalLengthSequence
        at(0x0022, 0x1212, Type1C, 1, 564), // OphthalmicAxialLengthMeasurementsLengthSummationSequence
    ],
    // 567: OphthalmicAxialLengthMeasurementsTotalLengthSequence
    &[
        at(0x0022, 0x1220, Type1C, 1, 823), // UltrasoundOphthalmicAxialLengthMeasurementsSequence
        at(0x0022, 0x1225, Type1C, 1, 823), // OpticalOphthalmicAxialLengthMeasurementsSequence
        at(0x0022, 0x1330, Type1, 1, 689), // ReferencedOphthalmicAxialLengthMeasurementQCImageSequence
    ],
    // 568: OphthalmicAxialLengthQualityMetricSequence
    &[
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
    ],
    // 569: OphthalmicAxialLengthSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0022, 0x1035, Type1, 1, 623), // SourceOfOphthalmicAxialLengthCodeSequence
        at(0x0022, 0x1044, Type1C, 1, 623), // OphthalmicUltrasoundMethodCodeSequence
        at(0x0022, 0x1250, Type1, 1, 623), // OphthalmicAxialLengthSelectionMethodCodeSequence
    ],
    // 570: OphthalmicAxialMeasurementsRightEyeSequence
    &[
        at(0x0022, 0x0058, Type2C, 1, 556), // MydriaticAgentSequence
        at(0x0022, 0x1024, Type1, 1, 623), // LensStatusCodeSequence
        at(0x0022, 0x1025, Type1, 1, 623), // VitreousStatusCodeSequence
        at(0x0022, 0x1050, Type1, 1, 566), // OphthalmicAxialLengthMeasurementsSequence
        at(0x0022, 0x1230, Type1C, 1, 824), // UltrasoundSelectedOphthalmicAxialLengthSequence
        at(0x0022, 0x1255, Type1C, 1, 576), // OpticalSelectedOphthalmicAxialLengthSequence
    ],
    // 571: OphthalmicEnFaceImageQualityRatingSequence
    &[
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
        at(0x0066, 0x002F, Type1, 1, 623), // AlgorithmFamilyCodeSequence
        at(0x0066, 0x0030, Type3, 1, 623), // AlgorithmNameCodeSequence
        at(0x0066, 0x0031, Type1, 1, NONE), // AlgorithmVersion
        at(0x0066, 0x0036, Type1, 1, NONE), // AlgorithmName
    ],
    // 572: OphthalmicPatientClinicalInformationLeftEyeSequence
    &[
        at(0x0024, 0x0110, Type3, 1, 558), // VisualAcuityMeasurementSequence
        at(0x0024, 0x0112, Type2, 1, 558), // RefractiveParametersUsedOnPatientSequence
    ],
    // 573: OphthalmicThicknessMapQualityRatingSequence
    &[
        at(0x0022, 0x1458, Type1, 1, 397), // OphthalmicThicknessMapQualityThresholdSequence
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
    ],
    // 574: OpticalPathIdentificationSequence
    &[
        at(0x0048, 0x0106, Type1, 1, NONE), // OpticalPathIdentifier
    ],
    // 575: OpticalPathSequence
    &[
        at(0x0022, 0x0016, Type1, 1, 623), // IlluminationTypeCodeSequence
        at(0x0022, 0x0017, Type3, 1, 623), // LightPathFilterTypeStackCodeSequence
        at(0x0022, 0x0018, Type3, 1, 623), // ImagePathFilterTypeStackCodeSequence
        at(0x0022, 0x0019, Type3, 1, 623), // LensesCodeSequence
        at(0x0022, 0x001A, Type1C, 1, 623), // ChannelDescriptionCodeSequence
        at(0x0048, 0x0100, Type3, 1, 623), // IlluminatorTypeCodeSequence
        at(0x0048, 0x0106, Type1, 1, NONE), // OpticalPathIdentifier
        at(0x0048, 0x0108, Type1C, 1, 623), // IlluminationColorCodeSequence
        at(0x0048, 0x0120, Type3, 1, 558), // PaletteColorLookupTableSequence
    ],
    // 576: OpticalSelectedOphthalmicAxialLengthSequence
    &[
        at(0x0022, 0x1257, Type1C, 1, 731), // SelectedSegmentalOphthalmicAxialLengthSequence
        at(0x0022, 0x1260, Type1C, 1, 732), // SelectedTotalOphthalmicAxialLengthSequence
    ],
    // 577: OriginalAttributesSequence
    &[
        at(0x0400, 0x0550, Type1, 1, NONE), // ModifiedAttributesSequence
        at(0x0400, 0x0551, Type3, 1, 557), // NonconformingModifiedAttributesSequence
        at(0x0400, 0x0562, Type1, 1, NONE), // AttributeModificationDateTime
        at(0x0400, 0x0563, Type1, 1, NONE), // ModifyingSystem
        at(0x0400, 0x0564, Type2, 1, NONE), // SourceOfPreviousValues
        at(0x0400, 0x0565, Type1, 1, NONE), // ReasonForTheAttributeModification
    ],
    // 578: OtherClinicalTrialProtocolIDsSequence
    &[
        at(0x0012, 0x0020, Type1, 1, NONE), // ClinicalTrialProtocolID
        at(0x0012, 0x0022, Type1, 1, NONE), // IssuerOfClinicalTrialProtocolID
    ],
    // 579: OtherPatientIDsSequence
    &[
        at(0x0010, 0x0020, Type2, 1, NONE), // PatientID
        at(0x0010, 0x0024, Type3, 1, 521), // IssuerOfPatientIDQualifiersSequence
    ],
    // 580: OtherPatientIDsSequence 2
    &[
        at(0x0010, 0x0020, Type1, 1, NONE), // PatientID
        at(0x0010, 0x0022, Type1, 1, NONE), // TypeOfPatientID
        at(0x0010, 0x0024, Type3, 1, 521), // IssuerOfPatientIDQualifiersSequence
    ],
    // 581: OutputInformationSequence
    &[
        at(0x0008, 0x1150, Type1C, 1, NONE), // ReferencedSOPClassUID
        at(0x0040, 0x4071, Type1C, 1, 425), // DICOMStorageSequence
        at(0x0040, 0x4072, Type1C, 1, 719), // STOWRSStorageSequence
        at(0x0040, 0x4074, Type1C, 1, 847), // XDSStorageSequence
    ],
    // 582: OverrideSequence
    &[
        at(0x0008, 0x1070, Type2, 1, NONE), // OperatorsName
        at(0x0008, 0x1072, Type3, 1, 562), // OperatorIdentificationSequence
    ],
    // 583: OverrideSequence 2
    &[
        at(0x0008, 0x1072, Type1, 1, 563), // OperatorIdentificationSequence
        at(0x3008, 0x0066, Type2, 1, NONE), // OverrideReason
        at(0x300A, 0x073E, Type2, 1, 404), // AlternateValueSequence
        at(0x300A, 0x0760, Type1, 1, NONE), // OverrideDateTime
    ],
    // 584: ParallelRTBeamDelimiterDeviceSequence
    &[
        at(0x300A, 0x0644, Type1, 1, 623), // ParallelRTBeamDelimiterDeviceOrientationLabelCodeSequence
    ],
    // 585: ParametersSpecificationSequence
    &[
        at(0x0040, 0x08EA, Type3, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0072, 0x0054, Type1C, 1, NONE), // SelectorSequencePointerPrivateCreator
        at(0x0072, 0x0056, Type1C, 1, NONE), // SelectorAttributePrivateCreator
        at(0x0082, 0x0018, Type1, 1, NONE), // SelectorAttributeName
        at(0x0082, 0x0034, Type1C, 1, 352), // ConstraintValueSequence
        at(0x0082, 0x0035, Type3, 1, 352), // RecommendedDefaultValueSequence
        at(0x0082, 0x0037, Type1C, 1, NONE), // ConstraintViolationCondition
    ],
    // 586: ParticipantSequence
    &[
        at(0x0008, 0x0070, Type1C, 1, NONE), // Manufacturer
        at(0x0008, 0x0080, Type2, 1, NONE), // InstitutionName
        at(0x0008, 0x0082, Type2, 1, 544), // InstitutionCodeSequence
        at(0x0008, 0x1010, Type2C, 1, NONE), // StationName
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x0008, 0x1090, Type1C, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1002, Type1C, 1, NONE), // DeviceUID
        at(0x0040, 0x1101, Type2C, 1, 544), // PersonIdentificationCodeSequence
        at(0x0040, 0xA080, Type1, 1, NONE), // ParticipationType
        at(0x0040, 0xA082, Type2, 1, NONE), // ParticipationDateTime
        at(0x0040, 0xA084, Type1, 1, NONE), // ObserverType
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0044, 0x010A, Type3, 1, 544), // OrganizationalRoleCodeSequence
    ],
    // 587: PatientLocationCoordinatesSequence
    &[
        at(0x3006, 0x00CA, Type1, 1, 623), // PatientLocationCoordinatesCodeSequence
    ],
    // 588: PatientOrientationCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0054, 0x0412, Type3, 1, 623), // PatientOrientationModifierCodeSequence
    ],
    // 589: PatientOrientationCodeSequence 2
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0054, 0x0412, Type1C, 1, 623), // PatientOrientationModifierCodeSequence
    ],
    // 590: PatientOrientationCodeSequence 3
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0054, 0x0412, Type2C, 1, 623), // PatientOrientationModifierCodeSequence
    ],
    // 591: PatientPhysiologicalStateSequence
    &[
        at(0x0018, 0x9772, Type1, 1, 623), // PatientPhysiologicalStateCodeSequence
    ],
    // 592: PatientPositioningInstructionSequence
    &[
        at(0x0018, 0x9916, Type1, 1, NONE), // InstructionText
        at(0x0018, 0x9919, Type1C, 1, NONE), // InstructionPerformedDateTime
    ],
    // 593: PatientSetupSequence
    &[
        at(0x300A, 0x0184, Type1C, 1, NONE), // PatientAdditionalPosition
        at(0x300A, 0x0190, Type3, 1, 466), // FixationDeviceSequence
        at(0x300A, 0x01A0, Type3, 1, 761), // ShieldingDeviceSequence
        at(0x300A, 0x01B4, Type3, 1, 734), // SetupDeviceSequence
        at(0x300A, 0x0401, Type3, 1, 689), // ReferencedSetupImageSequence
        at(0x300A, 0x0410, Type3, 1, 558), // MotionSynchronizationSequence
        at(0x300A, 0x079F, Type3, 1, 601), // PatientTreatmentPreparationSequence
    ],
    // 594: PatientSupportDevicesSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x0025, Type2, 1, 399), // ConceptualVolumeSequence
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 595: PatientSupportPositionDeviceParameterSequence
    &[
        at(0x300A, 0x065B, Type1, 1, 404), // PatientSupportPositionParameterSequence
    ],
    // 596: PatientSupportPositionDeviceToleranceSequence
    &[
        at(0x300A, 0x062D, Type1, 1, 404), // PatientSupportPositionToleranceSequence
    ],
    // 597: PatientSupportPositionSequence
    &[
        at(0x300A, 0x065D, Type1C, 1, 595), // PatientSupportPositionDeviceParameterSequence
    ],
    // 598: PatientToEquipmentRelationshipSequence
    &[
        at(0x300A, 0x065B, Type2, 1, 404), // PatientSupportPositionParameterSequence
    ],
    // 599: PatientTreatmentOrientationSequence
    &[
        at(0x0054, 0x0410, Type1, 1, 589), // PatientOrientationCodeSequence
        at(0x3010, 0x0030, Type1, 1, 623), // PatientEquipmentRelationshipCodeSequence
    ],
    // 600: PatientTreatmentPreparationProcedureSequence
    &[
        at(0x300A, 0x078E, Type2, 1, NONE), // PatientTreatmentPreparationProcedureParameterDescription
        at(0x300A, 0x078F, Type3, 1, 843), // PatientTreatmentPreparationDeviceSequence
        at(0x300A, 0x0791, Type1, 1, 623), // PatientTreatmentPreparationProcedureCodeSequence
        at(0x300A, 0x0793, Type2, 1, 624), // PatientTreatmentPreparationProcedureParameterSequence
    ],
    // 601: PatientTreatmentPreparationSequence
    &[
        at(0x300A, 0x078C, Type3, 1, 688), // ReferencedPatientSetupPhotoSequence
        at(0x300A, 0x078D, Type1, 1, 623), // PatientTreatmentPreparationMethodCodeSequence
        at(0x300A, 0x0790, Type2, 1, 600), // PatientTreatmentPreparationProcedureSequence
    ],
    // 602: PerformedProtocolCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0040, 0x0440, Type3, 1, 624), // ProtocolContextSequence
    ],
    // 603: PertinentResourcesSequence
    &[
        at(0x0040, 0xE010, Type1, 1, NONE), // RetrieveURI
    ],
    // 604: PixelShiftSequence
    &[
        at(0x0028, 0x9502, Type1, 1, 558), // RegionPixelShiftSequence
    ],
    // 605: PixelValueMappingToCodedConceptSequence
    &[
        at(0x0040, 0x9098, Type1, 1, 623), // PixelValueMappingCodeSequence
    ],
    // 606: PixelValueTransformationSequence
    &[
        at(0x0028, 0x1054, Type1, 1, NONE), // RescaleType
    ],
    // 607: PlanOverviewSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 689), // ReferencedImageSequence
        at(0x300A, 0x0002, Type2, 1, NONE), // RTPlanLabel
        at(0x300C, 0x0060, Type1C, 1, 689), // ReferencedStructureSetSequence
        at(0x300C, 0x0114, Type2, 1, 614), // PrescriptionOverviewSequence
        at(0x3010, 0x0077, Type2, 1, NONE), // TreatmentSite
        at(0x3010, 0x0078, Type2, 1, 818), // TreatmentSiteCodeSequence
    ],
    // 608: PlanningInputInformationSequence
    &[
        at(0x0008, 0x1110, Type1, 1, 708), // ReferencedStudySequence
        at(0x0040, 0xA170, Type1, 1, 623), // PurposeOfReferenceCodeSequence
    ],
    // 609: PlanningLandmarkLineSequence
    &[
        at(0x0068, 0x6545, Type2, 1, 623), // PlanningLandmarkIdentificationCodeSequence
        at(0x0068, 0x65A0, Type1C, 1, 558), // TwoDLineCoordinatesSequence
    ],
    // 610: PlanningLandmarkPlaneSequence
    &[
        at(0x0068, 0x6545, Type2, 1, 623), // PlanningLandmarkIdentificationCodeSequence
        at(0x0068, 0x65E0, Type1C, 1, 558), // TwoDPlaneCoordinatesSequence
    ],
    // 611: PlanningLandmarkPointSequence
    &[
        at(0x0068, 0x6545, Type2, 1, 623), // PlanningLandmarkIdentificationCodeSequence
        at(0x0068, 0x6550, Type1C, 1, 558), // TwoDPointCoordinatesSequence
    ],
    // 612: PositionAcquisitionTemplateIdentificationSequence
    &[
        at(0x3002, 0x0120, Type1C, 1, NONE), // PositionAcquisitionTemplateID
        at(0x3002, 0x0121, Type1, 1, NONE), // PositionAcquisitionTemplateName
        at(0x3002, 0x0122, Type1C, 1, 623), // PositionAcquisitionTemplateCodeSequence
        at(0x3002, 0x0123, Type2, 1, NONE), // PositionAcquisitionTemplateDescription
    ],
    // 613: PositioningLandmarkSequence
    &[
        at(0x0018, 0x9900, Type1, 1, NONE), // ReferenceLocationLabel
        at(0x0018, 0x9902, Type1, 1, 623), // ReferenceBasisCodeSequence
        at(0x0018, 0x9903, Type1, 1, 623), // ReferenceGeometryCodeSequence
    ],
    // 614: PrescriptionOverviewSequence
    &[
        at(0x3010, 0x0038, Type1C, 1, NONE), // EntityLongLabel
    ],
    // 615: PresentationStateClassificationComponentSequence
    &[
        at(0x0070, 0x1803, Type1, 1, 558), // ComponentInputSequence
    ],
    // 616: PresentationStateCompositorComponentSequence
    &[
        at(0x0070, 0x1806, Type1, 1, 558), // WeightingTransferFunctionSequence
    ],
    // 617: PrimaryAnatomicStructureSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0008, 0x2230, Type3, 1, 623), // PrimaryAnatomicStructureModifierSequence
    ],
    // 618: PrimaryFluenceModeSequence
    &[
        at(0x3002, 0x0052, Type1C, 1, NONE), // FluenceModeID
    ],
    // 619: PrivateDataElementCharacteristicsSequence
    &[
        at(0x0008, 0x0301, Type1, 1, NONE), // PrivateGroupReference
        at(0x0008, 0x0302, Type1, 1, NONE), // PrivateCreatorReference
        at(0x0008, 0x0303, Type1, 1, NONE), // BlockIdentifyingInformationStatus
        at(0x0008, 0x0304, Type1C, 1, NONE), // NonidentifyingPrivateElements
        at(0x0008, 0x0305, Type3, 1, 431), // DeidentificationActionSequence
        at(0x0008, 0x0310, Type3, 1, 620), // PrivateDataElementDefinitionSequence
    ],
    // 620: PrivateDataElementDefinitionSequence
    &[
        at(0x0008, 0x0308, Type1, 1, NONE), // PrivateDataElement
        at(0x0008, 0x0309, Type1, 1, NONE), // PrivateDataElementValueMultiplicity
        at(0x0008, 0x030A, Type1, 1, NONE), // PrivateDataElementValueRepresentation
        at(0x0008, 0x030B, Type1C, 1, NONE), // PrivateDataElementNumberOfItems
        at(0x0008, 0x030C, Type1, 1, NONE), // PrivateDataElementName
        at(0x0008, 0x030D, Type1, 1, NONE), // PrivateDataElementKeyword
    ],
    // 621: ProjectionImagingAcquisitionParameterSequence
    &[
        at(0x3002, 0x0112, Type1C, 1, 634), // ImagingDeviceLocationMatrixSequence
        at(0x3002, 0x0113, Type1C, 1, 720), // ImagingDeviceLocationParameterSequence
        at(0x3002, 0x0114, Type1C, 1, 496), // ImagingApertureSequence
    ],
    // 622: PulseSpecificBrachyControlPointDeliveredSequence
    &[
        at(0x3008, 0x0162, Type1, 1, NONE), // SafePositionExitDate
        at(0x3008, 0x0164, Type1, 1, NONE), // SafePositionExitTime
        at(0x3008, 0x0166, Type1, 1, NONE), // SafePositionReturnDate
        at(0x3008, 0x0168, Type1, 1, NONE), // SafePositionReturnTime
        at(0x3008, 0x0173, Type1, 1, 368), // BrachyPulseControlPointDeliveredSequence
    ],
    // 623: PurposeOfReferenceCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
    ],
    // 624: QuantityDefinitionSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0040, 0x0441, Type3, 1, 404), // ContentItemModifierSequence
        at(0x0040, 0x08EA, Type1C, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
        at(0x0040, 0xA120, Type1C, 1, NONE), // DateTime
        at(0x0040, 0xA121, Type1C, 1, NONE), // Date
        at(0x0040, 0xA122, Type1C, 1, NONE), // Time
        at(0x0040, 0xA123, Type1C, 1, NONE), // PersonName
        at(0x0040, 0xA124, Type1C, 1, NONE), // UID
        at(0x0040, 0xA160, Type1C, 1, NONE), // TextValue
        at(0x0040, 0xA168, Type1C, 1, 623), // ConceptCodeSequence
    ],
    // 625: ROIContourSequence
    &[
        at(0x3006, 0x0040, Type3, 1, 409), // ContourSequence
        at(0x3006, 0x004A, Type3, 1, 558), // SourcePixelPlanesCharacteristicsSequence
        at(0x3006, 0x004B, Type3, 1, 777), // SourceSeriesSequence
    ],
    // 626: ROIPhysicalPropertiesSequence
    &[
        at(0x3006, 0x00B6, Type1C, 1, 558), // ROIElementalCompositionSequence
    ],
    // 627: RTAccessoryHolderDefinitionSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x300A, 0x0610, Type1C, 1, 628), // RTAccessoryHolderSlotSequence
        at(0x300A, 0x0611, Type2C, 1, NONE), // RTAccessoryHolderSlotID
        at(0x300A, 0x0615, Type2C, 1, NONE), // RTAccessoryDeviceSlotID
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 628: RTAccessoryHolderSlotSequence
    &[
        at(0x300A, 0x0611, Type1, 1, NONE), // RTAccessoryHolderSlotID
    ],
    // 629: RTAcquisitionPatientPositionSequence
    &[
        at(0x0054, 0x0410, Type1, 1, 589), // PatientOrientationCodeSequence
        at(0x300A, 0x0798, Type2C, 1, 639), // RTPatientPositionDisplacementSequence
        at(0x300A, 0x0799, Type2C, 1, 813), // RTPatientPositionSequence
        at(0x3010, 0x0030, Type1, 1, 623), // PatientEquipmentRelationshipCodeSequence
    ],
    // 630: RTAnatomicPrescriptionSequence
    &[
        at(0x3010, 0x0017, Type2, 1, NONE), // ConceptualVolumeDescription
        at(0x3010, 0x0025, Type1, 1, 399), // ConceptualVolumeSequence
        at(0x3010, 0x0035, Type1, 1, NONE), // EntityLabel
        at(0x3010, 0x0064, Type1, 1, 623), // TherapeuticRoleCategoryCodeSequence
        at(0x3010, 0x0065, Type1, 1, 623), // TherapeuticRoleTypeCodeSequence
        at(0x3010, 0x0067, Type2, 1, 623), // ConceptualVolumeCategoryCodeSequence
        at(0x3010, 0x0069, Type1C, 1, 623), // ConceptualVolumeTypeCodeSequence
        at(0x3010, 0x006A, Type3, 1, 623), // ConceptualVolumeTypeModifierCodeSequence
    ],
    // 631: RTBeamLimitingDeviceDefinitionSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x300A, 0x0611, Type2C, 1, NONE), // RTAccessoryHolderSlotID
        at(0x300A, 0x0615, Type2C, 1, NONE), // RTAccessoryDeviceSlotID
        at(0x300A, 0x0646, Type1C, 1, 558), // FixedRTBeamDelimiterDeviceSequence
        at(0x300A, 0x0647, Type1C, 1, 584), // ParallelRTBeamDelimiterDeviceSequence
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 632: RTBeamLimitingDeviceOpeningSequence
    &[
        at(0x300A, 0x064C, Type1C, 1, 558), // RTBeamDelimiterGeometrySequence
    ],
    // 633: RTImageFrameContextSequence
    &[
        at(0x3002, 0x0104, Type1, 1, 638), // RTImageScopeSequence
    ],
    // 634: RTImageFrameImagingDevicePositionSequence
    &[
        at(0x3002, 0x010D, Type1, 1, 497), // ImagingSourcePositionSequence
        at(0x3002, 0x010E, Type1, 1, 497), // ImageReceptorPositionSequence
    ],
    // 635: RTImageFrameMVRadiationAcquisitionSequence
    &[
        at(0x3002, 0x0133, Type1C, 1, 623), // EnergyDerivationCodeSequence
        at(0x300A, 0x063E, Type1C, 1, 623), // DeliveryRateUnitSequence
        at(0x300A, 0x0658, Type1C, 1, 623), // RadiationDosimeterUnitSequence
        at(0x300A, 0x067B, Type2C, 1, 655), // RadiationGenerationModeSequence
    ],
    // 636: RTImageFrameRadiationAcquisitionSequence
    &[
        at(0x3002, 0x010A, Type1C, 1, 637), // RTImageFramekVRadiationAcquisitionSequence
        at(0x3002, 0x010B, Type1C, 1, 635), // RTImageFrameMVRadiationAcquisitionSequence
    ],
    // 637: RTImageFramekVRadiationAcquisitionSequence
    &[
        at(0x0018, 0x9556, Type3, 1, 852), // XRayFilterSequence
        at(0x3002, 0x0133, Type1C, 1, 623), // EnergyDerivationCodeSequence
    ],
    // 638: RTImageScopeSequence
    &[
        at(0x300A, 0x0630, Type1C, 1, 689), // ReferencedRTRadiationSequence
        at(0x300A, 0x0702, Type1C, 1, 694), // ReferencedRTRadiationSetSequence
        at(0x300C, 0x0002, Type1C, 1, 692), // ReferencedRTPlanSequence
    ],
    // 639: RTPatientPositionDisplacementSequence
    &[
        at(0x300A, 0x079C, Type2, 1, 597), // PatientSupportDisplacementSequence
        at(0x300A, 0x079D, Type1, 1, 623), // DisplacementReferenceLocationCodeSequence
        at(0x3010, 0x0025, Type2, 1, 399), // ConceptualVolumeSequence
    ],
    // 640: RTPhysicianIntentPredecessorSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x3010, 0x005C, Type2, 1, NONE), // ReasonForSuperseding
    ],
    // 641: RTPhysicianIntentSequence
    &[
        at(0x3010, 0x0055, Type1C, 1, 640), // RTPhysicianIntentPredecessorSequence
        at(0x3010, 0x0056, Type2, 1, NONE), // RTTreatmentApproachLabel
        at(0x3010, 0x005A, Type2, 1, NONE), // RTPhysicianIntentNarrative
        at(0x3010, 0x005B, Type2, 1, 623), // RTProtocolCodeSequence
        at(0x3010, 0x005D, Type2, 1, 623), // RTDiagnosisCodeSequence
        at(0x3010, 0x005F, Type2, 1, 608), // RTPhysicianIntentInputInstanceSequence
        at(0x3010, 0x0077, Type1, 1, NONE), // TreatmentSite
        at(0x3010, 0x0078, Type2, 1, 818), // TreatmentSiteCodeSequence
    ],
    // 642: RTPrescriptionSequence
    &[
        at(0x3010, 0x0032, Type2, 1, 599), // PatientTreatmentOrientationSequence
        at(0x3010, 0x0049, Type1C, 1, 558), // ReferencedRTTreatmentPhaseSequence
        at(0x3010, 0x0054, Type1, 1, NONE), // RTPrescriptionLabel
        at(0x3010, 0x0060, Type1, 1, 630), // RTAnatomicPrescriptionSequence
        at(0x3010, 0x0061, Type2, 1, NONE), // PriorTreatmentDoseDescription
        at(0x3010, 0x0062, Type2, 1, 689), // PriorTreatmentReferenceSequence
        at(0x3010, 0x0071, Type2, 1, 675), // ReferencedDosimetricObjectivesSequence
        at(0x3010, 0x0076, Type2, 1, 608), // PlanningInputInformationSequence
        at(0x3010, 0x0079, Type1C, 1, 470), // FractionPatternSequence
        at(0x3010, 0x0080, Type3, 1, 623), // RTTreatmentTechniqueCodeSequence
        at(0x3010, 0x0081, Type3, 1, 403), // PrescriptionNotesSequence
        at(0x3010, 0x0082, Type2, 1, 558), // FractionBasedRelationshipSequence
        at(0x3010, 0x0088, Type3, 1, 623), // DeliveryTimeStructureCodeSequence
    ],
    // 643: RTROIObservationsSequence
    &[
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0062, 0x0003, Type3, 1, 623), // SegmentedPropertyCategoryCodeSequence
        at(0x3006, 0x0030, Type3, 1, 558), // RTRelatedROISequence
        at(0x3006, 0x004E, Type1C, 1, 563), // ROIInterpreterSequence
        at(0x3006, 0x004F, Type3, 1, 623), // ROIObservationContextCodeSequence
        at(0x3006, 0x0086, Type3, 1, 728), // RTROIIdentificationCodeSequence
        at(0x3006, 0x00A0, Type3, 1, 558), // RelatedRTROIObservationsSequence
        at(0x3006, 0x00A6, Type2, 1, NONE), // ROIInterpreter
        at(0x3006, 0x00B0, Type3, 1, 626), // ROIPhysicalPropertiesSequence
        at(0x3010, 0x0064, Type3, 1, 623), // TherapeuticRoleCategoryCodeSequence
        at(0x3010, 0x0065, Type3, 1, 623), // TherapeuticRoleTypeCodeSequence
    ],
    // 644: RTRadiationSalvageRecordControlPointSequence
    &[
        at(0x300A, 0x073A, Type1C, 1, NONE), // RecordedRTControlPointDateTime
    ],
    // 645: RTRadiationTaskSequence
    &[
        at(0x300A, 0x0450, Type3, 1, 436), // DeviceMotionControlSequence
        at(0x300A, 0x0630, Type1, 1, 689), // ReferencedRTRadiationSequence
        at(0x300A, 0x0789, Type2, 1, 629), // RTDeliveryStartPatientPositionSequence
        at(0x300A, 0x078B, Type2, 1, 689), // ReferencedRTTreatmentPreparationSequence
    ],
    // 646: RTReferencedSeriesSequence
    &[
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
        at(0x3006, 0x0016, Type1, 1, 689), // ContourImageSequence
    ],
    // 647: RTReferencedStudySequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x3006, 0x0014, Type1, 1, 646), // RTReferencedSeriesSequence
    ],
    // 648: RTSegmentAnnotationSequence
    &[
        at(0x3010, 0x0026, Type2, 1, 729), // SegmentedRTAccessoryDeviceSequence
        at(0x3010, 0x0027, Type3, 1, 624), // SegmentCharacteristicsSequence
        at(0x3010, 0x002B, Type2, 1, 623), // SegmentAnnotationCategoryCodeSequence
        at(0x3010, 0x002C, Type1C, 1, 723), // SegmentAnnotationTypeCodeSequence
        at(0x3010, 0x0038, Type1, 1, NONE), // EntityLongLabel
    ],
    // 649: RTToleranceSetSequence
    &[
        at(0x300A, 0x062A, Type1, 1, NONE), // RTToleranceSetLabel
        at(0x300A, 0x062B, Type2, 1, 356), // AttributeToleranceValuesSequence
        at(0x300A, 0x0660, Type1C, 1, 596), // PatientSupportPositionDeviceToleranceSequence
    ],
    // 650: RadiationDoseIdentificationSequence
    &[
        at(0x300A, 0x0619, Type1, 1, NONE), // RadiationDoseIdentificationLabel
        at(0x3010, 0x0025, Type1, 1, 399), // ConceptualVolumeSequence
    ],
    // 651: RadiationDoseSequence
    &[
        at(0x300A, 0x061F, Type1, 1, 653), // RadiationDoseValuesParametersSequence
        at(0x300A, 0x0621, Type1C, 1, 458), // ExpectedInVivoMeasurementValuesSequence
        at(0x300A, 0x0630, Type1, 1, 689), // ReferencedRTRadiationSequence
    ],
    // 652: RadiationDoseSequence 2
    &[
        at(0x300A, 0x061F, Type1C, 1, 446), // RadiationDoseValuesParametersSequence
        at(0x300A, 0x0703, Type1, 1, 689), // ReferencedRTRadiationRecordSequence
        at(0x300A, 0x0772, Type1C, 1, 541), // MeasuredMetersetToDoseMappingSequence
    ],
    // 653: RadiationDoseValuesParametersSequence
    &[
        at(0x300A, 0x061C, Type1C, 1, 446), // DoseValuesSequence
    ],
    // 654: RadiationGenerationModeSequence
    &[
        at(0x300A, 0x065A, Type2, 1, 404), // RadiationDeviceConfigurationAndCommissioningKeySequence
        at(0x300A, 0x067C, Type1, 1, NONE), // RadiationGenerationModeLabel
        at(0x300A, 0x067D, Type2, 1, NONE), // RadiationGenerationModeDescription
        at(0x300A, 0x067E, Type1C, 1, 623), // RadiationGenerationModeMachineCodeSequence
        at(0x300A, 0x067F, Type1, 1, 623), // RadiationTypeCodeSequence
        at(0x300A, 0x0683, Type1, 1, 623), // RadiationFluenceModifierCodeSequence
        at(0x300A, 0x0684, Type1, 1, 623), // EnergyUnitCodeSequence
    ],
    // 655: RadiationGenerationModeSequence 2
    &[
        at(0x300A, 0x067B, Type1C, 1, 654), // RadiationGenerationModeSequence
    ],
    // 656: RadiobiologicalDoseEffectSequence
    &[
        at(0x3010, 0x0003, Type2C, 1, 449), // EffectiveDoseCalculationMethodCategoryCodeSequence
        at(0x3010, 0x0005, Type2C, 1, NONE), // EffectiveDoseCalculationMethodDescription
    ],
    // 657: RadiopharmaceuticalInformationSequence
    &[
        at(0x0018, 0x1078, Type1, 1, NONE), // RadiopharmaceuticalStartDateTime
        at(0x0054, 0x0300, Type1, 1, 623), // RadionuclideCodeSequence
        at(0x0054, 0x0302, Type1, 1, 623), // AdministrationRouteCodeSequence
        at(0x0054, 0x0304, Type1, 1, 623), // RadiopharmaceuticalCodeSequence
    ],
    // 658: RadiopharmaceuticalInformationSequence 2
    &[
        at(0x0054, 0x0300, Type2, 1, 623), // RadionuclideCodeSequence
        at(0x0054, 0x0302, Type3, 1, 623), // AdministrationRouteCodeSequence
        at(0x0054, 0x0304, Type3, 1, 623), // RadiopharmaceuticalCodeSequence
        at(0x0054, 0x0306, Type3, 1, 558), // CalibrationDataSequence
    ],
    // 659: RadiopharmaceuticalInformationSequence 3
    &[
        at(0x0054, 0x0300, Type2, 1, 623), // RadionuclideCodeSequence
        at(0x0054, 0x0302, Type3, 1, 623), // AdministrationRouteCodeSequence
        at(0x0054, 0x0304, Type3, 1, 623), // RadiopharmaceuticalCodeSequence
    ],
    // 660: RangeModulatorSequence
    &[
        at(0x300A, 0x0346, Type1, 1, NONE), // RangeModulatorID
        at(0x300A, 0x034C, Type1C, 1, NONE), // BeamCurrentModulationID
    ],
    // 661: RangeShifterSequence
    &[
        at(0x300A, 0x0318, Type1, 1, NONE), // RangeShifterID
    ],
    // 662: RangeShifterSettingsSequence
    &[
        at(0x300A, 0x0362, Type1, 1, NONE), // RangeShifterSetting
    ],
    // 663: RealWorldValueMappingSequence
    &[
        at(0x0028, 0x3003, Type1, 1, NONE), // LUTExplanation
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0x9210, Type1, 1, NONE), // LUTLabel
        at(0x0040, 0x9220, Type3, 1, 624), // QuantityDefinitionSequence
    ],
    // 664: ReconstructionProtocolElementSequence
    &[
        at(0x0008, 0x1150, Type1C, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1C, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x9215, Type3, 1, 623), // DerivationCodeSequence
        at(0x0018, 0x11C1, Type3, 1, 623), // RequestedSeriesDescriptionCodeSequence
        at(0x0018, 0x1210, Type1, 1, NONE), // ConvolutionKernel
        at(0x0018, 0x9922, Type2, 1, NONE), // ProtocolElementName
        at(0x0018, 0x993B, Type1, 1, 613), // ReconstructionStartLocationSequence
        at(0x0018, 0x993C, Type1, 1, 613), // ReconstructionEndLocationSequence
        at(0x0018, 0x993D, Type3, 1, 397), // ReconstructionAlgorithmSequence
        at(0x0018, 0x993E, Type3, 1, 613), // ReconstructionTargetCenterLocationSequence
    ],
    // 665: ReconstructionProtocolElementSequence 2
    &[
        at(0x0008, 0x1150, Type1C, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1C, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x9215, Type3, 1, 623), // DerivationCodeSequence
        at(0x0018, 0x11BF, Type3, 1, 493), // ImageFilterDetailsSequence
        at(0x0018, 0x11C1, Type3, 1, 623), // RequestedSeriesDescriptionCodeSequence
        at(0x0018, 0x990C, Type1C, 1, 689), // ReferencedDefinedProtocolSequence
        at(0x0018, 0x990D, Type1C, 1, 689), // ReferencedPerformedProtocolSequence
        at(0x0018, 0x9922, Type2, 1, NONE), // ProtocolElementName
    ],
    // 666: RecordedBlockSequence
    &[
        at(0x300A, 0x00FE, Type2, 1, NONE), // BlockName
    ],
    // 667: RecordedBlockSequence 2
    &[
        at(0x3008, 0x00D1, Type1C, 1, 558), // RecordedBlockSlabSequence
    ],
    // 668: RecordedChannelSequence
    &[
        at(0x3008, 0x0080, Type3, 1, 558), // ReferencedMeasuredDoseReferenceSequence
        at(0x3008, 0x0090, Type3, 1, 558), // ReferencedCalculatedDoseReferenceSequence
        at(0x3008, 0x0140, Type3, 1, 669), // RecordedSourceApplicatorSequence
        at(0x3008, 0x0150, Type3, 1, 385), // RecordedChannelShieldSequence
        at(0x3008, 0x0160, Type1, 1, 368), // BrachyControlPointDeliveredSequence
        at(0x3008, 0x0162, Type1C, 1, NONE), // SafePositionExitDate
        at(0x3008, 0x0164, Type1C, 1, NONE), // SafePositionExitTime
        at(0x3008, 0x0166, Type1C, 1, NONE), // SafePositionReturnDate
        at(0x3008, 0x0168, Type1C, 1, NONE), // SafePositionReturnTime
        at(0x3008, 0x0171, Type3, 1, 622), // PulseSpecificBrachyControlPointDeliveredSequence
    ],
    // 669: RecordedSourceApplicatorSequence
    &[
        at(0x300A, 0x0291, Type2, 1, NONE), // SourceApplicatorID
    ],
    // 670: RecordedSourceSequence
    &[
        at(0x3008, 0x0105, Type2, 1, NONE), // SourceSerialNumber
        at(0x300A, 0x0216, Type2, 1, NONE), // SourceManufacturer
        at(0x300A, 0x0226, Type1, 1, NONE), // SourceIsotopeName
        at(0x300A, 0x022C, Type1, 1, NONE), // SourceStrengthReferenceDate
        at(0x300A, 0x022E, Type1, 1, NONE), // SourceStrengthReferenceTime
    ],
    // 671: ReferencedBeamSequence
    &[
        at(0x300C, 0x00F2, Type1C, 1, 558), // ReferencedControlPointSequence
    ],
    // 672: ReferencedBeamSequence 2
    &[
        at(0x300A, 0x065A, Type1C, 1, 404), // RadiationDeviceConfigurationAndCommissioningKeySequence
        at(0x300C, 0x0120, Type1C, 1, 445), // DoseCalibrationConditionsSequence
    ],
    // 673: ReferencedDigitalSignatureSequence
    &[
        at(0x0400, 0x0100, Type1, 1, NONE), // DigitalSignatureUID
        at(0x0400, 0x0120, Type1, 1, NONE), // Signature
    ],
    // 674: ReferencedDoseReferenceSequence
    &[
        at(0x300A, 0x008C, Type1, 1, 558), // BeamDoseVerificationControlPointSequence
    ],
    // 675: ReferencedDosimetricObjectivesSequence
    &[
        at(0x3010, 0x006F, Type1, 1, NONE), // ReferencedDosimetricObjectiveUID
    ],
    // 676: ReferencedFractionGroupSequence
    &[
        at(0x300C, 0x0004, Type1C, 1, 671), // ReferencedBeamSequence
        at(0x300C, 0x000A, Type1C, 1, 558), // ReferencedBrachyApplicationSetupSequence
    ],
    // 677: ReferencedFrameOfReferenceSequence
    &[
        at(0x0020, 0x0052, Type1, 1, NONE), // FrameOfReferenceUID
        at(0x3006, 0x0012, Type3, 1, 647), // RTReferencedStudySequence
    ],
    // 678: ReferencedImageRealWorldValueMappingSequence
    &[
        at(0x0008, 0x1140, Type1, 1, 769), // ReferencedImageSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 679: ReferencedImageSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
        at(0x006A, 0x000E, Type1C, 1, NONE), // ReferencedOpticalPathIdentifier
    ],
    // 680: ReferencedImageSequence 2
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0040, 0xA170, Type1C, 1, 544), // PurposeOfReferenceCodeSequence
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 681: ReferencedImageSequence 3
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0040, 0xA170, Type3, 1, 544), // PurposeOfReferenceCodeSequence
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
        at(0x0068, 0x7005, Type1C, 1, NONE), // RelativeURIReferenceWithinEncapsulatedDocument
    ],
    // 682: ReferencedImageSequence 4
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0040, 0xA170, Type3, 1, 544), // PurposeOfReferenceCodeSequence
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 683: ReferencedImageSequence 5
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0008, 0x9237, Type1C, 1, 689), // ReferencedPresentationStateSequence
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 684: ReferencedImageSequence 6
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0040, 0xA170, Type2, 1, 544), // PurposeOfReferenceCodeSequence
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 685: ReferencedInstanceSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0040, 0xA170, Type3, 1, 623), // PurposeOfReferenceCodeSequence
        at(0x0068, 0x7005, Type1C, 1, NONE), // RelativeURIReferenceWithinEncapsulatedDocument
    ],
    // 686: ReferencedInstanceSequence 2
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0040, 0xA170, Type1, 1, 623), // PurposeOfReferenceCodeSequence
    ],
    // 687: ReferencedPatientPhotoSequence
    &[
        at(0x0008, 0x1199, Type1, 1, 700), // ReferencedSOPSequence
        at(0x0020, 0x000D, Type1C, 1, NONE), // StudyInstanceUID
        at(0x0020, 0x000E, Type1C, 1, NONE), // SeriesInstanceUID
        at(0x0040, 0xE020, Type1, 1, NONE), // TypeOfInstances
        at(0x0040, 0xE021, Type1C, 1, 424), // DICOMRetrievalSequence
        at(0x0040, 0xE022, Type1C, 1, 423), // DICOMMediaRetrievalSequence
        at(0x0040, 0xE023, Type1C, 1, 603), // WADORetrievalSequence
        at(0x0040, 0xE024, Type1C, 1, 847), // XDSRetrievalSequence
        at(0x0040, 0xE025, Type1C, 1, 839), // WADORSRetrievalSequence
    ],
    // 688: ReferencedPatientSetupPhotoSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x300A, 0x0794, Type2, 1, NONE), // PatientSetupPhotoDescription
    ],
    // 689: ReferencedPerformedProcedureStepSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
    ],
    // 690: ReferencedRTPhysicianIntentSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x300A, 0x068A, Type1, 1, 558), // ReferencedRTPrescriptionSequence
    ],
    // 691: ReferencedRTPlanSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x300C, 0x0004, Type3, 1, 558), // ReferencedBeamSequence
    ],
    // 692: ReferencedRTPlanSequence 2
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x300A, 0x00B0, Type1C, 1, 558), // BeamSequence
    ],
    // 693: ReferencedRTPlanSequence 3
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x300C, 0x0020, Type1C, 1, 676), // ReferencedFractionGroupSequence
    ],
    // 694: ReferencedRTRadiationSetSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x300A, 0x060A, Type1C, 1, 811), // TreatmentPositionGroupSequence
        at(0x300A, 0x0630, Type1C, 1, 689), // ReferencedRTRadiationSequence
    ],
    // 695: ReferencedRequestSequence
    &[
        at(0x0008, 0x0050, Type2, 1, NONE), // AccessionNumber
        at(0x0008, 0x0051, Type3, 1, 520), // IssuerOfAccessionNumberSequence
        at(0x0008, 0x1110, Type2, 1, 689), // ReferencedStudySequence
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
        at(0x0032, 0x1060, Type2, 1, NONE), // RequestedProcedureDescription
        at(0x0032, 0x1064, Type2, 1, 623), // RequestedProcedureCodeSequence
        at(0x0040, 0x0026, Type3, 1, 520), // OrderPlacerIdentifierSequence
        at(0x0040, 0x0027, Type3, 1, 520), // OrderFillerIdentifierSequence
        at(0x0040, 0x1001, Type2, 1, NONE), // RequestedProcedureID
        at(0x0040, 0x100A, Type3, 1, 544), // ReasonForRequestedProcedureCodeSequence
        at(0x0040, 0x2016, Type2, 1, NONE), // PlacerOrderNumberImagingServiceRequest
        at(0x0040, 0x2017, Type2, 1, NONE), // FillerOrderNumberImagingServiceRequest
    ],
    // 696: ReferencedSOPInstanceMACSequence
    &[
        at(0x0400, 0x0010, Type1, 1, NONE), // MACCalculationTransferSyntaxUID
        at(0x0400, 0x0015, Type1, 1, NONE), // MACAlgorithm
        at(0x0400, 0x0020, Type1, 1, NONE), // DataElementsSigned
        at(0x0400, 0x0404, Type1, 1, NONE), // MAC
    ],
    // 697: ReferencedSOPSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0040, 0xA0B0, Type1C, 2, NONE), // ReferencedWaveformChannels
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 698: ReferencedSOPSequence 2
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0040, 0xA170, Type3, 1, 623), // PurposeOfReferenceCodeSequence
        at(0x0400, 0x0402, Type3, 1, 673), // ReferencedDigitalSignatureSequence
        at(0x0400, 0x0403, Type3, 1, 696), // ReferencedSOPInstanceMACSequence
    ],
    // 699: ReferencedSOPSequence 3
    &[
        at(0x0008, 0x114B, Type3, 1, 689), // ReferencedRealWorldValueMappingInstanceSequence
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0008, 0x1199, Type3, 1, 689), // ReferencedSOPSequence
        at(0x0040, 0xA0B0, Type1C, 2, NONE), // ReferencedWaveformChannels
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 700: ReferencedSOPSequence 4
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0040, 0xE001, Type1C, 1, NONE), // HL7InstanceIdentifier
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 701: ReferencedSOPSequence 5
    &[
        at(0x0008, 0x114B, Type3, 1, 689), // ReferencedRealWorldValueMappingInstanceSequence
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1199, Type3, 1, 689), // ReferencedSOPSequence
        at(0x0088, 0x0200, Type3, 1, 491), // IconImageSequence
    ],
    // 702: ReferencedSeriesSequence
    &[
        at(0x0008, 0x1199, Type1, 1, 698), // ReferencedSOPSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
    ],
    // 703: ReferencedSeriesSequence 2
    &[
        at(0x0008, 0x114A, Type1, 1, 689), // ReferencedInstanceSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
    ],
    // 704: ReferencedSeriesSequence 3
    &[
        at(0x0008, 0x1140, Type1, 1, 769), // ReferencedImageSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
    ],
    // 705: ReferencedSeriesSequence 4
    &[
        at(0x0008, 0x1140, Type3, 1, 769), // ReferencedImageSequence
        at(0x0008, 0x114A, Type3, 1, 689), // ReferencedInstanceSequence
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
    ],
    // 706: ReferencedSpatialRegistrationSequence
    &[
        at(0x0008, 0x1115, Type1, 1, 702), // ReferencedSeriesSequence
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
    ],
    // 707: ReferencedStructuredContextSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0070, 0x1904, Type1, 1, NONE), // ReferencedContentItem
    ],
    // 708: ReferencedStudySequence
    &[
        at(0x0008, 0x1115, Type3, 1, 705), // ReferencedSeriesSequence
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
    ],
    // 709: ReferencedSurfaceSequence
    &[
        at(0x0066, 0x002D, Type1, 1, 397), // SegmentSurfaceGenerationAlgorithmIdentificationSequence
        at(0x0066, 0x002E, Type2, 1, 689), // SegmentSurfaceSourceInstanceSequence
    ],
    // 710: ReferencedTreatmentRecordSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x300C, 0x0004, Type1C, 1, 558), // ReferencedBeamSequence
    ],
    // 711: RefractiveStateSequence
    &[
        at(0x0022, 0x1134, Type1, 1, 773), // SourceOfRefractiveMeasurementsSequence
    ],
    // 712: RegistrationSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
        at(0x0020, 0x0052, Type1C, 1, NONE), // FrameOfReferenceUID
        at(0x0062, 0x0012, Type3, 1, 689), // UsedSegmentsSequence
        at(0x0070, 0x0309, Type1, 1, 540), // MatrixRegistrationSequence
        at(0x0070, 0x0314, Type3, 1, 825), // UsedFiducialsSequence
        at(0x0070, 0x0315, Type3, 1, 689), // UsedRTStructureSetROISequence
    ],
    // 713: RelatedAssertionSequence
    &[
        at(0x0044, 0x0108, Type1, 1, NONE), // ReferencedAssertionUID
    ],
    // 714: RelatedSeriesSequence
    &[
        at(0x0020, 0x000D, Type1, 1, NONE), // StudyInstanceUID
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
        at(0x0040, 0xA170, Type2, 1, 623), // PurposeOfReferenceCodeSequence
    ],
    // 715: RequestAttributesSequence
    &[
        at(0x0008, 0x0051, Type3, 1, 520), // IssuerOfAccessionNumberSequence
        at(0x0008, 0x1110, Type3, 1, 689), // ReferencedStudySequence
        at(0x0032, 0x1064, Type3, 1, 544), // RequestedProcedureCodeSequence
        at(0x0040, 0x0008, Type3, 1, 721), // ScheduledProtocolCodeSequence
        at(0x0040, 0x0009, Type1C, 1, NONE), // ScheduledProcedureStepID
        at(0x0040, 0x1001, Type1C, 1, NONE), // RequestedProcedureID
        at(0x0040, 0x100A, Type3, 1, 544), // ReasonForRequestedProcedureCodeSequence
    ],
    // 716: ResultsNormalsSequence
    &[
        at(0x0024, 0x0083, Type1C, 1, 397), // GlobalDeviationProbabilitySequence
        at(0x0024, 0x0085, Type1C, 1, 397), // LocalizedDeviationProbabilitySequence
        at(0x0024, 0x0306, Type1, 1, NONE), // DataSetName
        at(0x0024, 0x0307, Type1, 1, NONE), // DataSetVersion
        at(0x0024, 0x0308, Type1, 1, NONE), // DataSetSource
    ],
    // 717: RightLensSequence
    &[
        at(0x0046, 0x0018, Type1C, 1, 558), // CylinderSequence
        at(0x0046, 0x0028, Type1C, 1, 558), // PrismSequence
        at(0x0046, 0x0100, Type1C, 1, 558), // AddNearSequence
        at(0x0046, 0x0101, Type1C, 1, 558), // AddIntermediateSequence
    ],
    // 718: RoboticPathControlPointSequence
    &[
        at(0x300A, 0x063E, Type1C, 1, 623), // DeliveryRateUnitSequence
        at(0x300A, 0x0656, Type1C, 1, 632), // RTBeamLimitingDeviceOpeningSequence
        at(0x300A, 0x0689, Type1C, 1, 558), // BeamAreaLimitSequence
        at(0x300A, 0x073A, Type1C, 1, NONE), // RecordedRTControlPointDateTime
    ],
    // 719: STOWRSStorageSequence
    &[
        at(0x0040, 0x4073, Type1, 1, NONE), // StorageURL
    ],
    // 720: ScanStartPositionSequence
    &[
        at(0x3002, 0x010D, Type1, 1, 498), // ImagingSourcePositionSequence
        at(0x3002, 0x010E, Type1, 1, 498), // ImageReceptorPositionSequence
    ],
    // 721: ScheduledProtocolCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0105, Type1C, 1, NONE), // MappingResource
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 453), // EquivalentCodeSequence
        at(0x0040, 0x0440, Type3, 1, 332), // ProtocolContextSequence
    ],
    // 722: ScopeOfInventorySequence
    &[
        at(0x0008, 0x0201, Type1C, 1, NONE), // TimezoneOffsetFromUTC
    ],
    // 723: SegmentAnnotationTypeCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x3010, 0x002F, Type3, 1, 623), // SegmentAnnotationTypeModifierCodeSequence
    ],
    // 724: SegmentReferenceSequence
    &[
        at(0x3010, 0x0023, Type1C, 1, 441), // DirectSegmentReferenceSequence
        at(0x3010, 0x0024, Type1C, 1, 388), // CombinationSegmentReferenceSequence
    ],
    // 725: SegmentSequence
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0062, 0x0003, Type1, 1, 623), // SegmentedPropertyCategoryCodeSequence
        at(0x0062, 0x0005, Type1, 1, NONE), // SegmentLabel
        at(0x0062, 0x0007, Type1C, 1, 397), // SegmentationAlgorithmIdentificationSequence
        at(0x0062, 0x0009, Type1C, 1, NONE), // SegmentAlgorithmName
        at(0x0062, 0x000F, Type1, 1, 728), // SegmentedPropertyTypeCodeSequence
        at(0x0062, 0x0020, Type1C, 1, NONE), // TrackingID
        at(0x0062, 0x0021, Type1C, 1, NONE), // TrackingUID
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
    ],
    // 726: SegmentSequence 2
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0062, 0x0003, Type1, 1, 623), // SegmentedPropertyCategoryCodeSequence
        at(0x0062, 0x0005, Type1, 1, NONE), // SegmentLabel
        at(0x0062, 0x0007, Type3, 1, 397), // SegmentationAlgorithmIdentificationSequence
        at(0x0062, 0x0009, Type1C, 1, NONE), // SegmentAlgorithmName
        at(0x0062, 0x000F, Type1, 1, 728), // SegmentedPropertyTypeCodeSequence
        at(0x0062, 0x0020, Type1C, 1, NONE), // TrackingID
        at(0x0062, 0x0021, Type1C, 1, NONE), // TrackingUID
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
    ],
    // 727: SegmentSequence 3
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x0008, 0x2218, Type3, 1, 343), // AnatomicRegionSequence
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0062, 0x0003, Type1, 1, 623), // SegmentedPropertyCategoryCodeSequence
        at(0x0062, 0x0005, Type1, 1, NONE), // SegmentLabel
        at(0x0062, 0x000F, Type1, 1, 728), // SegmentedPropertyTypeCodeSequence
        at(0x0062, 0x0020, Type1C, 1, NONE), // TrackingID
        at(0x0062, 0x0021, Type1C, 1, NONE), // TrackingUID
        at(0x0066, 0x002B, Type1, 1, 709), // ReferencedSurfaceSequence
        at(0x0070, 0x0086, Type3, 1, 562), // ContentCreatorIdentificationCodeSequence
    ],
    // 728: SegmentedPropertyTypeCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0062, 0x0011, Type3, 1, 623), // SegmentedPropertyTypeModifierCodeSequence
    ],
    // 729: SegmentedRTAccessoryDeviceSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 730: SelectedSegmentalOphthalmicAxialLengthSequence
    &[
        at(0x0022, 0x1101, Type1, 1, 623), // OphthalmicAxialLengthMeasurementsSegmentNameCodeSequence
    ],
    // 731: SelectedSegmentalOphthalmicAxialLengthSequence 2
    &[
        at(0x0022, 0x1101, Type1, 1, 623), // OphthalmicAxialLengthMeasurementsSegmentNameCodeSequence
        at(0x0022, 0x1262, Type3, 1, 568), // OphthalmicAxialLengthQualityMetricSequence
        at(0x0022, 0x1330, Type3, 1, 689), // ReferencedOphthalmicAxialLengthMeasurementQCImageSequence
    ],
    // 732: SelectedTotalOphthalmicAxialLengthSequence
    &[
        at(0x0022, 0x1262, Type1, 1, 568), // OphthalmicAxialLengthQualityMetricSequence
        at(0x0022, 0x1330, Type1, 1, 689), // ReferencedOphthalmicAxialLengthMeasurementQCImageSequence
    ],
    // 733: SequenceOfUltrasoundRegions
    &[
        at(0x0040, 0x9098, Type1C, 1, 623), // PixelValueMappingCodeSequence
    ],
    // 734: SetupDeviceSequence
    &[
        at(0x300A, 0x01B8, Type2, 1, NONE), // SetupDeviceLabel
    ],
    // 735: SharedFunctionalGroupsSequence
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9405, Type1, 1, 558), // PositionerPositionSequence
        at(0x0018, 0x9407, Type1, 1, 558), // CollimatorShapeSequence
        at(0x0018, 0x9412, Type1, 1, 846), // XAXRFFrameCharacteristicsSequence
        at(0x0018, 0x9417, Type1, 1, 558), // FrameAcquisitionSequence
        at(0x0018, 0x9432, Type1, 1, 558), // FieldOfViewSequence
        at(0x0018, 0x9451, Type1, 1, 558), // FrameDetectorParametersSequence
        at(0x0018, 0x9455, Type1, 1, 558), // CalibrationSequence
        at(0x0018, 0x9462, Type1, 1, 558), // IsocenterReferenceSystemSequence
        at(0x0018, 0x9472, Type1, 1, 558), // FrameDisplayShutterSequence
        at(0x0018, 0x9476, Type1, 1, 558), // XRayGeometrySequence
        at(0x0018, 0x9477, Type1, 1, 519), // IrradiationEventIdentificationSequence
        at(0x0018, 0x9541, Type1, 1, 558), // DetectorPositionSequence
        at(0x0018, 0x9542, Type1, 1, 558), // XRayAcquisitionDoseSequence
        at(0x0018, 0x9555, Type1, 1, 558), // XRayGridSequence
        at(0x0018, 0x9556, Type1, 1, 558), // XRayFilterSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0028, 0x9132, Type1, 1, 475), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0028, 0x9443, Type1, 1, 558), // FramePixelDataPropertiesSequence
    ],
    // 736: SharedFunctionalGroupsSequence 10
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9401, Type1, 1, 558), // ProjectionPixelCalibrationSequence
        at(0x0018, 0x9405, Type1, 1, 558), // PositionerPositionSequence
        at(0x0018, 0x9406, Type1, 1, 558), // TablePositionSequence
        at(0x0018, 0x9407, Type1, 1, 558), // CollimatorShapeSequence
        at(0x0018, 0x9412, Type1, 1, 846), // XAXRFFrameCharacteristicsSequence
        at(0x0018, 0x9417, Type1, 1, 558), // FrameAcquisitionSequence
        at(0x0018, 0x9432, Type1, 1, 558), // FieldOfViewSequence
        at(0x0018, 0x9434, Type1, 1, 558), // ExposureControlSensingRegionsSequence
        at(0x0018, 0x9451, Type1, 1, 558), // FrameDetectorParametersSequence
        at(0x0018, 0x9455, Type1, 1, 558), // CalibrationSequence
        at(0x0018, 0x9456, Type1, 1, 558), // ObjectThicknessSequence
        at(0x0018, 0x9462, Type1, 1, 558), // IsocenterReferenceSystemSequence
        at(0x0018, 0x9472, Type1, 1, 558), // FrameDisplayShutterSequence
        at(0x0018, 0x9476, Type1, 1, 558), // XRayGeometrySequence
        at(0x0018, 0x9477, Type1, 1, 519), // IrradiationEventIdentificationSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x9450, Type1, 1, 558), // PatientOrientationInFrameSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9415, Type1, 1, 558), // FramePixelShiftSequence
        at(0x0028, 0x9422, Type1, 1, 558), // PixelIntensityRelationshipLUTSequence
        at(0x0028, 0x9443, Type1, 1, 558), // FramePixelDataPropertiesSequence
    ],
    // 737: SharedFunctionalGroupsSequence 11
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9405, Type1, 1, 558), // PositionerPositionSequence
        at(0x0018, 0x9406, Type1, 1, 558), // TablePositionSequence
        at(0x0018, 0x9407, Type1, 1, 558), // CollimatorShapeSequence
        at(0x0018, 0x9412, Type1, 1, 846), // XAXRFFrameCharacteristicsSequence
        at(0x0018, 0x9417, Type1, 1, 558), // FrameAcquisitionSequence
        at(0x0018, 0x9432, Type1, 1, 558), // FieldOfViewSequence
        at(0x0018, 0x9434, Type1, 1, 558), // ExposureControlSensingRegionsSequence
        at(0x0018, 0x9451, Type1, 1, 558), // FrameDetectorParametersSequence
        at(0x0018, 0x9455, Type1, 1, 558), // CalibrationSequence
        at(0x0018, 0x9456, Type1, 1, 558), // ObjectThicknessSequence
        at(0x0018, 0x9472, Type1, 1, 558), // FrameDisplayShutterSequence
        at(0x0018, 0x9476, Type1, 1, 558), // XRayGeometrySequence
        at(0x0018, 0x9477, Type1, 1, 519), // IrradiationEventIdentificationSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x9450, Type1, 1, 558), // PatientOrientationInFrameSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9415, Type1, 1, 558), // FramePixelShiftSequence
        at(0x0028, 0x9422, Type1, 1, 558), // PixelIntensityRelationshipLUTSequence
        at(0x0028, 0x9443, Type1, 1, 558), // FramePixelDataPropertiesSequence
    ],
    // 738: SharedFunctionalGroupsSequence 12
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
        at(0x0062, 0x000A, Type1, 1, 558), // SegmentIdentificationSequence
    ],
    // 739: SharedFunctionalGroupsSequence 13
    &[
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9422, Type1, 1, 558), // PixelIntensityRelationshipLUTSequence
        at(0x0052, 0x0025, Type1, 1, 558), // IntravascularOCTFrameTypeSequence
        at(0x0052, 0x0027, Type1, 1, 558), // IntravascularFrameContentSequence
        at(0x0052, 0x0029, Type1, 1, 558), // IntravascularOCTFrameContentSequence
    ],
    // 740: SharedFunctionalGroupsSequence 14
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9329, Type1, 1, 558), // CTImageFrameTypeSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9477, Type1, 1, 519), // IrradiationEventIdentificationSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9172, Type1, 1, 689), // ConversionSourceAttributesSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x9310, Type1, 1, 558), // TemporalPositionSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
    ],
    // 741: SharedFunctionalGroupsSequence 15
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9226, Type1, 1, 558), // MRImageFrameTypeSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9172, Type1, 1, 689), // ConversionSourceAttributesSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x9310, Type1, 1, 558), // TemporalPositionSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 742: SharedFunctionalGroupsSequence 16
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9477, Type1, 1, 519), // IrradiationEventIdentificationSequence
        at(0x0018, 0x9751, Type1, 1, 558), // PETFrameTypeSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9172, Type1, 1, 689), // ConversionSourceAttributesSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x9310, Type1, 1, 558), // TemporalPositionSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 743: SharedFunctionalGroupsSequence 17
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9042, Type1, 1, 532), // MRReceiveCoilSequence
        at(0x0018, 0x9049, Type1, 1, 534), // MRTransmitCoilSequence
        at(0x0018, 0x9103, Type1, 1, 558), // MRSpectroscopyFOVGeometrySequence
        at(0x0018, 0x9107, Type2, 1, 558), // MRSpatialSaturationSequence
        at(0x0018, 0x9112, Type1, 1, 533), // MRTimingAndRelatedParametersSequence
        at(0x0018, 0x9114, Type1, 1, 558), // MREchoSequence
        at(0x0018, 0x9115, Type1, 1, 558), // MRModifierSequence
        at(0x0018, 0x9117, Type1, 1, 530), // MRDiffusionSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9119, Type1, 1, 558), // MRAveragesSequence
        at(0x0018, 0x9197, Type1, 1, 558), // MRVelocityEncodingSequence
        at(0x0018, 0x9227, Type1, 1, 558), // MRSpectroscopyFrameTypeSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x9310, Type1, 1, 558), // TemporalPositionSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
    ],
    // 744: SharedFunctionalGroupsSequence 18
    &[
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
    ],
    // 745: SharedFunctionalGroupsSequence 19
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 475), // FrameVOILUTSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 746: SharedFunctionalGroupsSequence 2
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x2041, Type1C, 1, 360), // BiopsyTargetSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9504, Type1, 1, 558), // XRay3DFrameTypeSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 475), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 747: SharedFunctionalGroupsSequence 20
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0022, 0x0031, Type1, 1, 772), // OphthalmicFrameLocationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 475), // FrameVOILUTSequence
    ],
    // 748: SharedFunctionalGroupsSequence 21
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0028, 0x1230, Type1, 1, 558), // StoredValueColorRangeSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 475), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9092, Type1, 1, 558), // ParametricMapFrameTypeSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
        at(0x0048, 0x021A, Type1, 1, 558), // PlanePositionSlideSequence
    ],
    // 749: SharedFunctionalGroupsSequence 22
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9472, Type1, 1, 558), // FrameDisplayShutterSequence
        at(0x0018, 0x9807, Type1, 1, 492), // ImageDataTypeSequence
        at(0x0018, 0x9821, Type1, 1, 558), // PhotoacousticExcitationCharacteristicsSequence
        at(0x0018, 0x9835, Type1, 1, 558), // PhotoacousticImageFrameTypeSequence
        at(0x0018, 0x993D, Type3, 1, 397), // ReconstructionAlgorithmSequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x930E, Type1, 1, 558), // PlanePositionVolumeSequence
        at(0x0020, 0x930F, Type1, 1, 558), // PlaneOrientationVolumeSequence
        at(0x0020, 0x9310, Type1, 1, 558), // TemporalPositionSequence
        at(0x0020, 0x9450, Type1, 1, 558), // PatientOrientationInFrameSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 750: SharedFunctionalGroupsSequence 23
    &[
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0048, 0x021A, Type1, 1, 558), // PlanePositionSlideSequence
        at(0x0062, 0x000A, Type1, 1, 558), // SegmentIdentificationSequence
    ],
    // 751: SharedFunctionalGroupsSequence 24
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0040, 0x0710, Type1, 1, 558), // WholeSlideMicroscopyImageFrameTypeSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
        at(0x0048, 0x0110, Type2, 1, 781), // SpecimenReferenceSequence
        at(0x0048, 0x0207, Type1, 1, 574), // OpticalPathIdentificationSequence
        at(0x0048, 0x021A, Type1, 1, 558), // PlanePositionSlideSequence
    ],
    // 752: SharedFunctionalGroupsSequence 25
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9504, Type1, 1, 558), // XRay3DFrameTypeSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 753: SharedFunctionalGroupsSequence 26
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9504, Type1, 1, 558), // XRay3DFrameTypeSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 754: SharedFunctionalGroupsSequence 3
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
        at(0x0048, 0x0116, Type1, 1, 558), // ConfocalMicroscopyImageFrameTypeSequence
        at(0x0048, 0x0207, Type1, 1, 574), // OpticalPathIdentificationSequence
        at(0x0048, 0x021A, Type1, 1, 558), // PlanePositionSlideSequence
    ],
    // 755: SharedFunctionalGroupsSequence 4
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
        at(0x0048, 0x0110, Type2, 1, 781), // SpecimenReferenceSequence
        at(0x0048, 0x0116, Type1, 1, 558), // ConfocalMicroscopyImageFrameTypeSequence
        at(0x0048, 0x0207, Type1, 1, 574), // OpticalPathIdentificationSequence
        at(0x0048, 0x021A, Type1, 1, 558), // PlanePositionSlideSequence
    ],
    // 756: SharedFunctionalGroupsSequence 5
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9301, Type1, 1, 558), // CTAcquisitionTypeSequence
        at(0x0018, 0x9304, Type1, 1, 558), // CTAcquisitionDetailsSequence
        at(0x0018, 0x9308, Type1, 1, 558), // CTTableDynamicsSequence
        at(0x0018, 0x9312, Type1, 1, 558), // CTGeometrySequence
        at(0x0018, 0x9314, Type1, 1, 376), // CTReconstructionSequence
        at(0x0018, 0x9321, Type1, 1, 374), // CTExposureSequence
        at(0x0018, 0x9325, Type1, 1, 377), // CTXRayDetailsSequence
        at(0x0018, 0x9326, Type1, 1, 558), // CTPositionSequence
        at(0x0018, 0x9329, Type1, 1, 558), // CTImageFrameTypeSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9360, Type1, 1, 373), // CTAdditionalXRaySourceSequence
        at(0x0018, 0x9363, Type3, 1, 552), // MultienergyCTProcessingSequence
        at(0x0018, 0x9364, Type1C, 1, 551), // MultienergyCTCharacteristicsSequence
        at(0x0018, 0x9477, Type1, 1, 519), // IrradiationEventIdentificationSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x9310, Type1, 1, 558), // TemporalPositionSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 757: SharedFunctionalGroupsSequence 6
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9006, Type1, 1, 558), // MRImagingModifierSequence
        at(0x0018, 0x9042, Type1, 1, 532), // MRReceiveCoilSequence
        at(0x0018, 0x9049, Type1, 1, 534), // MRTransmitCoilSequence
        at(0x0018, 0x9107, Type2, 1, 558), // MRSpatialSaturationSequence
        at(0x0018, 0x9112, Type1, 1, 533), // MRTimingAndRelatedParametersSequence
        at(0x0018, 0x9114, Type1, 1, 558), // MREchoSequence
        at(0x0018, 0x9115, Type1, 1, 558), // MRModifierSequence
        at(0x0018, 0x9117, Type1, 1, 530), // MRDiffusionSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9119, Type1, 1, 558), // MRAveragesSequence
        at(0x0018, 0x9125, Type1, 1, 558), // MRFOVGeometrySequence
        at(0x0018, 0x9152, Type1, 1, 531), // MRMetaboliteMapSequence
        at(0x0018, 0x9197, Type1, 1, 558), // MRVelocityEncodingSequence
        at(0x0018, 0x9226, Type1, 1, 558), // MRImageFrameTypeSequence
        at(0x0018, 0x9251, Type1, 1, 529), // MRArterialSpinLabelingSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9621, Type1, 1, 476), // FunctionalMRSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x9310, Type1, 1, 558), // TemporalPositionSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 758: SharedFunctionalGroupsSequence 7
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9732, Type1, 1, 558), // PETFrameAcquisitionSequence
        at(0x0018, 0x9733, Type1, 1, 558), // PETDetectorMotionDetailsSequence
        at(0x0018, 0x9734, Type1, 1, 558), // PETTableDynamicsSequence
        at(0x0018, 0x9735, Type1, 1, 558), // PETPositionSequence
        at(0x0018, 0x9736, Type1, 1, 558), // PETFrameCorrectionFactorsSequence
        at(0x0018, 0x9737, Type1, 1, 558), // RadiopharmaceuticalUsageSequence
        at(0x0018, 0x9749, Type1, 1, 558), // PETReconstructionSequence
        at(0x0018, 0x9751, Type1, 1, 558), // PETFrameTypeSequence
        at(0x0018, 0x9771, Type1, 1, 591), // PatientPhysiologicalStateSequence
        at(0x0020, 0x9071, Type1, 1, 472), // FrameAnatomySequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0028, 0x9145, Type1, 1, 606), // PixelValueTransformationSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 759: SharedFunctionalGroupsSequence 8
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
        at(0x3002, 0x0102, Type1, 1, 558), // RTImageFrameGeneralContentSequence
        at(0x3002, 0x0103, Type1, 1, 633), // RTImageFrameContextSequence
        at(0x3002, 0x0109, Type1, 1, 634), // RTImageFrameImagingDevicePositionSequence
        at(0x3002, 0x010C, Type1, 1, 636), // RTImageFrameRadiationAcquisitionSequence
        at(0x300A, 0x0656, Type1C, 1, 632), // RTBeamLimitingDeviceOpeningSequence
    ],
    // 760: SharedFunctionalGroupsSequence 9
    &[
        at(0x0008, 0x1140, Type2, 1, 680), // ReferencedImageSequence
        at(0x0008, 0x9124, Type2, 1, 434), // DerivationImageSequence
        at(0x0018, 0x9118, Type1, 1, 558), // CardiacSynchronizationSequence
        at(0x0018, 0x9341, Type1, 1, 558), // ContrastBolusUsageSequence
        at(0x0018, 0x9472, Type1, 1, 558), // FrameDisplayShutterSequence
        at(0x0018, 0x9806, Type1, 1, 558), // USImageDescriptionSequence
        at(0x0018, 0x9807, Type1, 1, 558), // ImageDataTypeSequence
        at(0x0020, 0x9111, Type1, 1, 473), // FrameContentSequence
        at(0x0020, 0x9113, Type1, 1, 558), // PlanePositionSequence
        at(0x0020, 0x9116, Type1, 1, 558), // PlaneOrientationSequence
        at(0x0020, 0x9253, Type1, 1, 558), // RespiratorySynchronizationSequence
        at(0x0020, 0x930E, Type1, 1, 558), // PlanePositionVolumeSequence
        at(0x0020, 0x930F, Type1, 1, 558), // PlaneOrientationVolumeSequence
        at(0x0020, 0x9310, Type1, 1, 558), // TemporalPositionSequence
        at(0x0020, 0x9450, Type1, 1, 558), // PatientOrientationInFrameSequence
        at(0x0028, 0x9110, Type1, 1, 558), // PixelMeasuresSequence
        at(0x0028, 0x9132, Type1, 1, 558), // FrameVOILUTSequence
        at(0x0040, 0x9096, Type1, 1, 663), // RealWorldValueMappingSequence
    ],
    // 761: ShieldingDeviceSequence
    &[
        at(0x300A, 0x01A4, Type2, 1, NONE), // ShieldingDeviceLabel
    ],
    // 762: SnoutSequence
    &[
        at(0x300A, 0x030F, Type1, 1, NONE), // SnoutID
    ],
    // 763: SoftcopyVOILUTSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 679), // ReferencedImageSequence
        at(0x0028, 0x3010, Type1C, 1, 558), // VOILUTSequence
    ],
    // 764: SoftcopyVOILUTSequence 2
    &[
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
        at(0x0028, 0x3010, Type1C, 1, 558), // VOILUTSequence
    ],
    // 765: SortingOperationsSequence
    &[
        at(0x0020, 0x9238, Type1C, 1, NONE), // FunctionalGroupPrivateCreator
        at(0x0072, 0x0054, Type1C, 1, NONE), // SelectorSequencePointerPrivateCreator
        at(0x0072, 0x0056, Type1C, 1, NONE), // SelectorAttributePrivateCreator
    ],
    // 766: SoundSpeedCorrectionMechanismCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
    ],
    // 767: SourceConceptualVolumeSequence
    &[
        at(0x3010, 0x0012, Type2, 1, 395), // ConceptualVolumeConstituentSegmentationReferenceSequence
        at(0x3010, 0x0015, Type1, 1, NONE), // SourceConceptualVolumeUID
    ],
    // 768: SourceImageSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0020, 0x0020, Type1C, 2, NONE), // PatientOrientation
        at(0x0040, 0xA170, Type1C, 1, 544), // PurposeOfReferenceCodeSequence
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 769: SourceImageSequence 2
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 770: SourceImageSequence 3
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0040, 0xA170, Type1, 1, 544), // PurposeOfReferenceCodeSequence
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 771: SourceImageSequence 4
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0008, 0x1160, Type1C, 1, NONE), // ReferencedFrameNumber
        at(0x0020, 0x0020, Type1C, 2, NONE), // PatientOrientation
        at(0x0040, 0xA170, Type3, 1, 544), // PurposeOfReferenceCodeSequence
        at(0x0062, 0x000B, Type1C, 1, NONE), // ReferencedSegmentNumber
    ],
    // 772: SourceInstanceSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0040, 0xA170, Type3, 1, 623), // PurposeOfReferenceCodeSequence
    ],
    // 773: SourceOfRefractiveMeasurementsSequence
    &[
        at(0x0008, 0x1199, Type1C, 1, 689), // ReferencedSOPSequence
        at(0x0022, 0x1135, Type1, 1, 623), // SourceOfRefractiveMeasurementsCodeSequence
    ],
    // 774: SourcePatientGroupIdentificationSequence
    &[
        at(0x0010, 0x0020, Type1, 1, NONE), // PatientID
        at(0x0010, 0x0024, Type3, 1, 521), // IssuerOfPatientIDQualifiersSequence
    ],
    // 775: SourceSequence
    &[
        at(0x300A, 0x0226, Type1, 1, NONE), // SourceIsotopeName
        at(0x300A, 0x022C, Type1, 1, NONE), // SourceStrengthReferenceDate
        at(0x300A, 0x022E, Type1, 1, NONE), // SourceStrengthReferenceTime
    ],
    // 776: SourceSeriesInformationSequence
    &[
        at(0x0008, 0x0021, Type1, 1, NONE), // SeriesDate
        at(0x0008, 0x0031, Type1, 1, NONE), // SeriesTime
        at(0x0008, 0x103E, Type1, 1, NONE), // SeriesDescription
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
    ],
    // 777: SourceSeriesSequence
    &[
        at(0x0020, 0x000E, Type1, 1, NONE), // SeriesInstanceUID
    ],
    // 778: SpecimenDescriptionSequence
    &[
        at(0x0040, 0x0551, Type1, 1, NONE), // SpecimenIdentifier
        at(0x0040, 0x0554, Type1, 1, NONE), // SpecimenUID
    ],
    // 779: SpecimenDescriptionSequence 2
    &[
        at(0x0008, 0x2228, Type3, 1, 617), // PrimaryAnatomicStructureSequence
        at(0x0040, 0x0551, Type1, 1, NONE), // SpecimenIdentifier
        at(0x0040, 0x0554, Type1, 1, NONE), // SpecimenUID
        at(0x0040, 0x0562, Type2, 1, 520), // IssuerOfTheSpecimenIdentifierSequence
        at(0x0040, 0x059A, Type3, 1, 623), // SpecimenTypeCodeSequence
        at(0x0040, 0x0610, Type2, 1, 780), // SpecimenPreparationSequence
        at(0x0040, 0x0620, Type1C, 1, 404), // SpecimenLocalizationContentItemSequence
    ],
    // 780: SpecimenPreparationSequence
    &[
        at(0x0040, 0x0612, Type1, 1, 403), // SpecimenPreparationStepContentItemSequence
    ],
    // 781: SpecimenReferenceSequence
    &[
        at(0x0040, 0x0554, Type1, 1, NONE), // SpecimenUID
    ],
    // 782: StereoPairsSequence
    &[
        at(0x0022, 0x0021, Type1, 1, 689), // LeftImageSequence
        at(0x0022, 0x0022, Type1, 1, 689), // RightImageSequence
    ],
    // 783: StorageProtocolElementSequence
    &[
        at(0x0008, 0x1150, Type1C, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1C, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0018, 0x9922, Type2, 1, NONE), // ProtocolElementName
        at(0x0040, 0x4033, Type1, 1, 581), // OutputInformationSequence
    ],
    // 784: StorageProtocolElementSpecificationSequence
    &[
        at(0x0018, 0x9913, Type3, 1, 585), // ParametersSpecificationSequence
    ],
    // 785: StrainStockSequence
    &[
        at(0x0010, 0x0214, Type1, 1, NONE), // StrainStockNumber
        at(0x0010, 0x0215, Type1, 1, 623), // StrainSourceRegistryCodeSequence
        at(0x0010, 0x0217, Type1, 1, NONE), // StrainSource
    ],
    // 786: StructureSetROISequence
    &[
        at(0x0008, 0x1156, Type3, 1, 429), // DefinitionSourceSequence
        at(0x0008, 0x9215, Type3, 1, 623), // DerivationCodeSequence
        at(0x3006, 0x0024, Type1, 1, NONE), // ReferencedFrameOfReferenceUID
        at(0x3006, 0x0026, Type2, 1, NONE), // ROIName
        at(0x3006, 0x0037, Type3, 1, 397), // ROIDerivationAlgorithmIdentificationSequence
        at(0x3006, 0x004D, Type3, 1, 563), // ROICreatorSequence
        at(0x3010, 0x005B, Type3, 1, 623), // RTProtocolCodeSequence
        at(0x3010, 0x00A0, Type3, 1, 398), // ConceptualVolumeIdentificationSequence
    ],
    // 787: StructuredConstraintObservationSequence
    &[
        at(0x0040, 0x08EA, Type3, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0072, 0x0054, Type1C, 1, NONE), // SelectorSequencePointerPrivateCreator
        at(0x0072, 0x0056, Type1C, 1, NONE), // SelectorAttributePrivateCreator
        at(0x0082, 0x0010, Type1, 1, 352), // AssessedAttributeValueSequence
        at(0x0082, 0x0018, Type1, 1, NONE), // SelectorAttributeName
        at(0x0082, 0x0034, Type1C, 1, 352), // ConstraintValueSequence
        at(0x0082, 0x0035, Type3, 1, 352), // RecommendedDefaultValueSequence
        at(0x0082, 0x0037, Type1C, 1, NONE), // ConstraintViolationCondition
    ],
    // 788: StructuredDisplayImageBoxSequence
    &[
        at(0x0008, 0x1134, Type1C, 1, 689), // ReferencedStereometricInstanceSequence
        at(0x0008, 0x1140, Type2C, 1, 683), // ReferencedImageSequence
        at(0x0008, 0x114A, Type1C, 1, 689), // ReferencedInstanceSequence
        at(0x0008, 0x9237, Type1C, 1, 689), // ReferencedPresentationStateSequence
        at(0x0072, 0x0427, Type2C, 1, 689), // ReferencedFirstFrameSequence
    ],
    // 789: StructuredDisplayTextBoxSequence
    &[
        at(0x0070, 0x0006, Type1, 1, NONE), // UnformattedTextValue
    ],
    // 790: SubjectiveRefractionRightEyeSequence
    &[
        at(0x0046, 0x0018, Type1C, 1, 558), // CylinderSequence
        at(0x0046, 0x0028, Type1C, 1, 558), // PrismSequence
        at(0x0046, 0x0100, Type1C, 1, 558), // AddNearSequence
        at(0x0046, 0x0101, Type1C, 1, 558), // AddIntermediateSequence
        at(0x0046, 0x0102, Type1C, 1, 558), // AddOtherSequence
    ],
    // 791: SurfaceMeshPrimitivesSequence
    &[
        at(0x0066, 0x0026, Type2, 1, 558), // TriangleStripSequence
        at(0x0066, 0x0027, Type2, 1, 558), // TriangleFanSequence
        at(0x0066, 0x0028, Type2, 1, 558), // LineSequence
        at(0x0066, 0x0034, Type2, 1, 558), // FacetSequence
    ],
    // 792: SurfaceModelDescriptionSequence
    &[
        at(0x0068, 0x6380, Type1, 1, NONE), // SurfaceModelLabel
    ],
    // 793: SurfacePointsSequence
    &[
        at(0x0062, 0x0003, Type3, 1, 623), // SegmentedPropertyCategoryCodeSequence
        at(0x0062, 0x000F, Type3, 1, 623), // SegmentedPropertyTypeCodeSequence
    ],
    // 794: SurfaceSequence
    &[
        at(0x0062, 0x0003, Type3, 1, 623), // SegmentedPropertyCategoryCodeSequence
        at(0x0062, 0x000F, Type3, 1, 623), // SegmentedPropertyTypeCodeSequence
        at(0x0066, 0x0011, Type1, 1, 558), // SurfacePointsSequence
        at(0x0066, 0x0012, Type2, 1, 558), // SurfacePointsNormalsSequence
        at(0x0066, 0x0013, Type1, 1, 791), // SurfaceMeshPrimitivesSequence
        at(0x0066, 0x0035, Type2C, 1, 397), // SurfaceProcessingAlgorithmIdentificationSequence
    ],
    // 795: TableColumnDefinitionSequence
    &[
        at(0x0040, 0x08EA, Type1C, 1, 544), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 544), // ConceptNameCodeSequence
        at(0x0040, 0xA805, Type1C, 1, NONE), // TableColumnNumber
    ],
    // 796: TableRowDefinitionSequence
    &[
        at(0x0040, 0x08EA, Type1C, 1, 544), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 544), // ConceptNameCodeSequence
        at(0x0040, 0xA804, Type1C, 1, NONE), // TableRowNumber
    ],
    // 797: TableRowDefinitionSequence 2
    &[
        at(0x0040, 0x08EA, Type1C, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
    ],
    // 798: TabulatedValuesSequence
    &[
        at(0x0040, 0xA802, Type1, 1, NONE), // NumberOfTableRows
        at(0x0040, 0xA803, Type1, 1, NONE), // NumberOfTableColumns
        at(0x0040, 0xA806, Type3, 1, 796), // TableRowDefinitionSequence
        at(0x0040, 0xA807, Type3, 1, 795), // TableColumnDefinitionSequence
        at(0x0040, 0xA808, Type1, 1, 380), // CellValuesSequence
    ],
    // 799: TabulatedValuesSequence 2
    &[
        at(0x0040, 0xA806, Type3, 1, 797), // TableRowDefinitionSequence
        at(0x0040, 0xA807, Type3, 1, 797), // TableColumnDefinitionSequence
        at(0x0040, 0xA808, Type1, 1, 381), // CellValuesSequence
    ],
    // 800: TextObjectSequence
    &[
        at(0x0062, 0x0020, Type1C, 1, NONE), // TrackingID
        at(0x0062, 0x0021, Type1C, 1, NONE), // TrackingUID
        at(0x0070, 0x0003, Type1C, 1, NONE), // BoundingBoxAnnotationUnits
        at(0x0070, 0x0004, Type1C, 1, NONE), // AnchorPointAnnotationUnits
        at(0x0070, 0x0006, Type1, 1, NONE), // UnformattedTextValue
        at(0x0070, 0x0010, Type1C, 2, NONE), // BoundingBoxTopLeftHandCorner
        at(0x0070, 0x0011, Type1C, 2, NONE), // BoundingBoxBottomRightHandCorner
        at(0x0070, 0x0012, Type1C, 1, NONE), // BoundingBoxTextHorizontalJustification
        at(0x0070, 0x0014, Type1C, 2, NONE), // AnchorPoint
        at(0x0070, 0x0015, Type1C, 1, NONE), // AnchorPointVisibility
        at(0x0070, 0x0231, Type3, 1, 801), // TextStyleSequence
    ],
    // 801: TextStyleSequence
    &[
        at(0x0070, 0x0228, Type1C, 1, NONE), // FontNameType
        at(0x0070, 0x0229, Type1, 1, NONE), // CSSFontName
        at(0x0070, 0x0241, Type1, 3, NONE), // TextColorCIELabValue
        at(0x0070, 0x0242, Type1C, 1, NONE), // HorizontalAlignment
        at(0x0070, 0x0243, Type1C, 1, NONE), // VerticalAlignment
        at(0x0070, 0x0244, Type1, 1, NONE), // ShadowStyle
        at(0x0070, 0x0245, Type1C, 1, NONE), // ShadowOffsetX
        at(0x0070, 0x0246, Type1C, 1, NONE), // ShadowOffsetY
        at(0x0070, 0x0247, Type1C, 3, NONE), // ShadowColorCIELabValue
        at(0x0070, 0x0248, Type1, 1, NONE), // Underlined
        at(0x0070, 0x0249, Type1, 1, NONE), // Bold
        at(0x0070, 0x0250, Type1, 1, NONE), // Italic
        at(0x0070, 0x0258, Type1C, 1, NONE), // ShadowOpacity
    ],
    // 802: ThresholdSequence
    &[
        at(0x0070, 0x1B12, Type1, 1, 558), // ThresholdValueSequence
    ],
    // 803: TimeBasedImageSetsSequence
    &[
        at(0x0072, 0x003E, Type1C, 1, 623), // AbstractPriorCodeSequence
    ],
    // 804: TrackSetAnatomicalTypeCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0040, 0xA195, Type3, 1, 623), // ModifierCodeSequence
    ],
    // 805: TrackSetSequence
    &[
        at(0x0066, 0x0102, Type1, 1, 558), // TrackSequence
        at(0x0066, 0x0104, Type1, 1, 397), // TrackingAlgorithmIdentificationSequence
        at(0x0066, 0x0106, Type1, 1, NONE), // TrackSetLabel
        at(0x0066, 0x0108, Type1, 1, 804), // TrackSetAnatomicalTypeCodeSequence
        at(0x0066, 0x0121, Type3, 1, 545), // MeasurementsSequence
        at(0x0066, 0x0124, Type3, 1, 806), // TrackSetStatisticsSequence
        at(0x0066, 0x0130, Type3, 1, 806), // TrackStatisticsSequence
        at(0x0066, 0x0133, Type3, 1, 623), // DiffusionAcquisitionCodeSequence
        at(0x0066, 0x0134, Type1, 1, 623), // DiffusionModelCodeSequence
    ],
    // 806: TrackSetStatisticsSequence
    &[
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
        at(0x0040, 0xA195, Type1, 1, 623), // ModifierCodeSequence
    ],
    // 807: TransducerIdentificationSequence
    &[
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001C, Type1C, 1, NONE), // DeviceAlternateIdentifierType
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 544), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 808: TreatmentDeviceIdentificationSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x100B, Type2, 1, NONE), // ManufacturerDeviceClassUID
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 809: TreatmentMachineSequence
    &[
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x300A, 0x00B2, Type2, 1, NONE), // TreatmentMachineName
    ],
    // 810: TreatmentMachineSequence 2
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x0080, Type2, 1, NONE), // InstitutionName
        at(0x0008, 0x1041, Type3, 1, 544), // InstitutionalDepartmentTypeCodeSequence
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x300A, 0x00B2, Type2, 1, NONE), // TreatmentMachineName
    ],
    // 811: TreatmentPositionGroupSequence
    &[
        at(0x300A, 0x0785, Type1, 1, NONE), // ReferencedTreatmentPositionGroupUID
    ],
    // 812: TreatmentPositionGroupSequence 2
    &[
        at(0x300A, 0x0608, Type1, 1, NONE), // TreatmentPositionGroupLabel
        at(0x300A, 0x0609, Type1, 1, NONE), // TreatmentPositionGroupUID
        at(0x300A, 0x0630, Type1, 1, 689), // ReferencedRTRadiationSequence
    ],
    // 813: TreatmentPositionSequence
    &[
        at(0x3006, 0x00C9, Type2, 1, 587), // PatientLocationCoordinatesSequence
        at(0x3006, 0x00CB, Type2, 1, 597), // PatientSupportPositionSequence
    ],
    // 814: TreatmentSessionApplicationSetupSequence
    &[
        at(0x3008, 0x0080, Type3, 1, 558), // ReferencedMeasuredDoseReferenceSequence
        at(0x3008, 0x0090, Type3, 1, 558), // ReferencedCalculatedDoseReferenceSequence
        at(0x3008, 0x0120, Type3, 1, 367), // RecordedBrachyAccessoryDeviceSequence
        at(0x3008, 0x0130, Type1, 1, 668), // RecordedChannelSequence
        at(0x300A, 0x0715, Type3, 1, 623), // RTTreatmentTerminationReasonCodeSequence
        at(0x300A, 0x0716, Type3, 1, 623), // MachineSpecificTreatmentTerminationCodeSequence
        at(0x300C, 0x0040, Type3, 1, 689), // ReferencedVerificationImageSequence
    ],
    // 815: TreatmentSessionBeamSequence
    &[
        at(0x300A, 0x0715, Type3, 1, 623), // RTTreatmentTerminationReasonCodeSequence
    ],
    // 816: TreatmentSessionBeamSequence 2
    &[
        at(0x0008, 0x1156, Type3, 1, 689), // DefinitionSourceSequence
        at(0x3002, 0x0050, Type3, 1, 618), // PrimaryFluenceModeSequence
        at(0x3008, 0x0040, Type1, 1, 416), // ControlPointDeliverySequence
        at(0x3008, 0x0080, Type3, 1, 558), // ReferencedMeasuredDoseReferenceSequence
        at(0x3008, 0x0090, Type3, 1, 558), // ReferencedCalculatedDoseReferenceSequence
        at(0x3008, 0x00A0, Type1C, 1, 558), // BeamLimitingDeviceLeafPairsSequence
        at(0x3008, 0x00A1, Type1C, 1, 631), // EnhancedRTBeamLimitingDeviceSequence
        at(0x3008, 0x00B0, Type1C, 1, 558), // RecordedWedgeSequence
        at(0x3008, 0x00C0, Type3, 1, 558), // RecordedCompensatorSequence
        at(0x3008, 0x00D0, Type3, 1, 666), // RecordedBlockSequence
        at(0x300A, 0x0107, Type3, 1, 349), // ApplicatorSequence
        at(0x300A, 0x0420, Type3, 1, 480), // GeneralAccessorySequence
        at(0x300A, 0x065A, Type1C, 1, 404), // RadiationDeviceConfigurationAndCommissioningKeySequence
        at(0x300A, 0x0715, Type3, 1, 623), // RTTreatmentTerminationReasonCodeSequence
        at(0x300A, 0x0716, Type3, 1, 623), // MachineSpecificTreatmentTerminationCodeSequence
        at(0x300A, 0x0740, Type3, 1, 506), // InterlockSequence
        at(0x300C, 0x0040, Type3, 1, 689), // ReferencedVerificationImageSequence
        at(0x300C, 0x00B0, Type3, 1, 558), // ReferencedBolusSequence
        at(0x300C, 0x0120, Type1C, 1, 445), // DoseCalibrationConditionsSequence
        at(0x300C, 0x0125, Type3, 1, 478), // GatingBeamHoldTransitionSequence
    ],
    // 817: TreatmentSessionIonBeamSequence
    &[
        at(0x3008, 0x0041, Type1, 1, 516), // IonControlPointDeliverySequence
        at(0x3008, 0x0080, Type3, 1, 558), // ReferencedMeasuredDoseReferenceSequence
        at(0x3008, 0x0090, Type3, 1, 558), // ReferencedCalculatedDoseReferenceSequence
        at(0x3008, 0x00A0, Type3, 1, 558), // BeamLimitingDeviceLeafPairsSequence
        at(0x3008, 0x00A1, Type1C, 1, 631), // EnhancedRTBeamLimitingDeviceSequence
        at(0x3008, 0x00B0, Type1C, 1, 558), // RecordedWedgeSequence
        at(0x3008, 0x00C0, Type1C, 1, 558), // RecordedCompensatorSequence
        at(0x3008, 0x00D0, Type1C, 1, 667), // RecordedBlockSequence
        at(0x3008, 0x00F0, Type1C, 1, 762), // RecordedSnoutSequence
        at(0x3008, 0x00F2, Type1C, 1, 661), // RecordedRangeShifterSequence
        at(0x3008, 0x00F4, Type1C, 1, 523), // RecordedLateralSpreadingDeviceSequence
        at(0x3008, 0x00F6, Type1C, 1, 660), // RecordedRangeModulatorSequence
        at(0x300A, 0x00C2, Type1, 1, NONE), // BeamName
        at(0x300A, 0x0107, Type1C, 1, 350), // ApplicatorSequence
        at(0x300A, 0x0420, Type3, 1, 480), // GeneralAccessorySequence
        at(0x300A, 0x0506, Type3, 1, 558), // DeliveredDepthDoseParametersSequence
        at(0x300A, 0x0715, Type3, 1, 623), // RTTreatmentTerminationReasonCodeSequence
        at(0x300A, 0x0716, Type3, 1, 623), // MachineSpecificTreatmentTerminationCodeSequence
        at(0x300A, 0x0740, Type3, 1, 506), // InterlockSequence
        at(0x300C, 0x0040, Type3, 1, 689), // ReferencedVerificationImageSequence
        at(0x300C, 0x00B0, Type1C, 1, 558), // ReferencedBolusSequence
    ],
    // 818: TreatmentSiteCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x3010, 0x0089, Type3, 1, 623), // TreatmentSiteModifierCodeSequence
    ],
    // 819: TreatmentToleranceViolationAttributeSequence
    &[
        at(0x0072, 0x0054, Type1C, 1, NONE), // SelectorSequencePointerPrivateCreator
        at(0x0072, 0x0056, Type1C, 1, NONE), // SelectorAttributePrivateCreator
        at(0x0082, 0x0018, Type1, 1, NONE), // SelectorAttributeName
    ],
    // 820: TreatmentToleranceViolationSequence
    &[
        at(0x3008, 0x0060, Type2, 1, 583), // OverrideSequence
        at(0x300A, 0x0733, Type2C, 1, 819), // TreatmentToleranceViolationAttributeSequence
        at(0x300A, 0x0734, Type1C, 1, NONE), // TreatmentToleranceViolationDescription
        at(0x300A, 0x0735, Type1C, 1, NONE), // TreatmentToleranceViolationIdentification
        at(0x300A, 0x0736, Type1, 1, NONE), // TreatmentToleranceViolationDateTime
        at(0x300A, 0x0761, Type1, 1, 623), // TreatmentToleranceViolationTypeCodeSequence
        at(0x300A, 0x0762, Type1, 1, 623), // TreatmentToleranceViolationCauseCodeSequence
    ],
    // 821: UDISequence
    &[
        at(0x0018, 0x1009, Type1, 1, NONE), // UniqueDeviceIdentifier
    ],
    // 822: UVMappingSequence
    &[
        at(0x0080, 0x0009, Type1, 1, NONE), // TextureLabel
        at(0x0080, 0x0012, Type1, 1, 689), // ReferencedTextureSequence
    ],
    // 823: UltrasoundOphthalmicAxialLengthMeasurementsSequence
    &[
        at(0x0022, 0x1150, Type1, 1, 623), // OphthalmicAxialLengthDataSourceCodeSequence
    ],
    // 824: UltrasoundSelectedOphthalmicAxialLengthSequence
    &[
        at(0x0022, 0x1250, Type1, 1, 623), // OphthalmicAxialLengthSelectionMethodCodeSequence
        at(0x0022, 0x1257, Type1C, 1, 730), // SelectedSegmentalOphthalmicAxialLengthSequence
        at(0x0022, 0x1262, Type1, 1, 568), // OphthalmicAxialLengthQualityMetricSequence
        at(0x0022, 0x1330, Type1, 1, 689), // ReferencedOphthalmicAxialLengthMeasurementQCImageSequence
    ],
    // 825: UsedFiducialsSequence
    &[
        at(0x0008, 0x1150, Type1, 1, NONE), // ReferencedSOPClassUID
        at(0x0008, 0x1155, Type1, 1, NONE), // ReferencedSOPInstanceUID
        at(0x0070, 0x031A, Type1, 1, NONE), // FiducialUID
    ],
    // 826: VariableModalityLUTSequence
    &[
        at(0x0008, 0x1140, Type1, 1, 769), // ReferencedImageSequence
        at(0x0028, 0x1054, Type1C, 1, NONE), // RescaleType
        at(0x0028, 0x3000, Type1C, 1, 546), // ModalityLUTSequence
    ],
    // 827: VerifyingObserverSequence
    &[
        at(0x0040, 0xA027, Type1, 1, NONE), // VerifyingOrganization
        at(0x0040, 0xA030, Type1, 1, NONE), // VerificationDateTime
        at(0x0040, 0xA075, Type1, 1, NONE), // VerifyingObserverName
        at(0x0040, 0xA088, Type2, 1, 544), // VerifyingObserverIdentificationCodeSequence
    ],
    // 828: ViewCodeSequence
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0054, 0x0222, Type2, 1, 623), // ViewModifierCodeSequence
    ],
    // 829: ViewCodeSequence 2
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0054, 0x0222, Type3, 1, 623), // ViewModifierCodeSequence
    ],
    // 830: ViewCodeSequence 3
    &[
        at(0x0008, 0x0100, Type1C, 1, NONE), // CodeValue
        at(0x0008, 0x0102, Type1C, 1, NONE), // CodingSchemeDesignator
        at(0x0008, 0x0103, Type1C, 1, NONE), // CodingSchemeVersion
        at(0x0008, 0x0104, Type1, 1, NONE), // CodeMeaning
        at(0x0008, 0x0106, Type1C, 1, NONE), // ContextGroupVersion
        at(0x0008, 0x0107, Type1C, 1, NONE), // ContextGroupLocalVersion
        at(0x0008, 0x010D, Type1C, 1, NONE), // ContextGroupExtensionCreatorUID
        at(0x0008, 0x0119, Type1C, 1, NONE), // LongCodeValue
        at(0x0008, 0x0120, Type1C, 1, NONE), // URNCodeValue
        at(0x0008, 0x0121, Type3, 1, 454), // EquivalentCodeSequence
        at(0x0054, 0x0222, Type2C, 1, 623), // ViewModifierCodeSequence
    ],
    // 831: VisualFieldTestPointSequence
    &[
        at(0x0024, 0x0097, Type2C, 1, 558), // VisualFieldTestPointNormalsSequence
    ],
    // 832: VisualFieldTestReliabilityGlobalIndexSequence
    &[
        at(0x0024, 0x0325, Type1, 1, 404), // DataObservationSequence
        at(0x0024, 0x0344, Type1C, 1, 397), // IndexProbabilitySequence
    ],
    // 833: VolumeCroppingSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
        at(0x0070, 0x1304, Type1C, 1, 558), // ObliqueCroppingPlaneSequence
    ],
    // 834: VolumeStreamSequence
    &[
        at(0x0070, 0x1209, Type1, 1, NONE), // VolumetricPresentationInputSetUID
        at(0x0070, 0x1801, Type1, 1, 615), // PresentationStateClassificationComponentSequence
    ],
    // 835: VolumetricAnnotationSequence
    &[
        at(0x0070, 0x0008, Type3, 1, 789), // TextObjectSequence
        at(0x0070, 0x1903, Type3, 1, 707), // ReferencedStructuredContextSequence
    ],
    // 836: VolumetricPresentationInputAnnotationSequence
    &[
        at(0x0070, 0x0008, Type1, 1, 789), // TextObjectSequence
        at(0x0070, 0x1903, Type3, 1, 707), // ReferencedStructuredContextSequence
    ],
    // 837: VolumetricPresentationInputSetSequence
    &[
        at(0x0008, 0x1140, Type1C, 1, 769), // ReferencedImageSequence
        at(0x0070, 0x0404, Type1C, 1, 689), // ReferencedSpatialRegistrationSequence
        at(0x0070, 0x1209, Type1, 1, NONE), // VolumetricPresentationInputSetUID
    ],
    // 838: VolumetricPresentationStateInputSequence
    &[
        at(0x0028, 0x3010, Type1C, 1, 558), // VOILUTSequence
        at(0x0070, 0x1209, Type1, 1, NONE), // VolumetricPresentationInputSetUID
    ],
    // 839: WADORSRetrievalSequence
    &[
        at(0x0008, 0x1190, Type1, 1, NONE), // RetrieveURL
    ],
    // 840: WaveformAnnotationSequence
    &[
        at(0x0040, 0x08EA, Type3, 1, 544), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1C, 1, 394), // ConceptNameCodeSequence
        at(0x0040, 0xA0B0, Type1, 2, NONE), // ReferencedWaveformChannels
        at(0x0040, 0xA130, Type1C, 1, NONE), // TemporalRangeType
        at(0x0040, 0xA132, Type1C, 1, NONE), // ReferencedSamplePositions
        at(0x0040, 0xA138, Type1C, 1, NONE), // ReferencedTimeOffsets
        at(0x0040, 0xA13A, Type1C, 1, NONE), // ReferencedDateTime
        at(0x0040, 0xA168, Type3, 1, 394), // ConceptCodeSequence
        at(0x0070, 0x0006, Type1C, 1, NONE), // UnformattedTextValue
    ],
    // 841: WaveformPresentationGroupSequence
    &[
        at(0x003A, 0x0242, Type1, 1, 558), // ChannelDisplaySequence
    ],
    // 842: WaveformSequence
    &[
        at(0x003A, 0x0200, Type1, 1, 382), // ChannelDefinitionSequence
        at(0x003A, 0x0310, Type1C, 1, NONE), // MultiplexGroupUID
    ],
    // 843: WedgeDefinitionSequence
    &[
        at(0x0008, 0x0070, Type2, 1, NONE), // Manufacturer
        at(0x0008, 0x1090, Type2, 1, NONE), // ManufacturerModelName
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x300A, 0x0611, Type2C, 1, NONE), // RTAccessoryHolderSlotID
        at(0x300A, 0x0615, Type2C, 1, NONE), // RTAccessoryDeviceSlotID
        at(0x3010, 0x001A, Type2, 1, NONE), // ManufacturerModelVersion
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
    // 844: WideFieldOphthalmicPhotographyQualityRatingSequence
    &[
        at(0x0022, 0x1526, Type1, 1, 558), // WideFieldOphthalmicPhotographyQualityThresholdSequence
        at(0x0040, 0x08EA, Type1, 1, 623), // MeasurementUnitsCodeSequence
        at(0x0040, 0xA043, Type1, 1, 623), // ConceptNameCodeSequence
        at(0x0066, 0x002F, Type1, 1, 623), // AlgorithmFamilyCodeSequence
        at(0x0066, 0x0030, Type3, 1, 623), // AlgorithmNameCodeSequence
        at(0x0066, 0x0031, Type1, 1, NONE), // AlgorithmVersion
        at(0x0066, 0x0036, Type1, 1, NONE), // AlgorithmName
    ],
    // 845: XAPlaneDetailsSequence
    &[
        at(0x0018, 0x11BC, Type3, 1, 558), // XRayFilterDetailsSequence
    ],
    // 846: XAXRFFrameCharacteristicsSequence
    &[
        at(0x0008, 0x9215, Type3, 1, 623), // DerivationCodeSequence
    ],
    // 847: XDSRetrievalSequence
    &[
        at(0x0040, 0xE030, Type1, 1, NONE), // RepositoryUniqueID
    ],
    // 848: XRay3DAcquisitionSequence
    &[
        at(0x0008, 0x2112, Type1C, 1, 769), // SourceImageSequence
        at(0x0018, 0x0010, Type1C, 1, NONE), // ContrastBolusAgent
        at(0x0018, 0x0012, Type1C, 1, 623), // ContrastBolusAgentSequence
        at(0x0018, 0x1160, Type1, 1, NONE), // FilterType
        at(0x0018, 0x11A4, Type1, 1, NONE), // PaddleDescription
        at(0x0018, 0x7062, Type1, 1, NONE), // ExposureControlModeDescription
        at(0x0018, 0x9516, Type1C, 1, NONE), // StartAcquisitionDateTime
        at(0x0018, 0x9517, Type1C, 1, NONE), // EndAcquisitionDateTime
        at(0x0018, 0x9538, Type1, 1, 558), // PerProjectionAcquisitionSequence
    ],
    // 849: XRay3DAcquisitionSequence 2
    &[
        at(0x0008, 0x2112, Type1C, 1, 769), // SourceImageSequence
        at(0x0018, 0x0010, Type1C, 1, NONE), // ContrastBolusAgent
        at(0x0018, 0x0012, Type1C, 1, 623), // ContrastBolusAgentSequence
        at(0x0018, 0x1160, Type1C, 1, NONE), // FilterType
        at(0x0018, 0x9516, Type1C, 1, NONE), // StartAcquisitionDateTime
        at(0x0018, 0x9517, Type1C, 1, NONE), // EndAcquisitionDateTime
        at(0x0018, 0x9538, Type1C, 1, 558), // PerProjectionAcquisitionSequence
    ],
    // 850: XRay3DAcquisitionSequence 3
    &[
        at(0x0008, 0x2112, Type1C, 1, 769), // SourceImageSequence
        at(0x0018, 0x0010, Type1C, 1, NONE), // ContrastBolusAgent
        at(0x0018, 0x0012, Type1C, 1, 623), // ContrastBolusAgentSequence
        at(0x0018, 0x9516, Type1C, 1, NONE), // StartAcquisitionDateTime
        at(0x0018, 0x9517, Type1C, 1, NONE), // EndAcquisitionDateTime
        at(0x0018, 0x9538, Type1C, 1, 558), // PerProjectionAcquisitionSequence
    ],
    // 851: XRay3DReconstructionSequence
    &[
        at(0x0018, 0x9524, Type1, 1, NONE), // ApplicationName
        at(0x0018, 0x9525, Type1, 1, NONE), // ApplicationVersion
        at(0x0018, 0x9526, Type1, 1, NONE), // ApplicationManufacturer
    ],
    // 852: XRayFilterSequence
    &[
        at(0x0018, 0x1000, Type2, 1, NONE), // DeviceSerialNumber
        at(0x0018, 0x100A, Type3, 1, 821), // UDISequence
        at(0x0018, 0x1020, Type2, 1, NONE), // SoftwareVersions
        at(0x3010, 0x001B, Type2, 1, NONE), // DeviceAlternateIdentifier
        at(0x3010, 0x001D, Type1C, 1, NONE), // DeviceAlternateIdentifierFormat
        at(0x3010, 0x002D, Type1, 1, NONE), // DeviceLabel
        at(0x3010, 0x002E, Type1, 1, 623), // DeviceTypeCodeSequence
        at(0x3010, 0x0043, Type2, 1, NONE), // ManufacturerDeviceIdentifier
    ],
];
