//! The types whose meaning is known, one row each, by the hash of their encoding: `Permit` alone has
//! several meanings.

use super::custom::{account, nft, one_inch, rarible, zero_ex};
use crate::GrantKind::{
    Allowance, Credit, Manager, Nft, Operator, OrderSigner, Permission, Permit2, Permit2Transfer, PermitC,
    Votes,
};
use crate::calldata::{Undo, cancel_authorization, router_commands, seaport};
use crate::meaning::HowMuch::{self, Erc20, One, Unlimited};
use crate::meaning::Say::{self, Call, Custom, Grant, Hash, HiddenOrders, Move, Order};
use crate::meaning::What::{Standard, This, ThisAccount, ThisCollection, ThisNft, Token};
use crate::meaning::{
    As, Calling, Granting, Meaning, Moving, Ordering, Part, Until, call, grant, moved, order, part, words,
};
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

/// Every type whose meaning is known. What comes on top is in [`super::KNOWN_SHAPES`].
#[rustfmt::skip]
pub static KNOWN_TYPES: &[KnownType] = &[
    row("eip2612", b256!("6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9"), Undo::ApproveZero, &[Grant(grant(Allowance, This, "spender").amount(Erc20("value")).of("owner").deadline("deadline").nonce("nonce"))]),
    row("dai", b256!("ea2aa0a1be11a07ed86d755c93467f4f82362b452371d1ba94d1715123511acb"), Undo::ApproveZero, &[Grant(grant(Allowance, This, "spender").amount(Unlimited).only_if("allowed").of("holder").deadline_or_never("expiry").nonce("nonce"))]),
    row("nft-permit-v3", b256!("49ecf333e5b8c95c40fdafc95c1ad136e8914a8fb55e9dc8bb01eaa83a2df9ad"), Undo::ApproveNobody, &[Grant(grant(Nft, ThisNft("tokenId"), "spender").amount(One).deadline("deadline").nonce("nonce"))]),
    row("nft-permitforall-v4", b256!("6673cb397ee2a50b6b8401653d3638b4ac8b3db9c28aa6870ffceb7574ec2f76"), Undo::ApprovalForAll, &[Grant(grant(Operator, ThisCollection, "operator").only_if("approved").deadline("deadline").nonce("nonce"))]),
    row("permit2-single", b256!("f3841cd1ff0085026a6327b620b67997ce40f282c88a8e905a7a5626e310f3d0"), Undo::Lockdown, &[Grant(PERMIT2_SINGLE)]),
    row("permit2-batch", b256!("af1b0d30d2cab0380e68f0689007e3254993c596f2fdd0aaa7f4d04f79440863"), Undo::Lockdown, &[Grant(PERMIT2_BATCH)]),
    row("permit2-transfer", b256!("939c21a48a8dbe3a9a2404a1d46691e4d39f6583d6ec6b35714604c986d80106"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER]),
    row("permit2-batch-transfer", b256!("fcf35f5ac6a2c28868dc44c302166470266239195f02b0ee408334829333b766"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_BATCH_TRANSFER]),

    // Limit Break's PermitC, EIP-3009, Aave, votes.
    row("permitc-transfer", b256!("932b8553b8e35bbee682d275cbe1cf115e14a777e2ca3266b4797369fb6317d3"), Undo::call("invalidateUnorderedNonce(uint256)"), &[Grant(PERMIT_C.until(Until::Once).deadline("expiration"))]),
    row("permitc-approval", b256!("f9c04f8b028fcfa3315ea5accaee4589194a685f07cda0392e6ba95507061119"), Undo::call("approve(uint256,address,uint256,address,uint200,uint48)"), &[Grant(PERMIT_C.until(Until::Permit2("approvalExpiration")).deadline("sigDeadline"))]),
    row("eip3009-TransferWithAuthorization", b256!("7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a2267"), Undo::call("cancelAuthorization(address,bytes32,uint8,bytes32,bytes32)"), &[Move(AUTHORIZED)]),
    row("eip3009-ReceiveWithAuthorization", b256!("d099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de8"), Undo::call("cancelAuthorization(address,bytes32,uint8,bytes32,bytes32)"), &[Move(AUTHORIZED)]),
    row("eip3009-cancel", b256!("158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a1597429"), Undo::Nothing, &[Custom(cancel_authorization)]),
    row("aave-v3-credit", b256!("323db0410fecc107e39e2af5908671f4c8d106123b35a51501bb805c5fa36aa0"), Undo::call("approveDelegation(address,uint256)"), &[Grant(grant(Credit, This, "delegatee").amount(Erc20("value")).deadline("deadline").nonce("nonce"))]),
    row("votes", b256!("e48329057bfd03d55e49b547132e39cffd9c1820ad7b9d4c5307691425d15adf"), Undo::call("delegate(address)"), &[Grant(grant(Votes, This, "delegatee").deadline("expiry").nonce("nonce"))]),
    row("ballot", b256!("f2aad550cf55f045cb27e9c559f9889fdfb6e6cdaa032301d6ea397784ae51d7"), Undo::Never, &[]),

    // Votes at Snapshot, by the kinds of its proposals. Nothing checks them on a chain.
    row("snapshot-vote", b256!("7bf372d792402c0796ec3567238391d04616792abb3fe96c99adc02d8b8cdffa"), Undo::Never, &[]),
    row("snapshot-vote-many", b256!("c2ed44c7be9c5335d4027e174ad358bf019606114b0f8a7dbb73e1513a899064"), Undo::Never, &[]),
    row("snapshot-vote-text", b256!("fdd52c86ced60284ca4f02d512d732b9328a9724376e392b2b0347cade0d81e5"), Undo::Never, &[]),
    row("snapshot-vote-hash", b256!("a3bd648795666a66209c0dd1df21f29d43f39fc6ea6e778bde4bbd6e63729e50"), Undo::Never, &[]),
    row("snapshot-vote-hash-many", b256!("6f61aecab00b91c01c4eb4341e80efcb642e02a3423cad1443a76e5d4db92b43"), Undo::Never, &[]),
    row("snapshot-vote-hash-text", b256!("b15d40a682f1702cf78317da0b5876628f7940c2ef4dea6d994a3bb87afe889e"), Undo::Never, &[]),

    // Acting for the signer at a contract: Compound v3, Morpho Blue, Balancer (the signed call itself), BentoBox, ERC-7540 vaults, Hyperliquid.
    row("comet", b256!("ab8e80cad03d9def1f2f6f14831e15fd29eb88f59ac40032be3f8047b5ee33ed"), Undo::call("allow(address,bool)"), &[Grant(manager("manager").of("owner").only_if("isAllowed").deadline("expiry").nonce("nonce"))]),
    row("morpho", b256!("81d0284fb0e2cde18d0553b06189d6f7613c96a01bb5b5e7828eade6a0dcac91"), Undo::call("setAuthorization(address,bool)"), &[Grant(manager("authorized").of("authorizer").only_if("isAuthorized").deadline("deadline").nonce("nonce"))]),
    row("balancer-relayer", b256!("a3f865aa351e51cfeb40f5178d1564bb629fe9030b83caf6361d1baaf5b90b5a"), Undo::Inner, &[Call(call("this", "calldata").by(As::Sender))]),
    row("bentobox", b256!("1962bc9f5484cb7a998701b81090e966ee1fce5771af884cceee7c081b14ade2"), Undo::call("setMasterContractApproval(address,address,bool,uint8,bytes32,bytes32)"), &[Grant(manager("masterContract").of("user").only_if("approved").nonce("nonce"))]),
    row("erc7741-operator", b256!("a3efcf8cb518126a85cdfd1c1102ee539e0700189f80926e1ac37144450473fa"), Undo::call("setOperator(address,bool)"), &[Grant(manager("operator").of("controller").only_if("approved").deadline("deadline").nonce("nonce"))]),
    row("hyperliquid-agent", b256!("4464abf6148f115d79362d98320081aa2ae8a5c840083cb65820bffc21394378"), Undo::Again, &[Grant(grant(OrderSigner, ThisAccount, "agentAddress").nonce("nonce"))]),
    // A part of each trade's volume, which the ledger itself limits to 1 %, and between the signer's own two accounts.
    row("hyperliquid-builder-fee", b256!("461684eab6dcdfdd79c6250648d41a1abe3c826ceab6c513fc4f30156f233ad3"), Undo::Again, &[]),
    row("hyperliquid-class-transfer", b256!("7a3eebb1997d2e459472886f8cf9829a79b1b00c72a06c9fe015c91299aecd43"), Undo::Again, &[]),

    // Spending and acting for an account: Coinbase, ERC-7710.
    row("coinbase-spend", b256!("c9fa0f0252014cf89ab0539e3bb3adcb76f93e6bb6494e8cc61c14e2761ee2e4"), Undo::call("revoke((address,address,address,uint160,uint48,uint48,uint48,uint256,bytes))"), &[Grant(SPEND)]),
    row("coinbase-spend-batch", b256!("e528cd8f39a864282e62a136876fbff89cfa2ebb001852b9f771aa0bc9ffc3ee"), Undo::call("revoke((address,address,address,uint160,uint48,uint48,uint48,uint256,bytes))"), &[Grant(SPEND_BATCH)]),
    row("mm-delegation", b256!("88c1d2ecf185adf710588203a5f263f0ff61be0d33da39792cde19ba9aa4331e"), Undo::call("disableDelegation((address,address,bytes32,(address,bytes,bytes)[],uint256,bytes))"), &[Custom(account::delegation)]),

    // Calls: of a Safe, of a smart account, of a vault connector, of a router, and in the signer's name. A forwarder's coin is that of whoever submits the call.
    row("safe-tx", b256!("bb8310d486368db6bd6f849402fdd73ad53d316b5a4b2644ad6efe0f941286d8"), Undo::Inner, &[Call(call("to", "data").value("value").delegate("operation")), Custom(account::safe_refund)]),
    row("safe-message", b256!("60b3cbf8b4a223d68d641b3b6ddf9a298e7f33710cf3d3a9d1146b5a6150fbca"), Undo::Never, &[Hash]),
    row("erc4337-userop-v08", b256!("29a0bca4af4be3421398da00295e58e6d7de38cb492214754cb6a47507dd6f8e"), Undo::Inner, &[Call(call("sender", "callData")), Custom(account::user_operation_fee)]),
    row("evc-permit", b256!("4ae56dd541cf527f212121ebe3756a7631631f85f66a3073e982c01a6e2ecbf2"), Undo::Inner, &[Call(call("this", "data").by(As::Of("signer")))]),
    row("ur-executesigned", b256!("4b503a2e339bf072a489301f3eec7abaefc520266c462796ed9267bbcc6e407c"), Undo::Inner, &[Custom(router_commands)]),
    row("gsn-v3-forward", b256!("b91ae508e6f0e8e33913dec60d2fdcb39fe037ce56198c70a7927d7cd813fd96"), Undo::Inner, &[Call(FORWARD)]),
    row("gsn-v3-relay", b256!("f17b6c1ec6c338d6106d1123b3e60d72bf94a96d947bfc91ce7b47facaf428c0"), Undo::Inner, &[Call(FORWARD)]),
    row("oz4-minimal-forwarder", b256!("dd8f4b70b0f4393e889bd39128a30628a78b61816a9eb8199759e7a349657e48"), Undo::Inner, &[Call(FORWARD)]),
    row("oz5-forwarder", b256!("7f96328b83274ebc7c1cf4f7a3abda602b51a78b7fa1d86a2ce353d75e587cac"), Undo::Inner, &[Call(FORWARD)]),
    row("biconomy-erc20-forward", b256!("c223e141cca349f82125254307136aaa76c49db05db9f480cc1af6f3bdd453af"), Undo::Inner, &[Call(FORWARD), Custom(account::biconomy_fee)]),
    row("native-metatx", b256!("23d10def3caacba2e4042e0c75d44a42d2558aabcf5ce951d0642a8032e1e653"), Undo::Inner, &[Call(call("this", "functionSignature").by(As::Of("from")))]),
    row("0x-v3-tx", b256!("ec69816980a3a3ca4554410e60253953e9ff375ba4536a98adfa15cc71541508"), Undo::Inner, &[Call(call("this", "data").by(As::Of("signerAddress")))]),
    row("0x-v4-mtx", b256!("e866282978e74dc892efa3621df30a058ca4d374a338824c0b89f1dfdcb0ea04"), Undo::Inner, &[Call(call("this", "callData").by(As::Of("signer"))), Custom(account::zero_ex_fee)]),
    row("erc7739-personal", b256!("983e65e5148e570cd828ead231ee759a8d7958721a768f93bc4483ba005c32de"), Undo::Never, &[Custom(account::personal_sign)]),

    // Orders for items: Seaport, LooksRare, Blur, Rarible, Polymarket, 0x v4.
    row("seaport-order", b256!("fa445660b7e21515a59617fcd68910b487aa5808b8abda3d78bc85df364b2c2f"), Undo::call("incrementCounter()"), &[Custom(seaport::signed)]),
    row("looksrare-v1", b256!("40261ade532fa1d2c7293df30aaadb9b3c616fae525a0b56d3d411c841a85028"), Undo::call("cancelAllOrdersForSender(uint256)"), &[Custom(nft::looksrare_v1)]),
    row("looksrare-v2", b256!("003c1bce41a2de73dfe64d6eeb2b3d7f15f1c0c382d9d963c2c6daeb75f0e539"), Undo::call("incrementBidAskNonces(bool,bool)"), &[Custom(nft::looksrare_v2)]),
    row("blur-v1", b256!("376bfbc394a7ba7fdf10f224572cef371358e3053e362f4554fcd2ad56329b3f"), Undo::call("incrementNonce()"), &[Custom(nft::blur_v1)]),
    row("blur-v1-root", b256!("5bcf4b2eaff7fcdeb49f0bda53026b9ebdd93db566fe4c447125cb899e598c90"), Undo::call("incrementNonce()"), &[HiddenOrders]),
    row("blur-v2", b256!("af92fd8295121c3ba2d0dc4f6af18edcd0b3aaeff05fc72c591de6d457ee0c05"), Undo::call("incrementNonce()"), &[HiddenOrders]),
    row("rarible-v2", b256!("477ed43b8020849b755512278536c3766a3b4ab547519949a75f483372493f8d"), Undo::call("cancel((address,((bytes4,bytes),uint256),address,((bytes4,bytes),uint256),uint256,uint256,uint256,bytes4,bytes))"), &[Custom(rarible::order)]),
    row("polymarket", b256!("a852566c4e14d00869b6db0220888a9090a13eccdaea03713ff0a3d27bf9767c"), Undo::call("incrementNonce()"), &[Custom(nft::polymarket)]),
    row("0x-v4-erc721", b256!("2de32b2b090da7d8ab83ca4c85ba2eb6957bc7f6c50cb4ae1995e87560d808ed"), Undo::call("cancelERC721Order(uint256)"), &[Custom(nft::zero_ex_721)]),
    row("0x-v4-erc1155", b256!("930490b1bcedd2e5139e22c761fafd52e533960197c2283f3922c7fd8c880be9"), Undo::call("cancelERC1155Order(uint256)"), &[Custom(nft::zero_ex_1155)]),

    // Orders for tokens: 0x, 1inch, CoW, ERC-7683 (what the settler reads out of `orderData` is its own).
    row("0x-v2", b256!("770501f88a26ede5c04a20ef877969e961eb11fc13b78aaf414b633da0d4f86f"), Undo::call("cancelOrdersUpTo(uint256)"), &[Custom(zero_ex::order_v2)]),
    row("0x-v3", b256!("f80322eb8376aafb64eadf8f0d7623f22130fd9491a221e902b713cb984a7534"), Undo::call("cancelOrdersUpTo(uint256)"), &[Custom(zero_ex::order_v3)]),
    row("0x-v4-limit", b256!("ce918627cb55462ddbb85e73de69a8b322f2bc88f4507c52fcad6d4c33c29d49"), Undo::call("cancelLimitOrder((address,address,uint128,uint128,uint128,address,address,address,address,bytes32,uint64,uint256))"), &[Order(ZERO_EX.until(Until::At("expiry")))]),
    row("0x-v4-rfq", b256!("e593d3fdfa8b60e5e17a1b2204662ecbe15c23f2084b9ad5bae40359540a7da9"), Undo::call("cancelRfqOrder((address,address,uint128,uint128,address,address,address,bytes32,uint64,uint256))"), &[Order(ZERO_EX.until(Until::At("expiry")))]),
    row("0x-v4-otc", b256!("2f754524de756ae72459efbe1ec88c19a745639821de528ac3fb88f9e65e35c8"), Undo::Never, &[Order(ZERO_EX.until(Until::Bits { path: "expiryAndNonce", shift: 192, bits: 64 }))]),
    row("1inch-v3", b256!("0a244ca8a150ac294c14fcff9277051ced9a5b23e966a0ff0522e989da23116c"), Undo::call("cancelOrder((uint256,address,address,address,address,address,uint256,uint256,uint256,bytes))"), &[Order(ONE_INCH.taker("allowedSender")), Custom(one_inch::getters)]),
    row("1inch-v4", b256!("3af21ec5a20011b88d3b7b4ed7c806cef05a5980cf34974bcd53566a131f7e4c"), Undo::call("cancelOrder(uint256,bytes32)"), &[Order(ONE_INCH.until(Until::Bits { path: "makerTraits", shift: 80, bits: 40 })), Custom(one_inch::extension)]),
    row("cow", b256!("d5a25ba2e97094ad7d83dc28a6572da797d6b3e7fc6663bd93efb789fc17e489"), Undo::call("invalidateOrder(bytes)"), &[Order(COW)]),
    row("cow-cancel", b256!("4c89efb91ae246f78d2fe68b47db2fa1444a121a4f2dc3fda7a5a408c2e3588e"), Undo::Nothing, &[]),
    row("erc7683-gasless-2024", b256!("e3bf10b5739e335154720a95c12f13044f17663dbd6ca01ac402fbc114960ecd"), Undo::Never, &[HiddenOrders]),

    // Permit2 transfers whose witness is an order: UniswapX, 0x Settler.
    row("uniswapx-dutch", b256!("f69aa722d3ed4edcfb9d5a29bf72a4d1fd0a2b90c570c4791dcde3f5dcd89c0b"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER, Order(DUTCH)]),
    row("uniswapx-exclusive", b256!("2846b6ca8e0ecdbc9ca7696f16bdf77b3baf48504ac14d6a541484ec197e91eb"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER, Order(DUTCH)]),
    row("uniswapx-v2", b256!("a8cc1ce2c3d1c6f1ff0072b7a47d6e2876fef4f7f92648cd166fdd6dec0a7465"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER, Order(DUTCH_V2)]),
    row("uniswapx-v3", b256!("50bbe8caa8f7427c8a8be4675c1948f25626517609a84996d96169e4079815b9"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER, Order(DUTCH_V3)]),
    row("uniswapx-priority", b256!("62eb19740b0510aa84f3808ffd83de9e7648770a53b176290abac329392bdbfc"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER, Order(OUTPUTS)]),
    row("uniswapx-limit", b256!("e35e6a28e8d076114130d5989df14ccf68b92dc3ed629938e43f54ab543d79bb"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER, Order(OUTPUTS)]),
    row("0x-settler-witness", b256!("e363956cfcb5235635a38cff995a4ba597e7bf5a7055f871efd13bf94cbbd8a3"), Undo::call("invalidateUnorderedNonces(uint256,uint256)"), &[PERMIT2_TRANSFER, Order(SETTLER)]),
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
pub(super) const PERMIT2_TRANSFER: Say = Grant(
    grant(Permit2Transfer, Token("permitted.token"), "spender")
        .amount(Erc20("permitted.amount"))
        .until(Until::Once)
        .deadline("deadline")
        .nonce("nonce"),
);
/// The same for several tokens: one grant each, all with one nonce.
pub(super) const PERMIT2_BATCH_TRANSFER: Say = Grant(
    grant(Permit2Transfer, Token("permitted[].token"), "spender")
        .amount(Erc20("permitted[].amount"))
        .until(Until::Once)
        .deadline("deadline")
        .nonce("nonce")
        .each("permitted"),
);
const PERMIT_C: Granting = grant(
    PermitC,
    Standard {
        standard: "tokenType",
        token: "token",
        id: "id",
    },
    "operator",
)
.amount(Erc20("amount"))
.nonce("nonce");

/// EIP-3009: anybody can submit the one, the receiver the other.
const AUTHORIZED: Moving = moved(This, "to", "value").from("from").deadline("validBefore");

/// Whoever is named acts for the signer at the contract.
const fn manager(who: &'static str) -> Granting {
    grant(Manager, ThisAccount, who)
}

/// Coinbase's SpendPermissionManager: an amount for each period.
const SPEND: Granting = grant(Permission, Token("token"), "spender")
    .amount(Erc20("allowance"))
    .of("account")
    .period("period")
    .until(Until::At("end"));
const SPEND_BATCH: Granting = grant(Permission, Token("permissions[].token"), "permissions[].spender")
    .amount(Erc20("permissions[].allowance"))
    .of("account")
    .period("period")
    .until(Until::At("end"))
    .each("permissions");

const FORWARD: Calling = call("to", "data").by(As::Of("from"));

const ZERO_EX: Ordering = order(
    &[part(Token("makerToken"), "makerAmount")],
    &[part(Token("takerToken"), "takerAmount")],
)
.maker("maker")
.taker("taker");

const ONE_INCH: Ordering = order(
    &[part(Token("makerAsset"), "makingAmount")],
    &[part(Token("takerAsset"), "takingAmount").to_or_maker("receiver")],
)
.maker("maker");

const COW: Ordering = order(
    &[
        part(Token("sellToken"), "sellAmount"),
        part(Token("sellToken"), "feeAmount"),
    ],
    &[part(Token("buyToken"), "buyAmount").to_or_maker("receiver")],
)
.until(Until::At("validTo"));

/// What Permit2 may transfer for a witness that is an order; the contract refuses any other input.
const PERMITTED: Part = part(Token("permitted.token"), "permitted.amount");

/// UniswapX: outputs only shrink with time, so the last amount is the least.
const fn uniswapx(outputs: &'static [Part]) -> Ordering {
    order(&[PERMITTED], outputs)
        .maker("witness.info.swapper")
        .keeper("spender")
        .until(Until::At("witness.info.deadline"))
}

const DUTCH: Ordering = uniswapx(&[
    part(Token("witness.outputs[].token"), "witness.outputs[].endAmount")
        .to("witness.outputs[].recipient")
        .each("witness.outputs"),
]);
const DUTCH_V2: Ordering = uniswapx(&[part(
    Token("witness.baseOutputs[].token"),
    "witness.baseOutputs[].endAmount",
)
.to("witness.baseOutputs[].recipient")
.each("witness.baseOutputs")]);
const DUTCH_V3: Ordering = uniswapx(&[part(
    Token("witness.baseOutputs[].token"),
    "witness.baseOutputs[].minAmount",
)
.to("witness.baseOutputs[].recipient")
.each("witness.baseOutputs")]);
const OUTPUTS: Ordering = uniswapx(
    &[part(Token("witness.outputs[].token"), "witness.outputs[].amount")
        .to("witness.outputs[].recipient")
        .each("witness.outputs")],
);

/// 0x Settler: what must have come by the end of the actions.
const SETTLER: Ordering = order(
    &[PERMITTED],
    &[part(
        Token("slippageAndActions.buyToken"),
        "slippageAndActions.minAmountOut",
    )
    .to("slippageAndActions.recipient")],
)
.keeper("spender")
.until(Until::At("deadline"));
