//! Smart accounts whose calls are packed: Safe's batches, ERC-7579, ERC-7821, ERC-4337.

use crate::calldata::SELECTOR;
use crate::meaning::{Scope, Sender, fungible};
use crate::value::Value;
use crate::{Effect, Opaque, Transfer};
use alloy_primitives::{Address, U256, hex};

/// Safe's `multiSend`, which runs as the Safe: `operation (1) ‖ to (20) ‖ value (32) ‖ length (32) ‖ data`,
/// one after the other.
pub(in crate::calldata) fn multi_send(scope: &mut Scope<'_>) -> Option<()> {
    let account = scope.itself();
    let mut rest = scope.bytes("transactions", 0)?;
    while !rest.is_empty() {
        let (&[operation], after) = rest.split_first_chunk()?;
        let (to, after) = address(after)?;
        let (value, after) = number(after)?;
        let (length, after) = number(after)?;
        let (data, after) = after.split_at_checked(usize::try_from(length).ok()?)?;
        rest = after;
        match operation {
            0 => scope.call(itself(to, account), account, data, value),
            1 => scope.delegate_call(account, to, data),
            _ => return None,
        }
    }
    Some(())
}

/// What a Safe pays for its own transaction's gas: to whoever sent it, unless it names somebody. The most
/// that it comes to, in wei or the token's smallest unit: with a price, a Safe gives the call no more than
/// `safeTxGas`.
pub(in crate::calldata) fn refund(scope: &mut Scope<'_>) -> Option<()> {
    let price = scope.number("gasPrice", 0)?;
    let gas = scope
        .number("baseGas", 0)?
        .saturating_add(scope.number("safeTxGas", 0)?);
    if price.is_zero() {
        return Some(());
    }
    let receiver = scope.address("refundReceiver", 0)?;
    scope.effect(Effect::Transfer(Transfer {
        asset: fungible(scope.address("gasToken", 0)?),
        from: Some(scope.this),
        to: (!receiver.is_zero()).then_some(receiver),
        amount: gas.saturating_mul(price),
        by: scope.by,
        deadline: None,
    }));
    Some(())
}

/// ERC-7579 `execute(mode, executionCalldata)`, which ERC-7821 shares.
pub(in crate::calldata) fn execute(scope: &mut Scope<'_>) -> Option<()> {
    let Value::Word(mode) = scope.find("mode", 0)? else {
        return None;
    };
    let data = scope.bytes("executionCalldata", 0)?;
    execution(scope, scope.itself(), mode.0, data)
}

/// One execution as `account`. The first byte of the mode is the kind of call: single, batch, static or
/// delegated; bytes 6 to 9 are the mode's selector, by which ERC-7821 marks a batch of batches.
pub(super) fn execution(scope: &mut Scope<'_>, account: Sender, mode: [u8; 32], data: &[u8]) -> Option<()> {
    const BATCH_OF_BATCHES: [u8; 4] = [0x78, 0x21, 0x00, 0x02];
    match mode {
        [0x01, _, _, _, _, _, a, b, c, d, ..] if [a, b, c, d] == BATCH_OF_BATCHES => {
            let batches = scope.decode("batches(bytes[] batches)", data)?;
            for one in batches.first()?.items() {
                let Value::Bytes(one) = one else { return None };
                batch(scope, account, one)?;
            }
            Some(())
        }
        [0x01, ..] => batch(scope, account, data),
        [0x00, ..] => {
            let (to, after) = address(data)?;
            let (value, call) = number(after)?;
            scope.call(itself(to, account), account, call, value);
            Some(())
        }
        // A static call changes nothing.
        [0xfe, ..] => Some(()),
        [0xff, ..] => {
            let (to, call) = address(data)?;
            scope.delegate_call(account, to, call);
            Some(())
        }
        _ => None,
    }
}

/// ERC-4337 `handleOps`: the entry point calls each account with its operation's `callData`, or hands it
/// the whole operation where that begins with the selector of `executeUserOp`.
pub(in crate::calldata) fn handle_ops(scope: &mut Scope<'_>) -> Option<()> {
    const EXECUTE_USER_OP: [u8; SELECTOR] = [0x8d, 0xd7, 0x71, 0x2f];
    let entry_point = scope.itself();
    for operation in scope.find("ops", 0)?.items() {
        let [
            Value::Address(account),
            _nonce,
            _init_code,
            Value::Bytes(data),
            ..,
        ] = operation.items()
        else {
            return None;
        };
        let data = data.strip_prefix(&EXECUTE_USER_OP).unwrap_or(data);
        scope.call(*account, entry_point, data, U256::ZERO);
    }
    Some(())
}

/// ERC-4337 `executeUserOp`: what is to be called follows the function's own selector in the operation's
/// `callData`.
pub(in crate::calldata) fn execute_user_op(scope: &mut Scope<'_>) -> Option<()> {
    let data = scope.bytes("userOp.callData", 0)?;
    let inner = data.get(SELECTOR..)?;
    scope.call(scope.this, scope.itself(), inner, U256::ZERO);
    Some(())
}

/// DSProxy: the code of another contract runs as the account.
pub(in crate::calldata) fn run_as_account(scope: &mut Scope<'_>) -> Option<()> {
    let to = scope.address("target", 0)?;
    let data = scope.bytes("data", 0)?;
    scope.delegate_call(scope.itself(), to, data);
    Some(())
}

/// InstaDapp: the code of connectors, which are named and not addressed, runs as the account.
pub(in crate::calldata) fn cast(scope: &mut Scope<'_>) -> Option<()> {
    for index in 0..scope.count("datas")? {
        let data = scope.bytes("datas[]", index)?;
        scope.effect(Effect::Opaque(Opaque::Call {
            to: Some(scope.this),
            selector: hex::encode_prefixed(data.get(..SELECTOR).unwrap_or(data)),
        }));
    }
    Some(())
}

/// `(address,uint256,bytes)[]`, which data for the account's validator may follow (ERC-7821's `opData`).
fn batch(scope: &mut Scope<'_>, account: Sender, data: &[u8]) -> Option<()> {
    let calls = scope.decode("batch((address to,uint256 value,bytes data)[] calls)", data)?;
    for call in calls.first()?.items() {
        let [Value::Address(to), Value::Number(value), Value::Bytes(data)] = call.items() else {
            return None;
        };
        scope.call(itself(*to, account), account, data, *value);
    }
    Some(())
}

/// The zero address stands for the account itself (ERC-7821, Safe's batches since 1.5.0).
fn itself(to: Address, account: Sender) -> Address {
    match account.address() {
        Some(address) if to.is_zero() => address,
        _ => to,
    }
}

fn address(data: &[u8]) -> Option<(Address, &[u8])> {
    let (bytes, rest) = data.split_first_chunk::<20>()?;
    Some((Address::from(*bytes), rest))
}

fn number(data: &[u8]) -> Option<(U256, &[u8])> {
    let (bytes, rest) = data.split_first_chunk::<32>()?;
    Some((U256::from_be_bytes(*bytes), rest))
}
