//! ERC-20 and its extensions, and other fungible tokens.

use super::{Function, Undo, row};
use crate::GrantKind::{Allowance, Approve, Increase, Nft, Operator};
use crate::calldata::custom::token;
use crate::meaning::HowMuch::{All, Erc20, Unlimited};
use crate::meaning::Say::{Custom, Grant, Move, Revoke};
use crate::meaning::What::{This, ThisAccount, ThisEither, ThisNft, Token};
use crate::meaning::{Granting, Keeper, Until, grant, moved, revoke};

/// EIP-2612: the owner's signature is handed in.
const PERMIT: Granting = grant(Allowance, This, "spender")
    .amount(Erc20("value"))
    .of("owner")
    .deadline("deadline")
    .submitted();
/// DAI: all or nothing. The expiry is the signature's, and 0 means that it has none.
const DAI_PERMIT: Granting = grant(Allowance, This, "spender")
    .amount(Unlimited)
    .only_if("allowed")
    .of("holder")
    .deadline_or_never("expiry")
    .nonce("nonce")
    .submitted();
/// Uniswap's periphery hands in a permit of another token, for itself.
const SELF_PERMIT: Granting = grant(Allowance, Token("token"), "this")
    .amount(Erc20("value"))
    .deadline("deadline")
    .keeper(Keeper::Asset)
    .submitted();
const SELF_PERMIT_ALLOWED: Granting = grant(Allowance, Token("token"), "this")
    .amount(Unlimited)
    .deadline_or_never("expiry")
    .nonce("nonce")
    .keeper(Keeper::Asset)
    .submitted();

#[rustfmt::skip]
pub(super) static ROWS: &[Function] = &[
    // ERC-20, and the extensions of older tokens.
    row("approve(address spender,uint256 value)", 0x095e_a7b3, Undo::Approve, &[Grant(grant(Approve, ThisEither("value"), "spender").amount(Erc20("value")))]),
    row("increaseAllowance(address spender,uint256 addedValue)", 0x3950_9351, Undo::ApproveZero, &[Grant(grant(Increase, This, "spender").amount(Erc20("addedValue")))]),
    row("increaseApproval(address spender,uint256 addedValue)", 0xd73d_d623, Undo::ApproveZero, &[Grant(grant(Increase, This, "spender").amount(Erc20("addedValue")))]),
    row("decreaseAllowance(address spender,uint256 by)", 0xa457_c2d7, Undo::Nothing, &[Custom(token::decrease)]),
    row("decreaseApproval(address spender,uint256 by)", 0x6618_8463, Undo::Nothing, &[Custom(token::decrease)]),
    row("approve(address spender)", 0xdaea_85c5, Undo::ApproveZero, &[Grant(grant(Allowance, This, "spender").amount(Unlimited))]),
    // Compare-and-set on a few tokens; an allowance of one id of ERC-6909 and ERC-5216. The last number is the amount.
    row("approve(address spender,uint256 id,uint256 amount)", 0x426a_8493, Undo::Again, &[Grant(grant(Allowance, ThisNft("id"), "spender").amount(Erc20("amount")))]),
    row("approveAndCall(address spender,uint256 value,bytes data)", 0xcae9_ca51, Undo::ApproveZero, &[Grant(grant(Allowance, This, "spender").amount(Erc20("value")))]),
    row("approveAndCall(address spender,uint256 value)", 0x3177_029f, Undo::ApproveZero, &[Grant(grant(Allowance, This, "spender").amount(Erc20("value")))]),
    row("safeApprove(address spender,uint256 value)", 0xfbc6_d1cb, Undo::ApproveZero, &[Grant(grant(Allowance, This, "spender").amount(Erc20("value")))]),
    // ERC-7674: for this transaction only.
    row("temporaryApprove(address spender,uint256 value)", 0x4223_2a4c, Undo::Nothing, &[Grant(grant(Allowance, This, "spender").amount(Erc20("value")).until(Until::Block))]),

    row("transfer(address to,uint256 value)", 0xa905_9cbb, Undo::Never, &[Move(moved(This, "to", "value"))]),
    row("transferFrom(address from,address to,uint256 value)", 0x23b8_72dd, Undo::Never, &[Move(moved(ThisEither("value"), "to", "value").from("from"))]),
    // ERC-677 and ERC-1363.
    row("transferAndCall(address to,uint256 value)", 0x1296_ee62, Undo::Never, &[Move(moved(This, "to", "value"))]),
    row("transferAndCall(address to,uint256 value,bytes data)", 0x4000_aea0, Undo::Never, &[Move(moved(This, "to", "value"))]),
    row("transferFromAndCall(address from,address to,uint256 value)", 0xd8fb_e994, Undo::Never, &[Move(moved(This, "to", "value").from("from"))]),
    row("transferFromAndCall(address from,address to,uint256 value,bytes data)", 0xc1d3_4b89, Undo::Never, &[Move(moved(This, "to", "value").from("from"))]),
    row("multiTransfer(address[] to,uint256[] value)", 0x1e89_d545, Undo::Never, &[Move(moved(This, "to[]", "value[]").each("to,value"))]),
    // DAI's other names.
    row("push(address to,uint256 value)", 0xb753_a98c, Undo::Never, &[Move(moved(This, "to", "value"))]),
    row("pull(address from,uint256 value)", 0xf2d5_d56b, Undo::Never, &[Custom(token::pull)]),
    row("move(address from,address to,uint256 value)", 0xbb35_783b, Undo::Never, &[Move(moved(This, "to", "value").from("from"))]),

    // Signatures that were made before: EIP-2612 (also with ERC-7597's bytes) and DAI.
    row("permit(address owner,address spender,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", 0xd505_accf, Undo::ApproveZero, &[Grant(PERMIT)]),
    row("permit(address owner,address spender,uint256 value,uint256 deadline,bytes signature)", 0x9fd5_a6cf, Undo::ApproveZero, &[Grant(PERMIT)]),
    row("permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed,uint8 v,bytes32 r,bytes32 s)", 0x8fcb_af0c, Undo::ApproveZero, &[Grant(DAI_PERMIT)]),
    row("selfPermit(address token,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", 0xf399_5c67, Undo::ApproveZero, &[Grant(SELF_PERMIT)]),
    row("selfPermitIfNecessary(address token,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", 0xc2e3_140a, Undo::ApproveZero, &[Grant(SELF_PERMIT)]),
    row("selfPermitAllowed(address token,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", 0x4659_a494, Undo::ApproveZero, &[Grant(SELF_PERMIT_ALLOWED)]),
    row("selfPermitAllowedIfNecessary(address token,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", 0xa4a7_8f0c, Undo::ApproveZero, &[Grant(SELF_PERMIT_ALLOWED)]),

    // EIP-3009.
    row("transferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", 0xe3ee_160e, Undo::Never, &[Move(moved(This, "to", "value").from("from").deadline("validBefore").submitted())]),
    row("transferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,bytes signature)", 0xcf09_2995, Undo::Never, &[Move(moved(This, "to", "value").from("from").deadline("validBefore").submitted())]),
    row("receiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", 0xef55_bec6, Undo::Never, &[Move(moved(This, "to", "value").from("from").deadline("validBefore").submitted())]),
    row("receiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,bytes signature)", 0x88b7_ab63, Undo::Never, &[Move(moved(This, "to", "value").from("from").deadline("validBefore").submitted())]),
    row("cancelAuthorization(address authorizer,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", 0x5a04_9a70, Undo::Nothing, &[Custom(token::cancel_authorization)]),
    row("cancelAuthorization(address authorizer,bytes32 nonce,bytes signature)", 0xb7b7_2899, Undo::Nothing, &[Custom(token::cancel_authorization)]),

    // ERC-777, ERC-1400, ERC-6909, ERC-7540, ERC-7984.
    row("authorizeOperator(address operator)", 0x959b_8c3f, Undo::call("revokeOperator(address)"), &[Grant(grant(Operator, This, "operator").amount(All))]),
    row("revokeOperator(address operator)", 0xfad8_b32a, Undo::Nothing, &[Revoke(revoke(Operator, This, "operator"))]),
    row("authorizeOperatorByPartition(bytes32 partition,address operator)", 0x103e_f9e1, Undo::call("revokeOperatorByPartition(bytes32,address)"), &[Grant(grant(Operator, This, "operator").amount(All))]),
    row("operatorSend(address from,address to,uint256 value,bytes data,bytes operatorData)", 0x62ad_1b83, Undo::Never, &[Move(moved(This, "to", "value").from("from"))]),
    row("send(address to,uint256 value,bytes data)", 0x9bd9_bbc6, Undo::Never, &[Move(moved(This, "to", "value"))]),
    row("setOperator(address operator,bool approved)", 0x558a_7297, Undo::Again, &[Grant(grant(Operator, ThisAccount, "operator").only_if("approved"))]),
    row("setOperator(address operator,uint48 until)", 0xd4fe_bb96, Undo::Again, &[Grant(grant(Operator, This, "operator").only_if("until").until(Until::At("until")))]),
    row("transfer(address to,uint256 id,uint256 value)", 0x095b_cdb6, Undo::Never, &[Move(moved(ThisNft("id"), "to", "value"))]),
    row("transferFrom(address from,address to,uint256 id,uint256 value)", 0xfe99_049a, Undo::Never, &[Move(moved(ThisNft("id"), "to", "value").from("from"))]),
    // ERC-3525: some of a token's value.
    row("approve(uint256 id,address spender,uint256 value)", 0x8cb0_a511, Undo::Again, &[Grant(grant(Nft, ThisNft("id"), "spender").amount(Erc20("value")))]),
];
