//! User operations (ERC-4337), of version 0.6 and of 0.7 and later.

use super::field::{self, optional, required};
use super::{Calls, Request, Transaction, authorization, flat};
use crate::json::Value;
use crate::{Asset, By, Control, Effect, Malformed, Power, Transfer};
use alloy_primitives::{Address, U256};

/// Where a factory would stand, this says that the account's code comes from an EIP-7702 authorization.
const DELEGATED: [u8; 2] = [0x77, 0x02];

/// What an operation may cost and be no word worth, in wei: every transaction costs something.
pub(crate) const USUAL_FEE: U256 = U256::from_limbs([100_000_000_000_000_000, 0, 0, 0]);

/// `[operation, entryPoint, eip7702Auth?]`. The entry point calls the account with `callData`; what the
/// account would do then is read like any call of it. Deploying it (`initCode`, `factory`) is shown only.
pub(super) fn read(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let mut calls = operation(params.first()).map_err(|problem| problem.within_index(0))?;
    if let Some(entry @ Value::Object(_)) = params.get(2) {
        let effect = delegation(entry, calls.from).map_err(|problem| problem.within_index(2))?;
        calls.effects.push(effect);
    }
    Ok(Request::Calls(calls))
}

fn operation(value: Option<&Value<'_>>) -> Result<Calls, Malformed> {
    let fields = field::object(value)?;
    let sender = required(fields, "sender", field::address)?;
    let data = required(fields, "callData", field::bytes)?;
    let call = Transaction {
        from: Some(sender),
        to: Some(sender),
        value: U256::ZERO,
        data,
        chain: None,
    };
    Ok(Calls {
        from: Some(sender),
        chain: optional(fields, "chainId", field::chain)?,
        // Without calldata the account is not called at all.
        calls: if call.data.is_empty() {
            Vec::new()
        } else {
            vec![call]
        },
        effects: effects(fields, sender)?,
        fields: flat::fields(fields),
    })
}

fn effects(fields: &Value<'_>, sender: Address) -> Result<Vec<Effect>, Malformed> {
    let mut effects = delegations(fields, sender)?;
    effects.extend(fee(fields, sender)?.map(Effect::Transfer));
    Ok(effects)
}

/// The most that the account pays whoever submits the operation, unless a paymaster does. The page sets the
/// limits and the price: a high one takes all the coin there is.
fn fee(fields: &Value<'_>, sender: Address) -> Result<Option<Transfer>, Malformed> {
    const GAS: [&str; 3] = ["callGasLimit", "verificationGasLimit", "preVerificationGas"];
    let mut gas = packed(fields, "accountGasLimits")?;
    for name in GAS {
        gas.push(optional(fields, name, field::number)?.unwrap_or_default());
    }
    let gas = gas.into_iter().fold(U256::ZERO, U256::saturating_add);
    let price = optional(fields, "maxFeePerGas", field::number)?.unwrap_or_default();
    let packed_price = packed(fields, "gasFees")?.pop().unwrap_or_default();
    let amount = gas.saturating_mul(price.max(packed_price));
    let paid = |name| Ok(optional(fields, name, field::bytes)?.is_some_and(|bytes| !bytes.is_empty()));
    if amount <= USUAL_FEE || paid("paymasterAndData")? || paid("paymaster")? {
        return Ok(None);
    }
    Ok(Some(Transfer {
        asset: Asset::Coin,
        from: Some(sender),
        to: None,
        amount,
        by: By::Signature,
        deadline: None,
    }))
}

/// Two numbers of 128 bits in one word; none where there is no word.
fn packed(fields: &Value<'_>, name: &str) -> Result<Vec<U256>, Malformed> {
    const HALF: usize = 128;
    let both = optional(fields, name, field::number)?;
    let halves = |both: U256| vec![both.wrapping_shr(HALF), both & U256::from(u128::MAX)];
    Ok(both.map(halves).unwrap_or_default())
}

fn delegations(fields: &Value<'_>, sender: Address) -> Result<Vec<Effect>, Malformed> {
    if let Some(entry @ Value::Object(_)) = fields.get("eip7702Auth") {
        let effect = delegation(entry, Some(sender)).map_err(|problem| problem.within("eip7702Auth"))?;
        return Ok(vec![effect]);
    }
    for name in ["factory", "initCode"] {
        let code = optional(fields, name, field::bytes)?.unwrap_or_default();
        if code.starts_with(&DELEGATED) && code.iter().skip(2).take(18).all(|byte| *byte == 0) {
            return Ok(vec![Effect::Control(Control {
                account: Some(sender),
                who: None,
                power: Power::Code,
                everywhere: false,
                by: By::SubmittedSignature,
            })]);
        }
    }
    Ok(Vec::new())
}

fn delegation(entry: &Value<'_>, sender: Option<Address>) -> Result<Effect, Malformed> {
    let effect = authorization::effect(entry, By::Transaction)?;
    Ok(match effect {
        Effect::Control(control) => Effect::Control(Control {
            account: control.account.or(sender),
            ..control
        }),
        other => other,
    })
}
