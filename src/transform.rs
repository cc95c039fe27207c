//! Pure functions on values: canonical forms, pseudonyms, UIDs, dates, dummies, text.
//!
//! Nothing here knows a format, a policy, a clock or a random source.

pub mod canon;
pub mod date;
pub mod derive;
pub mod dummy;
pub mod fold;
pub mod forms;
pub mod harmless;
pub mod lookup;
pub mod matcher;
pub mod misread;
pub mod text;
