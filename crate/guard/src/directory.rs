//! Contracts that the rules know by address.

use crate::ChainId;
pub use crate::multicall::MULTICALL3;
use alloy_primitives::{Address, address};

/// Uniswap's Permit2, at the same address on every chain that has it by its deterministic deployment.
pub const PERMIT2: Address = address!("0x000000000022D473030F116dDEE9F6B43aC78BA3");

/// Chains whose Permit2 has an address of its own (Uniswap's deployments), because they derive the addresses
/// of contracts otherwise.
pub const OTHER_PERMIT2: [(ChainId, Address); 1] = [
    // ZKsync Era.
    (
        ChainId(324),
        address!("0x0000000000225e31D15943971F47aD3022F714Fa"),
    ),
];

/// MakerDAO's Multicall2.
pub const MULTICALL2: Address = address!("0x5BA1e12693Dc8F9c48aAD8770482f4739bEeD696");

/// Safe's own contracts for batches, which are meant to run as the Safe: `MultiSend` of 1.1.1, then `MultiSend` and
/// `MultiSendCallOnly` of 1.3.0, 1.4.1 and 1.5.0, as the package @safe-global/safe-deployments lists them. A version
/// has several addresses where chains derive them otherwise.
const MULTI_SENDS: [Address; 13] = [
    address!("0x8D29bE29923b68abfDD21e541b9374737B49cdAD"),
    address!("0xA238CBeb142c10Ef7Ad8442C6D1f9E89e07e7761"),
    address!("0x998739BFdAAdde7C933B942a68053933098f9EDa"),
    address!("0x40A2aCCbd92BCA938b02010E17A5b8929b49130D"),
    address!("0xA1dabEF33b3B82c7814B6D82A79e50F4AC44102B"),
    address!("0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526"),
    address!("0x9641d764fc13c8B624c04430C7356C1C7C8102e2"),
    address!("0x218543288004CD07832472D464648173c77D7eB7"),
    address!("0xA83c336B20401Af773B6219BA5027174338D1836"),
    // ZKsync.
    address!("0x0dFcccB95225ffB03c6FBB2559B530C2B7C8A912"),
    address!("0xf220D3b4DFb23C4ade8C88E526C1353AbAcbC38F"),
    address!("0x309D0B190FeCCa8e1D5D8309a16F7e3CB133E885"),
    address!("0x0408EF011960d02349d50286D20531229BCef773"),
];

/// Code that is made for ordinary accounts to run (EIP-7702), and lets nobody in whom the account's key did not:
/// `MetaMask`'s `EIP7702StatelessDeleGator`, as the package @metamask/delegation-deployments lists it. That a contract is a
/// part of some account says nothing: of an ordinary account that runs a Safe's, anyone can take everything.
const ACCOUNT_CODE: [Address; 1] = [address!("0x63c0c19a282a1B52b07dD5a65b58948A07DAE32B")];

/// Whether an ordinary account can run this code.
pub(crate) fn is_account_code(address: Address) -> bool {
    ACCOUNT_CODE.contains(&address)
}

/// Whether a contract does no more, when it runs as an account, than make the calls that it is given.
pub(crate) fn is_multi_send(address: Address) -> bool {
    MULTI_SENDS.contains(&address)
}

/// Contracts that call whatever anyone tells them to: what is approved to them is anyone's to take.
pub const EXECUTORS: [Address; 2] = [MULTICALL3, MULTICALL2];

/// What the coins of chains are called, where the chain is known well enough to say.
pub const COINS: [(ChainId, &str); 18] = [
    (ChainId(1), "ETH"),
    (ChainId(10), "ETH"),
    (ChainId(56), "BNB"),
    (ChainId(100), "xDAI"),
    (ChainId(130), "ETH"),
    (ChainId(137), "POL"),
    (ChainId(324), "ETH"),
    (ChainId(1101), "ETH"),
    (ChainId(5000), "MNT"),
    (ChainId(8453), "ETH"),
    (ChainId(31337), "ETH"),
    (ChainId(42161), "ETH"),
    (ChainId(42220), "CELO"),
    (ChainId(43114), "AVAX"),
    (ChainId(59144), "ETH"),
    (ChainId(81457), "ETH"),
    (ChainId(534_352), "ETH"),
    (ChainId(11_155_111), "ETH"),
];

/// The Permit2 of a chain; of an unknown one, where most chains have it.
#[must_use]
pub fn permit2(chain: Option<ChainId>) -> Address {
    let other = OTHER_PERMIT2.iter().find(|(known, _)| Some(*known) == chain);
    other.map_or(PERMIT2, |(_, address)| *address)
}

/// The symbol of a chain's own coin, where it is known.
#[must_use]
pub fn coin(chain: Option<ChainId>) -> Option<&'static str> {
    let found = COINS.iter().find(|(known, _)| Some(*known) == chain);
    found.map(|(_, symbol)| *symbol)
}
