//! The page's side of the port, and the little of the window that pages need.

pub(crate) use catalogue::{now, now_ms};
use guard::{ToJson, write_json};
use js_sys::{Function, Reflect};
use leptos::prelude::window;
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
pub(crate) fn send(message: &impl ToJson) -> bool {
    let json = write_json(message);
    SEND.with_borrow(|slot| {
        let sent = slot
            .as_ref()
            .and_then(|send| send.call1(&JsValue::UNDEFINED, &json.into()).ok());
        sent.is_some_and(|sent| sent.is_truthy())
    })
}

/// The first entry of a list in a message of the background, laid out by the browser to be copied.
pub(crate) fn first_of(list: &str, message: &str) -> String {
    let laid_out = || {
        let parsed = js_sys::JSON::parse(message).ok()?;
        let first = Reflect::get_u32(&Reflect::get(&parsed, &list.into()).ok()?, 0).ok()?;
        js_sys::JSON::stringify_with_replacer_and_space(&first, &JsValue::NULL, &2.into()).ok()
    };
    laid_out().map(String::from).unwrap_or_default()
}

/// Closes the window.
pub(crate) fn close() {
    // A window that does not close stays as it is; there is nobody to tell.
    let _ = window().close();
}
