//! 1inch: permits that are told apart by their lengths (`SafeERC20.tryPermit` of its solidity-utils).

use crate::GrantKind::{Allowance, Permit2};
use crate::calldata::SELECTOR;
use crate::directory::PERMIT2;
use crate::meaning::What::Token;
use crate::meaning::{HowMuch, Keeper, Say, Scope, Until, grant};
use crate::value::Value;
use alloy_primitives::{Address, U256};

/// EIP-2612.
const PERMIT: [u8; SELECTOR] = [0xd5, 0x05, 0xac, 0xcf];
const DAI_PERMIT: [u8; SELECTOR] = [0x8f, 0xcb, 0xaf, 0x0c];
const PERMIT2_PERMIT: [u8; SELECTOR] = [0x2b, 0x67, 0xb5, 0x70];
/// ERC-7597.
const PERMIT_BYTES: [u8; SELECTOR] = [0x9f, 0xd5, 0xa6, 0xcf];

/// What is left out of the short forms is the sender, as owner, and the router, as spender.
const SHORT_PERMIT: Say = Say::Grant(
    grant(Allowance, Token("token"), "this")
        .amount(HowMuch::Erc20("value"))
        .deadline("deadline")
        .keeper(Keeper::Asset)
        .submitted(),
);
const SHORT_DAI_PERMIT: Say = Say::Grant(
    grant(Allowance, Token("token"), "this")
        .amount(HowMuch::Unlimited)
        .deadline_or_never("expiry")
        .nonce("nonce")
        .keeper(Keeper::Asset)
        .submitted(),
);
const SHORT_PERMIT2: Say = Say::Grant(
    grant(Permit2, Token("token"), "this")
        .amount(HowMuch::Permit2("amount"))
        .until(Until::Permit2("expiration"))
        .deadline("deadline")
        .nonce("nonce")
        .keeper(Keeper::Permit2)
        .submitted(),
);

/// `permitAndCall(permit, action)`: a token and its packed permit, and a call of the router to itself.
pub(in crate::calldata) fn permit_and_call(scope: &mut Scope<'_>) -> Option<()> {
    let (token, permit) = scope.bytes("permit", 0)?.split_first_chunk::<20>()?;
    let action = scope.bytes("action", 0)?;
    read_permit(scope, Address::from(*token), permit)?;
    scope.call(scope.this, scope.sender, action, U256::ZERO);
    Some(())
}

fn read_permit(scope: &mut Scope<'_>, token: Address, permit: &[u8]) -> Option<()> {
    match permit.len() {
        100 => short_permit(scope, token, permit),
        72 => short_dai_permit(scope, token, permit),
        96 => short_permit2(scope, token, permit),
        224 => whole_permit(scope, token, PERMIT, permit),
        256 => whole_permit(scope, token, DAI_PERMIT, permit),
        352 => whole_permit(scope, PERMIT2, PERMIT2_PERMIT, permit),
        _ => whole_permit(scope, token, PERMIT_BYTES, permit),
    }
}

/// `value (32) ‖ deadline + 1 (4) ‖ r (32) ‖ vs (32)`.
fn short_permit(scope: &mut Scope<'_>, token: Address, permit: &[u8]) -> Option<()> {
    let (value, rest) = number(permit, 32)?;
    let (deadline, _) = number(rest, 4)?;
    let values = [
        Value::Address(token),
        Value::Number(value),
        Value::Number(deadline.wrapping_sub(U256::ONE)),
    ];
    scope.run_on(
        "permit(address token,uint256 value,uint256 deadline)",
        &values,
        &[SHORT_PERMIT],
    )
}

/// `nonce (4) ‖ expiry + 1 (4) ‖ r (32) ‖ vs (32)`.
fn short_dai_permit(scope: &mut Scope<'_>, token: Address, permit: &[u8]) -> Option<()> {
    let (nonce, rest) = number(permit, 4)?;
    let (expiry, _) = number(rest, 4)?;
    let values = [
        Value::Address(token),
        Value::Number(nonce),
        Value::Number(expiry.wrapping_sub(U256::ONE)),
    ];
    scope.run_on(
        "permit(address token,uint256 nonce,uint256 expiry)",
        &values,
        &[SHORT_DAI_PERMIT],
    )
}

/// `amount (20) ‖ expiration + 1 (4) ‖ nonce (4) ‖ deadline + 1 (4) ‖ r (32) ‖ vs (32)`; both times wrap at
/// 48 bits.
fn short_permit2(scope: &mut Scope<'_>, token: Address, permit: &[u8]) -> Option<()> {
    const UINT48_MAX: U256 = U256::from_limbs([0xffff_ffff_ffff, 0, 0, 0]);
    let (amount, rest) = number(permit, 20)?;
    let (expiration, rest) = number(rest, 4)?;
    let (nonce, rest) = number(rest, 4)?;
    let (deadline, _) = number(rest, 4)?;
    let values = [
        Value::Address(token),
        Value::Number(amount),
        Value::Number(expiration.wrapping_sub(U256::ONE) & UINT48_MAX),
        Value::Number(nonce),
        Value::Number(deadline.wrapping_sub(U256::ONE) & UINT48_MAX),
    ];
    scope.run_on(
        "permit(address token,uint160 amount,uint48 expiration,uint48 nonce,uint256 deadline)",
        &values,
        &[SHORT_PERMIT2],
    )
}

/// The arguments as they are, passed on.
fn whole_permit(
    scope: &mut Scope<'_>,
    to: Address,
    selector: [u8; SELECTOR],
    arguments: &[u8],
) -> Option<()> {
    let data = [selector.as_slice(), arguments].concat();
    scope.call(to, scope.itself(), &data, U256::ZERO);
    Some(())
}

/// A number of so many bytes, and what follows it.
fn number(data: &[u8], size: usize) -> Option<(U256, &[u8])> {
    let (bytes, rest) = data.split_at_checked(size)?;
    Some((U256::try_from_be_slice(bytes)?, rest))
}
