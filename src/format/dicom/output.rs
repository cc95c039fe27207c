//! Joins new bytes and kept ranges into few large pieces on their way to a [`Sink`], deflating them
//! where the transfer syntax asks for it. Knows nothing of elements.

use super::window::Window;
use crate::error::{Error, Result};
use crate::source::{Sink, Source, Span};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

/// Bytes from which a run is handed on as a range; shorter ones are read and joined with their
/// neighbours.
pub const RANGE: u64 = 64 << 10;

/// Bytes that are collected before they go to the sink.
const CHUNK: usize = 64 << 10;

/// What becomes of the bytes of the data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// They go to the sink; long runs as ranges of the source.
    Ranges,
    /// They go to the sink as bytes: the data they are kept from is not the sink's input.
    Bytes,
    /// They are deflated.
    Deflated,
}

/// The data set on its way out.
pub(super) struct Output<'a> {
    window: Window<'a>,
    sink: &'a mut dyn Sink,
    form: Form,
    encoder: Option<DeflateEncoder<Vec<u8>>>,
    deflated: u64,
    /// Kept bytes that are not written yet; they follow what is in `buffer`.
    run: Span,
    buffer: Vec<u8>,
}

impl<'a> Output<'a> {
    /// An output whose kept spans refer to `data`.
    pub fn new(data: &'a dyn Source, form: Form, sink: &'a mut dyn Sink) -> Self {
        // The level is part of the output's bytes: it stays.
        let encoder =
            (form == Form::Deflated).then(|| DeflateEncoder::new(Vec::new(), Compression::new(6)));
        Output {
            window: Window::new(data),
            sink,
            form,
            encoder,
            deflated: 0,
            run: Span::new(0, 0),
            buffer: Vec::new(),
        }
    }

    /// Appends new bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.flush_run()?;
        self.buffer.extend_from_slice(bytes);
        self.flush_full()
    }

    /// Appends bytes of the data as they stand.
    pub fn keep(&mut self, span: Span) -> Result<()> {
        if span.len == 0 {
            return Ok(());
        }
        if self.run.len > 0 && self.run.end() == span.offset {
            self.run.len += span.len;
            return Ok(());
        }
        self.flush_run()?;
        self.run = span;
        Ok(())
    }

    /// Writes what is left.
    pub fn finish(mut self) -> Result<()> {
        self.flush_run()?;
        self.flush_buffer()?;
        let Some(encoder) = self.encoder.take() else {
            return Ok(());
        };
        let rest = encoder.finish().map_err(|_| Error::Unwritable)?;
        self.sink.bytes(&rest)?;
        if (self.deflated + rest.len() as u64) % 2 == 1 {
            // PS3.5 A.5: a stream of odd length is padded with one zero byte.
            self.sink.bytes(&[0])?;
        }
        Ok(())
    }

    fn flush_run(&mut self) -> Result<()> {
        let run = std::mem::replace(&mut self.run, Span::new(0, 0));
        if self.form == Form::Ranges && run.len >= RANGE {
            self.flush_buffer()?;
            return self.sink.range(run);
        }
        let mut next = run.offset;
        while next < run.end() {
            let part = Span::new(next, (run.end() - next).min(CHUNK as u64));
            self.window.append(part, &mut self.buffer)?;
            self.flush_full()?;
            next = part.end();
        }
        Ok(())
    }

    fn flush_full(&mut self) -> Result<()> {
        if self.buffer.len() >= CHUNK {
            self.flush_buffer()
        } else {
            Ok(())
        }
    }

    fn flush_buffer(&mut self) -> Result<()> {
        let Some(encoder) = &mut self.encoder else {
            self.sink.bytes(&self.buffer)?;
            self.buffer.clear();
            return Ok(());
        };
        encoder
            .write_all(&self.buffer)
            .map_err(|_| Error::Unwritable)?;
        self.buffer.clear();
        let ready = encoder.get_mut();
        self.deflated += ready.len() as u64;
        self.sink.bytes(ready)?;
        ready.clear();
        Ok(())
    }
}
