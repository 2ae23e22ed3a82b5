//! The guard for the extension's background. Everything crosses as JSON text, which is faster than building
//! JavaScript objects field by field; the background's own `guard.js` gives each call its type.
//!
//! An argument that is not of its type is an error: the background made a mistake, never the page.

use guard::allowance::{Scan, ScanPlan};
use guard::protocol::{RevokeStep, ScanStep};
use guard::revoke::{Check, Checked};
use guard::typed_data::{self, Version};
use guard::{json, write_json};
use wasm_bindgen::prelude::*;

/// Judges one snapshot. `context` is a `Context`, `answers` are `Answer[]`, the result is a `Judgement`.
///
/// # Errors
/// If `context` or `answers` are not of their types. The snapshot may be anything.
#[wasm_bindgen]
pub fn judge(snapshot: &str, context: &str, answers: &str) -> Result<String, JsError> {
    let answers: Vec<guard::Answer> = read(answers)?;
    Ok(write_json(&guard::judge(snapshot, &read(context)?, &answers)))
}

/// The EIP-712 digest of a V4 payload as `0x` hex, without a judgement: to be compared with other libraries'.
///
/// # Errors
/// If the payload is malformed; the message says where.
#[wasm_bindgen]
pub fn digest(payload: &str) -> Result<String, JsError> {
    let data = json::parse(payload).and_then(|value| typed_data::read(&value, Version::V4));
    data.map(|data| data.digest.to_string())
        .map_err(|malformed| JsError::new(&malformed.to_string()))
}

/// What calldata (`0x` hex) would change on the contract that is called, as `Effect[]`, without a judgement:
/// to be compared with other libraries' decoding.
///
/// # Errors
/// If it is not hex.
#[wasm_bindgen]
pub fn decode(data: &str) -> Result<String, JsError> {
    let effects = guard::calldata::effects(data);
    let effects = effects.map_err(|malformed| JsError::new(&malformed.to_string()))?;
    Ok(write_json(&effects))
}

/// The calls (`Call[]`) that answer questions (`Question[]`).
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen]
pub fn calls(questions: &str) -> Result<String, JsError> {
    let questions: Vec<guard::Question> = read(questions)?;
    Ok(write_json(&guard::calls(&questions)))
}

/// The answers (`Answer[]`) in the replies (`Reply[]`) to the [`calls`] of these questions.
///
/// # Errors
/// If an argument is not of its type. A reply may say anything.
#[wasm_bindgen]
pub fn answers(questions: &str, replies: &str) -> Result<String, JsError> {
    let questions: Vec<guard::Question> = read(questions)?;
    let replies: Vec<guard::Reply> = read(replies)?;
    Ok(write_json(&guard::answers(&questions, &replies)))
}

/// Begins a scan (`ScanPlan`) and says what to ask (`ScanStep`).
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen(js_name = beginScan)]
pub fn begin_scan(plan: &str) -> Result<String, JsError> {
    let plan: ScanPlan = read(plan)?;
    Ok(write_json(&ScanStep::of(guard::allowance::begin(plan))))
}

/// Goes on with a scan by the replies (`Reply[]`) to its calls.
///
/// # Errors
/// If an argument is not of its type.
#[wasm_bindgen(js_name = stepScan)]
pub fn step_scan(scan: &str, replies: &str) -> Result<String, JsError> {
    let scan: Scan = read(scan)?;
    Ok(write_json(&ScanStep::of(guard::allowance::step(
        scan,
        read(replies)?,
    ))))
}

/// The transactions (`RevokeStep[]`) that end these allowances (`AllowanceKey[]`).
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen(js_name = planRevocation)]
pub fn plan_revocation(keys: &str) -> Result<String, JsError> {
    let keys: Vec<guard::allowance::AllowanceKey> = read(keys)?;
    let steps: Vec<RevokeStep> = guard::revoke::plan(&keys).iter().map(RevokeStep::of).collect();
    Ok(write_json(&steps))
}

/// Begins to check by current reads whether these allowances (`AllowanceKey[]`) ended (`Checked`).
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen(js_name = beginCheck)]
pub fn begin_check(keys: &str) -> Result<String, JsError> {
    let keys: Vec<guard::allowance::AllowanceKey> = read(keys)?;
    let (check, calls) = guard::revoke::check(&keys);
    Ok(write_json(&Checked::More { check, calls }))
}

/// Goes on with a check by the replies (`Reply[]`) to its calls.
///
/// # Errors
/// If an argument is not of its type.
#[wasm_bindgen(js_name = stepCheck)]
pub fn step_check(check: &str, replies: &str) -> Result<String, JsError> {
    let check: Check = read(check)?;
    let replies: Vec<guard::Reply> = read(replies)?;
    Ok(write_json(&check.read(&replies)))
}

fn read<T: guard::FromJson>(text: &str) -> Result<T, JsError> {
    guard::read_json(text).map_err(|error| JsError::new(&error.to_string()))
}
