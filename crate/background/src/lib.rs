//! The judgement for the extension's background. Everything crosses as JSON text, which is faster than building
//! JavaScript objects field by field; the background's own `guard.js` gives each call its type. What lists and
//! ends allowances is a module of its own, so that a request waits for nothing that it does not need.
//!
//! An argument that is not of its type is an error: the background made a mistake, never the page.

use alloy_primitives::hex;
use guard::typed_data::{self, Version};
use guard::{Malformed, json, write_json};
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
    data.map(|data| hex::encode_prefixed(data.digest))
        .map_err(|malformed| error(&malformed))
}

/// What calldata (`0x` hex) would change on the contract that is called, as `Effect[]`, without a judgement:
/// to be compared with other libraries' decoding.
///
/// # Errors
/// If it is not hex.
#[wasm_bindgen]
pub fn decode(data: &str) -> Result<String, JsError> {
    let effects = guard::calldata::effects(data);
    let effects = effects.map_err(|malformed| error(&malformed))?;
    Ok(write_json(&effects))
}

/// The calls (`Call[]`) that answer questions (`Question[]`); `alone` are the chains (`ChainId[]`) without Multicall3.
///
/// # Errors
/// If an argument is not of its type.
#[wasm_bindgen]
pub fn calls(questions: &str, alone: &str) -> Result<String, JsError> {
    let questions: Vec<guard::Question> = read(questions)?;
    let alone: Vec<guard::ChainId> = read(alone)?;
    Ok(write_json(&guard::calls(&questions, &alone)))
}

/// The answers (`Answer[]`) in the replies (`Reply[]`) to the [`calls`] of the same questions and chains.
///
/// # Errors
/// If an argument is not of its type. A reply may say anything.
#[wasm_bindgen]
pub fn answers(questions: &str, alone: &str, replies: &str) -> Result<String, JsError> {
    let questions: Vec<guard::Question> = read(questions)?;
    let alone: Vec<guard::ChainId> = read(alone)?;
    let replies: Vec<guard::Reply> = read(replies)?;
    Ok(write_json(&guard::answers(&questions, &alone, &replies)))
}

/// How a snapshot is played through (`Play`), or `null` if it is nothing that can be.
///
/// # Errors
/// If `context` is not of its type. The snapshot may be anything.
#[wasm_bindgen]
pub fn play(snapshot: &str, context: &str) -> Result<String, JsError> {
    Ok(write_json(&guard::simulation::play(snapshot, &read(context)?)))
}

fn read<T: guard::FromJson>(text: &str) -> Result<T, JsError> {
    guard::read_json(text).map_err(|malformed| error(&malformed))
}

fn error(malformed: &Malformed) -> JsError {
    JsError::new(&write_json(malformed))
}
