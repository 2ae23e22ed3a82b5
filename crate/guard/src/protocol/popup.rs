//! Between the popup and the background.

use super::{Run, TabWallet};
use crate::allowance::{Allowance, AllowanceKey, Unread};
use crate::wire::{to_json, wire};
use crate::{ChainId, Text, Trust};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// How far reading a chain has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reach {
    /// Being read, for the first time or again.
    Loading,
    /// Read in full.
    Ready,
    /// Read, but some of it could not be.
    Partial,
    /// Only apps that the directory or the person knows were looked at, with the tokens that the account has.
    Known {
        /// Why all of it could not be read, in one sentence.
        why: Text,
    },
    /// Could not be read.
    Failed {
        /// Why, in one sentence.
        why: Text,
    },
}

/// One chain's allowances for the popup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct ChainView {
    /// The chain.
    pub chain: ChainId,
    /// Its name.
    pub name: String,
    /// How far reading has come.
    pub reach: Reach,
    /// When `allowances` was read, in unix seconds; 0 if never.
    pub read_at: u64,
    /// Worst first.
    pub allowances: Vec<Allowance>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// What could be taken through each of `allowances`, in US cents, where its price is known; `None` without a price
    /// source.
    pub worth: Option<Vec<Option<U256>>>,
}

/// What could be taken through several allowances, in money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Worth {
    /// The host of the price source.
    pub source: String,
    /// In US cents, without what has no known price.
    pub cents: U256,
    /// Of how many allowances through which something could be taken no price is known.
    pub unpriced: u32,
}

/// Whether a tab is guarded, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Protection {
    /// Nobody has looked yet, or the tab is still loading.
    Unknown,
    /// Our scripts were there before the page's.
    Guarded,
    /// The page was there before our scripts: guarded once it is loaded again.
    Reload,
    /// The browser keeps us from sites until the person allows them.
    Withheld,
    /// The browser lets no extension work on this page, or not without a permission that cannot be asked for.
    Impossible,
}

/// The tab in front, and where the browser keeps us out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Here {
    /// Whether the tab is guarded.
    pub protection: Protection,
    /// Whether the browser keeps us from private windows.
    pub off_in_private: bool,
    /// Whether we can open the browser's page about us, where both can be changed.
    pub has_details: bool,
}

/// A request that went through without asking, of which the person wants to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Passed {
    /// When, in unix seconds.
    pub at: u64,
    /// The origin as the browser states it.
    pub origin: String,
    /// What it does, in one sentence.
    pub headline: Text,
    /// The chain, where it is known.
    pub chain: Option<ChainId>,
    /// What it gives leave for, to be found in the list of allowances.
    pub grants: Vec<PassedGrant>,
}

/// Whom such a request allowed what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PassedGrant {
    /// The token or collection.
    pub token: Address,
    /// Who may take of it.
    pub spender: Address,
}

/// Background → popup: everything it shows, after every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToPopup {
    /// The state.
    State {
        /// The origin of the tab in front; `None` where no content script says it.
        site: Option<String>,
        /// The tab in front.
        here: Here,
        /// Accounts seen or watched, the chosen one first.
        accounts: Vec<Address>,
        /// One for each chain that has an endpoint.
        chains: Vec<ChainView>,
        /// Wallets through which the chosen account can revoke.
        wallets: Vec<TabWallet>,
        /// The last run, until dismissed.
        run: Option<Run>,
        /// Origins that are refused without asking; `None` where there are none.
        muted: Option<Vec<String>>,
        /// What is let through without asking; `None` where there is nothing.
        trusted: Option<Vec<Trust>>,
        /// What went through without asking lately, the last first; `None` where there is nothing.
        passed: Option<Vec<Passed>>,
        /// How many signatures are out that may still be used; `None` where there are none.
        signed: Option<u32>,
        /// What could be taken from the account through all that is listed; `None` without a price source.
        worth: Option<Worth>,
    },
}

/// Popup → background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FromPopup {
    /// Show this account (and remember it).
    Choose {
        /// The account.
        account: Address,
    },
    /// Read again.
    Refresh,
    /// End these allowances through this wallet.
    Revoke {
        /// What to end.
        keys: Vec<AllowanceKey>,
        /// The tab.
        tab: i32,
        /// The wallet's id in that tab.
        wallet: String,
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
    /// Ask again about what this origin wants.
    Unmute {
        /// The origin.
        origin: String,
    },
    /// Ask again about this.
    Distrust {
        /// What was let through without asking.
        trust: Trust,
    },
    /// Show no more what went through without asking so far.
    ForgetPassed,
    /// Load the tab in front again.
    Reload,
    /// Ask the browser for all sites. The page does that itself: the browser wants to see the click.
    Allow,
    /// Open the browser's page about us.
    Details,
}

wire!(enum Reach by "state" {
    Loading = "loading" {},
    Ready = "ready" {},
    Partial = "partial" {},
    Known = "known" { why },
    Failed = "failed" { why },
});

wire!(struct ChainView { chain, name, reach, read_at = "readAt", allowances, unread, worth });

wire!(struct Worth { source, cents, unpriced });

wire!(names Protection {
    Unknown = "unknown",
    Guarded = "guarded",
    Reload = "reload",
    Withheld = "withheld",
    Impossible = "impossible",
});

wire!(struct Here { protection, off_in_private = "offInPrivate", has_details = "hasDetails" });

wire!(struct PassedGrant { token, spender });

wire!(struct Passed { at, origin, headline, chain, grants });

wire!(enum ToPopup by "type" {
    State = "state" { site, here, accounts, chains, wallets, run, muted, trusted, passed, signed, worth },
});

to_json!(enum FromPopup by "type" {
    Choose = "choose" { account },
    Refresh = "refresh" {},
    Revoke = "revoke" { keys, tab, wallet },
    Pause = "pause" {},
    Proceed = "proceed" { again, tab, wallet },
    Dismiss = "dismiss" {},
    Unmute = "unmute" { origin },
    Distrust = "distrust" { trust },
    ForgetPassed = "forgetPassed" {},
    Reload = "reload" {},
    Allow = "allow" {},
    Details = "details" {},
});
