//! One row for each effect: who, what, how much, until when.

use super::case::Case;
use super::headline::transferred;
use crate::assess::has_no_end;
use crate::{Amount, Arg, Asset, Effect, Expiry, Grant, GrantKind, Line, Opaque, Revocation, Text, Transfer};
use alloy_primitives::{Address, U256};

/// The most rows; one more says how many were left out.
const MAX_LINES: usize = 256;

/// The rows for a whole snapshot, in its order.
pub(super) fn lines(cases: &[Case<'_>]) -> Vec<Line> {
    let all = cases
        .iter()
        .flat_map(|case| case.read.effects.iter().map(move |effect| (case, effect)));
    let mut lines: Vec<Line> = all
        .clone()
        .take(MAX_LINES)
        .map(|(case, effect)| line(case, effect))
        .collect();
    let left_out = all.skip(MAX_LINES).count();
    if left_out > 0 {
        lines.push(more(left_out));
    }
    lines
}

fn line(case: &Case<'_>, effect: &Effect) -> Line {
    match effect {
        Effect::Grant(grant) => of_grant(case, grant),
        Effect::Revoke(revocation) => of_revocation(case, revocation),
        Effect::Transfer(transfer) => of_transfer(case, transfer),
        Effect::Opaque(opaque) => of_opaque(opaque),
        Effect::Order(_) | Effect::Control(_) => of_opaque(&Opaque::Hash),
    }
}

fn of_grant(case: &Case<'_>, grant: &Grant) -> Line {
    Line {
        who: Some(who(grant.spender)),
        what: what(case, &grant.asset, grant.owner),
        amount: how_much(case, grant),
        until: until(grant),
    }
}

fn how_much(case: &Case<'_>, grant: &Grant) -> Text {
    let value = grant.amount.value().unwrap_or_default();
    let amount = case.amount(value, grant.asset.address(), grant.owner);
    match (grant.asset, grant.amount) {
        (Asset::Either { value, .. }, _) => Text::new("line_amount_either").with("id", Arg::Number { value }),
        (Asset::Nft { .. }, _) => Text::new("line_amount_one"),
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

fn until(grant: &Grant) -> Text {
    match grant.expiry {
        Expiry::At { time } if !has_no_end(grant.expiry) => {
            Text::new("line_until_at").with("time", Arg::Time { value: time })
        }
        Expiry::Never | Expiry::At { .. } => Text::new("line_until_never"),
        Expiry::ThisBlock => Text::new("line_until_block"),
        Expiry::Once => match grant.deadline {
            Some(time) => Text::new("line_until_once").with("time", Arg::Time { value: time }),
            None => Text::new("line_until_once_open"),
        },
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
            token_name(case, *token, None),
            Text::new("line_amount_decrease").with("amount", case.amount(*by, *token, None)),
        ),
        Revocation::Nonces {
            token,
            spender,
            before,
            ..
        } => (
            Some(*spender),
            token_name(case, *token, None),
            Text::new("line_amount_nonces").with("nonce", Arg::Number { value: *before }),
        ),
        Revocation::Authorization { .. } | Revocation::Order { .. } | Revocation::Permission => (
            None,
            Text::new("line_what_signatures"),
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
    }
}

fn of_transfer(case: &Case<'_>, transfer: &Transfer) -> Line {
    Line {
        who: transfer.to.map(who),
        what: match &transfer.asset {
            Asset::Coin => Text::new("line_what_coin"),
            asset => what(case, asset, transfer.from),
        },
        amount: how_much_moves(case, transfer),
        until: Text::new("line_until_now"),
    }
}

fn how_much_moves(case: &Case<'_>, transfer: &Transfer) -> Text {
    match transfer.asset {
        Asset::Nft { .. } if transfer.amount == U256::ONE => Text::new("line_amount_one"),
        Asset::Either { value, .. } => Text::new("line_amount_either").with("id", Arg::Number { value }),
        _ => Text::new("line_amount_sent").with("amount", transferred(case, transfer)),
    }
}

fn of_opaque(opaque: &Opaque) -> Line {
    let (who_acts, what) = match opaque {
        Opaque::Call { to, selector } => (
            to.map(who),
            Text::new("line_what_call").with(
                "selector",
                Arg::Page {
                    value: selector.clone(),
                },
            ),
        ),
        Opaque::TypedData { primary_type, .. } => (
            None,
            Text::new("line_what_typed_data").with(
                "type",
                Arg::Page {
                    value: primary_type.clone(),
                },
            ),
        ),
        Opaque::Hash | Opaque::Orders { .. } | Opaque::DelegateCall { .. } | Opaque::Permission { .. } => {
            (None, Text::new("line_what_hash"))
        }
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
    }
}

fn more(left_out: usize) -> Line {
    let count = Arg::Count {
        value: u64::try_from(left_out).unwrap_or(u64::MAX),
    };
    Line {
        who: None,
        what: Text::new("line_more").with("count", count),
        amount: Text::new("line_more_amount"),
        until: Text::new("line_more_until"),
    }
}

fn what(case: &Case<'_>, asset: &Asset, owner: Option<Address>) -> Text {
    let token = case.token(asset.address(), owner);
    match asset {
        Asset::Token { .. } => Text::new("line_what_token"),
        Asset::Nft { id, .. } => Text::new("line_what_nft").with("id", Arg::Number { value: *id }),
        Asset::Collection { .. } | Asset::Account { .. } => Text::new("line_what_collection"),
        Asset::Coin => return Text::new("line_what_coin"),
        Asset::Either { .. } => Text::new("line_what_either"),
    }
    .with("token", token)
}

fn token_name(case: &Case<'_>, address: Address, owner: Option<Address>) -> Text {
    Text::new("line_what_token").with("token", case.token(address, owner))
}

fn who(address: Address) -> Text {
    Text::new("line_who").with("address", Arg::Address { value: address })
}
