//! Authority that protocols keep themselves: lending, trading, exchanges, delegates, votes.

use super::{Function, Undo, row};
use crate::GrantKind::{Credit, Delegate, Manager, OrderSigner, Permission, PermitC, Votes};
use crate::Power;
use crate::calldata::custom::{protocol, seaport};
use crate::meaning::HowMuch::Erc20;
use crate::meaning::Say::{Custom, Grant, HiddenOrders, Order, Revoke};
use crate::meaning::What::{Account, Nft, Standard, This, ThisAccount, Token};
use crate::meaning::{Granting, HowMuch, Ordering, Until, control, grant, order, part, revoke};

/// Whoever is named acts for the sender at the contract.
const fn manager(who: &'static str) -> Granting {
    grant(Manager, ThisAccount, who)
}

/// Somebody counts as the sender where the registry is asked.
const fn delegate(what: crate::meaning::What, who: &'static str) -> Granting {
    grant(Delegate, what, who)
}

/// Coinbase's SpendPermissionManager: an amount for each period.
const SPEND: Granting = grant(Permission, Token("permission.token"), "permission.spender")
    .amount(Erc20("permission.allowance"))
    .of("permission.account")
    .period("permission.period")
    .until(Until::At("permission.end"));

/// The zero address as receiver is the sender.
const SWAP: Ordering = order(
    &[part(Token("desc.srcToken"), "desc.amount")],
    &[part(Token("desc.dstToken"), "desc.minReturnAmount").to_or_maker("desc.dstReceiver")],
)
.until(Until::Block);

#[rustfmt::skip]
pub(super) static ROWS: &[Function] = &[
    // Aave: borrowing on somebody's credit; managing a position.
    row("approveDelegation(address delegatee,uint256 amount)", 0xc04a_8a10, Undo::Again, &[Grant(grant(Credit, This, "delegatee").amount(Erc20("amount")))]),
    row("delegationWithSig(address delegator,address delegatee,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", 0x0b52_d558, Undo::call("approveDelegation(address,uint256)"), &[Grant(grant(Credit, This, "delegatee").amount(Erc20("value")).of("delegator").deadline("deadline").submitted())]),
    row("approvePositionManager(address manager,bool approved)", 0xb8ca_a7c5, Undo::Again, &[Grant(manager("manager").only_if("approved"))]),
    // Compound v3, Morpho Blue.
    row("allow(address manager,bool isAllowed)", 0x1104_96e5, Undo::Again, &[Grant(manager("manager").only_if("isAllowed"))]),
    row("allowBySig(address owner,address manager,bool isAllowed,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", 0xbb24_d994, Undo::call("allow(address,bool)"), &[Grant(manager("manager").of("owner").only_if("isAllowed").nonce("nonce").deadline("expiry").submitted())]),
    row("setAuthorization(address authorized,bool isAuthorized)", 0xeece_a000, Undo::Again, &[Grant(manager("authorized").only_if("isAuthorized"))]),
    row("setAuthorizationWithSig((address authorizer,address authorized,bool isAuthorized,uint256 nonce,uint256 deadline) authorization,(uint8 v,bytes32 r,bytes32 s) signature)", 0x8069_218f, Undo::call("setAuthorization(address,bool)"), &[Grant(manager("authorization.authorized").of("authorization.authorizer").only_if("authorization.isAuthorized").nonce("authorization.nonce").deadline("authorization.deadline").submitted())]),
    // Euler's vault connector: operators of an account, or of accounts by a bit each.
    row("setAccountOperator(address account,address operator,bool authorized)", 0x9f5c_462a, Undo::Again, &[Grant(manager("operator").of("account").only_if("authorized"))]),
    row("setOperator(bytes19 addressPrefix,address operator,uint256 operatorBitField)", 0xc14c_11bf, Undo::Again, &[Grant(manager("operator").only_if("operatorBitField"))]),
    // Balancer v2, BentoBox, Maker, GMX, Synthetix.
    row("setRelayerApproval(address sender,address relayer,bool approved)", 0xfa6e_671d, Undo::Again, &[Grant(manager("relayer").of("sender").only_if("approved"))]),
    row("setMasterContractApproval(address user,address masterContract,bool approved,uint8 v,bytes32 r,bytes32 s)", 0xc0a4_7c93, Undo::Again, &[Grant(manager("masterContract").of("user").only_if("approved"))]),
    row("hope(address usr)", 0xa3b2_2fc4, Undo::call("nope(address)"), &[Grant(manager("usr"))]),
    row("nope(address usr)", 0xdc4d_20fa, Undo::Nothing, &[Revoke(revoke(Manager, ThisAccount, "usr"))]),
    row("cdpAllow(uint256 cdp,address usr,uint256 ok)", 0x0b63_fb62, Undo::Again, &[Grant(manager("usr").only_if("ok"))]),
    row("urnAllow(address usr,uint256 ok)", 0xb68f_4004, Undo::Again, &[Grant(manager("usr").only_if("ok"))]),
    row("approvePlugin(address plugin)", 0x38c7_4dd9, Undo::call("denyPlugin(address)"), &[Grant(manager("plugin"))]),
    row("approveAllDelegatePowers(address delegate)", 0xbc87_acbf, Undo::call("removeAllDelegatePowers(address)"), &[Grant(manager("delegate"))]),

    // Registries of delegates: delegate.xyz v2 and v1, warm.xyz.
    row("delegateAll(address to,bytes32 rights,bool enable)", 0x30ff_3140, Undo::Again, &[Grant(delegate(ThisAccount, "to").only_if("enable"))]),
    row("delegateContract(address to,address contract,bytes32 rights,bool enable)", 0xd90e_73ab, Undo::Again, &[Grant(delegate(Account("contract"), "to").only_if("enable"))]),
    row("delegateERC721(address to,address contract,uint256 tokenId,bytes32 rights,bool enable)", 0xb18e_2bbb, Undo::Again, &[Grant(delegate(Nft("contract", "tokenId"), "to").amount(HowMuch::One).only_if("enable"))]),
    row("delegateERC20(address to,address contract,bytes32 rights,uint256 amount)", 0x003c_2ba6, Undo::Again, &[Grant(delegate(Token("contract"), "to").amount(Erc20("amount")).only_if("amount"))]),
    row("delegateERC1155(address to,address contract,uint256 tokenId,bytes32 rights,uint256 amount)", 0xab76_4683, Undo::Again, &[Grant(delegate(Nft("contract", "tokenId"), "to").amount(Erc20("amount")).only_if("amount"))]),
    row("delegateForAll(address delegate,bool value)", 0x685e_e3e8, Undo::Again, &[Grant(delegate(ThisAccount, "delegate").only_if("value"))]),
    row("delegateForContract(address delegate,address contract,bool value)", 0x49c9_5d29, Undo::Again, &[Grant(delegate(Account("contract"), "delegate").only_if("value"))]),
    row("delegateForToken(address delegate,address contract,uint256 tokenId,bool value)", 0x537a_5c3d, Undo::Again, &[Grant(delegate(Nft("contract", "tokenId"), "delegate").amount(HowMuch::One).only_if("value"))]),
    row("setHotWallet(address hotWallet,uint256 expiration,bool lockHotWallet)", 0x2407_a746, Undo::Again, &[Custom(protocol::set_hot_wallet)]),

    // Votes (ERC-5805).
    row("delegate(address delegatee)", 0x5c19_a95c, Undo::Again, &[Grant(grant(Votes, This, "delegatee"))]),
    row("delegateBySig(address delegatee,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", 0xc3cd_a520, Undo::call("delegate(address)"), &[Grant(grant(Votes, This, "delegatee").nonce("nonce").deadline("expiry").submitted())]),

    // Exchanges: LooksRare's transfer manager, 0x, CoW, Seaport, Wyvern.
    row("grantApprovals(address[] operators)", 0xe8f9_f1dc, Undo::call("revokeApprovals(address[])"), &[Grant(manager("operators[]").each("operators"))]),
    row("revokeApprovals(address[] operators)", 0x6cf0_859c, Undo::Nothing, &[Revoke(revoke(Manager, ThisAccount, "operators[]").each("operators"))]),
    // 1inch's aggregation router: what must have come in by the end.
    row("swap(address executor,(address srcToken,address dstToken,address srcReceiver,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 flags) desc,bytes data)", 0x07ed_2379, Undo::Never, &[Order(SWAP)]),
    row("registerAllowedOrderSigner(address signer,bool allowed)", 0xea7f_aa61, Undo::Again, &[Grant(grant(OrderSigner, ThisAccount, "signer").only_if("allowed"))]),
    row("setSignatureValidatorApproval(address validator,bool approval)", 0x77fc_ce68, Undo::Again, &[Grant(grant(OrderSigner, ThisAccount, "validator").only_if("approval"))]),
    row("preSign(bytes32 hash)", 0x46c0_2d7a, Undo::Never, &[HiddenOrders]),
    row("setPreSignature(bytes orderUid,bool signed)", 0xec6c_b13f, Undo::Again, &[Custom(protocol::set_pre_signature)]),
    row("validate(((address offerer,address zone,(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,uint256 endAmount)[] offer,(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,uint256 endAmount,address recipient)[] consideration,uint8 orderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,uint256 salt,bytes32 conduitKey,uint256 totalOriginalConsiderationItems) parameters,bytes signature)[] orders)", 0x8814_7732, Undo::call("incrementCounter()"), &[Custom(seaport::validate)]),
    // A proxy of the sender's own, through which the exchange moves what is approved to it.
    row("registerProxy()", 0xddd8_1f82, Undo::Never, &[control(Power::Module, "")]),

    // Limit Break's PermitC, Coinbase's SpendPermissionManager.
    row("approve(uint256 tokenType,address token,uint256 id,address operator,uint200 amount,uint48 expiration)", 0xb97f_6f8b, Undo::Again, &[Grant(grant(PermitC, Standard { standard: "tokenType", token: "token", id: "id" }, "operator").amount(Erc20("amount")).until(Until::Permit2("expiration")))]),
    row("approve((address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permission)", 0x3321_1c30, Undo::call("revoke((address,address,address,uint160,uint48,uint48,uint48,uint256,bytes))"), &[Grant(SPEND)]),
    row("approveWithSignature((address account,address spender,address token,uint160 allowance,uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData) permission,bytes signature)", 0xb9ff_c8e1, Undo::call("revoke((address,address,address,uint160,uint48,uint48,uint48,uint256,bytes))"), &[Grant(SPEND.submitted())]),
];
