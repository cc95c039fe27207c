//! Images for a person to look at: converts and calls. Pictures go to a canvas of the page and nowhere else.

use super::{Run, blob::Bytes, into_js, reading::Script, set, to_js};
use crate::action::Mask;
use crate::error::{Error, Result};
use crate::format::show::Shown;
use crate::pixel::Area;
use crate::pixel::reading::Reader;
use crate::pixel::render::{Function, Window};
use js_sys::Uint8ClampedArray;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// The frame that was asked for last: moving a window or comparing before and after reads nothing anew.
pub struct Last {
    index: u32,
    frame: u32,
    drawn: Vec<Area>,
    /// Whether there was a reader.
    read: bool,
    shown: Shown,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About {
    frames: u32,
    levels: bool,
    rows: u32,
    columns: u32,
    photometric: String,
    grey: bool,
    windows: Vec<WindowOut>,
    modality: String,
    manufacturer: String,
    model: String,
    software: String,
}

/// A window in numbers of the page.
#[derive(Serialize)]
struct WindowOut {
    center: f64,
    width: f64,
}

impl From<&Window> for WindowOut {
    fn from(window: &Window) -> Self {
        WindowOut {
            center: window.center,
            width: window.width,
        }
    }
}

/// Which frame is shown and how.
#[derive(Deserialize)]
struct Wanted {
    frame: u32,
    /// Center and width, if another window than the frame's own is chosen.
    window: Option<(f64, f64)>,
    /// Whether masks are drawn.
    masked: bool,
    /// Boxes of the user.
    drawn: Vec<Area>,
}

/// What is shown beside the pixels.
#[derive(Serialize)]
struct Told<'a> {
    width: u32,
    height: u32,
    step: u32,
    /// What masks and boxes are counted in.
    columns: u32,
    rows: u32,
    /// How it lies, as EXIF numbers orientations.
    turn: u16,
    window: WindowOut,
    masks: &'a [Mask],
    /// Code of the reason why the frame holds its file back.
    held: Option<&'static str>,
}

#[wasm_bindgen]
impl Run {
    /// What the image of a file, a `Blob` or a `Uint8Array`, says of itself, for a person who asked;
    /// `null` if it has none.
    #[wasm_bindgen(js_name = aboutImage)]
    pub fn about_image(
        &self,
        index: u32,
        input: &JsValue,
    ) -> std::result::Result<JsValue, JsValue> {
        let input = Bytes::new(input).map_err(into_js)?;
        let found = self.run.about(index, input.source()).map_err(into_js)?;
        Ok(found.map_or(JsValue::NULL, |about| {
            to_js(&About {
                frames: about.frames,
                levels: about.levels,
                rows: about.rows,
                columns: about.columns,
                photometric: about.photometric,
                grey: about.grey,
                windows: about.windows.iter().map(WindowOut::from).collect(),
                modality: about.modality,
                manufacturer: about.manufacturer,
                model: about.model,
                software: about.software,
            })
        }))
    }

    /// One frame as a picture, and what is masked on it: `{rgba, told}`; `wanted` is JSON, `reader` as
    /// for `apply`.
    #[wasm_bindgen(js_name = showFrame)]
    pub fn show_frame(
        &mut self,
        index: u32,
        input: &JsValue,
        wanted: &str,
        reader: &JsValue,
    ) -> std::result::Result<JsValue, JsValue> {
        self.shown(index, input, wanted, Script::of(reader))
            .map_err(into_js)
    }
}

impl Run {
    fn shown(
        &mut self,
        index: u32,
        input: &JsValue,
        wanted: &str,
        reader: Option<Script>,
    ) -> Result<JsValue> {
        let wanted: Wanted = serde_json::from_str(wanted).map_err(|_| Error::Malformed {
            what: "a message between workers",
            rule: "it is not of this version",
            offset: 0,
        })?;
        let same = |last: &Last| {
            (last.index, last.frame) == (index, wanted.frame)
                && last.drawn == wanted.drawn
                && last.read == reader.is_some()
        };
        let last = match self.last.take().filter(same) {
            Some(last) => last,
            None => {
                let input = Bytes::new(input)?;
                let read = reader.is_some();
                let reader = reader.as_ref().map(|reader| reader as &dyn Reader);
                let (source, drawn) = (input.source(), &wanted.drawn);
                let shown = self.run.show(index, source, drawn, wanted.frame, reader)?;
                Last {
                    read,
                    index,
                    frame: wanted.frame,
                    drawn: wanted.drawn,
                    shown: shown.ok_or(Error::Unsupported {
                        what: "a file without an image",
                    })?,
                }
            }
        };
        let last = self.last.insert(last);
        let own = last.shown.window;
        let chosen = wanted.window.map(|(center, width)| Window {
            center,
            width: match own.function {
                Function::Linear => width.max(1.0),
                Function::LinearExact | Function::Sigmoid => width,
            },
            ..own
        });
        let window = chosen.filter(Window::is_legal).unwrap_or(own);
        let held = last.shown.held().map(Error::code);
        // What nobody can mask is shown as it is, with the reason.
        let picture = last
            .shown
            .picture(&window, wanted.masked && held.is_none())?;
        let told = Told {
            width: picture.width,
            height: picture.height,
            step: picture.step,
            columns: last.shown.size.0,
            rows: last.shown.size.1,
            turn: last.shown.turn,
            window: WindowOut::from(&window),
            masks: &last.shown.masks,
            held,
        };
        let object = js_sys::Object::new();
        set(
            &object,
            "rgba",
            &Uint8ClampedArray::from(&picture.rgba[..]).into(),
        );
        set(&object, "told", &to_js(&told));
        Ok(object.into())
    }
}
