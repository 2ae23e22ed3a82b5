//! The rules: what was read and answered → findings. Policy only; every rule is a row of [`RULES`].
//!
//! No rule lowers what another one says, and what has not been answered is never taken as good news.

#[cfg(not(target_family = "wasm"))]
pub mod about;
mod control;
mod extent;
mod form;
mod listed;
mod lure;
mod order;
mod place;
mod power;
mod preflight;
mod proxy;
mod simulated;
mod spender;
mod stranger;
mod time;

pub use order::{DUST_LEAST, DUST_PLACES, MOST, SMALL};
pub(crate) use preflight::questions as preflight_questions;
pub use stranger::{ALIKE_END, ALIKE_START, MANY, NEARLY_ALL, NEARLY_ALL_OF, YOUNG};
pub use time::{LONG_DEADLINE, LONG_EXPIRY, NO_END, SHORT_EXPIRY, VERY_LONG_DEADLINE};
pub(crate) use time::{ended, has_no_end, is_over, offered};

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

// Rules that also say how dangerous it is to leave what was allowed long ago: who has it …
const PARTY_LISTED: Rule = rule("party-listed", &[Critical], listed::party);
const ANYONE_CAN_DRIVE: Rule = rule("spender-anyone-can-drive", &[Critical], spender::anyone_can_drive);
const NO_CODE: Rule = rule("spender-no-code", &[Medium, High, Critical], spender::no_code);
const DELEGATED: Rule = rule("spender-delegated", &[High, Critical], spender::delegated);
const IS_TOKEN: Rule = rule("spender-is-token", &[High], spender::is_token);
// … and what.
const UNKNOWN: Rule = rule("spender-unknown", &[Medium, High], stranger::unknown);
const KNOWN_TOKEN: Rule = rule("spender-known-token", &[Low, Medium], stranger::is_known_token);
const ZERO: Rule = rule("spender-zero", &[Medium], spender::zero);
const UNREAD: Rule = rule("spender-unread", &[Medium], spender::unread);
const MANAGER: Rule = rule("manager", &[Medium, High], power::manager);
const CREDIT: Rule = rule("credit", &[Medium, High], power::credit);
const OPERATOR_FOR_ALL: Rule = rule("operator-for-all", &[Medium, High], extent::operator_for_all);
const UNLIMITED: Rule = rule("unlimited", &[Low, Medium], extent::unlimited);
const NFT_APPROVAL: Rule = rule("nft-approval", &[Low, Medium], extent::nft_approval);
const LONG: Rule = rule("long-expiry", &[Medium], time::long_expiry);
const NO_EXPIRY: Rule = rule("no-expiry", &[Low, Medium], time::no_expiry);

/// The rules for what stands that say who has it, and why that is bad.
const STANDING_WHO: &[Rule] = &[PARTY_LISTED, ANYONE_CAN_DRIVE, NO_CODE, DELEGATED, IS_TOKEN];
/// The other rules for what stands: nothing of a request, and nothing that would fail.
const STANDING_WHAT: &[Rule] = &[
    UNKNOWN,
    KNOWN_TOKEN,
    ZERO,
    UNREAD,
    MANAGER,
    CREDIT,
    OPERATOR_FOR_ALL,
    UNLIMITED,
    NFT_APPROVAL,
    LONG,
    NO_EXPIRY,
];

/// Every rule; of equal levels the earlier is told first.
pub const RULES: &[Rule] = &[
    // What cannot be read, or was not meant to be.
    rule("malformed", &[High], form::malformed),
    rule("bare-hash", &[Critical], form::bare_hash),
    rule("hash-like-message", &[High], form::hash_like_message),
    // What others have seen to be bad.
    PARTY_LISTED,
    rule("site-listed", &[Critical], listed::site),
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
    rule("site-resembles", &[High], listed::resembles),
    rule("sign-in-elsewhere", &[High], lure::sign_in_elsewhere),
    rule("sign-in-for-another", &[Medium], lure::sign_in_for_another),
    rule("sign-in-malformed", &[Medium], lure::sign_in_malformed),
    rule("lure", &[Medium, High], lure::lure),
    rule("endpoint", &[High], lure::endpoint),
    rule("decrypt", &[Medium, High], lure::decrypt),
    rule("hidden-permit", &[High], lure::hidden_permit),
    rule("lookalike-call", &[High], lure::lookalike_call),
    rule("approval-lookalike", &[High], form::approval_lookalike),
    rule("unknown-orders", &[Medium, High], order::unknown),
    rule("unknown-permission", &[High], form::unknown_permission),
    rule("unknown-call-for-stranger", &[High], stranger::named),
    rule(
        "unknown-typed-data-for-stranger",
        &[High],
        stranger::named_in_data,
    ),
    rule("witness", &[Medium, High], form::witness),
    rule("unknown-call", &[Low, Medium], form::unknown_call),
    rule("unknown-typed-data", &[Medium], form::unknown_typed_data),
    rule("unknown-method", &[Medium], form::unknown_method),
    rule("non-canonical", &[High], form::non_canonical),
    rule("deceptive-text", &[High], form::deceptive_text),
    // Who.
    ANYONE_CAN_DRIVE,
    NO_CODE,
    DELEGATED,
    rule("many-transfers", &[High], stranger::many_transfers),
    rule("transfer-of-all", &[Medium, High], stranger::transfer_of_all),
    rule("transfer-of-item", &[Medium], stranger::transfer_of_item),
    rule("address-lookalike", &[Critical], stranger::lookalike),
    rule("spender-young", &[High], stranger::young),
    UNKNOWN,
    IS_TOKEN,
    KNOWN_TOKEN,
    rule("spender-new", &[Low, Medium], stranger::new),
    ZERO,
    UNREAD,
    // Where, and whose.
    rule("wrong-permit2", &[High, Critical], place::wrong_permit2),
    rule("wrong-chain", &[High], place::wrong_chain),
    rule("no-chain-id", &[High], place::no_chain_id),
    rule("unknown-chain", &[Medium], place::unknown_chain),
    rule("owner-not-account", &[Medium], place::owner_not_account),
    // Trades.
    rule("order-for-nothing", &[Critical], order::for_nothing),
    rule("order-pays-others", &[High], order::pays_others),
    rule("order-for-dust", &[High], order::for_dust),
    rule("order", &[Low, Medium], order::other),
    rule("swap", &[Medium, High], order::swap),
    rule("signed-transfer", &[Low, Medium, High], order::signed_transfer),
    // What somebody could do besides taking.
    MANAGER,
    CREDIT,
    rule("order-signer", &[Medium, High], power::order_signer),
    rule("permission", &[Medium, High], power::permission),
    rule("rental", &[Medium], power::rental),
    rule("delegate", &[Medium], power::delegate),
    rule("votes", &[Low], power::votes),
    // What, and how much.
    rule("many-tokens", &[Low, Medium, Critical], extent::many_tokens),
    OPERATOR_FOR_ALL,
    UNLIMITED,
    rule("above-supply", &[Medium], extent::above_supply),
    rule("signature-transfer", &[Low, Medium], extent::signature_transfer),
    NFT_APPROVAL,
    rule("either-token-or-nft", &[Medium], extent::either),
    // What was seen to happen.
    rule("simulation-allows", &[High], simulated::allows),
    rule("simulation-moves", &[Low, Medium, High], simulated::moves),
    // Until when.
    rule("long-deadline", &[Low, Medium, High], time::long_deadline),
    LONG,
    NO_EXPIRY,
    rule("expired", &[Low], time::expired),
    rule("this-block", &[Low], time::this_block),
    // What would fail.
    rule("fails-nonce", &[Low], preflight::nonce),
    rule("fails-balance", &[Low], preflight::balance),
    rule("fails-allowance", &[Low], preflight::allowance),
    rule("fails-owner", &[Low], preflight::owner),
    rule("fails-domain", &[Low], preflight::domain),
    rule("simulation-fails", &[Low], simulated::fails),
    // Worth knowing.
    rule("already-allowed", &[Low], preflight::already),
    rule("spender-changeable", &[Low], proxy::changeable),
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
        for case in cases {
            for told in (rule.check)(case) {
                findings.extend(
                    case.context
                        .policy
                        .level(rule.id, told.level)
                        .map(|level| Finding {
                            rule: rule.id.to_owned(),
                            level,
                            text: told.text,
                        }),
                );
            }
        }
    }
    let mut kept: Vec<Finding> = Vec::new();
    for level in WORST_FIRST {
        for finding in findings.extract_if(.., |finding| finding.level == level) {
            if kept.len() >= MAX_FINDINGS {
                return kept;
            }
            if !kept.contains(&finding) {
                kept.push(finding);
            }
        }
    }
    kept
}

/// The worst that the rules for what stands say.
pub(crate) struct Standing {
    pub(crate) level: Level,
    pub(crate) text: Text,
    /// Whether it says who has it, and why that is bad.
    pub(crate) is_about_spender: bool,
}

/// What the rules say of something that was allowed before and still is: the worst of it.
pub(crate) fn standing(case: &Case<'_>) -> Option<Standing> {
    let mut worst: Option<Standing> = None;
    for (rules, is_about_spender) in [(STANDING_WHO, true), (STANDING_WHAT, false)] {
        for rule in rules {
            for told in (rule.check)(case) {
                let level = case.context.policy.level(rule.id, told.level);
                let is_worse = |level: &Level| worst.as_ref().is_none_or(|worst| *level > worst.level);
                if let Some(level) = level.filter(is_worse) {
                    worst = Some(Standing {
                        level,
                        text: told.text,
                        is_about_spender,
                    });
                }
            }
        }
    }
    worst
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
        Text::new(&[id, "_many"].concat()).with("count", count(grants.len()))
    };
    vec![Told::new(level, text)]
}

/// As [`about()`], where the sentence about the only one says what it is compared with, too.
fn compared(
    case: &Case<'_>,
    level: Level,
    id: &str,
    grants: &[&Grant],
    name: &'static str,
    with: &dyn Fn(&Grant) -> Arg,
) -> Vec<Told> {
    let mut told = about(case, level, id, grants);
    if let ([one], Some(grant)) = (told.as_mut_slice(), grants.first())
        && one.text.id == id
    {
        one.text.args.insert(name.into(), with(grant));
    }
    told
}

/// A sentence's `{spender}`, `{token}` and `{amount}`.
fn of_grant(case: &Case<'_>, text: Text, grant: &Grant) -> Text {
    let value = grant.amount.value().unwrap_or_default();
    text.with("spender", Arg::Address { value: grant.spender })
        .with("token", case.name(&grant.asset, grant.owner))
        .with("amount", case.amount(value, &grant.asset, grant.owner))
}
