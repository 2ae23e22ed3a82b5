//! Assets, amounts and people as the arguments of sentences.

use super::case::Case;
use crate::directory::coin;
use crate::{Arg, Asset, Text};
use alloy_primitives::{Address, U256};

impl Case<'_> {
    /// What an asset is called: a token by the name it gives itself, else its contract.
    pub(crate) fn name(&self, asset: &Asset, owner: Option<Address>) -> Arg {
        if matches!(asset, Asset::Coin) {
            return phrase(Text::new("part_coin"));
        }
        let facts = self.facts_of(asset, owner);
        Arg::Token {
            address: asset.address(),
            symbol: facts.and_then(|facts| facts.symbol.clone()),
        }
    }

    /// A token, by the name it gives itself.
    pub(crate) fn token(&self, address: Address, owner: Option<Address>) -> Arg {
        self.name(&Asset::Token { address }, owner)
    }

    /// So much of an asset, for a sentence: an asset whose symbol is not known is named by its contract, so
    /// that no amount stands there without a word of what.
    pub(crate) fn amount(&self, value: U256, asset: &Asset, owner: Option<Address>) -> Arg {
        let amount = self.bare_amount(value, asset, owner);
        let facts = self.facts_of(asset, owner);
        if matches!(asset, Asset::Coin) || facts.is_some_and(|facts| facts.symbol.is_some()) {
            return amount;
        }
        let named = Text::new("part_amount").with("amount", amount);
        phrase(named.with("token", self.name(asset, owner)))
    }

    /// An amount in the asset's own units where they are known, for a place that names the asset beside it.
    pub(crate) fn bare_amount(&self, value: U256, asset: &Asset, owner: Option<Address>) -> Arg {
        if matches!(asset, Asset::Coin) {
            return self.coin(value);
        }
        let facts = self.facts_of(asset, owner);
        Arg::Amount {
            value,
            decimals: facts.and_then(|facts| facts.decimals),
            symbol: facts.and_then(|facts| facts.symbol.clone()),
        }
    }

    /// An amount of the chain's own coin, which has 18 decimal places on every EVM chain.
    fn coin(&self, value: U256) -> Arg {
        let symbol = coin(self.chain);
        let amount = Arg::Amount {
            value,
            decimals: Some(18),
            symbol: symbol.map(str::to_owned),
        };
        if symbol.is_some() {
            return amount;
        }
        phrase(Text::new("part_coin_amount").with("amount", amount))
    }
}

/// A phrase of the catalogue as an argument.
pub(crate) fn phrase(value: Text) -> Arg {
    Arg::Phrase { value }
}

/// An address, or a phrase for somebody whose address the request does not name.
pub(crate) fn somebody(address: Option<Address>) -> Arg {
    match address {
        Some(value) => Arg::Address { value },
        None => phrase(Text::new("part_unnamed")),
    }
}

/// A number of things, which chooses between singular and plural.
pub(crate) fn count(number: usize) -> Arg {
    Arg::Count {
        value: u64::try_from(number).unwrap_or(u64::MAX),
    }
}
