//! What has leaked from other de-identifiers, planted here: every test shows that the input held the
//! marker and that no byte of the bundle does, under every preset.

#[path = "../support/mod.rs"]
mod support;

mod attributes;
mod broken;
mod claims;
mod collections;
mod dates;
mod everywhere;
mod patient;
mod structure;
