//! Ending what was allowed, delegated or signed: the fewest calls that do it, what to try where a token refuses, and
//! the check by current reads that it worked.

mod check;
mod delegation;
mod given;
mod order;
mod plan;
mod signature;
mod target;
mod tries;
mod typed;

pub use check::*;
pub use delegation::{Delegation, DelegationKind};
pub use given::*;
pub use order::{SeaportItem, SeaportOrder};
pub use plan::*;
pub use signature::{Signature, Signed, SignedDomain, SignedNonce};
pub use target::Target;
pub use tries::{honoured, tries};

use crate::allowance::{AllowanceKey, AllowanceKind};
use crate::multicall::{Read, address_word, is_revert};
use crate::{ChainId, Reply, Text};
use alloy_primitives::{Address, Bytes, U256};
use serde::{Deserialize, Serialize};

/// ERC-20 and ERC-721 `approve(address,uint256)`.
const APPROVE: [u8; 4] = [0x09, 0x5e, 0xa7, 0xb3];
/// `decreaseAllowance(address,uint256)` of many ERC-20s.
const DECREASE_ALLOWANCE: [u8; 4] = [0xa4, 0x57, 0xc2, 0xd7];

/// One call that ends something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RevokeCall {
    /// The chain it belongs on.
    pub chain: ChainId,
    /// Who must send it.
    pub owner: Address,
    /// The contract.
    pub to: Address,
    /// Calldata. With `sign`, its last three words are 0 until [`signed()`] fills them in.
    pub data: Bytes,
    /// What it ends.
    pub ends: Vec<Target>,
    /// What the owner has to sign first, as JSON text for `eth_signTypedData_v4`.
    pub sign: Option<String>,
    /// What it does not end, or ends beside (catalogue sentence).
    pub note: Option<Text>,
}

impl RevokeCall {
    /// A call with static words as arguments. It is on the chain and by the owner of the first of what it ends.
    fn new(ends: Vec<Target>, to: Address, selector: [u8; 4], words: &[U256]) -> Self {
        let first = ends.first();
        RevokeCall {
            chain: first.map_or(ChainId(0), Target::chain),
            owner: first.map_or(Address::ZERO, Target::owner),
            to,
            data: Read::new(to, selector, words).data.into(),
            ends,
            sign: None,
            note: None,
        }
    }

    fn noted(mut self, sentence: &str) -> Self {
        self.note = Some(Text::new(sentence));
        self
    }
}

/// The data of a call that has `sign`, with the owner's signature of it; `None` if that is not `r`, `s` and `v` in
/// 65 bytes.
#[must_use]
pub fn signed(data: &[u8], signature: &[u8]) -> Option<Bytes> {
    let (r, s, v) = match signature {
        [all @ .., v] if all.len() == 64 => (all.get(..32)?, all.get(32..)?, *v),
        _ => return None,
    };
    // Some wallets count from 0.
    let v = if v < 27 { v.checked_add(27)? } else { v };
    let mut signed = data.get(..data.len().checked_sub(96)?)?.to_vec();
    signed.extend_from_slice(&U256::from(v).to_be_bytes::<32>());
    signed.extend_from_slice(r);
    signed.extend_from_slice(s);
    Some(signed.into())
}

/// Whether a node's answer to `eth_estimateGas` says that a contract refuses the call.
#[must_use]
pub fn is_refused(reply: &Reply) -> bool {
    matches!(reply, Reply::Error { message } if is_revert(message))
}

/// What to try, in order, where `approve(spender, 0)` of an ERC-20 reverts and `current` is what stands.
/// Empty where there is nothing else: other kinds have one way only.
#[must_use]
pub fn alternatives(key: &AllowanceKey, current: U256) -> Vec<RevokeCall> {
    if key.kind != AllowanceKind::Erc20 || current.is_zero() {
        return Vec::new();
    }
    let spender = address_word(key.spender);
    let call =
        |selector, amount| RevokeCall::new(vec![Target::from(*key)], key.token, selector, &[spender, amount]);
    let decrease = call(DECREASE_ALLOWANCE, current);
    if current == U256::ONE {
        return vec![decrease];
    }
    // One smallest unit is the least that tokens accept which refuse 0.
    vec![decrease, call(APPROVE, U256::ONE).noted("revoke_leaves_least")]
}
