//! One log entry → the allowance that it may have left. What it says of amounts is never believed: an
//! allowance changes without an event, and a contract may emit what it likes.

use super::reply::{bytes, quantity};
use super::{AllowanceKey, AllowanceKind};
use crate::ChainId;
use crate::json::Value;
use alloy_primitives::{Address, B256, U256, address, b256};

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

/// The words of a log entry after its first two topics: the other topics, then the data. The longest
/// event here has five.
const MAX_WORDS: usize = 5;
/// The most topics that a log can have.
const MAX_TOPICS: usize = 4;

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
    /// It cannot be read.
    Malformed,
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

/// Reads one entry of an `eth_getLogs` result about `owner` on `chain`.
pub(super) fn read(entry: &Value<'_>, chain: ChainId, owner: Address) -> Seen {
    let Some(log) = Log::read(entry) else {
        return Seen::Malformed;
    };
    if log.owner != B256::left_padding_from(owner.as_slice()) || !TOPICS.contains(&log.event) {
        return Seen::Stranger;
    }
    let Some((kind, token, token_id, spender)) = log.subject() else {
        return Seen::Malformed;
    };
    if kind == AllowanceKind::Permit2 && log.address != PERMIT2 {
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
        block: log.block,
        leaves: log.leaves(),
    })
}

struct Log {
    address: Address,
    event: B256,
    owner: B256,
    topics: usize,
    words: Vec<B256>,
    block: Option<u64>,
}

impl Log {
    fn read(entry: &Value<'_>) -> Option<Self> {
        let topics = entry.get("topics")?.as_array()?;
        if topics.len() > MAX_TOPICS {
            return None;
        }
        let all: Vec<B256> = topics
            .iter()
            .map(|topic| fixed(topic).map(B256::new))
            .collect::<Option<_>>()?;
        let (event, rest) = all.split_first()?;
        let (owner, indexed) = rest.split_first()?;
        let data = entry.get("data")?.as_str()?;
        // "0x" and 64 digits a word: checked before decoding, so that long data costs nothing.
        if data.len() > 2 + MAX_WORDS * 64 {
            return None;
        }
        let data = bytes(data)?;
        let (chunks, left) = data.as_chunks::<32>();
        if !left.is_empty() {
            return None;
        }
        Some(Log {
            address: Address::new(fixed(entry.get("address")?)?),
            event: *event,
            owner: *owner,
            topics: all.len(),
            words: indexed
                .iter()
                .copied()
                .chain(chunks.iter().map(B256::from))
                .collect(),
            block: entry.get("blockNumber").and_then(quantity),
        })
    }

    /// Whether this is an ERC-20 approval of more than 0.
    fn leaves(&self) -> bool {
        let value = self.words.get(1);
        self.event == APPROVAL && self.topics == 3 && value.is_some_and(|value| !value.is_zero())
    }

    /// Kind, token, token id and spender; `None` if the words are not those of the event.
    fn subject(&self) -> Option<(AllowanceKind, Address, Option<U256>, Address)> {
        match (self.event, self.words.as_slice()) {
            // ERC-20 and ERC-721 share the topic: an ERC-721 indexes the token id.
            (APPROVAL, [spender, id]) if self.topics == 4 => Some((
                AllowanceKind::Nft,
                self.address,
                Some(U256::from_be_bytes(id.0)),
                account(spender)?,
            )),
            (APPROVAL, [spender, _]) if self.topics == 3 => {
                Some((AllowanceKind::Erc20, self.address, None, account(spender)?))
            }
            (APPROVAL_FOR_ALL, [operator, _]) => {
                Some((AllowanceKind::Operator, self.address, None, account(operator)?))
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

/// `0x` and exactly `N` bytes of hex.
fn fixed<const N: usize>(value: &Value<'_>) -> Option<[u8; N]> {
    let text = value.as_str()?.strip_prefix("0x")?;
    let mut out = [0; N];
    alloy_primitives::hex::decode_to_slice(text, &mut out).ok()?;
    Some(out)
}
