//! Between the prompt and the background.

use super::{Reached, Wallet};
use crate::edit::{Edit, Offer};
use crate::wire::{to_json, wire};
use crate::{Judgement, Trust};
use alloy_primitives::U256;
use serde::{Deserialize, Serialize};

/// A request that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The background's own id for it.
    pub id: String,
    /// The origin as the browser states it.
    pub origin: String,
    /// Which wallet would get it.
    pub wallet: Wallet,
    /// What would be forwarded: what the page asked, with the person's edits.
    pub snapshot: String,
    /// What the page asked, where the person's edits make something else of it.
    pub asked: Option<String>,
    /// The last judgement, of that snapshot.
    pub judgement: Judgement,
    /// What the person has changed.
    pub edits: Vec<Edit>,
    /// What the person can change about what the page asked.
    pub offers: Vec<Offer>,
    /// The last [`FromPrompt::Edit`] that was heard, whether it was taken or not; 0 if there was none.
    pub turn: u32,
    /// Counts the judgements of this request; a decision names the one it was made on.
    pub revision: u32,
    /// Whether questions to the chain are still out.
    pub asking: bool,
    /// Whether the wallet has it already.
    pub reached: Reached,
    /// Whether the page is in a private window, of which nothing is kept: there is nothing to always allow.
    pub in_private: bool,
    /// What its lines are worth; `None` without a price source.
    pub worth: Option<LinesWorth>,
}

/// What the lines of a judgement are worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct LinesWorth {
    /// The host of the price source.
    pub source: String,
    /// In the order of [`Judgement::lines`].
    pub lines: Vec<LineWorth>,
}

/// What one line is worth, in US cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct LineWorth {
    /// The amount, where it is one and its price is known.
    pub amount: Option<U256>,
    /// What could be taken as things stand, likewise.
    pub today: Option<U256>,
    /// Whether it has an amount of which no price is known.
    pub unpriced: bool,
}

/// What waits beside the request in front, and what no person was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Crowd {
    /// Where the request in front stands among those that its site asked in one go, from 1.
    pub place: u32,
    /// How many these are.
    pub count: u32,
    /// Requests of other sites that wait.
    pub others: u32,
    /// Requests of the site that were refused without asking, because too many waited.
    pub refused: u32,
}

/// Background → prompt: what waits, first in, first out, after every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ToPrompt {
    /// The queue.
    Queue {
        /// The oldest request that waits, and no other: a flood is not copied here. None: close.
        held: Vec<Held>,
        /// What is beside it; `None` where it is alone.
        crowd: Option<Crowd>,
    },
}

/// Prompt → background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum FromPrompt {
    /// The person decided.
    Decide {
        /// The request.
        id: String,
        /// The judgement that the person saw.
        revision: u32,
        /// Continue, or refuse.
        forward: bool,
        /// What the person saw that they had changed.
        edits: Vec<Edit>,
        /// What the person wants to be asked about no more.
        trust: Vec<Trust>,
    },
    /// The person changes what would be forwarded. It is judged anew, and shown before it can be continued.
    Edit {
        /// The request.
        id: String,
        /// Counts the edits of this page, from 1.
        turn: u32,
        /// All changes to what the page asked; none takes them back.
        edits: Vec<Edit>,
    },
    /// The person does not want to be asked by the site of this request any more: it is refused, and so is
    /// all else that the site asks until the browser restarts or the person takes it back.
    Mute {
        /// The request.
        id: String,
    },
    /// The prompt is still open (keeps the background awake).
    Alive,
}

wire!(struct Held { id, origin, wallet, snapshot, asked, judgement, edits, offers, turn, revision, asking, reached, in_private = "inPrivate", worth });

wire!(struct LinesWorth { source, lines });

wire!(struct LineWorth { amount, today, unpriced });

wire!(struct Crowd { place, count, others, refused });

wire!(enum ToPrompt by "type" { Queue = "queue" { held, crowd } });

to_json!(enum FromPrompt by "type" {
    Decide = "decide" { id, revision, forward, edits, trust },
    Edit = "edit" { id, turn, edits },
    Mute = "mute" { id },
    Alive = "alive" {},
});
