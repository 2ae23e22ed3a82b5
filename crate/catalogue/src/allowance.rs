//! The sentences of one allowance: the same ones wherever it is listed.

use alloy_primitives::U256;
use guard::allowance::{Allowance, AllowanceKind, Status};
use guard::{Amount, Arg, Expiry, Level, Text};

/// Who may take it.
#[must_use]
pub fn spender(allowance: &Allowance) -> Text {
    Text::new("ui_spender").with("spender", spender_name(allowance))
}

/// The spender, as an argument.
#[must_use]
pub fn spender_name(allowance: &Allowance) -> Arg {
    let value = allowance.key.spender;
    match allowance.spender_name.clone() {
        Some(name) => Arg::Known { value, name },
        None => Arg::Address { value },
    }
}

/// The token, as an argument.
#[must_use]
pub fn token(allowance: &Allowance) -> Arg {
    Arg::Token {
        address: allowance.key.token,
        symbol: allowance.symbol.clone(),
    }
}

fn token_amount(allowance: &Allowance, value: U256) -> Arg {
    Arg::Amount {
        value,
        decimals: allowance.decimals,
        symbol: allowance.symbol.clone(),
    }
}

/// How much may be taken.
#[must_use]
pub fn amount(allowance: &Allowance) -> Text {
    if allowance.key.kind == AllowanceKind::Code {
        return Text::new("ui_amount_code");
    }
    match (allowance.key.token_id, allowance.amount) {
        (Some(id), amount) if allowance.key.kind == AllowanceKind::Erc6909 => {
            let text = match amount {
                Amount::Exact { value } => {
                    Text::new("ui_amount_id").with("amount", token_amount(allowance, value))
                }
                _ => Text::new("ui_amount_id_unlimited"),
            };
            text.with("id", Arg::Number { value: id })
        }
        (Some(id), _) => Text::new("ui_amount_nft").with("id", Arg::Number { value: id }),
        (None, Amount::Exact { value }) => {
            Text::new("ui_amount_exact").with("amount", token_amount(allowance, value))
        }
        (None, Amount::All) if is_of_items(allowance) => Text::new("ui_amount_all"),
        (None, _) => Text::new("ui_amount_unlimited"),
    }
}

/// Whether it is for items, which have no amounts.
fn is_of_items(allowance: &Allowance) -> bool {
    matches!(
        allowance.key.kind,
        AllowanceKind::Nft | AllowanceKind::Operator | AllowanceKind::Erc6909Operator
    )
}

/// What would be enough to leave of it, where that is less: nothing of what is dangerous or of no use now, else what the
/// owner has (`Need::Unknown` of the guard's limits: what is needed nobody can tell).
#[must_use]
pub fn recommended(allowance: &Allowance) -> Option<Text> {
    let is_over = matches!(allowance.status, Status::Expired | Status::Blocked);
    if is_over || allowance.key.kind == AllowanceKind::Code {
        return None;
    }
    let is_idle = allowance.exposed == Some(U256::ZERO);
    if allowance.risk >= Level::High || is_idle {
        return Some(Text::new("ui_advice_revoke"));
    }
    let balance = allowance.balance.filter(|_| has_limit(allowance))?;
    let is_more = match allowance.amount {
        Amount::Exact { value } => value > balance,
        _ => true,
    };
    is_more.then(|| Text::new("ui_advice_limit").with("amount", token_amount(allowance, balance)))
}

/// Whether it could be set to another amount.
fn has_limit(allowance: &Allowance) -> bool {
    matches!(
        allowance.key.kind,
        AllowanceKind::Erc20 | AllowanceKind::Permit2 | AllowanceKind::Erc6909
    )
}

/// Until when.
#[must_use]
pub fn until(allowance: &Allowance) -> Text {
    match allowance.expiry {
        Expiry::Never => Text::new("ui_until_revoked"),
        Expiry::At { time } if allowance.status == Status::Expired => {
            Text::new("ui_ended_at").with("time", Arg::Time { value: time })
        }
        Expiry::At { time } => Text::new("ui_until_time").with("time", Arg::Time { value: time }),
        Expiry::ThisBlock => Text::new("ui_this_block"),
        Expiry::Once => Text::new("ui_once"),
    }
}

/// What could be taken today, and beside it what that is worth in US cents, where anything can be taken.
#[must_use]
pub fn exposed_worth(allowance: &Allowance, cents: Option<U256>) -> Text {
    let exposed = exposed(allowance);
    if allowance.exposed == Some(U256::ZERO) {
        return exposed;
    }
    beside(exposed, money("ui_worth", cents))
}

/// Who says what things are worth.
#[must_use]
pub fn estimated_by(source: &str) -> Text {
    let value = source.to_owned();
    Text::new("ui_worth_by").with("source", Arg::Page { value })
}

/// One sentence beside another.
#[must_use]
pub fn beside(one: Text, other: Text) -> Text {
    Text::new("fmt_beside")
        .with("one", Arg::Phrase { value: one })
        .with("other", Arg::Phrase { value: other })
}

/// An amount of money (in US cents) in this sentence, or that it is not known.
#[must_use]
pub fn money(id: &str, cents: Option<U256>) -> Text {
    match cents {
        Some(value) => Text::new(id).with("money", Arg::Money { value }),
        None => Text::new("ui_worth_unknown"),
    }
}

/// What could be taken today.
#[must_use]
pub fn exposed(allowance: &Allowance) -> Text {
    let Some(value) = allowance.exposed else {
        return Text::new("ui_exposed_unknown");
    };
    if value.is_zero() {
        return Text::new("ui_exposed_nothing");
    }
    if is_of_items(allowance) {
        let count = u64::try_from(value).unwrap_or(u64::MAX);
        return Text::new("ui_exposed_items").with("count", Arg::Count { value: count });
    }
    Text::new("ui_exposed").with("amount", token_amount(allowance, value))
}
