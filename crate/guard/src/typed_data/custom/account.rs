//! Accounts: delegations, what a relayer is paid, messages.

use crate::meaning::{Scope, fungible};
use crate::number::numbered;
use crate::request::hashed::is_hash_like;
use crate::request::{USUAL_FEE, sign_in};
use crate::{Asset, Control, Effect, Opaque, Power, Transfer};
use alloy_primitives::{Address, U256, address};

/// ERC-7710 `Delegation`: without caveats the delegate can do all that the account can.
pub(in crate::typed_data) fn delegation(scope: &mut Scope<'_>) -> Option<()> {
    /// Whoever has the delegation.
    const ANYONE: Address = address!("0x0000000000000000000000000000000000000a11");
    let control = Control {
        account: Some(scope.address("delegator", 0)?),
        who: Some(scope.address("delegate", 0)?).filter(|who| *who != ANYONE),
        power: match scope.count("caveats")? {
            0 => Power::Delegation,
            _ => Power::LimitedDelegation,
        },
        everywhere: false,
        by: scope.by,
    };
    scope.effect(Effect::Control(control));
    Some(())
}

/// What a Safe pays whoever submits the transaction: at most the two gas limits at the named price. The
/// zero address as receiver is whoever submits.
pub(in crate::typed_data) fn safe_refund(scope: &mut Scope<'_>) -> Option<()> {
    let gas = scope
        .number("safeTxGas", 0)?
        .saturating_add(scope.number("baseGas", 0)?);
    let fee = Transfer {
        asset: fungible(scope.address("gasToken", 0)?),
        from: Some(scope.this),
        to: Some(scope.address("refundReceiver", 0)?),
        amount: gas.saturating_mul(scope.number("gasPrice", 0)?),
        by: scope.by,
        deadline: None,
    };
    pay(scope, fee);
    Some(())
}

/// What the signer of a 0x meta-transaction pays whoever submits it.
pub(in crate::typed_data) fn zero_ex_fee(scope: &mut Scope<'_>) -> Option<()> {
    let fee = Transfer {
        asset: fungible(scope.address("feeToken", 0)?),
        from: Some(scope.address("signer", 0)?),
        to: Some(scope.address("sender", 0)?),
        amount: scope.number("feeAmount", 0)?,
        by: scope.by,
        deadline: Some(scope.number("expirationTimeSeconds", 0)?),
    };
    pay(scope, fee);
    Some(())
}

/// What the signer pays Biconomy's relayer: gas at a price in a token.
pub(in crate::typed_data) fn biconomy_fee(scope: &mut Scope<'_>) -> Option<()> {
    let gas = scope.number("txGas", 0)?;
    let fee = Transfer {
        asset: Asset::Token {
            address: scope.address("token", 0)?,
        },
        from: Some(scope.address("from", 0)?),
        to: None,
        amount: gas.saturating_mul(scope.number("tokenGasPrice", 0)?),
        by: scope.by,
        deadline: Some(scope.number("deadline", 0)?),
    };
    pay(scope, fee);
    Some(())
}

/// What an account pays whoever submits its operation, unless a paymaster does (ERC-4337). The gas limits
/// are a pair of 128 bits, and so are the two fees for each gas, of which the second is the most that is paid.
pub(in crate::typed_data) fn user_operation_fee(scope: &mut Scope<'_>) -> Option<()> {
    const HALF: usize = 128;
    let low = U256::from(u128::MAX);
    let limits = scope.number("accountGasLimits", 0)?;
    let gas = limits
        .wrapping_shr(HALF)
        .saturating_add(limits & low)
        .saturating_add(scope.number("preVerificationGas", 0)?);
    let amount = gas.saturating_mul(scope.number("gasFees", 0)? & low);
    if amount <= USUAL_FEE || !scope.bytes("paymasterAndData", 0)?.is_empty() {
        return Some(());
    }
    let fee = Transfer {
        asset: Asset::Coin,
        from: Some(scope.address("sender", 0)?),
        to: None,
        amount,
        by: scope.by,
        deadline: None,
    };
    pay(scope, fee);
    Some(())
}

fn pay(scope: &mut Scope<'_>, fee: Transfer) {
    if fee.amount == U256::ZERO {
        return;
    }
    let to = fee.to.filter(|to| !to.is_zero());
    scope.effect(Effect::Transfer(Transfer { to, ..fee }));
}

/// ERC-7739 `PersonalSign`: a message signs nothing else, but the bytes can be the ones that any typed data
/// is hashed from, or a message that is itself a hash. Signing in is for the methods that compare its site.
pub(in crate::typed_data) fn personal_sign(scope: &mut Scope<'_>) -> Option<()> {
    let prefixed = scope.bytes("prefixed", 0)?;
    if !is_text_message(prefixed) {
        scope.effect(Effect::Opaque(Opaque::Hash));
    }
    Some(())
}

/// Whether the bytes are `\x19Ethereum Signed Message:\n ‖ length ‖ text` (ERC-191), and the text no hash and no
/// sign-in.
fn is_text_message(prefixed: &[u8]) -> bool {
    const MOST_DIGITS: usize = 8;
    let Some(rest) = prefixed.strip_prefix(b"\x19Ethereum Signed Message:\n") else {
        return false;
    };
    (1..=MOST_DIGITS).any(|digits| {
        let Some((length, text)) = rest.split_at_checked(digits) else {
            return false;
        };
        let is_plain =
            || str::from_utf8(text).is_ok_and(|text| sign_in::find(text) == sign_in::Found::Nothing);
        length == numbered("", text.len(), "").as_bytes() && !is_hash_like(text) && is_plain()
    })
}
