//! Method names. Some wallets turn `eth_send_transaction` and `ethSendTransaction` into the same handler
//! as `eth_sendTransaction`, so names are compared without `_` and in lower case.

use super::{How, TypedDataMethod};
use crate::Remark;

/// The methods that ask for nothing a person could lose by, normalised (no `_`, lower case), sorted:
/// reads of the chain, connecting, switching chains, watching tokens, and sending what was
/// signed before.
pub const HARMLESS_METHODS: &[&str] = &[
    "ethaccounts",
    "ethbasefee",
    "ethblobbasefee",
    "ethblocknumber",
    "ethcall",
    "ethchainid",
    "ethcoinbase",
    "ethconfig",
    "ethcreateaccesslist",
    "ethestimategas",
    "ethestimateuseroperationgas",
    "ethfeehistory",
    "ethgasprice",
    "ethgetaccount",
    "ethgetbalance",
    "ethgetblockbyhash",
    "ethgetblockbynumber",
    "ethgetblockreceipts",
    "ethgetblocktransactioncountbyhash",
    "ethgetblocktransactioncountbynumber",
    "ethgetcode",
    "ethgetencryptionpublickey",
    "ethgetfilterchanges",
    "ethgetfilterlogs",
    "ethgetheaderbyhash",
    "ethgetheaderbynumber",
    "ethgetlogs",
    "ethgetproof",
    "ethgetrawtransactionbyblockhashandindex",
    "ethgetrawtransactionbyblocknumberandindex",
    "ethgetrawtransactionbyhash",
    "ethgetstorageat",
    "ethgetstoragevalues",
    "ethgettransactionbyblockhashandindex",
    "ethgettransactionbyblocknumberandindex",
    "ethgettransactionbyhash",
    "ethgettransactioncount",
    "ethgettransactionreceipt",
    "ethgetunclebyblockhashandindex",
    "ethgetunclebyblocknumberandindex",
    "ethgetunclecountbyblockhash",
    "ethgetunclecountbyblocknumber",
    "ethgetuseroperationbyhash",
    "ethgetuseroperationreceipt",
    "ethgetwork",
    "ethhashrate",
    "ethmaxpriorityfeepergas",
    "ethmining",
    "ethnewblockfilter",
    "ethnewfilter",
    "ethnewpendingtransactionfilter",
    "ethprotocolversion",
    "ethrequestaccounts",
    "ethsendrawtransaction",
    "ethsendrawtransactionconditional",
    "ethsendrawtransactionsync",
    "ethsimulatev1",
    "ethsubmithashrate",
    "ethsubmitwork",
    "ethsubscribe",
    "ethsubscription",
    "ethsupportedentrypoints",
    "ethsyncing",
    "ethuninstallfilter",
    "ethunsubscribe",
    "metamaskgetproviderstate",
    "metamasklogweb3shimusage",
    "metamasksenddomainmetadata",
    "metamaskwatchasset",
    "netlistening",
    "netpeercount",
    "netversion",
    "personalecrecover",
    "walletgetcallsstatus",
    "walletgetcapabilities",
    "walletgetpermissions",
    "walletregisteronboarding",
    "walletrevokepermissions",
    "walletshowcallsstatus",
    "walletswitchethereumchain",
    "walletwatchasset",
    "web3clientversion",
    "web3sha3",
];

/// Whether a method, however it is written, is in [`HARMLESS_METHODS`].
#[must_use]
pub fn is_harmless(method: &str) -> bool {
    listed(&normalised(method))
}

/// A method that is read.
#[derive(Clone, Copy, Debug)]
pub struct Method {
    /// Its name as pages usually write it.
    pub name: &'static str,
    /// How its parameters are read.
    pub how: How,
    /// Why it is read so.
    pub why: Remark,
}

const fn row(name: &'static str, how: How, why: &'static str) -> Method {
    Method {
        name,
        how,
        why: Remark::new(why),
    }
}

/// Every method that is read, or known by name. What is neither here nor in [`HARMLESS_METHODS`] is an
/// unknown method.
pub const METHODS: &[Method] = &[
    row("eth_sendTransaction", How::Transaction, "any call"),
    row(
        "eth_signTransaction",
        How::Transaction,
        "the page can send what was signed",
    ),
    row(
        "wallet_sendTransaction",
        How::Transaction,
        "what libraries fall back to",
    ),
    row(
        "signEthereumTransaction",
        How::NamedTransaction,
        "what Coinbase's page script makes of a transaction",
    ),
    row(
        "signEthereumMessage",
        How::NamedMessage,
        "what Coinbase's page script makes of any signature",
    ),
    row(
        "wallet_addEthereumChain",
        How::AddChain,
        "EIP-3085: an endpoint for a chain that the wallet has already says what the wallet shows",
    ),
    row(
        "addEthereumChain",
        How::AddChain,
        "what Coinbase's page script makes of it",
    ),
    row(
        "eth_decrypt",
        How::Decrypt,
        "the page gets what was encrypted for the account",
    ),
    row("wallet_sendCalls", How::Calls, "ERC-5792, versions 1.0 and 2.0.0"),
    row(
        "wallet_prepareCalls",
        How::Calls,
        "ERC-7836: a key of the page's signs the same calls",
    ),
    row(
        "wallet_sendPreparedCalls",
        How::Named,
        "ERC-7836: the calls are in a context that only the wallet can read",
    ),
    row(
        "eth_sendUserOperation",
        How::UserOperation,
        "ERC-4337: wallets sign it on the way",
    ),
    row(
        "eth_signUserOperation",
        How::UserOperation,
        "ERC-4337: anybody can submit it once signed",
    ),
    row(
        "personal_sign",
        How::Message,
        "with the wallets' own rules for swapped parameters and hex",
    ),
    row("eth_personalSign", How::Message, "another name of personal_sign"),
    row(
        "eth_sign",
        How::Hash,
        "a signature of any 32 bytes: a transaction, an order, a permit",
    ),
    row(
        "eth_signTypedData",
        How::TypedData(TypedDataMethod::V1),
        "a list of values to MetaMask, EIP-712 to other wallets",
    ),
    row(
        "eth_signTypedData_v1",
        How::TypedData(TypedDataMethod::V1),
        "a list of values without a domain",
    ),
    row(
        "eth_signTypedData_v2",
        How::TypedData(TypedDataMethod::V1),
        "never widely implemented",
    ),
    row(
        "eth_signTypedData_v3",
        How::TypedData(TypedDataMethod::V3),
        "EIP-712 without arrays",
    ),
    row(
        "eth_signTypedData_v4",
        How::TypedData(TypedDataMethod::V4),
        "EIP-712",
    ),
    row(
        "eth_signTypedData_v5",
        How::TypedData(TypedDataMethod::V4),
        "a draft name of the same",
    ),
    row(
        "personal_signTypedData",
        How::TypedData(TypedDataMethod::V4),
        "a name of the same in old nodes",
    ),
    row(
        "wallet_sign",
        How::Sign,
        "ERC-7871: message, typed data, or data for a validator",
    ),
    row(
        "wallet_signTypedData",
        How::Named,
        "in no standard: nobody can say what a wallet would make of it",
    ),
    row(
        "wallet_signIntendedValidatorData",
        How::ValidatorData,
        "EIP-7749: a contract account may take it for anything",
    ),
    row("wallet_requestExecutionPermissions", How::Permissions, "ERC-7715"),
    row(
        "wallet_grantPermissions",
        How::Permissions,
        "ERC-7715, drafts up to 2026",
    ),
    row(
        "wallet_issuePermissions",
        How::Permissions,
        "ERC-7715, drafts of 2024",
    ),
    row("wallet_revokeExecutionPermission", How::PermissionEnd, "ERC-7715"),
    row(
        "eth_signAuthorization",
        How::Authorization,
        "EIP-7702, by no standard",
    ),
    row(
        "wallet_signAuthorization",
        How::Authorization,
        "EIP-7702, by no standard",
    ),
    row(
        "eth_sign7702Authorization",
        How::Authorization,
        "EIP-7702, by no standard",
    ),
    row(
        "wallet_sign7702Authorization",
        How::Authorization,
        "EIP-7702, by no standard",
    ),
    row(
        "wallet_upgradeAccount",
        How::Upgrade,
        "EIP-7702: the request names no code",
    ),
    row(
        "wallet_connect",
        How::Connect,
        "ERC-7846: capabilities may sign in and give permissions",
    ),
    row("wallet_addSubAccount", How::SubAccount, "ERC-7895"),
    row(
        "wallet_createSession",
        How::Session,
        "CAIP-25: a session could include eth_sign",
    ),
    row(
        "wallet_requestPermissions",
        How::Session,
        "ERC-2255: connecting, but eth_sign and snaps are asked for in the same way",
    ),
    row("wallet_invokeMethod", How::Invoke, "CAIP-27"),
    row("provider_request", How::Invoke, "CAIP-27, early drafts"),
    row(
        "wallet_signedRequest",
        How::Signed,
        "ERC-7754: the page's signature says nothing of the request",
    ),
    row(
        "wallet_invokeSnap",
        How::Named,
        "what the snap's code does is not in the request",
    ),
    row(
        "wallet_snap",
        How::Named,
        "what the snap's code does is not in the request",
    ),
    row(
        "wallet_requestSnaps",
        How::Named,
        "installs code in the wallet that is not in the request",
    ),
    row(
        "wallet_silentSendTransaction",
        How::Named,
        "nobody is asked for what follows",
    ),
    row(
        "wallet_requestSilentSign",
        How::Named,
        "nobody is asked for what follows",
    ),
    row("wallet_getSession", How::Harmless, "CAIP-25: a read"),
    row("wallet_revokeSession", How::Harmless, "CAIP-25: disconnecting"),
    row("wallet_disconnect", How::Harmless, "ERC-7846: disconnecting"),
    row("wallet_getSubAccounts", How::Harmless, "ERC-7895: a read"),
    row("wallet_getAssets", How::Harmless, "ERC-7811: a read"),
    row(
        "wallet_getSupportedExecutionPermissions",
        How::Harmless,
        "ERC-7715: a read",
    ),
    row(
        "wallet_getGrantedExecutionPermissions",
        How::Harmless,
        "ERC-7715: a read",
    ),
];

/// How a method is read, however it is written; `None` for an unknown one.
#[must_use]
pub fn how(name: &str) -> Option<How> {
    let name = normalised(name);
    let known = METHODS
        .iter()
        .find(|method| letters(method.name).eq(name.chars()));
    let harmless = || listed(&name).then_some(How::Harmless);
    known.map(|method| method.how).or_else(harmless)
}

/// Whether two names are one method's.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn listed(normalised: &str) -> bool {
    HARMLESS_METHODS.binary_search(&normalised).is_ok()
}

fn normalised(name: &str) -> String {
    letters(name).collect()
}

/// Only ASCII letters are folded: a name with any other letter is never harmless.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|&letter| letter != '_')
        .map(|letter| letter.to_ascii_lowercase())
}
