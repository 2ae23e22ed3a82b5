//! The functions that are read, one row each.

use super::SELECTOR;
use super::meaning::{self, nft, permit2, token};
use crate::Effect;
use crate::abi::Value;
use alloy_primitives::Address;

/// A function that is read.
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// Its signature with names, as [`crate::abi::Signature::parse`] takes it.
    pub signature: &'static str,
    /// The first four bytes of its calls.
    pub selector: [u8; SELECTOR],
    /// How what it grants is taken back.
    pub undo: Undo,
    /// What a call of it at an address changes; `None` where the contract would refuse the arguments.
    pub(super) meaning: fn(Address, &[Value<'_>]) -> Option<Vec<Effect>>,
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.selector == other.selector
    }
}

impl Eq for Function {}

/// How a grant is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// There is nothing to take back.
    Nothing,
    /// `approve(spender,0)` if the contract is an ERC-20, `approve(0,id)` if it is an ERC-721.
    Approve,
    /// `approve(spender,0)`.
    ApproveZero,
    /// `approve(0,id)`.
    ApproveNobody,
    /// `setApprovalForAll(operator,false)`.
    ApprovalForAll,
    /// Permit2 `lockdown`.
    Lockdown,
}

const fn row(
    signature: &'static str,
    selector: u32,
    undo: Undo,
    meaning: fn(Address, &[Value<'_>]) -> Option<Vec<Effect>>,
) -> Function {
    Function {
        signature,
        selector: selector.to_be_bytes(),
        undo,
        meaning,
    }
}

/// A function that changes nothing.
const fn view(signature: &'static str, selector: u32) -> Function {
    row(signature, selector, Undo::Nothing, meaning::nothing)
}

/// Every function that is read, by standard. Whether the contract follows the standard is for the chain
/// to say: a row tells what a call means on one that does.
#[rustfmt::skip]
pub static FUNCTIONS: &[Function] = &[
    // ERC-20, and the extensions of older tokens.
    row("approve(address spender,uint256 value)", 0x095e_a7b3, Undo::Approve, token::approve),
    row("increaseAllowance(address spender,uint256 addedValue)", 0x3950_9351, Undo::ApproveZero, token::increase),
    row("increaseApproval(address spender,uint256 addedValue)", 0xd73d_d623, Undo::ApproveZero, token::increase),
    row("decreaseAllowance(address spender,uint256 subtractedValue)", 0xa457_c2d7, Undo::Nothing, token::decrease),
    row("decreaseApproval(address spender,uint256 subtractedValue)", 0x6618_8463, Undo::Nothing, token::decrease),
    row("transfer(address to,uint256 value)", 0xa905_9cbb, Undo::Nothing, token::transfer),
    row("transferFrom(address from,address to,uint256 value)", 0x23b8_72dd, Undo::Nothing, token::transfer_from),

    // Signatures that were made before: EIP-2612 (also with ERC-7597's bytes) and DAI.
    row("permit(address owner,address spender,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", 0xd505_accf, Undo::ApproveZero, token::permit),
    row("permit(address owner,address spender,uint256 value,uint256 deadline,bytes signature)", 0x9fd5_a6cf, Undo::ApproveZero, token::permit),
    row("permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed,uint8 v,bytes32 r,bytes32 s)", 0x8fcb_af0c, Undo::ApproveZero, token::dai_permit),

    // ERC-721 and ERC-1155.
    row("setApprovalForAll(address operator,bool approved)", 0xa22c_b465, Undo::ApprovalForAll, nft::set_approval_for_all),
    row("safeTransferFrom(address from,address to,uint256 tokenId)", 0x4284_2e0e, Undo::Nothing, nft::transfer),
    row("safeTransferFrom(address from,address to,uint256 tokenId,bytes data)", 0xb88d_4fde, Undo::Nothing, nft::transfer),
    row("safeTransferFrom(address from,address to,uint256 id,uint256 value,bytes data)", 0xf242_432a, Undo::Nothing, nft::multi_transfer),
    row("safeBatchTransferFrom(address from,address to,uint256[] ids,uint256[] values,bytes data)", 0x2eb2_c2d6, Undo::Nothing, nft::multi_transfers),

    // NFT permits: Uniswap v3 positions, ERC-4494, Uniswap v4 positions.
    row("permit(address spender,uint256 tokenId,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", 0x7ac2_ff7b, Undo::ApproveNobody, nft::permit),
    row("permit(address spender,uint256 tokenId,uint256 deadline,bytes signature)", 0x745a_41bc, Undo::ApproveNobody, nft::permit),
    row("permit(address spender,uint256 tokenId,uint256 deadline,uint256 nonce,bytes signature)", 0x0f57_30f1, Undo::ApproveNobody, nft::permit_with_nonce),
    row("permitForAll(address owner,address operator,bool approved,uint256 deadline,uint256 nonce,bytes signature)", 0x3aea_60f0, Undo::ApprovalForAll, nft::permit_for_all),

    // Permit2: every external function.
    row("approve(address token,address spender,uint160 amount,uint48 expiration)", 0x8751_7c45, Undo::Lockdown, permit2::approve),
    row("permit(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce) details,address spender,uint256 sigDeadline) permitSingle,bytes signature)", 0x2b67_b570, Undo::Lockdown, permit2::permit),
    row("permit(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permitBatch,bytes signature)", 0x2a2d_80d1, Undo::Lockdown, permit2::permit_batch),
    row("transferFrom(address from,address to,uint160 amount,address token)", 0x36c7_8516, Undo::Nothing, permit2::transfer),
    row("transferFrom((address from,address to,uint160 amount,address token)[] transferDetails)", 0x0d58_b1db, Undo::Nothing, permit2::transfers),
    row("permitTransferFrom(((address token,uint256 amount) permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount) transferDetails,address owner,bytes signature)", 0x30f2_8b7a, Undo::Nothing, permit2::permit_transfer),
    row("permitTransferFrom(((address token,uint256 amount)[] permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount)[] transferDetails,address owner,bytes signature)", 0xedd9_444b, Undo::Nothing, permit2::permit_transfers),
    row("permitWitnessTransferFrom(((address token,uint256 amount) permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount) transferDetails,address owner,bytes32 witness,string witnessTypeString,bytes signature)", 0x137c_29fe, Undo::Nothing, permit2::permit_transfer),
    row("permitWitnessTransferFrom(((address token,uint256 amount)[] permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount)[] transferDetails,address owner,bytes32 witness,string witnessTypeString,bytes signature)", 0xfe8e_c1a7, Undo::Nothing, permit2::permit_transfers),
    row("lockdown((address token,address spender)[] approvals)", 0xcc53_287f, Undo::Nothing, permit2::lockdown),
    row("invalidateNonces(address token,address spender,uint48 newNonce)", 0x65d9_723c, Undo::Nothing, permit2::invalidate_nonces),
    row("invalidateUnorderedNonces(uint256 wordPos,uint256 mask)", 0x3ff9_dcb1, Undo::Nothing, permit2::invalidate_unordered_nonces),

    // Reads, which a page may have a person send as a transaction.
    view("allowance(address user,address token,address spender)", 0x927d_a105),
    view("nonceBitmap(address owner,uint256 wordPos)", 0x4fe0_2b44),
    view("DOMAIN_SEPARATOR()", 0x3644_e515),
    view("eip712Domain()", 0x84b0_196e),
    view("PERMIT_TYPEHASH()", 0x30ad_f81f),
    view("nonces(address owner)", 0x7ece_be00),
    view("name()", 0x06fd_de03),
    view("symbol()", 0x95d8_9b41),
    view("decimals()", 0x313c_e567),
    view("totalSupply()", 0x1816_0ddd),
    view("balanceOf(address account)", 0x70a0_8231),
    view("allowance(address owner,address spender)", 0xdd62_ed3e),
    view("ownerOf(uint256 tokenId)", 0x6352_211e),
    view("getApproved(uint256 tokenId)", 0x0818_12fc),
    view("isApprovedForAll(address owner,address operator)", 0xe985_e9c5),
    view("tokenURI(uint256 tokenId)", 0xc87b_56dd),
    view("balanceOf(address account,uint256 id)", 0x00fd_d58e),
    view("balanceOfBatch(address[] accounts,uint256[] ids)", 0x4e12_73f4),
    view("uri(uint256 id)", 0x0e89_341c),
    view("supportsInterface(bytes4 interfaceId)", 0x01ff_c9a7),
];
