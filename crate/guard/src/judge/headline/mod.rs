//! The one sentence: who would get what, how much and until when.

mod grant;
mod revocation;

pub(super) use grant::is_several;

use super::case::{Case, Note, Source};
use super::trade::{given, is_for_nothing, received, thing, things};
use super::words::{count, phrase, somebody};
use crate::assess::{ended, offered};
use crate::{Arg, Asset, Control, Effect, Expiry, Opaque, Order, Power, Reading, Text, Transfer};
use alloy_primitives::{Address, U256};
use grant::of_grants;
use revocation::of_revocations;

/// The sentence for a whole snapshot. The worst comes first: what cannot be read as it should, the account
/// itself, gifts, authority, what nobody can tell, trades, signed transfers, authority taken back, assets
/// that move.
pub(super) fn headline(cases: &[Case<'_>]) -> Text {
    if cases.iter().any(|case| case.read.malformed.is_some()) {
        return Text::new("headline_malformed");
    }
    of_control(cases)
        .or_else(|| of_gifts(cases))
        .or_else(|| of_grants(cases))
        .or_else(|| of_opaque(cases))
        .or_else(|| of_orders(cases))
        .or_else(|| of_signed_transfers(cases))
        .or_else(|| of_cleared(cases))
        .or_else(|| of_revocations(cases))
        .or_else(|| of_transfers(cases))
        .unwrap_or_else(|| without_effects(cases))
}

/// Power over an account: the signer's own before any other.
fn of_control(cases: &[Case<'_>]) -> Option<Text> {
    effects(cases)
        .filter_map(|(case, effect)| match effect {
            Effect::Control(control) if !case.clears(control) => {
                Some((case.is_own(control.account), of_power(case, control)))
            }
            Effect::Opaque(Opaque::DelegateCall { account, to }) => {
                let text = Text::new("headline_control_code")
                    .with("account", whose(case, *account))
                    .with("who", somebody(Some(*to)));
                Some((case.is_own(*account), text))
            }
            _ => None,
        })
        .min_by_key(|(own, _)| !own)
        .map(|(_, text)| text)
}

fn of_power(case: &Case<'_>, control: &Control) -> Text {
    Text::new(match control.power {
        Power::Owner => "headline_control_owner",
        Power::Code => "headline_control_code",
        Power::Module => "headline_control_module",
        Power::Threshold => "headline_control_threshold",
        Power::Delegation => "headline_control_delegation",
        Power::LimitedDelegation => "headline_control_limited",
    })
    .with("account", whose(case, control.account))
    .with("who", somebody(control.who))
}

fn of_cleared(cases: &[Case<'_>]) -> Option<Text> {
    effects(cases)
        .any(|(case, effect)| matches!(effect, Effect::Control(control) if case.clears(control)))
        .then(|| Text::new("headline_control_cleared"))
}

fn of_gifts(cases: &[Case<'_>]) -> Option<Text> {
    of_trades(cases, "headline_gift", is_for_nothing)
}

fn of_orders(cases: &[Case<'_>]) -> Option<Text> {
    of_trades(cases, "headline_order", |_, _| true)
}

/// The sentence about the only order for which `condition` holds, or with the number of them.
fn of_trades(cases: &[Case<'_>], id: &str, condition: fn(&Case<'_>, &Order) -> bool) -> Option<Text> {
    let mut orders = cases.iter().flat_map(|case| {
        let orders = case.orders().filter(move |order| condition(case, order));
        orders.map(move |order| (case, order))
    });
    let (case, first) = orders.next()?;
    let others = orders.count();
    if others > 0 {
        return Some(Text::new(&[id, "_many"].concat()).with("count", count(others.saturating_add(1))));
    }
    let text = match first.maker.filter(|_| !case.is_own(first.maker)) {
        Some(value) => {
            offered(&[id, "_foreign"].concat(), first.expiry).with("maker", Arg::Address { value })
        }
        None => offered(id, first.expiry),
    };
    let text = text
        .with("gives", things(case, &given(first), first.maker))
        .with("gets", things(case, &received(case, first), first.maker));
    Some(text.with("taker", taker(first)))
}

fn of_opaque(cases: &[Case<'_>]) -> Option<Text> {
    let (case, opaque) = effects(cases).find_map(|(case, effect)| match effect {
        Effect::Opaque(opaque) => Some((case, opaque)),
        _ => None,
    })?;
    Some(match opaque {
        Opaque::Call { to: None, .. } => Text::new("headline_unknown_create"),
        Opaque::Call { to: Some(to), .. } => of_unknown_call(case, *to),
        Opaque::TypedData { .. } => Text::new("headline_unknown_typed_data"),
        Opaque::Hash => Text::new("headline_hash"),
        Opaque::Orders { keeper } => {
            Text::new("headline_unknown_orders").with("contract", somebody(Some(*keeper)))
        }
        // Told before as power over an account.
        Opaque::DelegateCall { to, .. } => {
            Text::new("headline_unknown_call").with("contract", somebody(Some(*to)))
        }
        Opaque::Permission { name } => {
            Text::new("headline_unknown_permission").with("name", Arg::Page { value: name.clone() })
        }
        Opaque::Method { name } => {
            Text::new("headline_unknown_method").with("method", Arg::Page { value: name.clone() })
        }
    })
}

/// A call that nobody can read: with the coin that goes along, if any does.
fn of_unknown_call(case: &Case<'_>, to: Address) -> Text {
    let paid = case.read.effects.iter().find_map(|effect| match effect {
        Effect::Transfer(transfer) if transfer.asset == Asset::Coin && transfer.to == Some(to) => {
            Some(transfer)
        }
        _ => None,
    });
    let text = match paid.filter(|transfer| case.is_own(transfer.from)) {
        Some(transfer) => Text::new("headline_unknown_call_paid").with(
            "amount",
            thing(case, &transfer.asset, transfer.amount, transfer.from),
        ),
        None => Text::new("headline_unknown_call"),
    };
    text.with("contract", Arg::Address { value: to })
}

/// What whoever has the signature could send away.
fn of_signed_transfers(cases: &[Case<'_>]) -> Option<Text> {
    let mut transfers = cases
        .iter()
        .flat_map(|case| case.signed_transfers().map(move |transfer| (case, transfer)));
    let (case, first) = transfers.next()?;
    let others = transfers.count();
    if others > 0 {
        let text = Text::new("headline_signed_transfer_many");
        return Some(text.with("count", count(others.saturating_add(1))));
    }
    let recipient = match first.to {
        Some(to) => somebody(Some(to)),
        None => phrase(Text::new("part_whomever")),
    };
    let end = deadline(first.deadline);
    let text = match first.from.filter(|_| !case.is_own(first.from)) {
        Some(value) => ended("headline_signed_transfer_foreign", end).with("owner", Arg::Address { value }),
        None => ended("headline_signed_transfer", end),
    };
    let text = text.with("recipient", recipient);
    Some(text.with("amount", thing(case, &first.asset, first.amount, first.from)))
}

fn of_transfers(cases: &[Case<'_>]) -> Option<Text> {
    let mut transfers = effects(cases).filter_map(|(case, effect)| match effect {
        Effect::Transfer(transfer) => Some((case, transfer)),
        _ => None,
    });
    let (case, first) = transfers.next()?;
    let others = transfers.count();
    if others > 0 {
        let text = Text::new("headline_transfer_many");
        return Some(text.with("count", count(others.saturating_add(1))));
    }
    Some(of_transfer(case, first))
}

fn of_transfer(case: &Case<'_>, transfer: &Transfer) -> Text {
    let foreign = transfer.from.filter(|_| !case.is_own(transfer.from));
    let text = match (transfer.to, foreign) {
        (Some(to), Some(owner)) => Text::new("headline_transfer_foreign")
            .with("recipient", somebody(Some(to)))
            .with("owner", somebody(Some(owner))),
        (Some(to), None) => Text::new("headline_transfer").with("recipient", somebody(Some(to))),
        (None, _) => Text::new("headline_transfer_open"),
    };
    text.with(
        "amount",
        thing(case, &transfer.asset, transfer.amount, transfer.from),
    )
}

/// The expiry that a signature's deadline amounts to.
pub(super) fn deadline(deadline: Option<U256>) -> Expiry {
    deadline.map_or(Expiry::Never, |time| Expiry::At { time })
}

/// Who may take an order.
fn taker(order: &Order) -> Arg {
    match order.taker {
        Some(taker) => somebody(Some(taker)),
        None => phrase(Text::new("part_anyone")),
    }
}

/// An account at the beginning of a sentence.
fn whose(case: &Case<'_>, account: Option<Address>) -> Arg {
    match account.filter(|_| !case.is_own(account)) {
        Some(value) => Arg::Address { value },
        None => phrase(Text::new("part_your_account")),
    }
}

/// What is no signature and no transaction, and no mere read either.
fn of_note(note: &Note) -> Option<Text> {
    match note {
        Note::Endpoint { chain, .. } => {
            Some(Text::new("headline_endpoint").with("chain", Arg::Chain { value: *chain }))
        }
        Note::Decrypts => Some(Text::new("headline_decrypt")),
        _ => None,
    }
}

fn without_effects(cases: &[Case<'_>]) -> Text {
    let mut notes = cases.iter().flat_map(|case| &case.read.notes);
    if let Some(text) = notes.find_map(of_note) {
        return text;
    }
    let worst = cases.iter().max_by_key(|case| case.read.reading);
    let Some(case) = worst.filter(|case| case.read.reading != Reading::Harmless) else {
        return Text::new("headline_harmless");
    };
    if let Some(text) = of_sign_in(cases) {
        return text;
    }
    Text::new(match (case.read.reading, case.read.source) {
        (Reading::Approval, _) => "headline_nothing",
        (_, Source::Transaction) => "headline_transaction",
        (_, Source::Signature | Source::Other) => "headline_message",
    })
}

/// Signing in to another site is told before signing in to this one.
fn of_sign_in(cases: &[Case<'_>]) -> Option<Text> {
    let notes = || cases.iter().flat_map(|case| &case.read.notes);
    let elsewhere = notes().find_map(|note| match note {
        Note::SignInElsewhere { domain } => Some(("headline_sign_in_elsewhere", domain)),
        _ => None,
    });
    let here = || {
        notes().find_map(|note| match note {
            Note::SignIn { domain } => Some(("headline_sign_in", domain)),
            _ => None,
        })
    };
    let (id, domain) = elsewhere.or_else(here)?;
    let domain = Arg::Page {
        value: domain.clone(),
    };
    Some(Text::new(id).with("domain", domain))
}

fn effects<'c>(cases: &'c [Case<'c>]) -> impl Iterator<Item = (&'c Case<'c>, &'c Effect)> {
    cases
        .iter()
        .flat_map(|case| case.read.effects.iter().map(move |effect| (case, effect)))
}
