//! Browser bytes as a [`Source`]: a `Blob` read synchronously inside a worker, or an array of the
//! worker's own memory.

use crate::error::{Error, Result};
use crate::source::Source;
use js_sys::Uint8Array;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, FileReaderSync};

/// Bytes asked of the browser for a smaller read: each call costs far more than copying these.
const BLOCK: usize = 32 << 10;

/// Blocks kept, the last used first: headers are read forwards with looks back.
const BLOCKS: usize = 4;

/// What JavaScript gives as the bytes of a file.
pub enum Bytes<'a> {
    /// Read piece by piece.
    Blob(BlobSource<'a>),
    /// Read whole by the worker.
    Array(ArraySource<'a>),
}

impl<'a> Bytes<'a> {
    /// Takes a `Blob` or a `Uint8Array`.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] if `value` is neither.
    pub fn new(value: &'a JsValue) -> Result<Self> {
        if let Some(array) = value.dyn_ref() {
            return Ok(Bytes::Array(ArraySource(array)));
        }
        let blob = value.dyn_ref().ok_or(Error::Unreadable { offset: 0 })?;
        Ok(Bytes::Blob(BlobSource::new(blob)))
    }

    /// The bytes.
    pub fn source(&self) -> &dyn Source {
        match self {
            Bytes::Blob(source) => source,
            Bytes::Array(source) => source,
        }
    }
}

/// A file the user dropped, or an output put together from pieces.
pub struct BlobSource<'a> {
    blob: &'a Blob,
    len: u64,
    /// Offset and bytes, which are never empty.
    blocks: RefCell<Vec<(u64, Vec<u8>)>>,
}

impl<'a> BlobSource<'a> {
    /// Reads from `blob`.
    pub fn new(blob: &'a Blob) -> Self {
        BlobSource {
            blob,
            len: blob.size() as u64,
            blocks: RefCell::default(),
        }
    }

    /// Fills `buffer`, which lies inside the blob, with one call to the browser.
    fn ask(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        let read = || {
            let end = offset as f64 + buffer.len() as f64;
            let slice = self.blob.slice_with_f64_and_f64(offset as f64, end)?;
            FileReaderSync::new()?.read_as_array_buffer(&slice)
        };
        let bytes = Uint8Array::new(&read().map_err(|_| Error::Unreadable { offset })?.into());
        if bytes.length() as usize != buffer.len() {
            return Err(Error::Unreadable { offset });
        }
        bytes.copy_to(buffer);
        Ok(())
    }

    /// Copies what the block around `offset` has for the start of `buffer`; returns how much.
    fn copy_from_block(&self, offset: u64, buffer: &mut [u8]) -> Result<usize> {
        let start = offset - offset % BLOCK as u64;
        let mut blocks = self.blocks.borrow_mut();
        match blocks.iter().position(|(known, _)| *known == start) {
            Some(0) => {}
            Some(place) => blocks[..=place].rotate_right(1),
            None => {
                let mut bytes = match blocks.len() {
                    BLOCKS => blocks.pop().map_or_else(Vec::new, |(_, bytes)| bytes),
                    _ => Vec::new(),
                };
                bytes.resize(BLOCK.min((self.len - start) as usize), 0);
                self.ask(start, &mut bytes)?;
                blocks.insert(0, (start, bytes));
            }
        }
        let held = &blocks[0].1[(offset - start) as usize..];
        let count = held.len().min(buffer.len());
        buffer[..count].copy_from_slice(&held[..count]);
        Ok(count)
    }
}

impl Source for BlobSource<'_> {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        inside(self.len, offset, buffer)?;
        if buffer.len() >= BLOCK {
            return self.ask(offset, buffer);
        }
        let mut done = 0;
        while done < buffer.len() {
            done += self.copy_from_block(offset + done as u64, &mut buffer[done..])?;
        }
        Ok(())
    }
}

/// Bytes that the worker holds outside the memory of this module.
pub struct ArraySource<'a>(&'a Uint8Array);

impl Source for ArraySource<'_> {
    fn len(&self) -> u64 {
        u64::from(self.0.length())
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        inside(self.len(), offset, buffer)?;
        // An array has fewer than 2^32 bytes, and all of these lie inside it.
        let end = offset + buffer.len() as u64;
        self.0.subarray(offset as u32, end as u32).copy_to(buffer);
        Ok(())
    }
}

/// # Errors
///
/// If a byte of `buffer` at `offset` would lie beyond `len`.
fn inside(len: u64, offset: u64, buffer: &[u8]) -> Result<()> {
    let end = offset.checked_add(buffer.len() as u64);
    if end.is_none_or(|end| end > len) {
        return Err(Error::Unreadable { offset });
    }
    Ok(())
}
