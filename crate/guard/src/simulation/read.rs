//! What a node says that it saw. It may be anything: what is not of the form is not seen, and what is too long is not
//! read.

use super::{Play, Seen, Simulation, What};
use crate::Reply;
use crate::directory::permit2;
use crate::gather::Gather as _;
use crate::json::{self, Limits, Value};
use alloy_primitives::{Address, B256, U256, address, b256, hex};

/// The most different things that are kept.
pub const MAX_SEEN: usize = 64;
/// How much of an answer is read.
const LIMITS: Limits = Limits {
    bytes: 4 << 20,
    nodes: 250_000,
};
/// The most words of data of one log that are read: two lists of so many items (ERC-1155).
const MAX_WORDS: usize = 256;
/// As many characters have them in hex.
const MAX_HEX: usize = 2 + 64 * MAX_WORDS;

/// `Transfer(address,address,uint256)`: ERC-20, ERC-721, and the coin by [`COIN`].
const TRANSFER: B256 = b256!("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
/// `TransferSingle(address,address,address,uint256,uint256)` (ERC-1155).
const TRANSFER_SINGLE: B256 = b256!("c3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62");
/// `TransferBatch(address,address,address,uint256[],uint256[])` (ERC-1155).
const TRANSFER_BATCH: B256 = b256!("4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb");
/// `Approval(address,address,uint256)`: ERC-20 and ERC-721.
const APPROVAL: B256 = b256!("8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925");
/// `ApprovalForAll(address,address,bool)`.
const APPROVAL_FOR_ALL: B256 = b256!("17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31");
/// Permit2 `Approval(address,address,address,uint160,uint48)`.
const PERMIT2_APPROVAL: B256 = b256!("da9fa7c1b00402c17d0161b249b1ab8bbec047c5a52207b9c112deffd817036b");
/// Permit2 `Permit(address,address,address,uint160,uint48,uint48)`.
const PERMIT2_PERMIT: B256 = b256!("c6a377bfc4eb120024a8ac08eef205be16b817020812c73223e81d1bdb9708ec");
/// Where a node that traces transfers puts those of the coin.
const COIN: Address = address!("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");

/// Reads the reply to what was [played](super::play). `None` if it is not the answer to it: no such method, an error,
/// another number of calls.
#[must_use]
pub fn read(play: &Play, reply: &Reply) -> Option<Simulation> {
    let Reply::Result { json } = reply else {
        return None;
    };
    let value = json::parse_within(json, LIMITS).ok()?;
    let [block] = value.as_array()? else {
        return None;
    };
    let results = block.get("calls")?.as_array()?;
    if u64::try_from(results.len()) != Ok(play.count) {
        return None;
    }
    let mut simulation = Simulation::default();
    for result in results {
        match result.get("status")?.as_str()? {
            "0x1" => {}
            "0x0" => simulation.fails = true,
            _ => return None,
        }
        let logs = result.get("logs")?.as_array()?;
        simulation.more |= logs.iter().any(is_too_long);
        for log in logs.iter().filter_map(Log::read) {
            let moved = log.moved(play.account).unwrap_or_default();
            let allowed = log.allowed(play.account, permit2(Some(play.call.chain)));
            moved
                .into_iter()
                .chain(allowed)
                .for_each(|seen| simulation.add(seen));
        }
    }
    Some(simulation)
}

impl Simulation {
    /// Adds what happened to what did. Amounts that move add up, of permissions the last counts, and one of nothing is
    /// none.
    fn add(&mut self, seen: Seen) {
        let is_same = |old: &Seen| {
            let parties = (old.what, old.token, old.other) == (seen.what, seen.token, seen.other);
            parties && (seen.what.is_amount() || old.number == seen.number)
        };
        match self.seen.iter_mut().find(|old| is_same(old)) {
            Some(old) if matches!(seen.what, What::Sent | What::Received) => {
                old.number = old.number.saturating_add(seen.number);
            }
            Some(old) => old.number = seen.number,
            None => self.seen.push(seen),
        }
        let ended = |seen: &Seen| seen.what.is_amount() && seen.number.is_zero();
        self.seen.retain(|seen| !ended(seen));
        self.more |= self.seen.len() > MAX_SEEN;
        self.seen.truncate(MAX_SEEN);
    }
}

impl What {
    /// Whether it is about an amount, and not about an item.
    fn is_amount(self) -> bool {
        !matches!(self, What::SentItem | What::ReceivedItem | What::AllowedItem)
    }
}

/// Whether a log says more than is read: what it moves is not seen.
fn is_too_long(log: &Value<'_>) -> bool {
    let data = log.get("data").and_then(Value::as_str);
    data.is_some_and(|data| data.len() > MAX_HEX)
}

/// One log, as far as its standard's form goes.
struct Log {
    contract: Address,
    topics: Vec<B256>,
    data: Vec<U256>,
}

impl Log {
    fn read(value: &Value<'_>) -> Option<Log> {
        let data = bytes(value.get("data")?)?;
        let (words, rest) = data.as_chunks::<32>();
        let topics = value.get("topics")?.as_array()?;
        let topics: Option<Vec<B256>> = topics
            .iter()
            .map(|topic| B256::try_from(bytes(topic)?.as_slice()).ok())
            .collect();
        let is_read = rest.is_empty() && words.len() <= MAX_WORDS;
        Some(Log {
            contract: Address::try_from(bytes(value.get("address")?)?.as_slice()).ok()?,
            topics: topics.filter(|_| is_read)?,
            data: words.iter().map(|word| U256::from_be_bytes(*word)).collect(),
        })
    }

    /// The account in a topic.
    fn party(&self, at: usize) -> Option<Address> {
        let word = self.topics.get(at)?;
        let (upper, address) = word.split_at_checked(12)?;
        let is_account = upper.iter().all(|byte| *byte == 0);
        Address::try_from(address).ok().filter(|_| is_account)
    }

    /// What it says that moved from or to the account.
    fn moved(&self, account: Address) -> Option<Vec<Seen>> {
        let (from, to, is_item) = match (self.topics.len(), *self.topics.first()?) {
            (3, TRANSFER) => (self.party(1)?, self.party(2)?, false),
            (4, TRANSFER) => (self.party(1)?, self.party(2)?, true),
            (4, TRANSFER_SINGLE | TRANSFER_BATCH) => (self.party(2)?, self.party(3)?, true),
            _ => return None,
        };
        let (what, other) = match (from == account, to == account) {
            (true, false) if is_item => (What::SentItem, to),
            (true, false) => (What::Sent, to),
            (false, true) if is_item => (What::ReceivedItem, from),
            (false, true) => (What::Received, from),
            // Nothing moves from an account to itself.
            _ => return Some(Vec::new()),
        };
        let numbers = self.numbers()?.into_iter();
        let token = if self.contract == COIN {
            Address::ZERO
        } else {
            self.contract
        };
        let seen = numbers.map(|number| Seen {
            what,
            token,
            other,
            number,
        });
        Some(seen.gather())
    }

    /// The amount or the ids.
    fn numbers(&self) -> Option<Vec<U256>> {
        match (*self.topics.first()?, self.data.as_slice()) {
            (TRANSFER, [amount]) if self.topics.len() == 3 => Some(vec![*amount]),
            (TRANSFER, []) => Some(vec![U256::from_be_bytes(self.topics.get(3)?.0)]),
            (TRANSFER_SINGLE, [id, _]) => Some(vec![*id]),
            // Two offsets, then the count and the ids, as every encoder lays them.
            (TRANSFER_BATCH, [_, _, count, rest @ ..]) => {
                let count = usize::try_from(*count).ok()?;
                Some(rest.get(..count)?.to_vec())
            }
            _ => None,
        }
    }

    /// What it says that somebody may take from now on; 0 for what is taken back.
    fn allowed(&self, account: Address, permit2: Address) -> Option<Seen> {
        if self.party(1) != Some(account) {
            return None;
        }
        let named = self.party(2)?;
        let (what, token, other, number) = match (*self.topics.first()?, self.data.as_slice()) {
            (APPROVAL, [amount]) if self.topics.len() == 3 => (What::Allowed, self.contract, named, *amount),
            (APPROVAL, []) => {
                let id = U256::from_be_bytes(self.topics.get(3)?.0);
                (What::AllowedItem, self.contract, named, id)
            }
            (APPROVAL_FOR_ALL, [yes]) => {
                let number = U256::from(u8::from(!yes.is_zero()));
                (What::AllowedAll, self.contract, named, number)
            }
            (PERMIT2_APPROVAL | PERMIT2_PERMIT, [amount, ..]) if self.contract == permit2 => {
                (What::AllowedPermit2, named, self.party(3)?, *amount)
            }
            _ => return None,
        };
        (!other.is_zero()).then_some(Seen {
            what,
            token,
            other,
            number,
        })
    }
}

fn bytes(value: &Value<'_>) -> Option<Vec<u8>> {
    hex::decode(value.as_str()?.strip_prefix("0x")?).ok()
}
