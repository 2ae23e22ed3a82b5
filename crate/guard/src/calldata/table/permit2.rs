//! Permit2 (`AllowanceTransfer` and `SignatureTransfer`), every external function.

use super::{Function, Undo, row};
use crate::GrantKind::Permit2;
use crate::calldata::custom::permit2;
use crate::meaning::HowMuch;
use crate::meaning::Say::{Custom, Grant, Move, Revoke};
use crate::meaning::What::Token;
use crate::meaning::{Granting, Keeper, Moving, Until, grant, moved, revoke};

const SINGLE: Granting = grant(Permit2, Token("permit.details.token"), "permit.spender")
    .amount(HowMuch::Permit2("permit.details.amount"))
    .of("owner")
    .until(Until::Permit2("permit.details.expiration"))
    .deadline("permit.sigDeadline")
    .nonce("permit.details.nonce")
    .submitted();
const BATCH: Granting = grant(Permit2, Token("permit.details[].token"), "permit.spender")
    .amount(HowMuch::Permit2("permit.details[].amount"))
    .of("owner")
    .until(Until::Permit2("permit.details[].expiration"))
    .deadline("permit.sigDeadline")
    .nonce("permit.details[].nonce")
    .each("permit.details")
    .submitted();

/// A signature transfer. What is permitted and not requested stays where it is.
const TRANSFER: Moving = moved(
    Token("permit.permitted.token"),
    "details.to",
    "details.requestedAmount",
)
.from("owner")
.deadline("permit.deadline")
.submitted();
const BATCH_TRANSFER: Moving = moved(
    Token("permit.permitted[].token"),
    "details[].to",
    "details[].requestedAmount",
)
.from("owner")
.deadline("permit.deadline")
.each("permit.permitted,details")
.submitted();

#[rustfmt::skip]
pub(super) static ROWS: &[Function] = &[
    row("approve(address token,address spender,uint160 amount,uint48 expiration)", 0x8751_7c45, Undo::Lockdown, &[Grant(grant(Permit2, Token("token"), "spender").amount(HowMuch::Permit2("amount")).until(Until::Permit2("expiration")))]),
    row("permit(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce) details,address spender,uint256 sigDeadline) permit,bytes signature)", 0x2b67_b570, Undo::Lockdown, &[Grant(SINGLE)]),
    row("permit(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permit,bytes signature)", 0x2a2d_80d1, Undo::Lockdown, &[Grant(BATCH)]),
    // Uniswap v4's position manager passes it on.
    row("permitBatch(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permit,bytes signature)", 0x002a_3e3a, Undo::Lockdown, &[Grant(BATCH.keeper(Keeper::Permit2))]),
    row("transferFrom(address from,address to,uint160 amount,address token)", 0x36c7_8516, Undo::Never, &[Move(moved(Token("token"), "to", "amount").from("from"))]),
    row("transferFrom((address from,address to,uint160 amount,address token)[] transfers)", 0x0d58_b1db, Undo::Never, &[Move(moved(Token("transfers[].token"), "transfers[].to", "transfers[].amount").from("transfers[].from").each("transfers"))]),
    row("permitTransferFrom(((address token,uint256 amount) permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount) details,address owner,bytes signature)", 0x30f2_8b7a, Undo::Never, &[Move(TRANSFER)]),
    row("permitTransferFrom(((address token,uint256 amount)[] permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount)[] details,address owner,bytes signature)", 0xedd9_444b, Undo::Never, &[Move(BATCH_TRANSFER)]),
    row("permitWitnessTransferFrom(((address token,uint256 amount) permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount) details,address owner,bytes32 witness,string witnessTypeString,bytes signature)", 0x137c_29fe, Undo::Never, &[Move(TRANSFER)]),
    row("permitWitnessTransferFrom(((address token,uint256 amount)[] permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount)[] details,address owner,bytes32 witness,string witnessTypeString,bytes signature)", 0xfe8e_c1a7, Undo::Never, &[Move(BATCH_TRANSFER)]),
    row("lockdown((address token,address spender)[] approvals)", 0xcc53_287f, Undo::Nothing, &[Revoke(revoke(Permit2, Token("approvals[].token"), "approvals[].spender").each("approvals"))]),
    row("invalidateNonces(address token,address spender,uint48 newNonce)", 0x65d9_723c, Undo::Nothing, &[Custom(permit2::invalidate_nonces)]),
    row("invalidateUnorderedNonces(uint256 wordPos,uint256 mask)", 0x3ff9_dcb1, Undo::Nothing, &[Custom(permit2::invalidate_unordered_nonces)]),
];
