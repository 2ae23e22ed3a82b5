//! Reads, which a page may have a person send as a transaction, and what acts for the sender in nothing but votes and
//! names.

use super::{Function, Undo, row};

const fn view(signature: &'static str, selector: u32) -> Function {
    row(signature, selector, Undo::Nothing, &[])
}

#[rustfmt::skip]
pub(super) static ROWS: &[Function] = &[
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
    // Governors (OpenZeppelin's, Compound's); names, of accounts (ENS), and the promise of one.
    view("castVote(uint256 proposalId,uint8 support)", 0x5678_1388),
    view("castVoteWithReason(uint256 proposalId,uint8 support,string reason)", 0x7b3c_71d3),
    view("setName(string name)", 0xc47f_0027),
    view("commit(bytes32 commitment)", 0xf14f_cbc8),
];
