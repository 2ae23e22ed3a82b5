//! Functions that carry other calls: each call inside is read in turn, as its own sender makes it.

use super::{Function, Undo, row};
use crate::GrantKind::Allowance;
use crate::calldata::custom::{delegation, execution, one_inch, universal_router, v4_positions};
use crate::meaning::HowMuch::Erc20;
use crate::meaning::Say::{Call, Custom, Grant};
use crate::meaning::What::Token;
use crate::meaning::{As, Calling, Until, call, grant};

/// The contract calls itself by `delegatecall`, so whoever called it stays the sender.
const SELF: Calling = call("this", "data[]").by(As::Sender).each("data");
/// Multicall3 and its elders: they are the sender themselves.
const AGGREGATE: Calling = call("calls[].target", "calls[].callData").each("calls");
/// What an account does for its owner.
const ACCOUNT: Calling = call("to", "data").value("value");
const ACCOUNT_LISTS: Calling = call("to[]", "data[]").each("to,data");
const ACCOUNT_BATCH: Calling = call("calls[].to", "calls[].data")
    .value("calls[].value")
    .each("calls");

#[rustfmt::skip]
pub(super) static ROWS: &[Function] = &[
    row("multicall(bytes[] data)", 0xac96_50d8, Undo::Inner, &[Call(SELF)]),
    row("multicall(uint256 deadline,bytes[] data)", 0x5ae4_01dc, Undo::Inner, &[Call(SELF)]),
    row("multicall(bytes32 previousBlockhash,bytes[] data)", 0x1f04_64d1, Undo::Inner, &[Call(SELF)]),
    row("multicall(address target,bytes[] data)", 0x00c2_5829, Undo::Inner, &[Call(call("target", "data[]").each("data"))]),
    row("aggregate((address target,bytes callData)[] calls)", 0x252d_ba42, Undo::Inner, &[Call(AGGREGATE)]),
    row("aggregate3((address target,bool allowFailure,bytes callData)[] calls)", 0x82ad_56cb, Undo::Inner, &[Call(AGGREGATE)]),
    row("aggregate3Value((address target,bool allowFailure,uint256 value,bytes callData)[] calls)", 0x174d_ea71, Undo::Inner, &[Call(AGGREGATE.value("calls[].value"))]),
    row("tryAggregate(bool requireSuccess,(address target,bytes callData)[] calls)", 0xbce3_8bd7, Undo::Inner, &[Call(AGGREGATE)]),
    row("tryBlockAndAggregate(bool requireSuccess,(address target,bytes callData)[] calls)", 0x3995_42e9, Undo::Inner, &[Call(AGGREGATE)]),
    row("blockAndAggregate((address target,bytes callData)[] calls)", 0xc307_7fa9, Undo::Inner, &[Call(AGGREGATE)]),

    // Uniswap.
    row("execute(bytes commands,bytes[] inputs,uint256 deadline)", 0x3593_564c, Undo::Inner, &[Custom(universal_router::execute)]),
    row("execute(bytes commands,bytes[] inputs)", 0x2485_6bc3, Undo::Inner, &[Custom(universal_router::execute)]),
    row("executeSigned(bytes commands,bytes[] inputs,bytes32 intent,bytes32 data,bool verifySender,bytes32 nonce,bytes signature,uint256 deadline)", 0x4468_4dc3, Undo::Inner, &[Custom(universal_router::execute)]),
    row("modifyLiquidities(bytes unlockData,uint256 deadline)", 0xdd46_508f, Undo::Inner, &[Custom(v4_positions::modify_liquidities)]),
    row("modifyLiquiditiesWithoutUnlock(bytes actions,bytes[] params)", 0x4afe_393c, Undo::Inner, &[Custom(v4_positions::modify_liquidities_without_unlock)]),

    // Safe: an operation of 1 runs foreign code as the Safe.
    row("execTransaction(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,bytes signatures)", 0x6a76_1202, Undo::Inner, &[Call(ACCOUNT.delegate("operation")), Custom(execution::refund)]),
    row("execTransactionFromModule(address to,uint256 value,bytes data,uint8 operation)", 0x4687_21a7, Undo::Inner, &[Call(ACCOUNT.delegate("operation"))]),
    row("execTransactionFromModuleReturnData(address to,uint256 value,bytes data,uint8 operation)", 0x5229_073f, Undo::Inner, &[Call(ACCOUNT.delegate("operation"))]),
    row("multiSend(bytes transactions)", 0x8d80_ff0a, Undo::Inner, &[Custom(execution::multi_send)]),

    // Smart accounts: SimpleAccount, Coinbase, Kernel, ERC-725X (any operation but 0 is not a plain call), ERC-6551, Biconomy, Sequence, Ambire.
    row("execute(address to,uint256 value,bytes data)", 0xb61d_27f6, Undo::Inner, &[Call(ACCOUNT)]),
    row("execute_ncC(address to,uint256 value,bytes data)", 0x0000_189a, Undo::Inner, &[Call(ACCOUNT)]),
    row("execute(uint256 operation,address to,uint256 value,bytes data)", 0x44c0_28fe, Undo::Inner, &[Call(ACCOUNT.delegate("operation"))]),
    row("execute(address to,uint256 value,bytes data,uint8 operation)", 0x5194_5447, Undo::Inner, &[Call(ACCOUNT.delegate("operation"))]),
    row("executeBatch(address[] to,bytes[] data)", 0x18df_b3c7, Undo::Inner, &[Call(ACCOUNT_LISTS)]),
    row("executeBatch(address[] to,uint256[] value,bytes[] data)", 0x47e1_da2a, Undo::Inner, &[Call(ACCOUNT_LISTS.value("value[]").each("to,value,data"))]),
    row("executeBatch_y6U(address[] to,uint256[] value,bytes[] data)", 0x0000_4680, Undo::Inner, &[Call(ACCOUNT_LISTS.value("value[]").each("to,value,data"))]),
    row("executeBatch((address to,uint256 value,bytes data)[] calls)", 0x34fc_d5be, Undo::Inner, &[Call(ACCOUNT_BATCH)]),
    row("executeBySender((address to,uint256 value,bytes data)[] calls)", 0xabc5_345e, Undo::Inner, &[Call(ACCOUNT_BATCH)]),
    row("execute((address to,uint256 value,bytes data)[] calls)", 0x3f70_7e6b, Undo::Inner, &[Call(ACCOUNT_BATCH)]),
    row("execute(((address to,uint256 value,bytes data)[] calls,bool revertOnFailure) batch)", 0x99e1_d016, Undo::Inner, &[Call(call("batch.calls[].to", "batch.calls[].data").value("batch.calls[].value").each("batch.calls"))]),
    row("execute((bool delegateCall,bool revertOnError,uint256 gasLimit,address target,uint256 value,bytes data)[] txs,uint256 nonce,bytes signature)", 0x7a9a_1628, Undo::Inner, &[Call(call("txs[].target", "txs[].data").value("txs[].value").delegate("txs[].delegateCall").each("txs"))]),
    row("execute(bytes32 mode,bytes executionCalldata)", 0xe9ae_5c53, Undo::Inner, &[Custom(execution::execute)]),
    row("executeFromExecutor(bytes32 mode,bytes executionCalldata)", 0xd691_c964, Undo::Inner, &[Custom(execution::execute)]),
    row("executeUserOp((address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData,bytes signature) userOp,bytes32 userOpHash)", 0x8dd7_712f, Undo::Inner, &[Custom(execution::execute_user_op)]),
    // DSProxy and InstaDapp run the code of others as the account.
    row("execute(address target,bytes data)", 0x1cff_79cd, Undo::Inner, &[Custom(execution::run_as_account)]),
    row("cast(string[] targetNames,bytes[] datas,address origin)", 0x9304_c934, Undo::Inner, &[Custom(execution::cast)]),

    // ERC-4337 entry points, ERC-7710.
    row("handleOps((address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData,bytes signature)[] ops,address beneficiary)", 0x765e_827f, Undo::Inner, &[Custom(execution::handle_ops)]),
    row("handleOps((address sender,uint256 nonce,bytes initCode,bytes callData,uint256 callGasLimit,uint256 verificationGasLimit,uint256 preVerificationGas,uint256 maxFeePerGas,uint256 maxPriorityFeePerGas,bytes paymasterAndData,bytes signature)[] ops,address beneficiary)", 0x1fad_948c, Undo::Inner, &[Custom(execution::handle_ops)]),
    row("redeemDelegations(bytes[] permissionContexts,bytes32[] modes,bytes[] executionCallDatas)", 0xcef6_d209, Undo::Inner, &[Custom(delegation::redeem)]),

    // Calls in the name of somebody whose signature is handed in, or who is logged in at the contract.
    row("permit(address signer,address sender,uint256 nonceNamespace,uint256 nonce,uint256 deadline,uint256 value,bytes data,bytes signature)", 0x5bed_d1cd, Undo::Inner, &[Call(call("this", "data").by(As::Of("signer")))]),
    row("batch((address targetContract,address onBehalfOfAccount,uint256 value,bytes data)[] items)", 0xc16a_e7a4, Undo::Inner, &[Call(call("items[].targetContract", "items[].data").by(As::Of("items[].onBehalfOfAccount")).value("items[].value").each("items"))]),
    row("call(address targetContract,address onBehalfOfAccount,uint256 value,bytes data)", 0x1f8b_5215, Undo::Inner, &[Call(call("targetContract", "data").by(As::Of("onBehalfOfAccount")).value("value"))]),
    row("executeMetaTransaction(address userAddress,bytes functionSignature,bytes32 sigR,bytes32 sigS,uint8 sigV)", 0x0c53_c51c, Undo::Inner, &[Call(call("this", "functionSignature").by(As::Of("userAddress")))]),
    row("execute((address from,address to,uint256 value,uint256 gas,uint256 nonce,bytes data) req,bytes signature)", 0x4715_3f82, Undo::Inner, &[Call(call("req.to", "req.data").by(As::Of("req.from")).value("req.value"))]),
    row("execute((address from,address to,uint256 value,uint256 gas,uint48 deadline,bytes data,bytes signature) request)", 0xdf90_5caf, Undo::Inner, &[Call(call("request.to", "request.data").by(As::Of("request.from")).value("request.value"))]),
    // 0x's AllowanceHolder: an allowance for this transaction, and a call.
    row("exec(address operator,address token,uint256 amount,address target,bytes data)", 0x2213_bc0b, Undo::Inner, &[Grant(grant(Allowance, Token("token"), "operator").amount(Erc20("amount")).until(Until::Block)), Call(call("target", "data"))]),
    // 1inch v6: a packed permit, and a call of its own.
    row("permitAndCall(bytes permit,bytes action)", 0x5816_d723, Undo::Inner, &[Custom(one_inch::permit_and_call)]),
];
