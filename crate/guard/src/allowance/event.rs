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
/// ERC-6909 `Approval(address,address,uint256,uint256)`, whose id is indexed.
const APPROVAL_OF_ID: B256 = b256!("b3fd5071835887567a0671151121894ddccc2842f1d10bedad13e0d17cace9a7");
/// ERC-6909 and ERC-7540 `OperatorSet(address,address,bool)`.
const OPERATOR_SET: B256 = b256!("ceb576d9f15e4e200fdb5096d64d5dfd667e16def20c1eefd14256d8e3faa267");
/// Aave's debt tokens: `BorrowAllowanceDelegated(address,address,address,uint256)`.
const BORROW_ALLOWANCE: B256 = b256!("da919360433220e13b51e8c211e490d148e61a3bd53de8c097194e458b97f3e1");

/// ERC-777 `AuthorizedOperator(address,address)`. Whether it was revoked later is read, not searched.
const AUTHORIZED_OPERATOR: B256 = b256!("f4caeb2d6ca8932a215a353d0703c326ec2d81fc68170f320eb2ab49e9df61f9");
/// Morpho `SetAuthorization(address,address,address,bool)`.
const SET_AUTHORIZATION: B256 = b256!("d5e969f01efe921d3f766bdebad25f0a05e3f237311f56482bf132d0326309c0");
/// Balancer `RelayerApprovalChanged(address,address,bool)`.
const RELAYER_APPROVAL: B256 = b256!("46961fdb4502b646d5095fba7600486a8ac05041d55cdf0f16ed677180b5cad8");
/// BentoBox `LogSetMasterContractApproval(address,address,bool)`.
const MASTER_CONTRACT: B256 = b256!("5f6ebb64ba012a851c6f014e6cad458ddf213d1512049b31cd06365c2b059257");

/// Events that can be asked for at once, by where they have the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Events {
    /// The owner is the second topic.
    Given,
    /// The owner is the third topic.
    Held,
}

impl Events {
    /// Both, each at the place that is its number.
    pub(super) const ALL: [Events; 2] = [Events::Given, Events::Held];

    /// The first topics of these events.
    pub(super) const fn topics(self) -> &'static [B256] {
        match self {
            Events::Given => &[
                APPROVAL,
                APPROVAL_FOR_ALL,
                PERMIT2_APPROVAL,
                PERMIT2_PERMIT,
                PERMIT2_LOCKDOWN,
                APPROVAL_OF_ID,
                OPERATOR_SET,
                BORROW_ALLOWANCE,
            ],
            Events::Held => &[
                AUTHORIZED_OPERATOR,
                SET_AUTHORIZATION,
                RELAYER_APPROVAL,
                MASTER_CONTRACT,
            ],
        }
    }

    /// Where the owner is among the topics, from 0.
    pub(super) const fn place(self) -> usize {
        match self {
            Events::Given => 1,
            Events::Held => 2,
        }
    }
}

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
    /// Whether it says that an amount stands from now on, of a contract that may be anybody's.
    pub(super) leaves: bool,
}

/// Reads one log about `owner` on `chain`, of these events.
pub(super) fn read(log: &Log, chain: ChainId, owner: Address, events: Events) -> Seen {
    let log = Event(log);
    if !events.topics().contains(&log.topic(0)) {
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

    /// Whether this is an approval of more than 0.
    fn leaves(&self) -> bool {
        let [first, second, ..] = &self.0.data;
        let value = match (self.topic(0), self.0.count) {
            (APPROVAL, 3) | (APPROVAL_OF_ID | BORROW_ALLOWANCE, 4) => first,
            (BORROW_ALLOWANCE, 3) => second,
            _ => return false,
        };
        value.iter().any(|&byte| byte != 0)
    }

    /// The address that is the second topic.
    fn second(&self) -> Option<Address> {
        account(&self.topic(1))
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
            (OPERATOR_SET, [operator, _]) => {
                Some((AllowanceKind::Erc6909Operator, address, None, account(operator)?))
            }
            (APPROVAL_OF_ID, [spender, id, _]) if topics == 4 => Some((
                AllowanceKind::Erc6909,
                address,
                Some(U256::from_be_bytes(id.0)),
                account(spender)?,
            )),
            // The asset is a topic since Aave v3, and data before.
            (BORROW_ALLOWANCE, [borrower, _, _]) if topics == 4 || topics == 3 => {
                Some((AllowanceKind::Credit, address, None, account(borrower)?))
            }
            (AUTHORIZED_OPERATOR, [_]) => {
                Some((AllowanceKind::Erc777Operator, address, None, self.second()?))
            }
            (RELAYER_APPROVAL, [_, _]) => Some((AllowanceKind::Relayer, address, None, self.second()?)),
            (MASTER_CONTRACT, [_, _]) => Some((AllowanceKind::MasterContract, address, None, self.second()?)),
            (SET_AUTHORIZATION, [_, authorized, _]) => {
                Some((AllowanceKind::Authorization, address, None, account(authorized)?))
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
