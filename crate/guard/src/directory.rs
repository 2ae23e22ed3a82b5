//! Contracts that the rules know by address.

pub use crate::multicall::MULTICALL3;
use alloy_primitives::{Address, address};

/// Uniswap's Permit2, at the same address on every chain that has it by its deterministic deployment.
pub const PERMIT2: Address = address!("0x000000000022D473030F116dDEE9F6B43aC78BA3");

/// MakerDAO's Multicall2.
pub const MULTICALL2: Address = address!("0x5BA1e12693Dc8F9c48aAD8770482f4739bEeD696");

/// Contracts that call whatever anyone tells them to: what is approved to them is anyone's to take.
pub const EXECUTORS: [Address; 2] = [MULTICALL3, MULTICALL2];
