//! Rows in words, for documents.

use super::{Meaning, Say};
use crate::{GrantKind, Power};

/// What a row says, in a few words; empty where it changes nothing.
pub(crate) fn words(meaning: Meaning) -> String {
    let words: Vec<&str> = meaning.iter().map(word).collect();
    words.join(", then ")
}

fn word(say: &Say) -> &'static str {
    match say {
        Say::Grant(granting) => granted(granting.kind),
        Say::Revoke(_) => "ends authority",
        Say::Move(_) => "moves assets",
        Say::Order(_) => "places an order",
        Say::HiddenOrders => "places orders that only a hash shows",
        Say::Hash => "signs or stores a hash",
        Say::EndOrder => "ends an order",
        Say::Control(controlling) => gained(controlling.power),
        Say::Call(_) => "makes the calls inside",
        Say::Custom(_) => "read by code of its own",
    }
}

fn granted(kind: GrantKind) -> &'static str {
    match kind {
        GrantKind::Approve => "approves an amount or an item",
        GrantKind::Allowance => "sets an allowance",
        GrantKind::Increase => "raises an allowance",
        GrantKind::Nft => "approves one item",
        GrantKind::Operator => "approves an operator",
        GrantKind::Permit2 => "sets a Permit2 allowance",
        GrantKind::Permit2Transfer => "permits one Permit2 transfer",
        GrantKind::PermitC => "sets a PermitC allowance",
        GrantKind::Permission => "permits spending",
        GrantKind::Credit => "delegates credit",
        GrantKind::Manager => "lets somebody act at the contract",
        GrantKind::OrderSigner => "lets somebody sign orders",
        GrantKind::Delegate => "names a delegate in a registry",
        GrantKind::Votes => "delegates votes",
        GrantKind::Rental => "lends an item",
    }
}

fn gained(power: Power) -> &'static str {
    match power {
        Power::Owner => "makes somebody an owner",
        Power::Code => "changes the code",
        Power::Module => "installs a module, guard or handler",
        Power::Threshold => "changes whose signatures suffice",
        Power::Delegation => "delegates the account",
        Power::LimitedDelegation => "delegates the account within limits",
    }
}
