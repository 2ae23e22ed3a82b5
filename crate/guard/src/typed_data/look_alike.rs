//! Types that look like known ones and are not.

use super::TypedData;

/// Names that stand for authority wherever they are used; with members that are not in the table they are
/// another version, or made to deceive. Names like `Order` say too little.
const NAMES: [&str; 29] = [
    "TransferWithAuthorization",
    "ReceiveWithAuthorization",
    "OrderComponents",
    "BulkOrder",
    "MakerOrder",
    "BatchOrder",
    "LimitOrder",
    "RfqOrder",
    "OtcOrder",
    "ERC721Order",
    "ERC1155Order",
    "GaslessCrossChainOrder",
    "ZeroExTransaction",
    "MetaTransactionData",
    "MetaTransaction",
    "ForwardRequest",
    "RelayRequest",
    "ERC20ForwardRequest",
    "SafeTx",
    "PackedUserOperation",
    "UserOperation",
    "Delegation",
    "DelegationWithSig",
    "SpendPermission",
    "SpendPermissionBatch",
    "SetRelayerApproval",
    "UpdateApprovalBySignature",
    "Authorization",
    "AuthorizeOperator",
];

/// Whether an unknown type has the name of a known one, names itself a permit, or has somebody to trust
/// beside something to give.
pub(super) fn looks_like_approval(data: &TypedData) -> bool {
    const TRUSTED: [&str; 4] = ["spender", "operator", "delegate", "delegatee"];
    const GIVEN: [&str; 7] = [
        "value",
        "amount",
        "wad",
        "tokenid",
        "allowed",
        "approved",
        "allowance",
    ];
    let named = |names: &[&str], name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let permit = data.primary_type.to_ascii_lowercase().starts_with("permit");
    let structs = data.schema.structs();
    let mut members = structs.iter().flat_map(|of| &of.members);
    permit
        || structs.iter().any(|of| named(&NAMES, &of.name))
        || (members.clone().any(|member| named(&TRUSTED, &member.name))
            && members.any(|member| named(&GIVEN, &member.name)))
}
