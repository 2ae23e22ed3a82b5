//! One log entry → the allowance that it may have left. What it says of amounts is never believed: an
//! allowance changes without an event, and a contract may emit what it likes.

use super::{AllowanceKey, AllowanceKind};
use crate::ChainId;
use alloy_primitives::{Address, B256, U256, address, b256};
use logs::Log;

/// Permit2, at the same address on every chain that has it.
pub const PERMIT2: Address = address!("000000000022D473030F116dDEE9F6B43aC78BA3");

/// `Approval(address,address,uint256)`: ERC-20 and ERC-721.
const APPROVAL: B256 = b256!("8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925");
/// `ApprovalForAll(address,address,bool)`.
const APPROVAL_FOR_ALL: B256 = b256!("17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31");
/// Permit2 `Approval(address,address,address,uint160,uint48)`.
const PERMIT2_APPROVAL: B256 = b256!("da9fa7c1b00402c17d0161b249b1ab8bbec047c5a52207b9c112deffd817036b");
/// Permit2 `Permit(address,address,address,uint160,uint48,uint48)`.
const PERMIT2_PERMIT: B256 = b256!("c6a377bfc4eb120024a8ac08eef205be16b817020812c73223e81d1bdb9708ec");
/// Permit2 `Lockdown(address,address,address)`; only the owner is indexed.
const PERMIT2_LOCKDOWN: B256 = b256!("89b1add15eff56b3dfe299ad94e01f2b52fbcb80ae1a3baea6ae8c04cb2b98a4");

/// The first topics of every event that is asked for. The owner is the second topic in all of them.
pub(super) const TOPICS: [B256; 5] = [
    APPROVAL,
    APPROVAL_FOR_ALL,
    PERMIT2_APPROVAL,
    PERMIT2_PERMIT,
    PERMIT2_LOCKDOWN,
];

/// What a log entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// It touches an allowance.
    Touch(Touch),
    /// It names nobody who could use it (the zero address).
    Nobody,
    /// It was not asked for: another owner or another event.
    Stranger,
    /// Permit2's event from a contract at another address than Permit2's.
    OtherPermit2,
    /// It is of an event that was asked for, but in another form than its standard has.
    Odd,
}

/// How a log entry touches an allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Touch {
    pub(super) key: AllowanceKey,
    /// The block, where the endpoint says so.
    pub(super) block: Option<u64>,
    /// Whether it says that an ERC-20 allowance stands from now on; not asked of other kinds.
    pub(super) leaves: bool,
}

/// Reads one log about `owner` on `chain`.
pub(super) fn read(log: &Log, chain: ChainId, owner: Address) -> Seen {
    let log = Event(log);
    if !TOPICS.contains(&log.topic(0)) {
        return Seen::Stranger;
    }
    let Some((kind, token, token_id, spender)) = log.subject() else {
        return Seen::Odd;
    };
    if kind == AllowanceKind::Permit2 && log.0.address != PERMIT2.into_array() {
        return Seen::OtherPermit2;
    }
    if spender.is_zero() {
        return Seen::Nobody;
    }
    let key = AllowanceKey {
        chain,
        owner,
        kind,
        token,
        token_id,
        spender,
    };
    Seen::Touch(Touch {
        key,
        block: log.0.block,
        leaves: log.leaves(),
    })
}

struct Event<'l>(&'l Log);

impl Event<'_> {
    fn topic(&self, at: usize) -> B256 {
        B256::new(self.0.topics.get(at).copied().unwrap_or_default())
    }

    /// The topics after the first two, then the data; `None` if the data is not of whole words, or of too many.
    fn words(&self) -> Option<Vec<B256>> {
        let indexed = self.0.topics.get(2..self.0.count)?;
        let data = self.0.data.get(..self.0.words?)?;
        Some(indexed.iter().chain(data).map(|word| B256::new(*word)).collect())
    }

    /// Whether this is an ERC-20 approval of more than 0.
    fn leaves(&self) -> bool {
        let [value, ..] = &self.0.data;
        self.topic(0) == APPROVAL && self.0.count == 3 && value.iter().any(|&byte| byte != 0)
    }

    /// Kind, token, token id and spender; `None` if the words are not those of the event.
    fn subject(&self) -> Option<(AllowanceKind, Address, Option<U256>, Address)> {
        let (topics, address) = (self.0.count, Address::new(self.0.address));
        match (self.topic(0), self.words()?.as_slice()) {
            // ERC-20 and ERC-721 share the topic: an ERC-721 indexes the token id.
            (APPROVAL, [spender, id]) if topics == 4 => Some((
                AllowanceKind::Nft,
                address,
                Some(U256::from_be_bytes(id.0)),
                account(spender)?,
            )),
            (APPROVAL, [spender, _]) if topics == 3 => {
                Some((AllowanceKind::Erc20, address, None, account(spender)?))
            }
            (APPROVAL_FOR_ALL, [operator, _]) => {
                Some((AllowanceKind::Operator, address, None, account(operator)?))
            }
            (PERMIT2_APPROVAL, [token, spender, _, _])
            | (PERMIT2_PERMIT, [token, spender, _, _, _])
            | (PERMIT2_LOCKDOWN, [token, spender]) => {
                Some((AllowanceKind::Permit2, account(token)?, None, account(spender)?))
            }
            _ => None,
        }
    }
}

/// The address in a word; `None` if the upper bytes are not zero.
fn account(word: &B256) -> Option<Address> {
    let (upper, address) = word.split_at_checked(12)?;
    if upper.iter().any(|&byte| byte != 0) {
        return None;
    }
    Address::try_from(address).ok()
}
