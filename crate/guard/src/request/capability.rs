//! Capabilities (ERC-5792): what a page asks for beside the request proper. One that a wallet does not know
//! must be refused, or ignored if it is marked as optional; a wallet that knows it applies it either way. So
//! whether it is optional makes no difference here.

use super::field::{self, optional, required};
use super::{MAX_BATCH, Request, authorization, flat, permission, sign_in};
use crate::json::Value;
use crate::{Amount, Asset, By, ChainId, Effect, Expiry, Grant, GrantKind, Malformed, Problem};
use alloy_primitives::{Address, U256};

/// Capabilities that give nobody anything: how calls are sent, paid for and shown.
pub(super) const HARMLESS_CAPABILITIES: [&str; 14] = [
    "accountAbstractionGasParamsOverride",
    "atomic",
    "atomicBatch",
    "auxiliaryFunds",
    "dataSuffix",
    "erc1155MinBalance",
    "erc20MinBalance",
    "erc721Ownership",
    "flowControl",
    "gasLimitOverride",
    "multiDimensionalNonce",
    "optional",
    "subAccounts",
    "validityTimeRange",
];

/// What capabilities ask for.
#[derive(Default)]
pub(super) struct Asked {
    /// Along with the request that they belong to.
    pub(super) effects: Vec<Effect>,
    /// On their own: signing in, permissions.
    pub(super) requests: Vec<Request>,
}

/// Adds what the object `capabilities` of `fields` asks for; `chain` is that of the request.
pub(super) fn read(asked: &mut Asked, fields: &Value<'_>, chain: Option<ChainId>) -> Result<(), Malformed> {
    let value = match fields.get("capabilities") {
        None | Some(Value::Null) => return Ok(()),
        other => field::object(other).map_err(|problem| problem.within("capabilities"))?,
    };
    let entries = value.as_object().unwrap_or_default();
    if entries.len() > MAX_BATCH {
        return Err(Malformed::new("capabilities", Problem::TooMany));
    }
    for (name, value) in entries {
        add(asked, name, value, chain).map_err(|problem| problem.within(name).within("capabilities"))?;
    }
    Ok(())
}

fn add(asked: &mut Asked, name: &str, value: &Value<'_>, chain: Option<ChainId>) -> Result<(), Malformed> {
    if matches!(value, Value::Null | Value::Bool(false)) || HARMLESS_CAPABILITIES.contains(&name) {
        return Ok(());
    }
    match name {
        "paymasterService" if !pays_in_tokens(value) => {}
        "eip7702Auth" => asked.effects.extend(authorizations(value)?),
        "erc20MinAllowance" => asked.effects.push(min_allowance(value, chain)?),
        "erc721Approval" => asked.effects.push(item_approval(value, chain)?),
        "erc1155MinAllowance" => asked.effects.push(operator(value, chain)?),
        "signInWithEthereum" => asked.requests.push(Request::SignIn(sign_in::capability(value)?)),
        "permissions" | "grantPermissions" => permissions(asked, name, value)?,
        _ => asked.effects.push(permission::opaque(name)),
    }
    Ok(())
}

/// One authorization (ERC-7902), or several.
fn authorizations(value: &Value<'_>) -> Result<Vec<Effect>, Malformed> {
    let Value::Array(_) = value else {
        return Ok(vec![authorization::effect(value, By::Transaction)?]);
    };
    super::transaction::authorizations(Some(value))
}

/// Permission requests where the value has their shape; else an object that only the wallet can read.
fn permissions(asked: &mut Asked, name: &str, value: &Value<'_>) -> Result<(), Malformed> {
    let is_request =
        value.get("permission").is_some() || matches!(value.get("permissions"), Some(Value::Array(_)));
    match value {
        Value::Array(list) => asked.requests.extend(permission::read(list)?),
        Value::Object(_) if is_request => asked.requests.push(permission::request(value)?),
        _ => asked.effects.push(permission::opaque(name)),
    }
    Ok(())
}

/// A paymaster (ERC-7677) may take its fee in tokens that the account has approved to it. Its context is
/// free-form; one that names a token or an address says so.
fn pays_in_tokens(value: &Value<'_>) -> bool {
    let context = value.get("context").unwrap_or(&Value::Null);
    flat::fields(context).iter().any(|field| {
        let path = field.path.to_ascii_lowercase();
        let address = super::hex::address(&field.value).is_some();
        address
            || path.contains("token")
            || path.contains("erc20")
            || field.value.eq_ignore_ascii_case("erc20")
    })
}

/// ERC-7795: the wallet makes the approval that is lacking.
fn min_allowance(value: &Value<'_>, chain: Option<ChainId>) -> Result<Effect, Malformed> {
    let amount = Amount::erc20(required(value, "minAmount", field::number)?);
    let asset = |address| Asset::Token { address };
    approval(value, chain, GrantKind::Allowance, &asset, amount)
}

fn item_approval(value: &Value<'_>, chain: Option<ChainId>) -> Result<Effect, Malformed> {
    let id = required(value, "tokenId", field::number)?;
    let asset = |address| Asset::Nft { address, id };
    approval(
        value,
        chain,
        GrantKind::Nft,
        &asset,
        Amount::Exact { value: U256::ONE },
    )
}

/// ERC-1155 knows operators only: whatever the amount, the approval is for all tokens.
fn operator(value: &Value<'_>, chain: Option<ChainId>) -> Result<Effect, Malformed> {
    let asset = |address| Asset::Collection { address };
    approval(value, chain, GrantKind::Operator, &asset, Amount::All)
}

fn approval(
    value: &Value<'_>,
    chain: Option<ChainId>,
    kind: GrantKind,
    asset: &dyn Fn(Address) -> Asset,
    amount: Amount,
) -> Result<Effect, Malformed> {
    field::agree(chain, optional(value, "chainId", field::chain)?, "chainId")?;
    let keeper = required(value, "token", field::address)?;
    Ok(Effect::Grant(Grant {
        kind,
        asset: asset(keeper),
        owner: optional(value, "owner", field::address)?,
        spender: required(value, "operator", field::address)?,
        amount,
        period: None,
        expiry: Expiry::Never,
        deadline: None,
        nonce: None,
        by: By::Transaction,
        keeper,
    }))
}
