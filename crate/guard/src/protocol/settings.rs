//! Between the settings page and the background.

use crate::allowance::Wants;
use crate::{ChainId, Policy, Role, Text, Trust};
use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

/// A contract that the person knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct OwnContract {
    /// Its chain.
    pub chain: ChainId,
    /// Its address.
    pub address: Address,
    /// What it is for.
    pub role: Role,
    /// What the person calls it (at most 64 characters).
    pub name: String,
}

/// A list of bad sites and addresses that is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct ListView {
    /// Where it is published.
    pub url: String,
    /// What it is called.
    pub name: String,
    /// How many sites are on it.
    pub sites: u32,
    /// How many addresses are on it.
    pub addresses: u32,
    /// When it last changed here, in unix seconds; 0 if it was never read.
    pub read_at: u64,
    /// When it was last asked for, in unix seconds; 0 if it was never.
    pub asked_at: u64,
    /// Why the last try failed, in one sentence.
    pub problem: Option<Text>,
}

/// A chain, and who are asked about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct EndpointView {
    /// The chain.
    pub chain: ChainId,
    /// Its name.
    pub name: String,
    /// The endpoints, in the order in which they are asked; empty where nobody is.
    pub urls: Vec<String>,
    /// Whether the person chose them.
    pub own: bool,
    /// How those that were entered fared, since the page was opened, each once; what was entered last is last.
    pub tried: Vec<Tried>,
}

/// A chain that the person added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct OwnChain {
    /// The chain; none that is known without the person.
    pub chain: ChainId,
    /// What the person calls it (at most 32 characters).
    pub name: String,
    /// Where links to its transactions lead.
    pub explorer: Option<String>,
}

/// How an endpoint fared that was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "tried", rename_all = "camelCase")]
pub enum Tried {
    /// It is being asked which chain it is of.
    Asking {
        /// Its address.
        url: String,
    },
    /// It is of the chain, and taken.
    Taken {
        /// Its address.
        url: String,
        /// How it searches the past, where that was asked.
        past: Option<Past>,
    },
    /// It is not taken.
    Failed {
        /// Its address.
        url: String,
        /// Why, in one sentence.
        why: Text,
    },
}

/// How an endpoint searches all blocks for what an account allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "past", rename_all = "camelCase")]
pub enum Past {
    /// It is being asked.
    Asking,
    /// It does, in so many requests or a few more.
    Searched {
        /// At least 1.
        requests: u32,
    },
    /// It would take more requests than are made.
    TooLong {
        /// More than [`crate::allowance::MAX_LOG_CALLS`].
        requests: u32,
    },
    /// It does not, or not all of them.
    Refused,
}

/// A chain's explorer that the person set, or tried to. Its key stays in the background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ExplorerView {
    /// The chain.
    pub chain: ChainId,
    /// Its address, if one is set.
    pub url: Option<String>,
    /// Whether there is a key for it.
    pub keyed: bool,
    /// How the one fared that was entered last, since the page was opened.
    pub tried: Option<Tried>,
}

/// The price source that the person set, and how the one fared that was entered last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PricesView {
    /// Its address, if one is set.
    pub url: Option<String>,
    /// How the one fared that was entered last, since the page was opened.
    pub tried: Option<Tried>,
}

/// Whether allowances are read again in the background, and what the person is told of then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Watching {
    /// Whether they are.
    pub on: bool,
    /// What the person is told of.
    pub wants: Wants,
}

/// Background → settings: everything they show, after every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToSettings {
    /// The state.
    State {
        /// What differs from what happens usually.
        policy: Policy,
        /// What is let through without asking.
        trusted: Vec<Trust>,
        /// Contracts that the person named.
        contracts: Vec<OwnContract>,
        /// Lists that are on.
        lists: Vec<ListView>,
        /// Every chain.
        endpoints: Vec<EndpointView>,
        /// Chains that the person added, which are among those of `endpoints` too.
        own_chains: Vec<OwnChain>,
        /// How the endpoint of the chain fared that was added last, since the page was opened.
        chain_tried: Option<Tried>,
        /// Each chain with an explorer, or for which one was entered.
        explorers: Vec<ExplorerView>,
        /// Who is asked what tokens cost.
        prices: PricesView,
        /// Whether endpoints are asked to play requests through.
        simulating: bool,
        /// What is read again in the background.
        watching: Watching,
    },
}

/// Settings → background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FromSettings {
    /// From now on, this differs from what happens usually.
    SetPolicy {
        /// All of it.
        policy: Policy,
    },
    /// From now on, endpoints are asked to play requests through, or are not.
    SetSimulating {
        /// Whether they are.
        on: bool,
    },
    /// From now on, read allowances again in the background and tell of this, or do not.
    SetWatching {
        /// All of it.
        watching: Watching,
    },
    /// Ask again about this.
    Distrust {
        /// What was let through without asking.
        trust: Trust,
    },
    /// Know a contract by a name of the person's own.
    AddContract {
        /// The contract.
        contract: OwnContract,
    },
    /// Know it no more, or by the directory's name again.
    RemoveContract {
        /// Its chain.
        chain: ChainId,
        /// Its address.
        address: Address,
    },
    /// Turn a list of bad sites and addresses on: fetch it now, and again from time to time.
    AddList {
        /// Where it is published.
        url: String,
        /// What to call it.
        name: String,
    },
    /// Turn it off and forget it.
    RemoveList {
        /// Where it is published.
        url: String,
    },
    /// Fetch every list that is on.
    RefreshLists,
    /// Ask this endpoint about a chain too, after those before it, if it turns out to be of that chain.
    AddEndpoint {
        /// The chain.
        chain: ChainId,
        /// The endpoint.
        url: String,
    },
    /// Ask it no more.
    RemoveEndpoint {
        /// The chain.
        chain: ChainId,
        /// The endpoint.
        url: String,
    },
    /// Know one more chain and ask this endpoint about it, if it turns out to be of that chain.
    AddChain {
        /// The chain, and what the person calls it.
        own: OwnChain,
        /// The endpoint.
        url: String,
    },
    /// Know it no more: forget its endpoints, its explorer and what was read of it.
    RemoveChain {
        /// The chain.
        chain: ChainId,
    },
    /// Search this explorer for the logs of a chain from now on, if it turns out to be of that chain.
    SetExplorer {
        /// The chain.
        chain: ChainId,
        /// The address of its API.
        url: String,
        /// The person's key, or nothing.
        key: String,
    },
    /// Search it no more, and forget its key.
    RemoveExplorer {
        /// The chain.
        chain: ChainId,
    },
    /// Ask this price source what tokens cost from now on, if it turns out to be one.
    SetPrices {
        /// The address of its API.
        url: String,
    },
    /// Ask nobody what tokens cost.
    RemovePrices,
}
