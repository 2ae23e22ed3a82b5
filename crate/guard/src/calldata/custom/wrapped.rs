//! What chains' own coins are wrapped as, by the deployments that the Universal Router is made for (`@uniswap/sdk-core`
//! 7.19.4, `@uniswap/universal-router-sdk` 5.13.0).

use crate::Asset;
use alloy_primitives::{Address, address};

/// Stands for a chain's own coin, wrapped.
pub(super) const WRAPPED: Asset = Asset::Token {
    address: Address::ZERO,
};

/// On any chain: nobody can have another contract at one of these addresses elsewhere.
const WRAPPED_COINS: [Address; 16] = [
    // Ethereum, BNB Smart Chain, Polygon, Avalanche, Arbitrum, Linea, zkSync.
    address!("c02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"),
    address!("bb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c"),
    address!("0d500b1d8e8ef31e21c99d1db9a6444d3adf1270"),
    address!("b31f66aa3c1e785363f0875a1b74e27b85fd66c7"),
    address!("82af49447d8a07e3bd95bd0d56f35241523fbab1"),
    address!("e5d7c2a44ffddf6b295a15c148167daaaf5cf34f"),
    address!("5aea5775959fbc2557cc8789bc1bf90a239d9a91"),
    // The chains of the OP stack, Blast.
    address!("4200000000000000000000000000000000000006"),
    address!("4300000000000000000000000000000000000004"),
    // Two more of the first package, and three that only the router's own package names.
    address!("3bd359c1119da7da1d913d1c4d2b7c461115433a"),
    address!("0bd7d308f8e1639fab988df18a8011f41eacad73"),
    address!("9c3c9283d3e44854697cd22d3faa240cfb032889"),
    address!("e39ab88f8a4777030a534146a9ca3b52bd5d43a3"),
    address!("e538905cf8410324e03a5a23c1c177a474d59b2b"),
    // Test chains: Sepolia, Arbitrum Sepolia.
    address!("fff9976782d46cc05630d1f6ebab18b2324d6b14"),
    address!("980b62da83eff3d4576c647993b0c1d7faf17c73"),
];

/// Whether a token is a chain's own coin, wrapped.
fn is_wrapped_coin(token: Address) -> bool {
    WRAPPED_COINS.contains(&token)
}

/// As what an asset is counted: a chain's own coin is wrapped as one thing, whichever token that is.
pub(super) fn as_counted(asset: Asset) -> Asset {
    match asset {
        Asset::Token { address } if is_wrapped_coin(address) => WRAPPED,
        _ => asset,
    }
}
