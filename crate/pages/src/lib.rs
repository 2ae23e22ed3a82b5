//! The extension's pages: the prompt and the popup. They show what the background says and send back
//! what the person wants; they judge nothing, store nothing and ask no network.

#![allow(
    unreachable_pub,
    reason = "the component macro makes public items in private modules"
)]

mod copy;
mod host;
mod icon;
mod popup;
mod pretty;
mod prompt;
mod speech;

use catalogue::Catalogue;
use wasm_bindgen::prelude::*;

/// Shows a page in the document's body.
///
/// `page` is `prompt` or `popup`; `language` a BCP 47 tag; `messages` the text of the language's
/// `messages.json`; `english` that of the English one, if it has to stand beside what is of a High or Critical risk,
/// because no native speaker has reviewed the language; `send` takes each message for the background as JSON text and returns whether the
/// background could be reached.
///
/// # Errors
/// If there is no such page, or `messages` or `english` is not a catalogue.
#[wasm_bindgen]
pub fn start(
    page: &str,
    language: &str,
    messages: &str,
    english: Option<String>,
    send: js_sys::Function,
) -> Result<(), JsError> {
    speech::learn(parse(messages)?, language);
    if let Some(english) = english {
        speech::learn_original(parse(&english)?);
    }
    host::connect(send);
    match page {
        "prompt" => leptos::mount::mount_to_body(prompt::Prompt),
        "popup" => leptos::mount::mount_to_body(popup::Popup),
        _ => return Err(JsError::new("there is no such page")),
    }
    Ok(())
}

fn parse(messages: &str) -> Result<Catalogue, JsError> {
    Catalogue::parse(messages).map_err(|error| JsError::new(&error.to_string()))
}

/// Takes a message of the background, as JSON text.
#[wasm_bindgen]
pub fn receive(message: &str) {
    host::hear(host::Event::Message(message.to_owned()));
}

/// Says that the background cannot be reached; the next [`receive`] ends that.
#[wasm_bindgen]
pub fn lost() {
    host::hear(host::Event::Lost);
}
