//! Method names. Some wallets turn `eth_send_transaction` and `ethSendTransaction` into the same handler
//! as `eth_sendTransaction`, so names are compared without `_` and in lower case.

use super::TypedDataMethod;

/// The methods that ask for nothing a person could lose by, normalised (no `_`, lower case), sorted:
/// reads of the chain, connecting, switching and adding chains, watching tokens, and sending what was
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
    "ethdecrypt",
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
    "walletaddethereumchain",
    "walletgetcallsstatus",
    "walletgetcapabilities",
    "walletgetpermissions",
    "walletregisteronboarding",
    "walletrequestpermissions",
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

/// What a method asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Harmless,
    Transaction,
    TypedData(TypedDataMethod),
    Message,
    Hash,
    Other,
}

pub(super) fn find(name: &str) -> Method {
    let name = normalised(name);
    match name.as_str() {
        "ethsendtransaction" | "ethsigntransaction" | "walletsendtransaction" => Method::Transaction,
        "ethsigntypeddata" | "ethsigntypeddatav1" | "ethsigntypeddatav2" => {
            Method::TypedData(TypedDataMethod::V1)
        }
        "ethsigntypeddatav3" => Method::TypedData(TypedDataMethod::V3),
        "ethsigntypeddatav4" | "ethsigntypeddatav5" | "personalsigntypeddata" => {
            Method::TypedData(TypedDataMethod::V4)
        }
        "personalsign" | "ethpersonalsign" => Method::Message,
        "ethsign" => Method::Hash,
        name if listed(name) => Method::Harmless,
        _ => Method::Other,
    }
}

fn listed(normalised: &str) -> bool {
    HARMLESS_METHODS.binary_search(&normalised).is_ok()
}

/// Only ASCII letters are folded: a name with any other letter is never harmless.
fn normalised(name: &str) -> String {
    name.chars()
        .filter(|&letter| letter != '_')
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}
