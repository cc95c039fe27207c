// Generated from data/cid-7050.csv by `cargo xtask tables`; not edited.

//! CID 7050, De-identification Method: code value and code meaning, coding scheme DCM.
//!
//! Source: DICOM PS3.16, CID 7050; PS3.15 edition 2026c, E.2 and E.3.

/// The codes in ascending order.
#[rustfmt::skip]
pub static METHODS: [(&str, &str); 13] = [
    ("113100", "Basic Application Confidentiality Profile"),
    ("113101", "Clean Pixel Data Option"),
    ("113102", "Clean Recognizable Visual Features Option"),
    ("113103", "Clean Graphics Option"),
    ("113104", "Clean Structured Content Option"),
    ("113105", "Clean Descriptors Option"),
    ("113106", "Retain Longitudinal Temporal Information Full Dates Option"),
    ("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    ("113108", "Retain Patient Characteristics Option"),
    ("113109", "Retain Device Identity Option"),
    ("113110", "Retain UIDs Option"),
    ("113111", "Retain Safe Private Option"),
    ("113112", "Retain Institution Identity Option"),
];
