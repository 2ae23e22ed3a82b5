//! Smart accounts whose calls are packed: Safe's batches, ERC-7579, ERC-4337.

use crate::abi::{self, Signature};
use crate::meaning::{Scope, Sender};
use crate::value::Value;
use alloy_primitives::{Address, U256};

/// Safe's `multiSend`, which runs as the Safe: `operation (1) ‖ to (20) ‖ value (32) ‖ length (32) ‖ data`,
/// one after the other.
pub(in crate::calldata) fn multi_send(scope: &mut Scope<'_>) -> Option<()> {
    let account = Sender::Other(scope.this);
    let mut rest = scope.bytes("transactions", 0)?;
    while !rest.is_empty() {
        let (&[operation], after) = rest.split_first_chunk()?;
        let (to, after) = address(after)?;
        let (value, after) = number(after)?;
        let (length, after) = number(after)?;
        let (data, after) = after.split_at_checked(usize::try_from(length).ok()?)?;
        rest = after;
        if operation == 0 {
            scope.call(to, account, data, value);
        } else {
            scope.delegate_call(to, data);
        }
    }
    Some(())
}

/// ERC-7579 `execute(mode, executionCalldata)`, which ERC-7821 shares.
pub(in crate::calldata) fn execute(scope: &mut Scope<'_>) -> Option<()> {
    let Value::Word(mode) = scope.find("mode", 0)? else {
        return None;
    };
    let data = scope.bytes("executionCalldata", 0)?;
    execution(scope, scope.this, mode.0, data)
}

/// One execution as `account`. The first byte of the mode is the kind of call: single, batch, static or
/// delegated; bytes 6 to 9 are the mode's selector, by which ERC-7821 marks a batch of batches.
pub(super) fn execution(scope: &mut Scope<'_>, account: Address, mode: [u8; 32], data: &[u8]) -> Option<()> {
    const BATCH_OF_BATCHES: [u8; 4] = [0x78, 0x21, 0x00, 0x02];
    match mode {
        [0x01, _, _, _, _, _, a, b, c, d, ..] if [a, b, c, d] == BATCH_OF_BATCHES => {
            let batches = decode("batches(bytes[] batches)", data)?;
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
            scope.call(itself(to, account), Sender::Other(account), call, value);
            Some(())
        }
        // A static call changes nothing.
        [0xfe, ..] => Some(()),
        [0xff, ..] => {
            let (to, call) = address(data)?;
            scope.delegate_call(to, call);
            Some(())
        }
        _ => None,
    }
}

/// ERC-4337 `executeUserOp`: what is to be called follows the function's own selector in the operation's
/// `callData`.
pub(in crate::calldata) fn execute_user_op(scope: &mut Scope<'_>) -> Option<()> {
    let data = scope.bytes("userOp.callData", 0)?;
    let inner = data.get(super::super::SELECTOR..)?;
    let this = scope.this;
    scope.call(this, Sender::Other(this), inner, U256::ZERO);
    Some(())
}

/// DSProxy: the code of another contract runs as the account.
pub(in crate::calldata) fn run_as_account(scope: &mut Scope<'_>) -> Option<()> {
    let to = scope.address("target", 0)?;
    scope.delegate_call(to, scope.bytes("data", 0)?);
    Some(())
}

/// `(address,uint256,bytes)[]`, which data for the account's validator may follow.
fn batch(scope: &mut Scope<'_>, account: Address, data: &[u8]) -> Option<()> {
    let calls = decode("batch((address to,uint256 value,bytes data)[] calls)", data)?;
    for call in calls.first()?.items() {
        let [Value::Address(to), Value::Number(value), Value::Bytes(data)] = call.items() else {
            return None;
        };
        scope.call(itself(*to, account), Sender::Other(account), data, *value);
    }
    Some(())
}

fn decode<'d>(signature: &str, data: &'d [u8]) -> Option<Vec<Value<'d>>> {
    let signature = Signature::parse(signature)?;
    Some(abi::decode(&signature.inputs, data)?.values)
}

/// The zero address stands for the account itself (ERC-7821).
fn itself(to: Address, account: Address) -> Address {
    if to.is_zero() { account } else { to }
}

fn address(data: &[u8]) -> Option<(Address, &[u8])> {
    let (bytes, rest) = data.split_first_chunk::<20>()?;
    Some((Address::from(*bytes), rest))
}

fn number(data: &[u8]) -> Option<(U256, &[u8])> {
    let (bytes, rest) = data.split_first_chunk::<32>()?;
    Some((U256::from_be_bytes(*bytes), rest))
}
