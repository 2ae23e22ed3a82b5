//! ERC-721 and ERC-1155, and collections that came before them.

use super::{Function, Undo, row};
use crate::GrantKind::{Nft, Operator, Rental};
use crate::calldata::custom::nft;
use crate::meaning::HowMuch::One;
use crate::meaning::Say::{Custom, EndOrder, Grant, Move, Order};
use crate::meaning::What::{Coin, ThisCollection, ThisNft};
use crate::meaning::{Granting, Part, Until, grant, moved, order, part};

/// An ERC-721 permit. Who signed it is the owner.
const PERMIT: Granting = grant(Nft, ThisNft("tokenId"), "spender")
    .amount(One)
    .deadline("deadline")
    .submitted();
/// An ERC-721 item; an ERC-1155 item with its amount.
const ITEM: Part = part(ThisNft("index"), "");
const PRICE: Part = part(Coin, "price");

#[rustfmt::skip]
pub(super) static ROWS: &[Function] = &[
    row("setApprovalForAll(address operator,bool approved)", 0xa22c_b465, Undo::ApprovalForAll, &[Grant(grant(Operator, ThisCollection, "operator").only_if("approved"))]),
    row("safeTransferFrom(address from,address to,uint256 tokenId)", 0x4284_2e0e, Undo::Never, &[Move(moved(ThisNft("tokenId"), "to", "").from("from"))]),
    row("safeTransferFrom(address from,address to,uint256 tokenId,bytes data)", 0xb88d_4fde, Undo::Never, &[Move(moved(ThisNft("tokenId"), "to", "").from("from"))]),
    row("safeTransferFrom(address from,address to,uint256 id,uint256 value,bytes data)", 0xf242_432a, Undo::Never, &[Move(moved(ThisNft("id"), "to", "value").from("from"))]),
    row("safeBatchTransferFrom(address from,address to,uint256[] ids,uint256[] values,bytes data)", 0x2eb2_c2d6, Undo::Never, &[Move(moved(ThisNft("ids[]"), "to", "values[]").from("from").each("ids,values"))]),
    row("batchTransferFrom(address from,address to,uint256[] tokenIds)", 0xf399_3d11, Undo::Never, &[Move(moved(ThisNft("tokenIds[]"), "to", "").from("from").each("tokenIds"))]),

    // Permits: Uniswap v3 positions, ERC-4494, Uniswap v4 positions.
    row("permit(address spender,uint256 tokenId,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", 0x7ac2_ff7b, Undo::ApproveNobody, &[Grant(PERMIT)]),
    row("permit(address spender,uint256 tokenId,uint256 deadline,bytes signature)", 0x745a_41bc, Undo::ApproveNobody, &[Grant(PERMIT)]),
    row("permit(address spender,uint256 tokenId,uint256 deadline,uint256 nonce,bytes signature)", 0x0f57_30f1, Undo::ApproveNobody, &[Grant(PERMIT.nonce("nonce"))]),
    row("permitForAll(address owner,address operator,bool approved,uint256 deadline,uint256 nonce,bytes signature)", 0x3aea_60f0, Undo::ApprovalForAll, &[Grant(grant(Operator, ThisCollection, "operator").only_if("approved").of("owner").deadline("deadline").nonce("nonce").submitted())]),

    // ERC-4907: the right to use an item, until a time.
    row("setUser(uint256 tokenId,address user,uint64 expires)", 0xe030_565e, Undo::Again, &[Grant(grant(Rental, ThisNft("tokenId"), "user").amount(One).only_if("expires").until(Until::At("expires")))]),
    // Approvals of names and of nodes of a registry (ENS).
    row("approve(address owner,address operator,bool approved)", 0x199e_8acb, Undo::Again, &[Grant(grant(Operator, ThisCollection, "operator").of("owner").only_if("approved"))]),
    row("approve(bytes32 node,address delegate,bool approved)", 0xa4b9_1a01, Undo::Again, &[Grant(grant(Nft, ThisNft("node"), "delegate").amount(One).only_if("approved"))]),
    // OpenSea's TransferHelper: many items to many.
    row("bulkTransfer(((uint8 itemType,address token,uint256 identifier,uint256 amount)[] items,address recipient,bool validateERC721Receiver)[] transfers,bytes32 conduitKey)", 0x3238_9b71, Undo::Never, &[Custom(nft::bulk_transfer)]),

    // CryptoPunks.
    row("offerPunkForSale(uint256 index,uint256 price)", 0xc441_93c3, Undo::call("punkNoLongerForSale(uint256)"), &[Order(order(&[ITEM], &[PRICE]))]),
    row("offerPunkForSaleToAddress(uint256 index,uint256 price,address to)", 0xbf31_196f, Undo::call("punkNoLongerForSale(uint256)"), &[Order(order(&[ITEM], &[PRICE]).taker("to"))]),
    row("acceptBidForPunk(uint256 index,uint256 price)", 0x2316_5b75, Undo::Never, &[Order(order(&[ITEM], &[PRICE]).until(Until::Block))]),
    row("transferPunk(address to,uint256 index)", 0x8b72_a2ec, Undo::Never, &[Move(moved(ThisNft("index"), "to", ""))]),
    // A bid is the coin that goes along.
    row("enterBidForPunk(uint256 index)", 0x091d_bfd2, Undo::call("withdrawBidForPunk(uint256)"), &[]),
    row("punkNoLongerForSale(uint256 index)", 0xf6ee_ff1e, Undo::Nothing, &[EndOrder]),
];
