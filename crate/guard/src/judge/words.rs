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

    /// An amount of an asset, in the asset's own units where they are known.
    pub(crate) fn amount(&self, value: U256, asset: &Asset, owner: Option<Address>) -> Arg {
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
