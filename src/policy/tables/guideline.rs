// Generated from data/mhlw-guideline-2024-dicom.csv by `cargo xtask tables`; not edited.

//! DICOM rows of the MHLW guideline of 2024-09-30, in its order; the excerpt that is public.
//!
//! Source: slide 39 of the PMDA symposium of 2026-03-19. The mapping to attributes is this project's.

use crate::element::Tag;
use crate::policy::guideline::{Asked, Need, Row, row};

/// The rows.
#[rustfmt::skip]
pub static ROWS: [Row; 12] = [
    row("患者のID", "Patient ID", Need::Recommended, Asked::Delete, &[Tag(0x0010, 0x0020)]),
    row("患者の氏名", "Patient's name", Need::Required, Asked::Delete, &[Tag(0x0010, 0x0010)]),
    row("患者の生年月日", "Date of birth", Need::Recommended, Asked::Generalise, &[Tag(0x0010, 0x0030)]),
    row("患者の年齢", "Age", Need::None, Asked::Keep, &[Tag(0x0010, 0x1010)]),
    row("患者の性別", "Sex", Need::None, Asked::Keep, &[Tag(0x0010, 0x0040)]),
    row("検査日付", "Date of examination", Need::Recommended, Asked::Generalise, &[Tag(0x0008, 0x0020)]),
    row("検査ID", "Examination ID", Need::NoneToRecommended, Asked::Delete, &[Tag(0x0020, 0x0010), Tag(0x0008, 0x0050)]),
    row("画素に焼き込まれた識別情報（カルテ番号・氏名）", "Chart number or name burned into the pixels", Need::Unstated, Asked::Mask, &[]),
    row("顔写真", "Photograph of the face", Need::Unstated, Asked::Mask, &[]),
    row("病理スライド画像に写り込んだ氏名", "Name printed on a digitised pathology slide", Need::Unstated, Asked::Mask, &[]),
    row("手術動画に映った患者の顔", "Face of the patient in a surgery video", Need::Unstated, Asked::Mask, &[]),
    row("CT・MRIの撮影範囲に含まれる顔", "Face inside the range of a CT or MRI scan", Need::Unstated, Asked::NothingUniform, &[]),
];
