//! Between the dashboard and the background. What it lists may be large, so each list crosses only when it changed.

use super::{Reach, Run, SentTransaction, TabWallet};
use crate::allowance::{Allowance, AllowanceKey, Unread};
use crate::revoke::{Given, GivenNow};
use crate::{ChainId, Level, Line, Text};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// A chain that the dashboard can list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ListedChain {
    /// The chain.
    pub chain: ChainId,
    /// Its name.
    pub name: String,
    /// Whether somebody is asked about it.
    pub asked: bool,
}

/// How far a search has come, and what it still needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ScanStatus {
    /// Of 1000.
    pub done: u32,
    /// Requests that are still needed, at least; 0 before that is known.
    pub requests: u32,
    /// Seconds that these take, by how long the last ones took.
    pub seconds: u32,
}

/// How the list of one account on one chain stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct ListState {
    /// The account.
    pub owner: Address,
    /// The chain.
    pub chain: ChainId,
    /// How far reading has come; `None` if nobody has tried yet.
    pub reach: Option<Reach>,
    /// When it was last read, in unix seconds; 0 if never.
    pub read_at: u64,
    /// While it is read: how far that is.
    pub status: Option<ScanStatus>,
}

/// A signature that was given, as the background knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct GivenView {
    /// Its name in the journal.
    pub name: String,
    /// The site that it was given to, as the browser states it; `None` if it was made elsewhere and pasted.
    pub origin: Option<String>,
    /// How dangerous the request for it was.
    pub level: Level,
    /// When it was given, in unix seconds; of one that was pasted, when that was.
    pub at: u64,
    /// What it lets happen, in one sentence.
    pub headline: Text,
    /// What is kept of it to read how it stands, and to end it.
    pub given: Given,
    /// How it stood when it was last read; `None` if never.
    pub now: Option<GivenNow>,
    /// When that was, in unix seconds; 0 if never.
    pub read_at: u64,
}

/// What became of a request or an allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum DeedKind {
    /// It went on as the site asked, and the wallet did it.
    Granted,
    /// It went on as the person changed it, and the wallet did it.
    Edited,
    /// It was refused, by the person or by what they set.
    Refused,
    /// It was taken back.
    Revoked,
}

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Deed {
    /// Its name in the history.
    pub name: String,
    /// When it was done, in unix seconds.
    pub at: u64,
    /// What became of it.
    pub deed: DeedKind,
    /// The site that asked, or whose wallet was asked, as the browser states it.
    pub origin: String,
    /// The account, where it is known.
    pub account: Option<Address>,
    /// The chain, where it is known.
    pub chain: Option<ChainId>,
    /// What it does, in one sentence.
    pub headline: Text,
    /// What the site asked, where the person changed that.
    pub asked: Option<Text>,
    /// To whom what of, how much and until when.
    pub lines: Vec<Line>,
    /// The transaction that did it, where we know it.
    pub sent: Option<SentTransaction>,
}

/// What a token costs, as a price source estimates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Price {
    /// The chain.
    pub chain: ChainId,
    /// The token; the zero address is the chain's own coin.
    pub token: Address,
    /// The token's decimal places, as the source has them: where the chain has others, this is no price of it.
    pub decimals: u8,
    /// Of a whole token, in US dollars: this, divided by ten `places` times.
    pub mantissa: U256,
    /// See `mantissa`.
    pub places: u8,
}

/// The name that an account goes by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct AccountName {
    /// The account.
    pub account: Address,
    /// Its ENS name, which leads back to it.
    pub name: String,
}

/// What a name that somebody typed leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Resolved {
    /// The name, as it was typed.
    pub name: String,
    /// The account that it leads to, if that is known.
    pub account: Option<Address>,
    /// That account, or why there is none, in one sentence.
    pub says: Text,
}

/// Background → dashboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum ToDashboard {
    /// What one list has, in place of what was said of it before. Each is said before the first state.
    List {
        /// The account.
        owner: Address,
        /// The chain.
        chain: ChainId,
        /// Worst first.
        allowances: Vec<Allowance>,
        /// What could not be read.
        unread: Vec<Unread>,
    },
    /// Every signature in the journal, the last first, in place of what was said before.
    Signatures {
        /// All of them.
        list: Vec<GivenView>,
        /// Whether the chain is being asked about them.
        reading: bool,
    },
    /// What became of a [`Paste`](FromDashboard::Paste).
    Pasted {
        /// Why nothing was kept, in one sentence; `None` if it is in the journal now.
        why: Option<Text>,
    },
    /// What became of a [`Resolve`](FromDashboard::Resolve).
    Resolved {
        /// One for each name, in their order.
        list: Vec<Resolved>,
    },
    /// The whole history, the last first, in place of what was said before.
    History {
        /// All of it.
        list: Vec<Deed>,
    },
    /// What tokens cost, in place of what was said before.
    Prices {
        /// The host of the price source; `None` if none is set.
        source: Option<String>,
        /// Of the tokens in the lists, as far as it is known.
        list: Vec<Price>,
    },
    /// When a block was made.
    Dated {
        /// The chain.
        chain: ChainId,
        /// The block's number.
        block: U256,
        /// In unix seconds; `None` if nobody says.
        time: Option<U256>,
    },
    /// Everything else, after every change.
    State {
        /// Accounts seen or watched, the last one first.
        accounts: Vec<Address>,
        /// The names of those that have one, as far as that is known.
        names: Vec<AccountName>,
        /// How many more can be watched.
        room: u32,
        /// Every chain.
        chains: Vec<ListedChain>,
        /// One for each account on each chain of which something is known or asked.
        lists: Vec<ListState>,
        /// Wallets through which accounts can revoke.
        wallets: Vec<TabWallet>,
        /// The last run, until dismissed.
        run: Option<Run>,
    },
}

/// Dashboard → background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FromDashboard {
    /// A person looks at it: see which wallets there are.
    Look,
    /// Read again.
    Refresh {
        /// Only this account.
        owner: Option<Address>,
        /// Only this chain.
        chain: Option<ChainId>,
        /// Only what was read longer ago than this, in seconds.
        older: u32,
    },
    /// Say when a block was made.
    Date {
        /// The chain.
        chain: ChainId,
        /// The block's number.
        block: U256,
    },
    /// Watch these accounts from now on.
    Watch {
        /// The accounts.
        accounts: Vec<Address>,
    },
    /// Say which accounts these names lead to.
    Resolve {
        /// The names, as somebody typed them.
        names: Vec<String>,
    },
    /// Watch this account no more, and forget what was read of it.
    Forget {
        /// The account.
        account: Address,
    },
    /// End these allowances and signatures through this wallet.
    Revoke {
        /// The allowances.
        keys: Vec<AllowanceKey>,
        /// The names of the signatures in the journal.
        names: Vec<String>,
        /// The tab.
        tab: i32,
        /// The wallet's id in that tab.
        wallet: String,
    },
    /// Set an allowance to this much, through this wallet.
    Limit {
        /// The allowance.
        key: AllowanceKey,
        /// In the token's smallest unit; not 0.
        amount: U256,
        /// For Permit2: the last second, in unix seconds.
        until: Option<U256>,
        /// The tab.
        tab: i32,
        /// The wallet's id in that tab.
        wallet: String,
    },
    /// Have a wallet ask the person whether this extension itself may know their account.
    Connect {
        /// The wallet's id, of one that answers us itself.
        wallet: String,
    },
    /// Keep a signature that was made elsewhere.
    Paste {
        /// What was signed: typed data, or the request for it, as JSON text.
        text: String,
        /// Who signed it.
        account: Address,
    },
    /// Know these signatures no more. It ends none of them.
    ForgetSignatures {
        /// Their names in the journal.
        names: Vec<String>,
    },
    /// Remember no more that these were done. It undoes none of them.
    ForgetHistory {
        /// Their names in the history; `None` is all of it.
        names: Option<Vec<String>>,
    },
    /// Begin nothing more of the run until [`Proceed`](Self::Proceed).
    Pause,
    /// Go on with the run through this wallet.
    Proceed {
        /// Whether to ask again for what was refused or failed.
        again: bool,
        /// The tab.
        tab: i32,
        /// The wallet's id in that tab.
        wallet: String,
    },
    /// Forget the run, which is finished or paused.
    Dismiss,
}
