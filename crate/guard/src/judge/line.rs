//! One row for each effect: who, what, how much, until when, and what of it could be taken now.

use super::case::{Case, Source};
use super::headline::{deadline, is_several};
use super::trade::{is_makers, thing};
use super::words::{count, somebody};
use crate::assess::{has_no_end, is_over};
use crate::{
    Amount, Arg, Asset, By, Control, Effect, Expiry, Grant, GrantKind, Leg, Line, Opaque, Order, Power,
    Revocation, Text, Transfer,
};
use alloy_primitives::{Address, U256};

/// The most rows; one more says how many were left out.
const MAX_LINES: usize = 256;

/// The rows for a whole snapshot, in its order.
pub(super) fn lines(cases: &[Case<'_>]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut total = 0_usize;
    for case in cases {
        let effects = &case.read.effects;
        for effect in effects
            .iter()
            .filter(|effect| effects.len() == 1 || !is_nothing(effect))
        {
            total = total.saturating_add(height(effect));
            if lines.len() < MAX_LINES {
                add(case, effect, &mut lines);
            }
        }
    }
    lines.truncate(MAX_LINES);
    let left_out = total.saturating_sub(lines.len());
    if left_out > 0 {
        lines.push(more(left_out));
    }
    lines
}

/// A transaction that does something else sends no coin along.
fn is_nothing(effect: &Effect) -> bool {
    matches!(effect, Effect::Transfer(transfer) if transfer.asset == Asset::Coin && transfer.amount.is_zero())
}

/// How many rows an effect takes.
fn height(effect: &Effect) -> usize {
    match effect {
        Effect::Order(order) => order.gives.len().saturating_add(order.gets.len()),
        _ => 1,
    }
}

fn add(case: &Case<'_>, effect: &Effect, lines: &mut Vec<Line>) {
    lines.push(match effect {
        Effect::Grant(grant) => of_grant(case, grant),
        Effect::Revoke(revocation) => of_revocation(case, revocation),
        Effect::Transfer(transfer) => of_transfer(case, transfer),
        Effect::Order(order) => return add_order(case, order, lines),
        Effect::Control(control) => of_control(case, control),
        Effect::Opaque(opaque) => of_opaque(case, opaque),
    });
}

/// What leaves and what comes in, each with who gets it.
fn add_order(case: &Case<'_>, order: &Order, lines: &mut Vec<Line>) {
    for (legs, leaves) in [(&order.gives, true), (&order.gets, false)] {
        for leg in legs.iter().take(MAX_LINES) {
            lines.push(of_leg(case, order, leg, leaves));
        }
    }
}

fn of_leg(case: &Case<'_>, order: &Order, leg: &Leg, leaves: bool) -> Line {
    let (who, id) = match (leaves, leg.to) {
        (true, to) if case.is_own(order.maker) => (to.or(order.taker).map(who), "line_amount_leaves"),
        (true, to) => (to.or(order.taker).map(who), "line_amount_given"),
        (false, _) if is_makers(case, order, leg) && case.is_own(order.maker) => {
            (Some(Text::new("line_who_maker")), "line_amount_comes")
        }
        (false, to) => (to.or(order.maker).map(who), "line_amount_paid"),
    };
    Line {
        who: who.or_else(|| Some(Text::new("line_who_anyone"))),
        what: match leg.asset {
            Asset::Nft { .. } | Asset::Collection { .. } => {
                Text::new("line_what_token").with("token", case.name(&leg.asset, order.maker))
            }
            asset => what(case, &asset, order.maker),
        },
        amount: match (leaves, leg.amount) {
            (false, U256::MAX) => Text::new("line_amount_unlimited"),
            _ => Text::new(id).with("amount", moved(case, leg, order.maker)),
        },
        until: match order.expiry {
            Expiry::ThisBlock => Text::new("line_until_now"),
            Expiry::At { .. } if !has_no_end(order.expiry) => ends(order.expiry),
            _ => Text::new("line_until_cancelled"),
        },
        today: None,
    }
}

/// What moves; the row names a fungible asset already.
fn moved(case: &Case<'_>, leg: &Leg, owner: Option<Address>) -> Arg {
    match leg.asset {
        Asset::Token { .. } | Asset::Coin => case.bare_amount(leg.amount, &leg.asset, owner),
        _ => thing(case, &leg.asset, leg.amount, owner),
    }
}

fn of_control(case: &Case<'_>, control: &Control) -> Line {
    let (amount, until) = match control.power {
        _ if case.clears(control) => ("line_amount_nothing", "line_until_now"),
        Power::Owner | Power::Code | Power::Module | Power::Delegation => {
            ("line_amount_everything", "line_until_taken_back")
        }
        Power::Threshold => ("line_amount_threshold", "line_until_taken_back"),
        Power::LimitedDelegation => ("line_amount_limited", "line_until_taken_back"),
    };
    let changes_signers = control.power == Power::Threshold;
    Line {
        who: (!changes_signers).then(|| Text::new("line_who").with("address", somebody(control.who))),
        what: controlled(case, control.account, control.everywhere),
        amount: Text::new(amount),
        until: Text::new(until),
        today: None,
    }
}

/// The account that somebody would get power over; `None` is the signer's own.
fn controlled(case: &Case<'_>, account: Option<Address>, everywhere: bool) -> Text {
    match (account.filter(|_| !case.is_own(account)), everywhere) {
        (None, false) => Text::new("line_what_own_account"),
        (None, true) => Text::new("line_what_own_account_everywhere"),
        (Some(account), _) => {
            Text::new("line_what_controlled").with("account", Arg::Address { value: account })
        }
    }
}

fn of_grant(case: &Case<'_>, grant: &Grant) -> Line {
    Line {
        who: Some(who(grant.spender)),
        what: what(case, &grant.asset, grant.owner),
        amount: how_much(case, grant),
        until: until(case, grant),
        today: today(case, grant),
    }
}

/// What could be taken as things stand: of what is allowed no more than there is.
fn today(case: &Case<'_>, grant: &Grant) -> Option<Text> {
    let takes = matches!(
        grant.kind,
        GrantKind::Allowance | GrantKind::Permit2 | GrantKind::Permit2Transfer
    );
    if !takes || !matches!(grant.asset, Asset::Token { .. }) || is_over(case, grant) {
        return None;
    }
    let balance = case.token_facts(grant)?.balance?;
    let value = grant.amount.value().map_or(balance, |most| most.min(balance));
    let amount = case.bare_amount(value, &grant.asset, grant.owner);
    Some(Text::new("line_today").with("amount", amount))
}

fn how_much(case: &Case<'_>, grant: &Grant) -> Text {
    let value = grant.amount.value().unwrap_or_default();
    let amount = case.bare_amount(value, &grant.asset, grant.owner);
    match (grant.kind, grant.period) {
        (GrantKind::Credit, _) if case.is_unlimited(grant) => Text::new("line_amount_credit_unlimited"),
        (GrantKind::Credit, _) => Text::new("line_amount_credit").with("amount", amount),
        (GrantKind::Manager, _) => Text::new("line_amount_everything"),
        (GrantKind::OrderSigner, _) => Text::new("line_amount_orders"),
        (GrantKind::Delegate, _) => Text::new("line_amount_delegate"),
        (GrantKind::Votes, _) => Text::new("line_amount_votes"),
        (GrantKind::Rental, _) => Text::new("line_amount_rental"),
        (_, Some(period)) if !case.is_unlimited(grant) => Text::new("line_amount_period")
            .with("amount", amount)
            .with("period", Arg::Duration { value: period }),
        _ => how_much_taken(case, grant, amount),
    }
}

fn how_much_taken(case: &Case<'_>, grant: &Grant, amount: Arg) -> Text {
    match (grant.asset, grant.amount) {
        (Asset::Either { value, .. }, _) => Text::new("line_amount_either").with("id", Arg::Number { value }),
        (Asset::Nft { .. }, _) if is_several(grant) => {
            let value = grant.amount.value().unwrap_or_default();
            Text::new("line_amount").with("amount", Arg::Number { value })
        }
        (Asset::Nft { .. }, _) => Text::new("line_amount_one"),
        (Asset::Account { .. }, _) => Text::new("line_amount_everything"),
        (_, Amount::All) => Text::new("line_amount_all"),
        (_, Amount::Unlimited { .. }) => Text::new("line_amount_unlimited"),
        (_, Amount::Exact { .. }) if case.is_above_supply(grant) => {
            Text::new("line_amount_above_supply").with("amount", amount)
        }
        (_, Amount::Exact { .. }) if grant.kind == GrantKind::Increase => {
            Text::new("line_amount_increase").with("amount", amount)
        }
        (_, Amount::Exact { .. }) => Text::new("line_amount").with("amount", amount),
    }
}

fn until(case: &Case<'_>, grant: &Grant) -> Text {
    if is_over(case, grant) {
        return Text::new("line_until_over");
    }
    if grant.expiry == Expiry::Once {
        return once(grant.deadline);
    }
    ends(grant.expiry)
}

fn once(deadline: Option<U256>) -> Text {
    match deadline {
        Some(time) => Text::new("line_until_once").with("time", Arg::Time { value: time }),
        None => Text::new("line_until_once_open"),
    }
}

fn ends(expiry: Expiry) -> Text {
    match expiry {
        Expiry::At { time } if !has_no_end(expiry) => {
            Text::new("line_until_at").with("time", Arg::Time { value: time })
        }
        Expiry::Never | Expiry::At { .. } => Text::new("line_until_never"),
        Expiry::ThisBlock => Text::new("line_until_block"),
        Expiry::Once => Text::new("line_until_once_open"),
    }
}

fn of_revocation(case: &Case<'_>, revocation: &Revocation) -> Line {
    let (who_loses, what, amount) = match revocation {
        Revocation::Grant { asset, spender, .. } => (
            *spender,
            what(case, asset, None),
            Text::new("line_amount_nothing"),
        ),
        Revocation::Decrease { token, spender, by } => (
            Some(*spender),
            token_name(case, *token),
            Text::new("line_amount_decrease").with(
                "amount",
                case.bare_amount(*by, &Asset::Token { address: *token }, None),
            ),
        ),
        Revocation::Nonces {
            token,
            spender,
            before,
            ..
        } => (
            Some(*spender),
            token_name(case, *token),
            Text::new("line_amount_nonces").with("nonce", Arg::Number { value: *before }),
        ),
        Revocation::Authorization { keeper, .. } => (
            None,
            token_name(case, *keeper),
            Text::new("line_amount_authorization"),
        ),
        Revocation::Order { keeper } => (
            None,
            Text::new("line_what_order").with("contract", somebody(Some(*keeper))),
            Text::new("line_amount_nothing"),
        ),
        Revocation::Permission => (
            None,
            Text::new("line_what_permission"),
            Text::new("line_amount_nothing"),
        ),
        Revocation::UnorderedNonces { mask, .. } => (
            None,
            Text::new("line_what_signatures"),
            Text::new("line_amount_unordered_nonces").with(
                "count",
                Arg::Count {
                    value: u64::try_from(mask.count_ones()).unwrap_or(u64::MAX),
                },
            ),
        ),
    };
    Line {
        who: who_loses.map(who),
        what,
        amount,
        until: Text::new("line_until_now"),
        today: None,
    }
}

fn of_transfer(case: &Case<'_>, transfer: &Transfer) -> Line {
    Line {
        who: transfer.to.map(who),
        what: what(case, &transfer.asset, transfer.from),
        amount: how_much_moves(case, transfer),
        until: match transfer.by {
            By::Signature if has_no_end(deadline(transfer.deadline)) => once(None),
            By::Signature => once(transfer.deadline),
            By::Transaction | By::SubmittedSignature => Text::new("line_until_now"),
        },
        today: None,
    }
}

fn how_much_moves(case: &Case<'_>, transfer: &Transfer) -> Text {
    match transfer.asset {
        Asset::Nft { .. } if transfer.amount == U256::ONE => Text::new("line_amount_one"),
        Asset::Nft { .. } => Text::new("line_amount_sent").with(
            "amount",
            Arg::Number {
                value: transfer.amount,
            },
        ),
        Asset::Either { value, .. } => Text::new("line_amount_either").with("id", Arg::Number { value }),
        asset => Text::new("line_amount_sent")
            .with("amount", case.bare_amount(transfer.amount, &asset, transfer.from)),
    }
}

fn of_opaque(case: &Case<'_>, opaque: &Opaque) -> Line {
    let (who_acts, what) = match opaque {
        Opaque::DelegateCall { account, to } => return of_delegate_call(case, *account, *to),
        Opaque::Call { to, selector } => (
            to.map(who),
            Text::new("line_what_call").with(
                "selector",
                Arg::Page {
                    value: selector.clone(),
                },
            ),
        ),
        Opaque::TypedData { primary_type, .. } if primary_type.is_empty() => {
            (None, Text::new("line_what_values"))
        }
        Opaque::TypedData { primary_type, .. } => (
            None,
            Text::new("line_what_typed_data").with(
                "type",
                Arg::Page {
                    value: primary_type.clone(),
                },
            ),
        ),
        Opaque::Hash => (None, Text::new("line_what_hash")),
        Opaque::Orders { keeper } => (Some(who(*keeper)), Text::new("line_what_orders")),
        Opaque::Permission { name } => (
            None,
            Text::new("line_what_unknown_permission").with("name", Arg::Page { value: name.clone() }),
        ),
        Opaque::Method { name } => (
            None,
            Text::new("line_what_method").with("method", Arg::Page { value: name.clone() }),
        ),
    };
    Line {
        who: who_acts,
        what,
        amount: Text::new("line_amount_unknown"),
        until: Text::new("line_until_unknown"),
        today: None,
    }
}

/// Foreign code that runs as the account: it could do anything with it, in that moment.
fn of_delegate_call(case: &Case<'_>, account: Option<Address>, to: Address) -> Line {
    Line {
        who: Some(who(to)),
        what: controlled(case, account, false),
        amount: Text::new("line_amount_everything"),
        until: Text::new(match case.read.source {
            Source::Signature => "line_until_once_open",
            Source::Transaction | Source::Other => "line_until_now",
        }),
        today: None,
    }
}

fn more(left_out: usize) -> Line {
    Line {
        who: None,
        what: Text::new("line_more").with("count", count(left_out)),
        amount: Text::new("line_more_amount"),
        until: Text::new("line_more_until"),
        today: None,
    }
}

fn what(case: &Case<'_>, asset: &Asset, owner: Option<Address>) -> Text {
    match asset {
        Asset::Token { .. } => Text::new("line_what_token"),
        Asset::Nft { id, .. } => Text::new("line_what_nft").with("id", Arg::Number { value: *id }),
        Asset::Collection { .. } => Text::new("line_what_collection"),
        Asset::Account { address } if address.is_zero() => return Text::new("line_what_account_elsewhere"),
        Asset::Account { .. } if !case.is_own(owner) => Text::new("line_what_account_foreign"),
        Asset::Account { .. } => Text::new("line_what_account"),
        Asset::Coin => return Text::new("line_what_coin"),
        Asset::Either { .. } => Text::new("line_what_either"),
    }
    .with("token", case.name(asset, owner))
}

fn token_name(case: &Case<'_>, address: Address) -> Text {
    Text::new("line_what_token").with("token", case.token(address, None))
}

fn who(address: Address) -> Text {
    Text::new("line_who").with("address", Arg::Address { value: address })
}
