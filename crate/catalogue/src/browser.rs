//! Numbers, times and plurals in the person's language, by the browser: the [`Locale`] of every page.

use crate::Locale;
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The formats of one language, made once.
pub struct Browser {
    number: Function,
    money: Function,
    date: Function,
    clock: Function,
    plural: Intl::PluralRules,
}

impl Browser {
    /// For a BCP 47 tag; the browser falls back to its own language if it does not know it.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let locales = Array::of1(&language.into());
        let date = [("day", "numeric"), ("month", "short"), ("year", "numeric")];
        let clock = [("hour", "2-digit"), ("minute", "2-digit")];
        let money = [
            ("style", "currency"),
            ("currency", "USD"),
            ("trailingZeroDisplay", "stripIfInteger"),
        ];
        let every_digit = Object::new();
        set(&every_digit, "maximumFractionDigits", &100.into());
        Browser {
            number: Intl::NumberFormat::new(&locales, &every_digit).format(),
            money: Intl::NumberFormat::new(&locales, &options(&money)).format(),
            date: Intl::DateTimeFormat::new(&locales, &options(&date)).format(),
            clock: Intl::DateTimeFormat::new(&locales, &options(&clock)).format(),
            plural: Intl::PluralRules::new(&locales, &Object::new()),
        }
    }
}

impl Locale for Browser {
    fn now(&self) -> u64 {
        now()
    }

    fn number(&self, plain: &str) -> String {
        // As text, since a double cannot hold an amount.
        format(&self.number, &plain.into()).unwrap_or_else(|| plain.to_owned())
    }

    fn money(&self, plain: &str) -> String {
        format(&self.money, &plain.into()).unwrap_or_else(|| plain.to_owned())
    }

    fn date(&self, unix: u64) -> String {
        format(&self.date, &milliseconds(unix)).unwrap_or_else(|| unix.to_string())
    }

    fn clock(&self, unix: u64) -> String {
        format(&self.clock, &milliseconds(unix)).unwrap_or_else(|| unix.to_string())
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "plural categories look at small numbers and last digits"
    )]
    fn plural(&self, count: u64) -> String {
        self.plural.select(count as f64).into()
    }
}

/// The present in milliseconds since 1970.
#[must_use]
pub fn now_ms() -> u64 {
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
#[must_use]
pub fn now() -> u64 {
    now_ms().checked_div(1_000).unwrap_or(0)
}

fn format(by: &Function, value: &JsValue) -> Option<String> {
    by.call1(&JsValue::UNDEFINED, value)
        .ok()?
        .dyn_into::<js_sys::JsString>()
        .ok()
        .map(String::from)
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a moment before the year 10000 fits a double exactly"
)]
fn milliseconds(unix: u64) -> JsValue {
    (unix.saturating_mul(1_000) as f64).into()
}

fn options(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, &(*value).into());
    }
    object
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh ordinary object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
