//! Listing, ending and cutting allowances, for the extension's background. Everything crosses as JSON text, as in
//! the module that judges, but for what endpoints answer: that crosses as bytes. This module is loaded when a person
//! looks at allowances, or at a request for one.
//!
//! An argument that is not of its type is an error: the background made a mistake, never a page.

use alloy_primitives::Bytes;
use guard::allowance::{Heard, Probe, Scan, ScanPlan, Told};
use guard::protocol::{RevokePlan, RevokeStep, ScanStep};
use guard::revoke::{Check, Checked, Look, Target};
use guard::{Amount, Answer, Context, write_json};
use wasm_bindgen::prelude::*;

/// A scan in progress, which stays here: its state may be large, and is written out only to be kept.
#[wasm_bindgen]
pub struct ScanHandle(Scan);

#[wasm_bindgen]
impl ScanHandle {
    /// Begins a scan of all logs (`ScanPlan`), with what was kept of the last one.
    ///
    /// # Errors
    /// If the plan is not of its type. What was kept may be anything.
    pub fn begin(plan: &str, saved: Option<String>) -> Result<ScanHandle, JsError> {
        let plan: ScanPlan = read(plan)?;
        Ok(ScanHandle(guard::allowance::begin(plan, saved.as_deref())))
    }

    /// Begins a look at a list (`ScanPlan`, `Probe`).
    ///
    /// # Errors
    /// If an argument is not of its type.
    pub fn probe(plan: &str, list: &str) -> Result<ScanHandle, JsError> {
        let list: Probe = read(list)?;
        Ok(ScanHandle(guard::allowance::probe(read(plan)?, list)))
    }

    /// Where it is (`ScanStep`).
    pub fn state(&self) -> String {
        write_json(&ScanStep::of(&self.0))
    }

    /// Takes the body that an endpoint answered to the request at this place.
    pub fn hear(&mut self, at: usize, body: &[u8]) {
        self.0.hear(at, Heard::Body(body));
    }

    /// Takes that there is no body: `busy`, `slow`, `large`, or else why.
    pub fn miss(&mut self, at: usize, why: &str) {
        let heard = match why {
            "busy" => Heard::Busy,
            "slow" => Heard::Slow,
            "large" => Heard::Large,
            words => Heard::Nothing(words),
        };
        self.0.hear(at, heard);
    }

    /// Goes on, and says where it is (`ScanStep`).
    pub fn step(&mut self) -> String {
        self.0.step();
        self.state()
    }

    /// What to keep of it, if there is anything yet.
    pub fn saved(&self) -> Option<String> {
        self.0.saved()
    }

    /// What it found (`ScanOutcome`).
    pub fn outcome(&self) -> String {
        write_json(&self.0.outcome())
    }
}

/// How dangerous it is to leave allowances (`Allowance[]`) of one account on one chain, by what is known of their spenders
/// (`Context`) and by their code (`Answer[]`): the same allowances, worst first.
///
/// # Errors
/// If an argument is not of its type.
#[wasm_bindgen]
pub fn weigh(allowances: &str, context: &str, answers: &str) -> Result<String, JsError> {
    let (context, answers): (Context, Vec<Answer>) = (read(context)?, read(answers)?);
    let weighed = guard::allowance::weigh(read(allowances)?, &context, &answers);
    Ok(write_json(&weighed))
}

/// What a list, as it is kept (`reach`, `allowances`, `unread`), brings at this time in unix seconds (`Brought`), by what
/// was told of it before and what the person wants (`Wants`).
///
/// # Errors
/// If the list or the wishes are not of their types. What was told may be anything.
#[wasm_bindgen]
pub fn news(told: Option<String>, list: &str, now: u32, wants: &str) -> Result<String, JsError> {
    let told = told.and_then(|told| guard::read_json::<Told>(&told).ok());
    let brought = guard::allowance::news(told, &read(list)?, now.into(), &read(wants)?);
    Ok(write_json(&brought))
}

/// The calls (`RevokePlan`) that end all this (`Target[]`).
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen(js_name = planRevocation)]
pub fn plan_revocation(targets: &str) -> Result<String, JsError> {
    let targets: Vec<Target> = read(targets)?;
    Ok(write_json(&RevokePlan::from(guard::revoke::plan(&targets))))
}

/// What else to try (`RevokeStep[]`) where ending an allowance (`AllowanceKey`) reverts, and this `Amount` stands.
///
/// # Errors
/// If an argument is not of its type.
#[wasm_bindgen]
pub fn alternatives(key: &str, amount: &str) -> Result<String, JsError> {
    let amount: Amount = read(amount)?;
    let calls = guard::revoke::alternatives(&read(key)?, amount.value().unwrap_or_default());
    let steps: Vec<RevokeStep> = calls.iter().map(RevokeStep::of).collect();
    Ok(write_json(&steps))
}

/// The data of a step that is signed first, with the signature (a JSON string) in its place, or `null`: all as
/// hexadecimal text.
///
/// # Errors
/// If the data is no hexadecimal text. The signature may be anything.
#[wasm_bindgen(js_name = signRevocation)]
pub fn sign_revocation(data: &str, signature: &str) -> Result<String, JsError> {
    let data: Bytes = data.parse()?;
    let signature = guard::read_json::<String>(signature).ok();
    let signature = signature.and_then(|text| text.parse::<Bytes>().ok());
    let signed = signature.and_then(|signature| guard::revoke::signed(&data, &signature));
    Ok(write_json(&signed.map(|data| data.to_string())))
}

/// Whether contracts refused what was estimated (`boolean[]`), by the replies (`Reply[]`).
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen(js_name = areRefused)]
pub fn are_refused(replies: &str) -> Result<String, JsError> {
    let replies: Vec<guard::Reply> = read(replies)?;
    let refused: Vec<bool> = replies.iter().map(guard::revoke::is_refused).collect();
    Ok(write_json(&refused))
}

/// Begins to check by current reads whether all this (`Target[]`) ended (`Checked`).
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen(js_name = beginCheck)]
pub fn begin_check(targets: &str) -> Result<String, JsError> {
    let targets: Vec<Target> = read(targets)?;
    let (check, calls) = guard::revoke::check(&targets);
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

/// What to play through (`Call[]`) where all this (`Target[]`) is over as the chain has it.
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen]
pub fn tries(targets: &str) -> Result<String, JsError> {
    let targets: Vec<Target> = read(targets)?;
    Ok(write_json(&guard::revoke::tries(&targets)))
}

/// Of which of these (`Target[]`) the spender could still take (`boolean[]`), by the replies (`Reply[]`) to [`tries`].
///
/// # Errors
/// If an argument is not of its type.
#[wasm_bindgen(js_name = areHonoured)]
pub fn are_honoured(targets: &str, replies: &str) -> Result<String, JsError> {
    let targets: Vec<Target> = read(targets)?;
    let replies: Vec<guard::Reply> = read(replies)?;
    Ok(write_json(&guard::revoke::honoured(&targets, &replies)))
}

/// What is kept (`Given`) of a signature whose request was judged so (`Judgement`), or `null` if it gives nobody
/// anything.
///
/// # Errors
/// If the judgement is none.
#[wasm_bindgen]
pub fn given(judgement: &str) -> Result<String, JsError> {
    let given = guard::revoke::given(judgement);
    Ok(write_json(
        &given.map_err(|error| JsError::new(&error.to_string()))?,
    ))
}

/// Begins to read how signatures (`Given[]`) stand at this time, in unix seconds (`Looked`).
///
/// # Errors
/// If the argument is not of its type.
#[wasm_bindgen(js_name = beginLook)]
pub fn begin_look(given: &str, now: u32) -> Result<String, JsError> {
    Ok(write_json(&guard::revoke::look(read(given)?, now.into())))
}

/// Goes on with a look by the replies (`Reply[]`) to its calls.
///
/// # Errors
/// If an argument is not of its type.
#[wasm_bindgen(js_name = stepLook)]
pub fn step_look(look: &str, replies: &str) -> Result<String, JsError> {
    let look: Look = read(look)?;
    let replies: Vec<guard::Reply> = read(replies)?;
    Ok(write_json(&look.read(&replies)))
}

/// Begins to look for the names of accounts (`Address[]`) and for the accounts of names (`string[]`): a `NamingStep`.
///
/// # Errors
/// If an argument is not of its type. A name may be any text.
#[wasm_bindgen(js_name = beginNames)]
pub fn begin_names(accounts: &str, typed: &str) -> Result<String, JsError> {
    Ok(write_json(&guard::ens::names(read(accounts)?, read(typed)?)))
}

/// Goes on with a look at names by the replies (`Reply[]`) to its calls.
///
/// # Errors
/// If an argument is not of its type.
#[wasm_bindgen(js_name = stepNames)]
pub fn step_names(look: &str, replies: &str) -> Result<String, JsError> {
    let look: guard::ens::Naming = read(look)?;
    let replies: Vec<guard::Reply> = read(replies)?;
    Ok(write_json(&look.read(&replies)))
}

/// The approvals in a snapshot that can be cut (`Offer[]`), by its `Context` and the chain's `Answer[]`.
///
/// # Errors
/// If `context` or `answers` are not of their types. The snapshot may be anything.
#[wasm_bindgen]
pub fn offers(snapshot: &str, context: &str, answers: &str) -> Result<String, JsError> {
    let context: guard::Context = read(context)?;
    let answers: Vec<guard::Answer> = read(answers)?;
    Ok(write_json(&guard::edit::offers(snapshot, &context, &answers)))
}

/// The snapshot with approvals cut (`Edit[]`), as a JSON string.
///
/// # Errors
/// If the edits are not of their type, or do not fit the snapshot.
#[wasm_bindgen]
pub fn edit(snapshot: &str, edits: &str) -> Result<String, JsError> {
    let edits: Vec<guard::edit::Edit> = read(edits)?;
    let edited = guard::edit::edit(snapshot, &edits).map_err(|refusal| JsError::new(&refusal.to_string()))?;
    Ok(write_json(&edited))
}

/// What the reply (`Reply`) to something that was played (`Play`) saw (`Simulation`), or `null`.
///
/// # Errors
/// If an argument is not of its type. What the reply says may be anything.
#[wasm_bindgen(js_name = readSimulation)]
pub fn read_simulation(play: &str, reply: &str) -> Result<String, JsError> {
    Ok(write_json(&guard::simulation::read(&read(play)?, &read(reply)?)))
}

fn read<T: guard::FromJson>(text: &str) -> Result<T, JsError> {
    guard::read_json(text).map_err(|error| JsError::new(&error.to_string()))
}
