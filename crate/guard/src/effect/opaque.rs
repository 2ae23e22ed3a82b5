//! What cannot be read.

use crate::wire::wire;
use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

/// What cannot be read. It is never harmless for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "opaque", rename_all = "camelCase")]
pub enum Opaque {
    /// A call whose function is not in the table.
    Call {
        /// The contract; `None` when the transaction creates one.
        to: Option<Address>,
        /// The first four bytes as `0x` hex, shorter if the calldata is.
        selector: String,
    },
    /// Typed data whose type is not in the table.
    TypedData {
        /// The hash of the encoded type, as `0x` hex.
        type_hash: String,
        /// The primary type's name, as the page wrote it.
        primary_type: String,
    },
    /// A bare hash (`eth_sign`): it could stand for anything.
    Hash,
    /// Orders of which only a hash is signed or stored.
    Orders {
        /// The exchange.
        keeper: Address,
    },
    /// Another contract's code run as the account itself.
    DelegateCall {
        /// The account; `None` means the one who signs.
        account: Option<Address>,
        /// Whose code.
        to: Address,
    },
    /// A permission (ERC-7715) or capability (ERC-5792) that is not known.
    Permission {
        /// Its name, as the page wrote it.
        name: String,
    },
    /// A method that is not known to be harmless.
    Method {
        /// The method's name, as the page wrote it.
        name: String,
    },
}

wire!(enum Opaque by "opaque" {
    Call = "call" { to, selector },
    TypedData = "typedData" { type_hash, primary_type },
    Hash = "hash" {},
    Orders = "orders" { keeper },
    DelegateCall = "delegateCall" { account, to },
    Permission = "permission" { name },
    Method = "method" { name },
});
