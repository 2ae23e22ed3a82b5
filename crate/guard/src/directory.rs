//! Contracts that the rules know by address.

pub use crate::multicall::MULTICALL3;
use alloy_primitives::{Address, address};

/// Uniswap's Permit2, at the same address on every chain that has it by its deterministic deployment.
pub const PERMIT2: Address = address!("0x000000000022D473030F116dDEE9F6B43aC78BA3");

/// MakerDAO's Multicall2.
pub const MULTICALL2: Address = address!("0x5BA1e12693Dc8F9c48aAD8770482f4739bEeD696");

/// Safe's own contracts for batches, which are meant to run as the Safe: `MultiSend` and
/// `MultiSendCallOnly` of 1.3.0 (both deployments), 1.4.1 and 1.5.0.
const MULTI_SENDS: [Address; 8] = [
    address!("0xA238CBeb142c10Ef7Ad8442C6D1f9E89e07e7761"),
    address!("0x998739BFdAAdde7C933B942a68053933098f9EDa"),
    address!("0x40A2aCCbd92BCA938b02010E17A5b8929b49130D"),
    address!("0xA1dabEF33b3B82c7814B6D82A79e50F4AC44102B"),
    address!("0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526"),
    address!("0x9641d764fc13c8B624c04430C7356C1C7C8102e2"),
    address!("0x218543288004CD07832472D464648173c77D7eB7"),
    address!("0xA83c336B20401Af773B6219BA5027174338D1836"),
];

/// Whether a contract does no more, when it runs as an account, than make the calls that it is given.
pub(crate) fn is_multi_send(address: Address) -> bool {
    MULTI_SENDS.contains(&address)
}

/// Contracts that call whatever anyone tells them to: what is approved to them is anyone's to take.
pub const EXECUTORS: [Address; 2] = [MULTICALL3, MULTICALL2];
