//! ZIP archives among the dropped files.

use super::{blob::BlobSource, into_js, to_js};
use crate::limits::Limits;
use crate::unpack::{self, Place};
use js_sys::{Function, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    index: usize,
    name: String,
    bytes: f64,
    /// Where a stored entry begins; absent for a deflated one.
    offset: Option<f64>,
    /// The code of the reason why it cannot be had.
    refused: Option<&'static str>,
}

/// The files of an archive: `[{index, name, bytes, offset, refused}]`. Names are values.
pub(super) fn entries(source: &BlobSource<'_>) -> Result<JsValue, JsValue> {
    let entries = unpack::entries(source, &Limits::default()).map_err(into_js)?;
    let entries: Vec<Entry> = entries
        .into_iter()
        .map(|entry| Entry {
            index: entry.index,
            name: entry.name,
            bytes: entry.bytes as f64,
            offset: match &entry.place {
                Ok(Place::Stored(span)) => Some(span.offset as f64),
                Ok(Place::Deflated) | Err(_) => None,
            },
            refused: entry.place.err().map(|error| error.code()),
        })
        .collect();
    Ok(to_js(&entries))
}

/// Inflates one entry, handing its bytes to `emit` in pieces.
#[wasm_bindgen(js_name = inflateEntry)]
pub fn inflate_entry(blob: &Blob, index: usize, emit: &Function) -> Result<(), JsValue> {
    unpack::inflate(
        &BlobSource::new(blob),
        index,
        &Limits::default(),
        &mut |bytes| {
            emit.call1(&JsValue::NULL, &Uint8Array::from(bytes))
                .map(|_| ())
                .map_err(|_| crate::error::Error::Unwritable)
        },
    )
    .map_err(into_js)
}
