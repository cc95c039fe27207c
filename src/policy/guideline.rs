//! The nouns of a guideline's table: what it asks for, how much, and about which attributes.
//!
//! Knows no file: what was done is for the report to say. Source: `data/mhlw-guideline-2024-dicom.csv`.

use super::tables::guideline;
use crate::action::Role;
use crate::element::Tag;

/// How much a guideline asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// 必須.
    Required,
    /// 推奨.
    Recommended,
    /// なし～推奨.
    NoneToRecommended,
    /// なし.
    None,
    /// The source names no need.
    Unstated,
}

impl Need {
    /// The code in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Need::Required => "need-required",
            Need::Recommended => "need-recommended",
            Need::NoneToRecommended => "need-none-to-recommended",
            Need::None => "need-none",
            Need::Unstated => "need-unstated",
        }
    }
}

/// What a guideline asks to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The value goes, or something stands for it.
    Delete,
    /// The value becomes coarser, or noise is added.
    Generalise,
    /// The value may stay.
    Keep,
    /// The part of the image is masked.
    Mask,
    /// Nothing is asked for in all cases.
    NothingUniform,
}

impl Asked {
    /// The code in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Asked::Delete => "asked-delete",
            Asked::Generalise => "asked-generalise",
            Asked::Keep => "asked-keep",
            Asked::Mask => "asked-mask",
            Asked::NothingUniform => "asked-nothing-uniform",
        }
    }
}

/// A row of a guideline.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The item in Japanese.
    pub ja: &'static str,
    /// The item in English.
    pub en: &'static str,
    /// How much is asked for.
    pub need: Need,
    /// What is asked for.
    pub asked: Asked,
    /// The attributes it is about; none if it is about pixels.
    pub tags: &'static [Tag],
}

impl Row {
    /// The roles of columns it is about.
    pub fn roles(&self) -> &'static [Role] {
        match self.tags.first().map(|tag| (tag.group(), tag.element())) {
            Some((0x0010, 0x0020)) => &[Role::PatientId],
            Some((0x0010, 0x0010)) => &[Role::PatientName],
            Some((0x0010, 0x0030)) => &[Role::BirthDate],
            Some((0x0010, 0x1010)) => &[Role::Age],
            Some((0x0010, 0x0040)) => &[Role::Sex],
            Some((0x0008, 0x0020)) => &[Role::Date],
            Some((0x0020, 0x0010)) => &[Role::Accession, Role::OtherId],
            Some(_) | None => &[],
        }
    }
}

/// The rows of a guideline, in its order.
pub fn rows(guideline: super::Guideline) -> &'static [Row] {
    match guideline {
        super::Guideline::Mhlw2024 => &guideline::ROWS,
    }
}

pub(super) const fn row(
    ja: &'static str,
    en: &'static str,
    need: Need,
    asked: Asked,
    tags: &'static [Tag],
) -> Row {
    Row {
        ja,
        en,
        need,
        asked,
        tags,
    }
}
