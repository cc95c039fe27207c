//! Kamei de-identifies medical images and tables where they lie: natively or inside a browser page.
//!
//! ```text
//! bytes -> sniff -> parse -> survey -> plan -> apply -> write -> verify -> gate -> bundle
//! ```
//!
//! Modules are listed from the ground up; each imports only from those above it in this list
//! (`tests/layers.rs` holds the same list as data). A *policy* decides an action for every element
//! and never sees a value; a *format* carries the decisions out and never sees the policy.

pub mod element;
pub mod registry;
pub mod iod;
pub mod limits;
pub mod pixel;
pub mod error;
pub mod source;
pub mod unpack;
pub mod key;
pub mod action;
pub mod identity;
pub mod transform;
pub mod risk;
pub mod cohort;
pub mod anonymity;
pub mod policy;
pub mod survey;
pub mod plan;
pub mod format;
pub mod report;
pub mod gate;
pub mod verify;
pub mod bundle;
pub mod pipeline;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

/// Name and version of this program as written into outputs.
pub const TOOL: &str = concat!("kamei ", env!("CARGO_PKG_VERSION"));
