//! Files of records whose standards name the places of values: claims (UKE) and messages (HL7 version 2), alone
//! and together with tables and images of the same people.

#[path = "../support/mod.rs"]
mod support;

mod messages;
mod receipts;
mod together;
mod variants;

/// `text` in Windows-31J.
fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, wrong) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!wrong, "the test's text must be writable");
    bytes.into_owned()
}

/// Windows-31J as text.
fn from_cp932(bytes: &[u8]) -> String {
    let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
    text.expect("Windows-31J").into_owned()
}

/// What keeps an input from being surveyed, in words.
fn refusal(bytes: &[u8]) -> String {
    let settings = kamei::pipeline::Settings {
        policy: support::preset("jp-kamei"),
        limits: kamei::limits::Limits::default(),
    };
    match kamei::pipeline::survey("in", &bytes.to_vec(), &settings).facts {
        kamei::survey::Facts::Held(held) => held.message,
        facts => panic!("it was read: {facts:?}"),
    }
}

/// The kind of an input, and the identifiers found in it.
fn surveyed(bytes: &[u8]) -> (kamei::survey::Kind, Vec<String>) {
    let settings = kamei::pipeline::Settings {
        policy: support::preset("jp-kamei"),
        limits: kamei::limits::Limits::default(),
    };
    let survey = kamei::pipeline::survey("in", &bytes.to_vec(), &settings);
    let values = survey.identifiers.iter().map(|it| it.value.clone());
    (survey.kind, values.collect())
}
