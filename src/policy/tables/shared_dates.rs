// Generated from data/not-a-persons-date.csv by `cargo xtask tables`; not edited.

//! Dates that many patients share, so that moving them would tell the offset.
//!
//! Source: judgement of this project; the reasons stand in data/not-a-persons-date.csv.

use crate::element::Tag;

/// The attributes in tag order.
#[rustfmt::skip]
pub static SHARED_DATES: [Tag; 21] = [
    Tag(0x0008, 0x0106), // ContextGroupVersion
    Tag(0x0008, 0x0107), // ContextGroupLocalVersion
    Tag(0x0008, 0x0416), // ExpirationDateTime
    Tag(0x0012, 0x0086), // EthicsCommitteeApprovalEffectivenessStartDate
    Tag(0x0012, 0x0087), // EthicsCommitteeApprovalEffectivenessEndDate
    Tag(0x0014, 0x0102), // SecondaryReviewDate
    Tag(0x0014, 0x0103), // SecondaryReviewTime
    Tag(0x0014, 0x1020), // ExpiryDate
    Tag(0x0014, 0x3076), // DateOfGainCalibration
    Tag(0x0014, 0x3077), // TimeOfGainCalibration
    Tag(0x0014, 0x4076), // ProcedureCreationDate
    Tag(0x0014, 0x4078), // ProcedureExpirationDate
    Tag(0x0014, 0x407A), // ProcedureLastModifiedDate
    Tag(0x0040, 0xDB06), // TemplateVersion
    Tag(0x0040, 0xDB07), // TemplateLocalVersion
    Tag(0x0044, 0x000B), // ProductExpirationDateTime
    Tag(0x0068, 0x6226), // EffectiveDateTime
    Tag(0x0068, 0x6270), // InformationIssueDateTime
    Tag(0x0072, 0x000A), // HangingProtocolCreationDateTime
    Tag(0x300A, 0x022C), // SourceStrengthReferenceDate
    Tag(0x300A, 0x022E), // SourceStrengthReferenceTime
];
