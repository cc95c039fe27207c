//! Values of unknown VR that are tried as sequences, and the way back when they are none.

use super::super::tree::{Encoding, NodeKind};
use super::{Frame, Walker};
use crate::element::VR;
use crate::error::{Error, Result};

/// A value being tried as a sequence.
#[derive(Debug)]
pub(super) struct Attempt {
    pub node: u32,
    /// Whether its header has the letters UN.
    pub says_un: bool,
    /// Height of the stack below it.
    pub frames: usize,
    /// What is pushed on the stack, with the encoding that is tried next, if there is one left.
    pub frame: Frame,
    pub next: Option<Encoding>,
    /// Why it failed in the first encoding.
    pub error: Option<Error>,
}

impl Walker<'_, '_> {
    /// After an error: goes back to the innermost value that was tried as a sequence and tries the
    /// other encoding, or leaves it a value.
    ///
    /// # Errors
    ///
    /// `error`, if nothing was being tried or the error is none of structure.
    pub(super) fn retreat(&mut self, error: Error) -> Result<()> {
        if !matches!(error, Error::Malformed { .. } | Error::Truncated { .. }) {
            return Err(error);
        }
        let mut error = error;
        while let Some(attempt) = self.attempts.last_mut() {
            let index = attempt.node as usize;
            self.nodes.truncate(index + 1);
            self.frames.truncate(attempt.frames);
            let node = &mut self.nodes[index];
            if let Some(encoding) = attempt.next.take() {
                attempt.error = Some(error);
                self.frames.push(Frame {
                    encoding,
                    ..attempt.frame
                });
                self.pos = node.value.offset;
                return Ok(());
            }
            let first = attempt.error.take();
            if !attempt.frame.delimited {
                node.kind = NodeKind::Value;
                node.vr = VR::UN;
                node.vr_encoded = attempt.says_un;
                node.end = attempt.node + 1;
                self.pos = node.value.end();
                self.attempts.pop();
                return Ok(());
            }
            // It has no end if it is no sequence: what is around it fails too.
            error = first.unwrap_or(error);
            self.attempts.pop();
        }
        Err(error)
    }
}
