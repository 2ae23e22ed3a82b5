//! The page's side of the port, and the little of the window that pages need.

use js_sys::Function;
use leptos::prelude::window;
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// What comes from the background.
pub(crate) enum Event {
    /// A message, as JSON text.
    Message(String),
    /// It cannot be reached.
    Lost,
}

type Listener = Box<dyn Fn(Event)>;

thread_local! {
    static SEND: RefCell<Option<Function>> = const { RefCell::new(None) };
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Keeps the way to the background.
pub(crate) fn connect(send: Function) {
    SEND.with_borrow_mut(|slot| *slot = Some(send));
}

/// Who hears from the background: the page, once.
pub(crate) fn listen(listener: impl Fn(Event) + 'static) {
    LISTENER.with_borrow_mut(|slot| *slot = Some(Box::new(listener)));
}

/// Passes an event to the page.
pub(crate) fn hear(event: Event) {
    LISTENER.with_borrow(|slot| {
        if let Some(listener) = slot {
            listener(event);
        }
    });
}

/// Sends a message; false if the background cannot be reached.
pub(crate) fn send(message: &impl Serialize) -> bool {
    let Ok(json) = serde_json::to_string(message) else {
        return false;
    };
    SEND.with_borrow(|slot| {
        let sent = slot
            .as_ref()
            .and_then(|send| send.call1(&JsValue::UNDEFINED, &json.into()).ok());
        sent.is_some_and(|sent| sent.is_truthy())
    })
}

/// JSON text laid out by the browser, to be copied: writing it in two ways would double the writers.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    let Ok(parsed) = js_sys::JSON::parse(&json) else {
        return json;
    };
    js_sys::JSON::stringify_with_replacer_and_space(&parsed, &JsValue::NULL, &2.into())
        .map_or(json, String::from)
}

/// Closes the window.
pub(crate) fn close() {
    // A window that does not close stays as it is; there is nobody to tell.
    let _ = window().close();
}

/// The present in milliseconds since 1970.
pub(crate) fn now_ms() -> u64 {
    let now = js_sys::Date::now();
    // A clock before 1970 or past the year 10000 is no clock.
    if (0.0..253_402_300_800_000.0).contains(&now) {
        to_integer(now)
    } else {
        0
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked by the caller"
)]
fn to_integer(checked: f64) -> u64 {
    checked as u64
}

/// The present in unix seconds.
pub(crate) fn now() -> u64 {
    now_ms().checked_div(1_000).unwrap_or(0)
}
