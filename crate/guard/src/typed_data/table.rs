//! The types whose meaning is known, one row each, by the hash of their encoding: `Permit` alone has
//! several meanings.

use crate::GrantKind::{Allowance, Nft, Operator, Permit2, Permit2Transfer};
use crate::calldata::Undo;
use crate::meaning::HowMuch::{self, Erc20, One, Unlimited};
use crate::meaning::Say::Grant;
use crate::meaning::What::{This, ThisCollection, ThisNft, Token};
use crate::meaning::{Granting, Meaning, Until, grant, words};
use alloy_primitives::{B256, b256};

/// A type whose meaning is known.
pub struct KnownType {
    /// The hash of its encoded type.
    pub type_hash: B256,
    /// A stable name for documents and tests.
    pub name: &'static str,
    /// How what it grants is taken back.
    pub undo: Undo,
    /// What a signature of it does. The contract is the domain's `verifyingContract`.
    pub(crate) meaning: Meaning,
}

impl KnownType {
    /// What a signature does, in a few words.
    #[must_use]
    pub fn words(&self) -> String {
        words(self.meaning)
    }
}

const fn row(name: &'static str, type_hash: B256, undo: Undo, meaning: Meaning) -> KnownType {
    KnownType {
        type_hash,
        name,
        undo,
        meaning,
    }
}

/// Every type whose meaning is known. Permit2 witnesses, order trees and wrapped types come on top: their
/// hash depends on what is inside.
#[rustfmt::skip]
pub static KNOWN_TYPES: &[KnownType] = &[
    row("eip2612", b256!("6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9"), Undo::ApproveZero, &[Grant(grant(Allowance, This, "spender").amount(Erc20("value")).of("owner").deadline("deadline").nonce("nonce"))]),
    row("dai", b256!("ea2aa0a1be11a07ed86d755c93467f4f82362b452371d1ba94d1715123511acb"), Undo::ApproveZero, &[Grant(grant(Allowance, This, "spender").amount(Unlimited).only_if("allowed").of("holder").deadline_or_never("expiry").nonce("nonce"))]),
    row("nft-permit-v3", b256!("49ecf333e5b8c95c40fdafc95c1ad136e8914a8fb55e9dc8bb01eaa83a2df9ad"), Undo::ApproveNobody, &[Grant(grant(Nft, ThisNft("tokenId"), "spender").amount(One).deadline("deadline").nonce("nonce"))]),
    row("nft-permitforall-v4", b256!("6673cb397ee2a50b6b8401653d3638b4ac8b3db9c28aa6870ffceb7574ec2f76"), Undo::ApprovalForAll, &[Grant(grant(Operator, ThisCollection, "operator").only_if("approved").deadline("deadline").nonce("nonce"))]),
    row("permit2-single", b256!("f3841cd1ff0085026a6327b620b67997ce40f282c88a8e905a7a5626e310f3d0"), Undo::Lockdown, &[Grant(PERMIT2_SINGLE)]),
    row("permit2-batch", b256!("af1b0d30d2cab0380e68f0689007e3254993c596f2fdd0aaa7f4d04f79440863"), Undo::Lockdown, &[Grant(PERMIT2_BATCH)]),
    row("permit2-transfer", b256!("939c21a48a8dbe3a9a2404a1d46691e4d39f6583d6ec6b35714604c986d80106"), Undo::Call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER]),
    row("permit2-batch-transfer", b256!("fcf35f5ac6a2c28868dc44c302166470266239195f02b0ee408334829333b766"), Undo::Call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_BATCH_TRANSFER]),
];

const PERMIT2_SINGLE: Granting = grant(Permit2, Token("details.token"), "spender")
    .amount(HowMuch::Permit2("details.amount"))
    .until(Until::Permit2("details.expiration"))
    .deadline("sigDeadline")
    .nonce("details.nonce");
const PERMIT2_BATCH: Granting = grant(Permit2, Token("details[].token"), "spender")
    .amount(HowMuch::Permit2("details[].amount"))
    .until(Until::Permit2("details[].expiration"))
    .deadline("sigDeadline")
    .nonce("details[].nonce")
    .each("details");
/// A Permit2 signature transfer, with or without a witness after its members.
pub(super) const PERMIT2_TRANSFER: crate::meaning::Say = Grant(
    grant(Permit2Transfer, Token("permitted.token"), "spender")
        .amount(Erc20("permitted.amount"))
        .until(Until::Once)
        .deadline("deadline")
        .nonce("nonce"),
);
/// The same for several tokens: one grant each, all with one nonce.
pub(super) const PERMIT2_BATCH_TRANSFER: crate::meaning::Say = Grant(
    grant(Permit2Transfer, Token("permitted[].token"), "spender")
        .amount(Erc20("permitted[].amount"))
        .until(Until::Once)
        .deadline("deadline")
        .nonce("nonce")
        .each("permitted"),
);
