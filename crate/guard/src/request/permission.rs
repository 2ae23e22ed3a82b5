//! ERC-7715: permissions that a wallet keeps, in the shapes of all its drafts.

use super::field::{self, any_of, optional, required, required_of};
use super::hex;
use super::{Authority, MAX_BATCH, Request, flat};
use crate::json::Value;
use crate::{
    Amount, Asset, By, Control, Effect, Expiry, Grant, GrantKind, Malformed, Opaque, Power, Problem,
    Revocation,
};
use alloy_primitives::{Address, U256};

/// Types that only limit what the other permissions of the same request allow.
const LIMITS: [&str; 5] = ["call-limit", "gas-limit", "rate-limit", "spent-limit", "expiry"];
/// Types by which the spender may take other approvals back, and nothing else.
const REVOCATIONS: [&str; 2] = ["token-approval-revocation", "erc20-token-revocation"];
/// The fixed amount of an allowance: the standard's name, and MetaMask's.
const ALLOWANCE: [&str; 2] = ["allowance", "allowanceAmount"];
/// The token of a permission: MetaMask's name, and the standard's.
const TOKEN: [&str; 2] = ["tokenAddress", "address"];

/// What all permissions of one request have in common.
struct Terms {
    owner: Option<Address>,
    /// Who may use them; `None` for a key or for the wallet itself, which no address stands for.
    spender: Option<Address>,
    expiry: Expiry,
}

/// One request for each entry, since each has a chain of its own.
pub(super) fn read(params: &[Value<'_>]) -> Result<Vec<Request>, Malformed> {
    if params.is_empty() {
        return Err(Malformed::whole(Problem::Missing).within_index(0));
    }
    if params.len() > MAX_BATCH {
        return Err(Malformed::whole(Problem::TooMany));
    }
    field::each(params, request)
}

/// `wallet_revokeExecutionPermission`: whichever it is that ends, nobody gets anything.
pub(super) fn revoke(params: Option<&Value<'_>>) -> Request {
    Request::Authority(Authority {
        account: None,
        chain: None,
        effects: vec![Effect::Revoke(Revocation::Permission)],
        fields: params.map(flat::fields).unwrap_or_default(),
    })
}

/// A permission or capability that is not known.
pub(super) fn opaque(name: &str) -> Effect {
    Effect::Opaque(Opaque::Permission {
        name: flat::name(name),
    })
}

/// `{chainId, from?, to, permission, rules?}`, or `{chainId, address?, expiry, signer, permissions}`.
pub(super) fn request(value: &Value<'_>) -> Result<Request, Malformed> {
    let fields = field::object(Some(value))?;
    let owner = any_of(fields, &["from", "address"], field::address)?;
    let terms = Terms {
        owner,
        spender: spender(fields)?,
        expiry: expiry(fields)?,
    };
    Ok(Request::Authority(Authority {
        account: owner,
        chain: optional(fields, "chainId", field::chain)?,
        effects: effects(fields, &terms)?,
        fields: flat::fields(fields),
    }))
}

fn effects(fields: &Value<'_>, terms: &Terms) -> Result<Vec<Effect>, Malformed> {
    let given = |name| fields.get(name).filter(|value| **value != Value::Null);
    let (one, many) = (given("permission"), given("permissions"));
    match (one, many) {
        (Some(_), Some(_)) => Err(Malformed::new("permission", Problem::Conflict)),
        (Some(one), None) => {
            let found = permission(one, terms).map_err(|problem| problem.within("permission"))?;
            // A limit alone limits nothing that is known.
            Ok(or_opaque(found, "permission"))
        }
        // Some wallets describe calls and spending in an object of their own.
        (None, Some(Value::Object(_))) => Ok(vec![opaque("permissions")]),
        (None, many) => all(many, terms).map_err(|problem| problem.within("permissions")),
    }
}

fn all(value: Option<&Value<'_>>, terms: &Terms) -> Result<Vec<Effect>, Malformed> {
    let list = field::list(value, MAX_BATCH)?.ok_or(Malformed::whole(Problem::Missing))?;
    let mut found = Vec::new();
    for (index, value) in list.iter().enumerate() {
        found.extend(permission(value, terms).map_err(|problem| problem.within_index(index))?);
    }
    Ok(or_opaque(found, "permissions"))
}

fn or_opaque(effects: Vec<Effect>, name: &str) -> Vec<Effect> {
    if effects.is_empty() {
        return vec![opaque(name)];
    }
    effects
}

/// What one `{type, data}` would allow.
fn permission(value: &Value<'_>, terms: &Terms) -> Result<Vec<Effect>, Malformed> {
    let fields = field::object(Some(value))?;
    let kind = required(fields, "type", field::text)?;
    if LIMITS.contains(&kind.as_str()) {
        return Ok(Vec::new());
    }
    let Some(spender) = terms.spender else {
        return Ok(vec![opaque(&kind)]);
    };
    if REVOCATIONS.contains(&kind.as_str()) {
        return Ok(vec![limited(terms.owner, spender)]);
    }
    let data = fields.get("data").unwrap_or(&Value::Null);
    let grants = grants(&kind, data).map_err(|problem| problem.within("data"))?;
    let Some(grants) = grants else {
        return Ok(vec![opaque(&kind)]);
    };
    let grant = |(asset, amount, period)| grant(terms, spender, asset, amount, period);
    Ok(grants.into_iter().map(grant).collect())
}

/// What may be taken, how much of it, and after how many seconds again.
type Share = (Asset, Amount, Option<U256>);

/// What a permission lets its spender take; `None` for an unknown type.
fn grants(kind: &str, data: &Value<'_>) -> Result<Option<Vec<Share>>, Malformed> {
    let shares = match kind {
        "native-token-allowance" | "native-token-transfer" => fixed(Asset::Coin, data)?,
        "erc20-token-allowance" | "erc20-token-transfer" => fixed(token(data)?, data)?,
        "native-token-periodic" => periodic(Asset::Coin, data)?,
        "erc20-token-periodic" => periodic(token(data)?, data)?,
        "native-token-stream" => stream(Asset::Coin, data)?,
        "erc20-token-stream" => stream(token(data)?, data)?,
        "erc721-token-transfer" => items(data)?,
        "erc1155-token-transfer" => item_amounts(data)?,
        _ => return Ok(None),
    };
    Ok(Some(shares))
}

fn token(data: &Value<'_>) -> Result<Asset, Malformed> {
    let address = required_of(data, &TOKEN, field::address)?;
    Ok(Asset::Token { address })
}

fn fixed(asset: Asset, data: &Value<'_>) -> Result<Vec<Share>, Malformed> {
    let amount = required_of(data, &ALLOWANCE, field::number)?;
    Ok(vec![(asset, Amount::erc20(amount), None)])
}

fn periodic(asset: Asset, data: &Value<'_>) -> Result<Vec<Share>, Malformed> {
    let amount = required(data, "periodAmount", field::number)?;
    let period = required(data, "periodDuration", field::number)?;
    if period.is_zero() {
        return Err(Malformed::new("periodDuration", Problem::OutOfRange));
    }
    Ok(vec![(asset, Amount::erc20(amount), Some(period))])
}

/// A stream up to a maximum is that maximum; without one it renews each second, and what can be taken at
/// the start comes on top.
fn stream(asset: Asset, data: &Value<'_>) -> Result<Vec<Share>, Malformed> {
    let rate = required(data, "amountPerSecond", field::number)?;
    let initial = optional(data, "initialAmount", field::number)?.unwrap_or_default();
    if let Some(most) = optional(data, "maxAmount", field::number)? {
        return Ok(vec![(asset, Amount::erc20(most.max(initial)), None)]);
    }
    let each_second = (asset, Amount::erc20(rate), Some(U256::ONE));
    if initial.is_zero() {
        return Ok(vec![each_second]);
    }
    Ok(vec![(asset, Amount::erc20(initial), None), each_second])
}

fn items(data: &Value<'_>) -> Result<Vec<Share>, Malformed> {
    let address = required_of(data, &TOKEN, field::address)?;
    let read = || {
        let ids = field::list(data.get("tokenIds"), MAX_BATCH)?.unwrap_or_default();
        if ids.is_empty() {
            return Err(Malformed::whole(Problem::Missing));
        }
        field::each(ids, |id| {
            let id = field::number(Some(id))?.ok_or(Malformed::whole(Problem::Missing))?;
            Ok((
                Asset::Nft { address, id },
                Amount::Exact { value: U256::ONE },
                None,
            ))
        })
    };
    read().map_err(|problem: Malformed| problem.within("tokenIds"))
}

/// Amounts by token id, as the keys of an object.
fn item_amounts(data: &Value<'_>) -> Result<Vec<Share>, Malformed> {
    let address = required_of(data, &TOKEN, field::address)?;
    let read = || {
        let amounts = field::object(data.get("allowances"))?
            .as_object()
            .unwrap_or_default();
        if amounts.is_empty() {
            return Err(Malformed::whole(Problem::Missing));
        }
        if amounts.len() > MAX_BATCH {
            return Err(Malformed::whole(Problem::TooMany));
        }
        let mut shares = Vec::new();
        for (key, amount) in amounts {
            let id = token_id(key).map_err(|problem| Malformed::new(key, problem))?;
            let amount = field::number(Some(amount)).map_err(|problem| problem.within(key))?;
            let amount = amount.ok_or_else(|| Malformed::new(key, Problem::Missing))?;
            shares.push((Asset::Nft { address, id }, Amount::erc20(amount), None));
        }
        Ok(shares)
    };
    read().map_err(|problem: Malformed| problem.within("allowances"))
}

/// A key of an object is text: `0x` hex, or the digits of a safe integer.
fn token_id(key: &str) -> Result<U256, Problem> {
    if key.starts_with("0x") {
        return hex::quantity(key);
    }
    hex::safe_integer(key).map(U256::from)
}

fn grant(terms: &Terms, spender: Address, asset: Asset, amount: Amount, period: Option<U256>) -> Effect {
    Effect::Grant(Grant {
        kind: GrantKind::Permission,
        asset,
        owner: terms.owner,
        spender,
        amount,
        period,
        expiry: terms.expiry,
        deadline: None,
        nonce: None,
        by: By::Signature,
        // The wallet keeps it: no contract has to be named.
        keeper: Address::ZERO,
    })
}

fn limited(account: Option<Address>, who: Address) -> Effect {
    Effect::Control(Control {
        account,
        who: Some(who),
        power: Power::LimitedDelegation,
        everywhere: false,
        by: By::Signature,
    })
}

/// `to`, or the account of the older `signer`.
fn spender(fields: &Value<'_>) -> Result<Option<Address>, Malformed> {
    let to = optional(fields, "to", field::address)?;
    let signer = match fields.get("signer") {
        None | Some(Value::Null) => None,
        other => signer(field::object(other).map_err(|problem| problem.within("signer"))?)
            .map_err(|problem| problem.within("signer"))?,
    };
    field::agree(to, signer, "to")
}

/// A signer of type `account` has an address; keys and the wallet itself have none.
fn signer(fields: &Value<'_>) -> Result<Option<Address>, Malformed> {
    if required(fields, "type", field::text)? != "account" {
        return Ok(None);
    }
    let read = || {
        required_of(
            field::object(fields.get("data"))?,
            &["address", "id"],
            field::address,
        )
    };
    read()
        .map(Some)
        .map_err(|problem: Malformed| problem.within("data"))
}

/// The older `expiry`, or the rule of that type; without one it never ends.
fn expiry(fields: &Value<'_>) -> Result<Expiry, Malformed> {
    let mut end = optional(fields, "expiry", field::number)?;
    let rules = field::list(fields.get("rules"), MAX_BATCH).map_err(|problem| problem.within("rules"))?;
    for (index, rule) in rules.unwrap_or_default().iter().enumerate() {
        let time = rule_expiry(rule).map_err(|problem| problem.within_index(index).within("rules"))?;
        end = field::agree(end, time, "rules")?;
    }
    Ok(end.map_or(Expiry::Never, |time| Expiry::At { time }))
}

/// Rules only limit a permission, so those of other types can be left out.
fn rule_expiry(rule: &Value<'_>) -> Result<Option<U256>, Malformed> {
    let fields = field::object(Some(rule))?;
    if required(fields, "type", field::text)? != "expiry" {
        return Ok(None);
    }
    let read = || required(field::object(fields.get("data"))?, "timestamp", field::number);
    read()
        .map(Some)
        .map_err(|problem: Malformed| problem.within("data"))
}
