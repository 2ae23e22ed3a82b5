//! The one sentence: who would get what, how much and until when.

use super::case::{Case, Note, Source, is_token, phrase, place, somebody, takes};
use super::trade::{given, is_for_nothing, received, thing, things};
use crate::assess::{ended, has_no_end, offered};
use crate::map::Set;
use crate::{
    Amount, Arg, Asset, Control, Effect, Expiry, Grant, GrantKind, Opaque, Order, Power, Reading, Revocation,
    Text, Transfer,
};
use alloy_primitives::{Address, U256};

/// Powers that leave the assets where they are, the worst first.
const LESSER: [GrantKind; 5] = [
    GrantKind::OrderSigner,
    GrantKind::Credit,
    GrantKind::Rental,
    GrantKind::Delegate,
    GrantKind::Votes,
];

/// The sentence for a whole snapshot. The worst comes first: what cannot be read as it should, the account
/// itself, gifts, authority, what nobody can tell, trades, signed transfers, authority taken back, assets
/// that move.
pub(super) fn headline(cases: &[Case<'_>]) -> Text {
    if cases.iter().any(|case| case.read.malformed.is_some()) {
        return Text::new("headline_malformed");
    }
    if cases
        .iter()
        .any(|case| case.read.notes.contains(&Note::AccountDelegation))
    {
        return Text::new("headline_account_delegation");
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
        return Some(Text::new(&format!("{id}_many")).with("count", count(others.saturating_add(1))));
    }
    let text = offered(id, first.expiry)
        .with("gives", things(case, &given(first), first.maker))
        .with("gets", things(case, &received(case, first), first.maker));
    Some(text.with("taker", taker(first)))
}

/// Managers first: they can do more than take one thing.
fn of_grants(cases: &[Case<'_>]) -> Option<Text> {
    of_powers(cases, GrantKind::Manager)
        .or_else(|| of_takers(cases))
        .or_else(|| LESSER.into_iter().find_map(|kind| of_powers(cases, kind)))
}

/// The sentence about the only grant of a kind that is not about taking, or with the number of them.
fn of_powers(cases: &[Case<'_>], kind: GrantKind) -> Option<Text> {
    let mut grants = cases.iter().flat_map(|case| {
        let grants = case.grants().filter(move |grant| grant.kind == kind);
        grants.map(move |grant| (case, grant))
    });
    let (case, first) = grants.next()?;
    let others = grants.filter(|(_, grant)| *grant != first).count();
    if others > 0 {
        return Some(Text::new("headline_powers").with("count", count(others.saturating_add(1))));
    }
    let text = match kind {
        GrantKind::Manager if matches!(first.expiry, Expiry::Once | Expiry::ThisBlock) => {
            Text::new("headline_manager_once")
        }
        GrantKind::Manager => ended("headline_manager", first.expiry),
        GrantKind::OrderSigner => ended("headline_order_signer", first.expiry),
        GrantKind::Credit if case.is_unlimited(first) => Text::new("headline_credit_unlimited"),
        GrantKind::Credit => Text::new("headline_credit"),
        GrantKind::Rental => ended("headline_rental", first.expiry),
        GrantKind::Delegate => ended("headline_delegate", first.expiry),
        _ => Text::new("headline_votes"),
    };
    let value = first.amount.value().unwrap_or_default();
    let text = text
        .with("spender", spender(first))
        .with("contract", somebody(Some(place(first))))
        .with("token", case.name(&first.asset, first.owner));
    Some(text.with("amount", case.amount(value, &first.asset, first.owner)))
}

fn of_takers(cases: &[Case<'_>]) -> Option<Text> {
    let mut grants = cases.iter().flat_map(|case| {
        let grants = case.grants().filter(|grant| takes(grant));
        grants.map(move |grant| (case, grant))
    });
    let (case, first) = grants.next()?;
    let mut unlimited = case.is_unlimited(first);
    let mut one_spender = true;
    let mut only = true;
    let mut assets = Set::from_iter([first.asset.address()]);
    for (case, grant) in grants {
        only &= grant == first;
        unlimited &= case.is_unlimited(grant);
        one_spender &= grant.spender == first.spender;
        assets.insert(grant.asset.address());
    }
    if only {
        return Some(of_grant(case, first));
    }
    let id = match (one_spender, unlimited) {
        (false, _) => "headline_many_spenders",
        (true, true) => "headline_many_unlimited",
        (true, false) => "headline_many",
    };
    let text = Text::new(id).with("count", count(assets.len()));
    Some(if one_spender {
        text.with("spender", spender(first))
    } else {
        text
    })
}

fn of_grant(case: &Case<'_>, grant: &Grant) -> Text {
    let token = case.name(&grant.asset, grant.owner);
    let value = grant.amount.value().unwrap_or_default();
    let amount = thing(case, &grant.asset, value, grant.owner);
    let text = match grant.asset {
        Asset::Either { value, .. } => {
            return Text::new("headline_either")
                .with("spender", spender(grant))
                .with("token", token)
                .with("id", Arg::Number { value });
        }
        Asset::Account { .. } => ended("headline_account", grant.expiry),
        Asset::Collection { .. } => ended("headline_operator", grant.expiry),
        Asset::Nft { .. } if is_several(grant) => until("headline_exact", grant.expiry),
        Asset::Nft { id, .. } => Text::new("headline_nft").with("id", Arg::Number { value: id }),
        Asset::Token { .. } | Asset::Coin => of_fungible(case, grant),
    };
    text.with("spender", spender(grant))
        .with("token", token)
        .with("amount", amount)
}

/// Whether it is about more than one piece of an item (ERC-1155).
pub(super) fn is_several(grant: &Grant) -> bool {
    matches!(grant.amount, Amount::Exact { value } if value > U256::ONE)
}

fn of_fungible(case: &Case<'_>, grant: &Grant) -> Text {
    if grant.amount == Amount::All || case.is_unlimited(grant) {
        return match grant.asset {
            Asset::Coin => ended("headline_unlimited_coin", grant.expiry),
            _ => until("headline_unlimited", grant.expiry),
        };
    }
    match grant.period {
        Some(value) => ended("headline_period", grant.expiry).with("period", Arg::Duration { value }),
        None if grant.kind == GrantKind::Increase => Text::new("headline_increase"),
        None => until("headline_exact", grant.expiry),
    }
}

/// The sentence of `id` for an expiry, with its `{time}` if it has one.
fn until(id: &str, expiry: Expiry) -> Text {
    match expiry {
        Expiry::At { time } if !has_no_end(expiry) => {
            Text::new(&format!("{id}_at")).with("time", Arg::Time { value: time })
        }
        Expiry::Never | Expiry::At { .. } => Text::new(&format!("{id}_never")),
        Expiry::ThisBlock => Text::new(&format!("{id}_block")),
        Expiry::Once => Text::new(&format!("{id}_once")),
    }
}

fn of_opaque(cases: &[Case<'_>]) -> Option<Text> {
    let opaque = effects(cases).find_map(|(_, effect)| match effect {
        Effect::Opaque(opaque) => Some(opaque),
        _ => None,
    })?;
    Some(match opaque {
        Opaque::Call { to: None, .. } => Text::new("headline_unknown_create"),
        Opaque::Call { to: Some(to), .. } => {
            Text::new("headline_unknown_call").with("contract", Arg::Address { value: *to })
        }
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

fn of_revocations(cases: &[Case<'_>]) -> Option<Text> {
    let mut revocations = cases
        .iter()
        .flat_map(|case| case.revocations().map(move |revocation| (case, revocation)));
    let (case, first) = revocations.next()?;
    let others = revocations.count();
    if others > 0 {
        let text = Text::new("headline_revoke_many");
        return Some(text.with("count", count(others.saturating_add(1))));
    }
    Some(of_revocation(case, first))
}

fn of_revocation(case: &Case<'_>, revocation: &Revocation) -> Text {
    match revocation {
        Revocation::Grant {
            kind,
            asset,
            spender,
            keeper,
        } => of_ended_grant(case, (*kind, asset), *spender, *keeper),
        Revocation::Decrease { token, spender, by } => Text::new("headline_decrease")
            .with("spender", somebody(Some(*spender)))
            .with(
                "amount",
                case.amount(*by, &Asset::Token { address: *token }, None),
            ),
        Revocation::Nonces { token, spender, .. } => Text::new("headline_nonces")
            .with("spender", somebody(Some(*spender)))
            .with("token", case.token(*token, None)),
        Revocation::UnorderedNonces { .. } => Text::new("headline_unordered_nonces"),
        Revocation::Authorization { keeper, .. } => {
            Text::new("headline_authorization").with("token", case.token(*keeper, None))
        }
        Revocation::Order { keeper } => {
            Text::new("headline_order_ended").with("contract", somebody(Some(*keeper)))
        }
        Revocation::Permission => Text::new("headline_permission_ended"),
    }
}

fn of_ended_grant(
    case: &Case<'_>,
    (kind, asset): (GrantKind, &Asset),
    spender: Option<Address>,
    keeper: Address,
) -> Text {
    let to_take = is_token(asset) && (kind.can_spend() && !LESSER.contains(&kind));
    let id = match (to_take, spender) {
        (true, Some(_)) => "headline_revoke",
        (true, None) => "headline_revoke_anyone",
        (false, Some(_)) => "headline_power_ended",
        (false, None) => "headline_power_ended_anyone",
    };
    let text = Text::new(id)
        .with("token", case.name(asset, None))
        .with("contract", somebody(Some(keeper)));
    match spender {
        Some(spender) => text.with("spender", somebody(Some(spender))),
        None => text,
    }
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
    let text = ended("headline_signed_transfer", deadline(first.deadline)).with("recipient", recipient);
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
    let text = match transfer.to {
        Some(to) => Text::new("headline_transfer").with("recipient", somebody(Some(to))),
        None => Text::new("headline_transfer_open"),
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
pub(super) fn taker(order: &Order) -> Arg {
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

fn without_effects(cases: &[Case<'_>]) -> Text {
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

fn spender(grant: &Grant) -> Arg {
    Arg::Address { value: grant.spender }
}

fn count(number: usize) -> Arg {
    Arg::Count {
        value: u64::try_from(number).unwrap_or(u64::MAX),
    }
}
