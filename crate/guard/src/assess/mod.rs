//! The rules: what was read and answered → findings. Policy only; every rule is a row of [`RULES`].
//!
//! No rule lowers what another one says, and what has not been answered is never taken as good news.

mod control;
mod extent;
mod form;
mod lure;
mod order;
mod place;
mod power;
mod spender;
mod time;

pub use time::{LONG_DEADLINE, LONG_EXPIRY, NO_END, VERY_LONG_DEADLINE};
pub(crate) use time::{ended, has_no_end, offered};

use crate::judge::case::Case;
use crate::judge::words::count;
use crate::{Arg, Finding, Grant, Level, Text};

/// The most findings that are kept, worst first. The verdict is that of all of them.
pub const MAX_FINDINGS: usize = 64;

/// One rule.
pub struct Rule {
    /// Its stable id. Its sentence is `rule_` and the id with `_` for `-`.
    pub id: &'static str,
    /// The levels it can give, lowest first.
    pub levels: &'static [Level],
    check: fn(&Case<'_>) -> Vec<Told>,
}

/// What a rule has to say.
struct Told {
    level: Level,
    text: Text,
}

use Level::{Critical, High, Low, Medium};

/// Every rule; of equal levels the earlier is told first.
pub const RULES: &[Rule] = &[
    // What cannot be read, or was not meant to be.
    rule("malformed", &[High], form::malformed),
    rule("bare-hash", &[Critical], form::bare_hash),
    rule("hash-like-message", &[High], form::hash_like_message),
    // The account itself.
    rule("delegate-call", &[Critical], control::delegate_call),
    rule("control-code", &[High, Critical], control::code),
    rule("control-owner", &[High, Critical], control::owner),
    rule("control-module", &[High, Critical], control::module),
    rule("control-delegation", &[High, Critical], control::delegation),
    rule("control-threshold", &[High], control::threshold),
    rule("control-limited", &[High], control::limited),
    rule("control-everywhere", &[High], control::everywhere),
    rule("control-cleared", &[Medium], control::cleared),
    // Traps.
    rule("sign-in-elsewhere", &[High], lure::sign_in_elsewhere),
    rule("sign-in-for-another", &[Medium], lure::sign_in_for_another),
    rule("sign-in-malformed", &[Medium], lure::sign_in_malformed),
    rule("lure", &[High], lure::lure),
    rule("hidden-permit", &[High], lure::hidden_permit),
    rule("lookalike-call", &[High], lure::lookalike_call),
    rule("approval-lookalike", &[High], form::approval_lookalike),
    rule("unknown-orders", &[High], order::unknown),
    rule("unknown-permission", &[High], form::unknown_permission),
    rule("unknown-call", &[Medium], form::unknown_call),
    rule("unknown-typed-data", &[Medium], form::unknown_typed_data),
    rule("unknown-method", &[Medium], form::unknown_method),
    rule("non-canonical", &[High], form::non_canonical),
    rule("deceptive-text", &[High], form::deceptive_text),
    // Who.
    rule("spender-anyone-can-drive", &[Critical], spender::anyone_can_drive),
    rule("spender-no-code", &[High, Critical], spender::no_code),
    rule("spender-delegated", &[High, Critical], spender::delegated),
    rule("spender-is-token", &[High], spender::is_token),
    rule("spender-zero", &[Medium], spender::zero),
    rule("spender-unread", &[Medium], spender::unread),
    // Where, and whose.
    rule("wrong-permit2", &[High, Critical], place::wrong_permit2),
    rule("wrong-chain", &[High], place::wrong_chain),
    rule("no-chain-id", &[High], place::no_chain_id),
    rule("unknown-chain", &[Medium], place::unknown_chain),
    rule("owner-not-account", &[Medium], place::owner_not_account),
    // Trades.
    rule("order-for-nothing", &[Critical], order::for_nothing),
    rule("order-pays-others", &[High], order::pays_others),
    rule("order", &[Medium], order::other),
    rule("signed-transfer", &[Medium, High], order::signed_transfer),
    // What somebody could do besides taking.
    rule("manager", &[High], power::manager),
    rule("credit", &[High], power::credit),
    rule("order-signer", &[High], power::order_signer),
    rule("permission", &[Medium, High], power::permission),
    rule("rental", &[Medium], power::rental),
    rule("delegate", &[Medium], power::delegate),
    rule("votes", &[Low], power::votes),
    // What, and how much.
    rule("many-tokens", &[Medium, Critical], extent::many_tokens),
    rule("operator-for-all", &[High], extent::operator_for_all),
    rule("unlimited", &[Medium], extent::unlimited),
    rule("above-supply", &[Medium], extent::above_supply),
    rule("signature-transfer", &[Medium], extent::signature_transfer),
    rule("nft-approval", &[Medium], extent::nft_approval),
    rule("either-token-or-nft", &[Medium], extent::either),
    // Until when.
    rule("long-deadline", &[Medium, High], time::long_deadline),
    rule("long-expiry", &[Medium], time::long_expiry),
    rule("no-expiry", &[Low, Medium], time::no_expiry),
    rule("expired", &[Low], time::expired),
    rule("this-block", &[Low], time::this_block),
    // Worth knowing.
    rule("too-many-questions", &[Medium], extent::too_many_questions),
    rule("above-balance", &[Low], extent::above_balance),
    rule("unread-token", &[Low], extent::unread_token),
    rule("submitted-signature", &[Low], place::submitted_signature),
    rule("trailing-bytes", &[Low], form::trailing_bytes),
    rule("undeclared-key", &[Low], form::undeclared_key),
    rule("bad-checksum", &[Low], form::bad_checksum),
    rule("unused-type", &[Low], form::unused_type),
];

/// A handful of passes is less code than a sort, and keeps the order of the rules within a level.
const WORST_FIRST: [Level; 4] = [Level::Critical, Level::High, Level::Medium, Level::Low];

/// What all rules say of all requests of a snapshot: worst first, nothing twice, at most [`MAX_FINDINGS`].
pub(crate) fn assess(cases: &[Case<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        for told in cases.iter().flat_map(rule.check) {
            findings.push(Finding {
                rule: rule.id.to_owned(),
                level: told.level,
                text: told.text,
            });
        }
    }
    let mut kept: Vec<Finding> = Vec::new();
    for level in WORST_FIRST {
        for finding in findings.iter().filter(|finding| finding.level == level) {
            if kept.len() >= MAX_FINDINGS {
                return kept;
            }
            if !kept.contains(finding) {
                kept.push(finding.clone());
            }
        }
    }
    kept
}

const fn rule(id: &'static str, levels: &'static [Level], check: fn(&Case<'_>) -> Vec<Told>) -> Rule {
    Rule { id, levels, check }
}

impl Told {
    fn new(level: Level, text: Text) -> Self {
        Told { level, text }
    }

    /// The one thing a rule has to say, if its condition holds.
    fn when(condition: bool, level: Level, text: impl FnOnce() -> Text) -> Vec<Self> {
        if condition {
            vec![Told::new(level, text())]
        } else {
            Vec::new()
        }
    }
}

/// One sentence about grants that have something in common: `id` about the only one, with what it gives
/// to whom, or `id_many` with their number.
fn about(case: &Case<'_>, level: Level, id: &str, grants: &[&Grant]) -> Vec<Told> {
    let Some((first, others)) = grants.split_first() else {
        return Vec::new();
    };
    let text = if others.iter().all(|other| other == first) {
        of_grant(case, Text::new(id), first)
    } else {
        Text::new(&format!("{id}_many")).with("count", count(grants.len()))
    };
    vec![Told::new(level, text)]
}

/// A sentence's `{spender}`, `{token}` and `{amount}`.
fn of_grant(case: &Case<'_>, text: Text, grant: &Grant) -> Text {
    let value = grant.amount.value().unwrap_or_default();
    text.with("spender", Arg::Address { value: grant.spender })
        .with("token", case.name(&grant.asset, grant.owner))
        .with("amount", case.amount(value, &grant.asset, grant.owner))
}
