//! What the guard answers: the shapes that cross to the background, the prompt and the command line.

use crate::from_json::Fields;
use crate::json::Value;
use crate::revoke::SignedDomain;
use crate::wire::{to_json, wire};
use crate::{
    ChainId, Effect, Field, FromJson, Known, Listed, Malformed, Memory, Payment, Policy, Question,
    Simulation, Site, Text,
};
use alloy_primitives::{Address, B256};
use serde::{Deserialize, Serialize};

/// What the host knows about a request besides its own text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase", default)]
pub struct Context {
    /// The origin as the browser states it, such as `https://app.example`.
    pub origin: String,
    /// The chain the wallet is on; `None` if nobody trustworthy said so.
    pub chain: Option<ChainId>,
    /// The account the wallet would use; `None` if nobody trustworthy said so.
    pub account: Option<Address>,
    /// The present, in unix seconds.
    pub now: u64,
    /// Contracts that the directory knows, among [`Judgement::parties`] of a judgement before.
    pub known: Vec<Known>,
    /// Those of them that stand on a list of bad addresses.
    pub listed: Vec<Listed>,
    /// What is known of the site that asks.
    pub site: Site,
    /// Whether the parties were looked up in the directory and in the memory: who is absent there is a stranger.
    pub looked_up: bool,
    /// What the person has dealt with and allowed before.
    pub memory: Memory,
    /// What the person set.
    pub policy: Policy,
    /// What was seen when exactly this request was played through, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub simulation: Option<Simulation>,
}

/// How dangerous something is. The verdict is the worst finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// Nothing unusual.
    Low,
    /// Worth a look.
    Medium,
    /// Probably not what the person wants.
    High,
    /// A theft, or as good as one.
    Critical,
}

/// What kind of answer a request got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Reading {
    /// It asks for nothing that a person could lose by: reads, connecting, switching chains.
    Harmless,
    /// It asks for a signature or a transaction, and that gives nobody spending authority.
    NotApproval,
    /// It gives, shrinks or ends spending authority.
    Approval,
    /// Nobody can tell what it would do.
    Unknown,
    /// It breaks the rules of its own form, so that wallets may read it differently.
    Malformed,
}

/// What the host should do. Levels are not actions: settings map one to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Let it through without asking.
    Pass,
    /// Ask the chain first: if all that is open is answered well, nobody needs to be asked. Without the
    /// answers in time, ask the person.
    Wait,
    /// Let it through and tell the person.
    Note,
    /// Ask the person.
    Prompt,
    /// Refuse it.
    Refuse,
}

/// One thing worth saying about a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Finding {
    /// The rule's stable id, such as `spender-no-code`.
    pub rule: String,
    /// How dangerous it is.
    pub level: Level,
    /// One plain sentence.
    pub text: Text,
}

/// One grant, revocation or transfer as a person sees it: the rows of the prompt's card or table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Line {
    /// Who (`None` for the person's own revocations of anybody).
    pub who: Option<Text>,
    /// What of.
    pub what: Text,
    /// How much.
    pub amount: Text,
    /// Until when.
    pub until: Text,
    /// What could be taken as things stand, where the chain has said what there is.
    pub today: Option<Text>,
}

/// The three hashes of EIP-712 typed data, to compare with a hardware wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Digests {
    /// What is signed.
    pub digest: B256,
    /// The domain separator.
    pub domain_hash: B256,
    /// The hash of the message struct.
    pub message_hash: B256,
}

/// One call of a request. The calls that it carries follow right behind it, one deeper: a tree in the order of
/// reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct CallNode {
    /// How many calls it is inside of.
    pub depth: usize,
    /// The contract.
    pub to: Address,
    /// Whose authority it uses (`msg.sender`); `None` is the account that signs.
    pub sender: Option<Address>,
    /// The function with the names of its arguments, or its selector as `0x` hex where these could not be read.
    pub function: String,
    /// The place of its first argument among [`Judgement::fields`].
    pub first: usize,
    /// How many of them are its own arguments.
    pub count: usize,
}

/// The whole answer to one snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// What kind of answer this is; of a batch, the worst.
    pub reading: Reading,
    /// The worst finding's level.
    pub verdict: Level,
    /// What the host should do.
    pub action: Action,
    /// One sentence: who would get what, how much and until when.
    pub headline: Text,
    /// The effects as a person reads them.
    pub lines: Vec<Line>,
    /// What signing would change.
    pub effects: Vec<Effect>,
    /// Worst first.
    pub findings: Vec<Finding>,
    /// Why it could not be read, if it could not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub malformed: Option<Malformed>,
    /// The chain it was judged for: the request's own, else the wallet's; `None` is unknown.
    pub chain: Option<ChainId>,
    /// The account it was judged for: the request's own, else the wallet's.
    pub account: Option<Address>,
    /// For typed data (of a batch, the first).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digests: Option<Digests>,
    /// The same of the domain that it is signed for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<SignedDomain>,
    /// The decoded fields (at most 256).
    pub fields: Vec<Field>,
    /// The calls to which fields belong (at most [`MAX_CALL_NODES`](crate::MAX_CALL_NODES)); the other fields belong to
    /// what is signed.
    pub calls: Vec<CallNode>,
    /// What to ask of the chain; empty means that the verdict is final.
    pub open: Vec<Question>,
    /// What to ask besides, in the same round: it decides whether this would work, and nothing else.
    pub also: Vec<Question>,
    /// What a simulation saw, one sentence each; `None` if nothing was simulated. It is beside what is read, and makes
    /// nothing of that less dangerous.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub simulation: Option<Vec<Text>>,
    /// Everybody that it names, to be looked up in the directory and the lists (at most 1,024).
    pub parties: Vec<Address>,
    /// Whom the person means to pay if they continue, to be remembered as paid: nobody whom a page could have slipped in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pays: Option<Payment>,
}

impl FromJson for Context {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        Ok(Context {
            origin: fields.get_or_default("origin")?,
            chain: fields.get("chain")?,
            account: fields.get("account")?,
            now: fields.get_or_default("now")?,
            known: fields.get_or_default("known")?,
            listed: fields.get_or_default("listed")?,
            site: fields.get_or_default("site")?,
            looked_up: fields.get_or_default("lookedUp")?,
            memory: fields.get_or_default("memory")?,
            policy: fields.get_or_default("policy")?,
            simulation: fields.get("simulation")?,
        })
    }
}

wire!(names Level { Low = "low", Medium = "medium", High = "high", Critical = "critical" });

wire!(names Reading {
    Harmless = "harmless",
    NotApproval = "notApproval",
    Approval = "approval",
    Unknown = "unknown",
    Malformed = "malformed",
});

wire!(names Action { Pass = "pass", Wait = "wait", Note = "note", Prompt = "prompt", Refuse = "refuse" });

wire!(struct Finding { rule, level, text });

wire!(struct Line { who, what, amount, until, today });

wire!(struct Digests { digest, domain_hash = "domainHash", message_hash = "messageHash" });

wire!(struct CallNode { depth, to, sender, function, first, count });

wire!(struct Judgement {
    reading, verdict, action, headline, lines, effects, findings, malformed [optional], chain, account, digests [optional],
    domain [optional], fields, calls, open, also, simulation [optional], parties, pays [optional],
});

to_json!(struct Context {
    origin, chain, account, now, known, listed, site, looked_up = "lookedUp", memory, policy, simulation [optional],
});
