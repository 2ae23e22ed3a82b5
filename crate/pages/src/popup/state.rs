//! What the popup knows: the last state of the background, and the names it has seen.

use alloy_primitives::{Address, U256};
use catalogue::allowance::{exposed, exposed_worth};
use guard::allowance::{Allowance, AllowanceKey};
use guard::protocol::{ChainView, Here, Passed, Reach, Run, TabWallet, ToPopup, Worth};
use guard::{ChainId, Text, Trust};
use std::collections::HashMap;

/// The last state of the background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) site: Option<String>,
    pub(super) here: Here,
    pub(super) accounts: Vec<Address>,
    pub(super) chains: Vec<ChainView>,
    pub(super) wallets: Vec<TabWallet>,
    pub(super) run: Option<Run>,
    pub(super) muted: Vec<String>,
    pub(super) trusted: Vec<Trust>,
    pub(super) passed: Vec<Passed>,
    /// How many signatures are out that may still be used.
    pub(super) signed: u32,
    /// What could be taken through all of it; `None` without a price source.
    pub(super) worth: Option<Worth>,
}

impl From<ToPopup> for Shown {
    fn from(message: ToPopup) -> Self {
        let ToPopup::State {
            site,
            here,
            accounts,
            chains,
            wallets,
            run,
            muted,
            trusted,
            passed,
            signed,
            worth,
        } = message;
        Shown {
            site,
            here,
            accounts,
            chains,
            wallets,
            run,
            muted: muted.unwrap_or_default(),
            trusted: trusted.unwrap_or_default(),
            passed: passed.unwrap_or_default(),
            signed: signed.unwrap_or_default(),
            worth,
        }
    }
}

/// An allowance with the name of its chain, which is only shown where there are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) allowance: Allowance,
    pub(super) chain: Option<String>,
    /// Whether a price source is set.
    pub(super) priced: bool,
    /// What could be taken through it, in US cents, if that is known.
    pub(super) cents: Option<U256>,
}

impl Entry {
    /// What could be taken through it, also in money where there is a price source.
    pub(super) fn exposed(&self) -> Text {
        if self.priced {
            exposed_worth(&self.allowance, self.cents)
        } else {
            exposed(&self.allowance)
        }
    }
}

impl Shown {
    /// Every allowance, worst first, and of those that are as bad what is worth most; equal ones stay in the order of the
    /// chains.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let several = self.chains.len() > 1;
        let of_chain = |view: &ChainView| {
            let chain = several.then(|| view.name.clone());
            let entry = move |(at, allowance): (usize, &Allowance)| Entry {
                allowance: allowance.clone(),
                chain: chain.clone(),
                priced: view.worth.is_some(),
                cents: view.worth.as_ref().and_then(|worth| *worth.get(at)?),
            };
            view.allowances.iter().enumerate().map(entry).collect::<Vec<_>>()
        };
        let mut entries: Vec<Entry> = self.chains.iter().flat_map(of_chain).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.allowance.risk, entry.cents)));
        entries
    }

    pub(super) fn has(&self, key: &AllowanceKey) -> bool {
        self.chains
            .iter()
            .flat_map(|view| &view.allowances)
            .any(|allowance| allowance.key == *key)
    }

    /// The allowances in the list that a request gave which went through without asking.
    pub(super) fn given_by(&self, passed: &Passed) -> Vec<AllowanceKey> {
        let allowances = self.chains.iter().flat_map(|view| &view.allowances);
        let keys = allowances.map(|allowance| allowance.key);
        let is_given = |key: &AllowanceKey| {
            let mut grants = passed.grants.iter();
            passed.chain == Some(key.chain)
                && grants.any(|grant| (grant.token, grant.spender) == (key.token, key.spender))
        };
        keys.filter(is_given).collect()
    }

    pub(super) fn is_loading(&self) -> bool {
        self.chains.iter().any(|view| view.reach == Reach::Loading)
    }

    /// When the oldest of what is shown was read, in unix seconds; `None` if nothing was read yet.
    pub(super) fn read_at(&self) -> Option<u64> {
        self.chains
            .iter()
            .map(|view| view.read_at)
            .filter(|at| *at > 0)
            .min()
    }
}

/// What tokens call themselves. It outlives the allowances: a run still names what it has ended.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(HashMap<(ChainId, Address, Option<U256>), String>);

impl Names {
    pub(super) fn learn(&mut self, chains: &[ChainView]) {
        for allowance in chains.iter().flat_map(|view| &view.allowances) {
            if let Some(symbol) = &allowance.symbol {
                self.0.insert(Self::place(&allowance.key), symbol.clone());
            }
        }
    }

    pub(super) fn of(&self, key: &AllowanceKey) -> Option<String> {
        self.0.get(&Self::place(key)).cloned()
    }

    /// Ids of one contract may have symbols of their own.
    const fn place(key: &AllowanceKey) -> (ChainId, Address, Option<U256>) {
        (key.chain, key.token, key.token_id)
    }
}
