// Generated from data/ps3.15-table-e3.4-1.csv by `cargo xtask tables`; not edited.

//! Table E.3.4-1, content items of structured reports.
//!
//! Source: DICOM PS3.15 edition 2026c, Annex E. Ordered by code value, coding scheme and value
//! type. Basic Profile column, then the options' columns that are not blank.

use crate::action::ValueType::*;
use crate::policy::content::{ContentRow, content};
use crate::policy::profile::{ActionCode::*, ProfileOption::*};

/// The concepts.
#[rustfmt::skip]
pub static CONTENT: [ContentRow; 214] = [
    content("109054", "DCM", Text, X, &[(CleanDescriptors, C)]), // Patient State
    content("109056", "DCM", Text, X, &[(CleanDescriptors, C)]), // Stress Protocol
    content("110119", "DCM", Text, X, &[(RetainDevice, K)]), // Station AE Title
    content("110180", "DCM", UidRef, D, &[(RetainUids, K)]), // Study Instance UID
    content("110190", "DCM", Text, X, &[]), // Issuer of Identifier
    content("111018", "DCM", Date, XD, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Content Date
    content("111019", "DCM", Time, XD, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Content Time
    content("111021", "DCM", Text, X, &[(CleanDescriptors, C)]), // Description of Change
    content("111033", "DCM", Text, D, &[(CleanDescriptors, C)]), // Impression Description
    content("111040", "DCM", Composite, D, &[(RetainUids, K)]), // Original Source
    content("111054", "DCM", Date, XD, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Recommended Follow-up Date
    content("111058", "DCM", Text, D, &[(CleanDescriptors, C)]), // Selected Region Description
    content("111060", "DCM", Date, XD, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Study Date
    content("111061", "DCM", Time, XD, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Study Time
    content("111469", "DCM", DateTime, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Sampling DateTime
    content("111516", "DCM", Text, X, &[(CleanDescriptors, C)]), // Medication Type
    content("111526", "DCM", DateTime, XD, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime Started
    content("111527", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime Ended
    content("111535", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime problem observed
    content("111536", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime of last evaluation
    content("111700", "DCM", Text, X, &[]), // Specimen Container Identifier
    content("111702", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime of processing
    content("111703", "DCM", Text, X, &[(CleanDescriptors, C)]), // Processing step description
    content("111705", "DCM", Text, D, &[]), // Parent Specimen Identifier
    content("111706", "DCM", Text, X, &[]), // Issuer of Parent Specimen Identifier
    content("111724", "DCM", Text, X, &[]), // Issuer of Specimen Identifier
    content("112002", "DCM", UidRef, D, &[(RetainUids, K)]), // Series Instance UID
    content("112040", "DCM", UidRef, D, &[(RetainUids, K)]), // Tracking Unique Identifier
    content("112050", "DCM", Text, X, &[(CleanDescriptors, C)]), // Anatomic Identifier
    content("112227", "DCM", UidRef, XD, &[(RetainUids, K)]), // Frame of Reference UID
    content("112229", "DCM", Image, D, &[(RetainUids, K)]), // Identifying Segment
    content("112347", "DCM", Text, D, &[]), // Component ID
    content("112351", "DCM", Text, D, &[]), // Mating Feature Set ID
    content("112352", "DCM", Text, D, &[]), // Mating Feature ID
    content("112353", "DCM", Composite, X, &[(RetainUids, K)]), // Spatial Registration
    content("112354", "DCM", Image, X, &[(RetainUids, K)]), // Patient Image
    content("112356", "DCM", UidRef, D, &[(RetainUids, K)]), // User Selected Fiducial
    content("112357", "DCM", UidRef, D, &[(RetainUids, K)]), // Derived Fiducial
    content("112359", "DCM", Composite, X, &[(RetainUids, K)]), // Supporting Information
    content("112361", "DCM", Composite, X, &[(RetainUids, K)]), // Patient Data Used During Planning
    content("112363", "DCM", Text, D, &[]), // Degree of Freedom ID
    content("112364", "DCM", Composite, X, &[(RetainUids, K)]), // Related Patient Data Not Used During Planning
    content("112366", "DCM", Composite, X, &[(RetainUids, K)]), // Implant Assembly Template
    content("112371", "DCM", Composite, D, &[(RetainUids, K)]), // Manufacturer Implant Template
    content("112372", "DCM", Composite, X, &[(RetainUids, K)]), // Derived Planning Images
    content("112373", "DCM", Composite, X, &[(RetainUids, K)]), // Derived Planning Data
    content("113012", "DCM", Text, X, &[(CleanDescriptors, C)]), // Key Object Description
    content("11329-0", "LN", Text, X, &[(CleanDescriptors, C)]), // History
    content("113503", "DCM", UidRef, D, &[(RetainUids, K)]), // Radiopharmaceutical Administration Event UID
    content("113511", "DCM", Text, X, &[]), // Radiopharmaceutical Dispense Unit Identifier
    content("113512", "DCM", Text, X, &[]), // Radiopharmaceutical Lot Identifier
    content("113513", "DCM", Text, X, &[]), // Reagent Vial Identifier
    content("113514", "DCM", Text, X, &[]), // Radionuclide Identifier
    content("113516", "DCM", Text, X, &[]), // Prescription Identifier
    content("113552", "DCM", Text, X, &[(CleanDescriptors, C)]), // Recent Physical Activity
    content("113605", "DCM", Text, X, &[]), // Irradiation Event Label
    content("113701", "DCM", Composite, X, &[(RetainUids, K)]), // X-Ray Radiation Dose Report
    content("113720", "DCM", Text, X, &[(CleanDescriptors, C)]), // Calibration Protocol
    content("113723", "DCM", DateTime, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Calibration DateTime
    content("113724", "DCM", Text, D, &[(CleanDescriptors, C)]), // Calibration Responsible Party
    content("113769", "DCM", UidRef, D, &[(RetainUids, K)]), // Irradiation Event UID
    content("113795", "DCM", Image, D, &[(RetainUids, K)]), // Acquired Image
    content("113809", "DCM", DateTime, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Start of X-Ray Irradiation
    content("113810", "DCM", DateTime, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // End of X-Ray Irradiation
    content("113815", "DCM", Text, D, &[(CleanDescriptors, C)]), // Patient Model
    content("113832", "DCM", Text, D, &[(RetainDevice, K)]), // Identification of the X-Ray Source
    content("113850", "DCM", PName, D, &[]), // Irradiation Authorizing
    content("113870", "DCM", PName, D, &[]), // Person Name
    content("113871", "DCM", Text, X, &[]), // Person ID
    content("113872", "DCM", Text, X, &[]), // Person ID Issuer
    content("113873", "DCM", Text, X, &[(RetainInstitution, K)]), // Organization Name
    content("113877", "DCM", Text, X, &[(RetainDevice, K)]), // Device Name
    content("113880", "DCM", Text, XD, &[(RetainDevice, K)]), // Device Serial Number
    content("113907", "DCM", Text, X, &[(CleanDescriptors, C)]), // Reason for Proceeding
    content("113985", "DCM", UidRef, D, &[(RetainUids, K)]), // Series or Instance used for Water Equivalent Diameter estimation
    content("116224001", "SCT", Text, X, &[(CleanDescriptors, C)]), // Complication of Procedure
    content("11778-8", "LN", Date, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // EDD
    content("11951-1", "LN", Text, D, &[]), // Fetus ID
    content("11955-2", "LN", Date, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Date of last menstrual period
    content("120999", "DCM", Text, X, &[(RetainDevice, K)]), // Device Description
    content("121000", "DCM", Container, X, &[(RetainDevice, K)]), // Unique Device Identifiers
    content("121002", "DCM", Composite, D, &[(RetainUids, K)]), // Quoted Source
    content("121008", "DCM", PName, D, &[]), // Person Observer Name
    content("121009", "DCM", Text, X, &[(RetainInstitution, K)]), // Person Observer's Organization Name
    content("121012", "DCM", UidRef, XD, &[(RetainUids, K), (RetainDevice, K)]), // Device Observer UID
    content("121013", "DCM", Text, X, &[(RetainDevice, K)]), // Device Observer Name
    content("121016", "DCM", Text, X, &[(RetainDevice, K)]), // Device Observer Serial Number
    content("121017", "DCM", Text, X, &[(RetainInstitution, K)]), // Device Observer Physical Location During Observation
    content("121018", "DCM", UidRef, X, &[(RetainUids, K)]), // Procedure Study Instance UID
    content("121019", "DCM", UidRef, X, &[(RetainUids, K)]), // Procedure Study Component UID
    content("121020", "DCM", Text, X, &[]), // Placer Number
    content("121021", "DCM", Text, X, &[]), // Filler Number
    content("121022", "DCM", Text, X, &[]), // Accession Number
    content("121028", "DCM", UidRef, X, &[(RetainUids, K)]), // Subject UID
    content("121029", "DCM", PName, D, &[]), // Subject Name
    content("121030", "DCM", Text, XD, &[]), // Subject ID
    content("121031", "DCM", Date, X, &[]), // Subject Birth Date
    content("121032", "DCM", Code, X, &[(RetainPatientCharacteristics, K)]), // Subject Sex
    content("121033", "DCM", Num, X, &[(RetainPatientCharacteristics, K)]), // Subject Age
    content("121036", "DCM", PName, X, &[]), // Mother of fetus
    content("121039", "DCM", UidRef, X, &[(RetainUids, K)]), // Specimen UID
    content("121041", "DCM", Text, X, &[]), // Specimen Identifier
    content("121065", "DCM", Text, XD, &[(CleanDescriptors, C)]), // Procedure Description
    content("121071", "DCM", Text, XD, &[(CleanDescriptors, C)]), // Finding
    content("121075", "DCM", Text, X, &[(CleanDescriptors, C)]), // Recommendation
    content("121077", "DCM", Text, X, &[(CleanDescriptors, C)]), // Conclusion
    content("121080", "DCM", Image, X, &[(RetainUids, K)]), // Best illustration of finding
    content("121080", "DCM", Waveform, X, &[(RetainUids, K)]), // Best illustration of finding
    content("121088", "DCM", PName, X, &[]), // Fellow
    content("121106", "DCM", Text, X, &[(CleanDescriptors, C)]), // Comment
    content("121110", "DCM", Text, X, &[(CleanDescriptors, C)]), // Patient Presentation
    content("121111", "DCM", Text, X, &[(CleanDescriptors, C)]), // Summary
    content("121112", "DCM", Image, D, &[(RetainUids, K)]), // Source of Measurement
    content("121112", "DCM", Waveform, X, &[(RetainUids, K)]), // Source of Measurement
    content("121114", "DCM", PName, D, &[]), // Performing Physician
    content("121120", "DCM", Composite, X, &[(RetainUids, K)]), // Cath Lab Procedure Log
    content("121121", "DCM", Text, X, &[]), // Room Identification
    content("121122", "DCM", Text, X, &[(RetainDevice, K), (CleanDescriptors, C)]), // Equipment Identification
    content("121124", "DCM", Text, XD, &[]), // Procedure Action ID
    content("121125", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime of Recording of Log Entry
    content("121126", "DCM", UidRef, D, &[(RetainUids, K)]), // Performed Procedure Step SOP Instance UID
    content("121138", "DCM", Image, D, &[(RetainUids, K)]), // Image Acquired
    content("121143", "DCM", Waveform, D, &[(RetainUids, K)]), // Waveform Acquired
    content("121145", "DCM", Text, X, &[(CleanDescriptors, C)]), // Description of Material
    content("121152", "DCM", PName, X, &[]), // Person administering drug/contrast
    content("121154", "DCM", Text, D, &[]), // Intervention attempt identifier
    content("121173", "DCM", Text, X, &[(CleanDescriptors, C)]), // Physician Note
    content("121191", "DCM", Image, XD, &[(RetainUids, K)]), // Referenced Segment
    content("121193", "DCM", Text, D, &[(RetainDevice, K)]), // Device Subject Name
    content("121196", "DCM", Text, X, &[(RetainDevice, K)]), // Device Subject Serial Number
    content("121197", "DCM", Text, X, &[(RetainInstitution, K)]), // Device Subject Physical Location during observation
    content("121198", "DCM", UidRef, X, &[(RetainUids, K), (RetainDevice, K)]), // Device Subject UID
    content("121200", "DCM", Image, X, &[(RetainUids, K)]), // Illustration of ROI
    content("121214", "DCM", Image, D, &[(RetainUids, K)]), // Referenced Segmentation Frame
    content("121232", "DCM", UidRef, D, &[(RetainUids, K)]), // Source series for segmentation
    content("121233", "DCM", Image, D, &[(RetainUids, K)]), // Source image for segmentation
    content("121342", "DCM", Image, X, &[(RetainUids, K)]), // Dose Image
    content("121431", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime Concern Noted
    content("121432", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime Concern Resolved
    content("121433", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime Problem Resolved
    content("121434", "DCM", Text, X, &[(RetainInstitution, K)]), // Service Delivery Location
    content("121435", "DCM", PName, X, &[]), // Service Performer
    content("121435", "DCM", Text, X, &[]), // Service Performer
    content("122073", "DCM", Composite, X, &[(RetainUids, K)]), // Current procedure evidence
    content("122075", "DCM", Composite, X, &[(RetainUids, K)]), // Prior report for current patient
    content("122081", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Drug start
    content("122082", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Drug end
    content("122083", "DCM", Text, XD, &[(CleanDescriptors, C)]), // Drug administered
    content("122105", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime of Intervention
    content("122128", "DCM", Text, X, &[(RetainInstitution, K)]), // Patient Transferred From
    content("122146", "DCM", DateTime, XD, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Procedure DateTime
    content("122163", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Discharge DateTime
    content("122165", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // DateTime of Death
    content("122173", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // ST Elevation Onset DateTime
    content("122177", "DCM", Text, X, &[(CleanDescriptors, C)]), // Procedure Result
    content("122701", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Procedure Time Base
    content("122712", "DCM", DateTime, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Imaging Start DateTime
    content("123003", "DCM", DateTime, XD, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Radiopharmaceutical Start DateTime
    content("123004", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Radiopharmaceutical Stop DateTime
    content("125010", "DCM", Text, X, &[]), // Identifier
    content("125201", "DCM", Image, X, &[(RetainUids, K)]), // Illustration of Finding
    content("125203", "DCM", Text, X, &[(CleanDescriptors, C)]), // Acquisition Protocol
    content("126070", "DCM", Text, X, &[(CleanDescriptors, C)]), // Subject Time Point Identifier
    content("126071", "DCM", Text, X, &[(CleanDescriptors, C)]), // Protocol Time Point Identifier
    content("126100", "DCM", Composite, X, &[(RetainUids, K)]), // Real World Value Map used for measurement
    content("126201", "DCM", Date, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Acquisition Date
    content("126202", "DCM", Time, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Acquisition Time
    content("127857", "DCM", Date, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Glucose Measurement Date
    content("127858", "DCM", Time, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Glucose Measurement Time
    content("128230", "DCM", Text, X, &[(CleanDescriptors, C)]), // Pulse Sequence Name
    content("128403", "DCM", Text, D, &[(CleanDescriptors, C)]), // Radiation Dose Estimate Name
    content("128414", "DCM", Composite, D, &[(RetainUids, K)]), // Radiation Dose Representation Data
    content("128414", "DCM", Image, D, &[(RetainUids, K)]), // Radiation Dose Representation Data
    content("128416", "DCM", Composite, D, &[(RetainUids, K)]), // SR Instance Used
    content("128425", "DCM", Composite, X, &[(RetainUids, K)]), // Patient Radiation Dose Model Data
    content("128425", "DCM", Image, X, &[(RetainUids, K)]), // Patient Radiation Dose Model Data
    content("128425", "DCM", UidRef, X, &[(RetainUids, K)]), // Patient Radiation Dose Model Data
    content("128426", "DCM", Text, X, &[(CleanDescriptors, C)]), // Patient Radiation Dose Model Reference
    content("128429", "DCM", UidRef, D, &[(RetainUids, K)]), // Event UID Used
    content("128436", "DCM", Composite, D, &[(RetainUids, K)]), // Radiation Dose Composite Parameters
    content("128444", "DCM", Composite, D, &[(RetainUids, K)]), // Spatial Registration Reference
    content("128447", "DCM", Composite, X, &[(RetainUids, K)]), // Spatial Fiducials
    content("128470", "DCM", Composite, X, &[(RetainUids, K)]), // X-Ray Attenuator Model Data
    content("128470", "DCM", Image, X, &[(RetainUids, K)]), // X-Ray Attenuator Model Data
    content("128470", "DCM", UidRef, X, &[(RetainUids, K)]), // X-Ray Attenuator Model Data
    content("128774", "DCM", Text, X, &[]), // Person Observer's Login Name
    content("128775", "DCM", Text, X, &[]), // Identifier within Person Observer's Role
    content("130507", "DCM", Text, X, &[(CleanDescriptors, C)]), // RDSR Frame of Reference Description
    content("130527", "DCM", Text, D, &[(RetainInstitution, K)]), // Identification of the Attenuator
    content("130884", "DCM", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Acquisition DateTime
    content("130885", "DCM", UidRef, X, &[(RetainUids, K)]), // Synchronization Frame of Reference UID
    content("131561", "DCM", Date, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Series Date
    content("131562", "DCM", Time, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Series Time
    content("131563", "DCM", Text, X, &[(CleanDescriptors, C)]), // Series Description
    content("15", "NCDR [2.0b]", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Admission DateTime
    content("160476009", "SCT", Text, X, &[(CleanDescriptors, C)]), // Social History
    content("18118-0", "LN", Text, X, &[(CleanDescriptors, C)]), // LV Wall Motion Segmental Findings
    content("18785-6", "LN", Text, D, &[(CleanDescriptors, C)]), // Indications for Procedure
    content("271921002", "SCT", Text, XD, &[(CleanDescriptors, C)]), // ECG Finding
    content("363698007", "SCT", Text, D, &[(CleanDescriptors, C)]), // Finding Site
    content("371524004", "SCT", Composite, X, &[(RetainUids, K)]), // Clinical Report
    content("371524004", "SCT", Text, X, &[(CleanDescriptors, C)]), // Clinical Report
    content("397898000", "SCT", DateTime, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Stop DateTime
    content("398164008", "SCT", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Anesthesia Finish Time
    content("398201009", "SCT", DateTime, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Start DateTime
    content("398325003", "SCT", DateTime, X, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Anesthesia Start Time
    content("440252007", "SCT", Text, D, &[(CleanDescriptors, C)]), // Administration of radiopharmaceutical
    content("52", "NCDR [2.0b]", DateTime, D, &[(RetainFullDates, K), (RetainModifiedDates, C)]), // Procedure DateTime
    content("53", "NCDR [2.0b]", Text, X, &[]), // Procedure Number in this admission
    content("74711-3", "LN", Text, X, &[(RetainDevice, K)]), // Unique Device Identifier
    content("76", "NCDR [2.0b]", PName, D, &[]), // Catheterization Operator
    content("C2348792", "UMLS", Text, XD, &[(CleanDescriptors, C)]), // Time Point
    content("C54627", "NCIt", Num, X, &[]), // Experience
    content("C67447", "NCIt", Text, X, &[(CleanDescriptors, C)]), // Activity Session
];
