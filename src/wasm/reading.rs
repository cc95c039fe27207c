//! A reader of text that lives in JavaScript: converts and calls.

use crate::pixel::reading::{Layout, Picture, Reader, Word};
use crate::pixel::{Area, Refused};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Words of one picture.
const MOST_WORDS: u32 = 10_000;

/// `{digest, read}`, where `read(width, height, grey, scattered)` returns a list of `[text, confidence, left,
/// top, width, height, line]` or throws.
pub(super) struct Script {
    digest: String,
    read: Function,
}

impl Script {
    /// The reader that `value` is; `None` if it is none, or has no digest of 64 hexadecimal digits.
    pub fn of(value: &JsValue) -> Option<Script> {
        if !value.is_object() {
            return None;
        }
        let field = |name: &str| Reflect::get(value, &JsValue::from_str(name)).ok();
        let digest = field("digest")?.as_string()?;
        let legal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if digest.len() != 64 || !digest.bytes().all(legal) {
            return None;
        }
        let read = field("read")?.dyn_into().ok()?;
        Some(Script { digest, read })
    }

    fn words(&self, picture: &Picture, layout: Layout) -> Option<Vec<Word>> {
        let scattered = match layout {
            Layout::Block => false,
            Layout::Scattered => true,
        };
        let arguments = Array::of4(
            &JsValue::from(picture.width as u32),
            &JsValue::from(picture.height as u32),
            &Uint8Array::from(&picture.grey[..]),
            &JsValue::from(scattered),
        );
        let said = self.read.apply(&JsValue::NULL, &arguments).ok()?;
        let said: Array = said.dyn_into().ok()?;
        if said.length() > MOST_WORDS {
            return None;
        }
        said.iter().map(|word| self::word(&word, picture)).collect()
    }
}

impl Reader for Script {
    fn digest(&self) -> &str {
        &self.digest
    }

    fn read(&self, picture: &Picture, layout: Layout) -> Result<Vec<Word>, Refused> {
        self.words(picture, layout)
            .ok_or(Refused("the reader failed"))
    }
}

/// One word; `None` unless it lies in the picture.
fn word(value: &JsValue, picture: &Picture) -> Option<Word> {
    let fields: &Array = value.dyn_ref()?;
    let number = |at: u32, most: usize| {
        let number = fields.get(at).as_f64()?;
        (0.0..=most as f64)
            .contains(&number)
            .then_some(number as u32)
    };
    let (x, y) = (number(2, picture.width)?, number(3, picture.height)?);
    let area = Area {
        x,
        y,
        width: number(4, picture.width - x as usize)?,
        height: number(5, picture.height - y as usize)?,
    };
    Some(Word {
        text: fields.get(0).as_string()?,
        confidence: number(1, 100)? as u8,
        line: number(6, MOST_WORDS as usize)?,
        area,
    })
}
