//! What signing typed data would allow, by its type hash: `Permit` alone has several meanings.

use super::{Data, TypedData};
use crate::{Amount, Asset, By, Effect, Expiry, Grant, GrantKind, Malformed, Problem, Revocation};
use alloy_primitives::{Address, B256, U256, b256};

/// What a signature would do, as far as its type tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It gives or takes back authority: one effect for each token.
    Approval(Vec<Effect>),
    /// Its type is not in the table but looks like one that gives authority.
    LookAlike,
    /// Its type is not in the table.
    Unknown,
}

/// A type whose meaning is known.
pub struct KnownType {
    /// The hash of its encoded type.
    pub type_hash: B256,
    /// A stable name for documents and tests.
    pub name: &'static str,
    meaning: Reader,
}

/// Turns a message's members into effects; `None` if they are not those of the type.
type Reader = fn(keeper: Address, members: &[Data]) -> Option<Vec<Effect>>;

/// The types whose meaning is known. Permit2 witnesses come on top: their hash depends on the witness.
pub const KNOWN_TYPES: &[KnownType] = &[
    KnownType {
        type_hash: b256!("6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9"),
        name: "eip2612",
        meaning: eip2612,
    },
    KnownType {
        type_hash: b256!("ea2aa0a1be11a07ed86d755c93467f4f82362b452371d1ba94d1715123511acb"),
        name: "dai",
        meaning: dai,
    },
    KnownType {
        type_hash: b256!("49ecf333e5b8c95c40fdafc95c1ad136e8914a8fb55e9dc8bb01eaa83a2df9ad"),
        name: "nft-permit-v3",
        meaning: nft_permit,
    },
    KnownType {
        type_hash: b256!("6673cb397ee2a50b6b8401653d3638b4ac8b3db9c28aa6870ffceb7574ec2f76"),
        name: "nft-permitforall-v4",
        meaning: permit_for_all,
    },
    KnownType {
        type_hash: b256!("f3841cd1ff0085026a6327b620b67997ce40f282c88a8e905a7a5626e310f3d0"),
        name: "permit2-single",
        meaning: permit_single,
    },
    KnownType {
        type_hash: b256!("af1b0d30d2cab0380e68f0689007e3254993c596f2fdd0aaa7f4d04f79440863"),
        name: "permit2-batch",
        meaning: permit_batch,
    },
    KnownType {
        type_hash: b256!("939c21a48a8dbe3a9a2404a1d46691e4d39f6583d6ec6b35714604c986d80106"),
        name: "permit2-transfer",
        meaning: permit_transfer,
    },
    KnownType {
        type_hash: b256!("fcf35f5ac6a2c28868dc44c302166470266239195f02b0ee408334829333b766"),
        name: "permit2-batch-transfer",
        meaning: permit_batch_transfer,
    },
];

/// Permit2 signature transfers with a witness: a fifth member of any name and type.
const WITNESS_TYPES: [(&str, Reader); 2] = [
    (
        "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,",
        permit_transfer,
    ),
    (
        "PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline,",
        permit_batch_transfer,
    ),
];
/// What a witness type must say of its tokens: Permit2 hashes them with this type whatever the page declares.
const TOKEN_PERMISSIONS: &str = ")TokenPermissions(address token,uint256 amount)";
/// Permit2 hashes four members and one word of witness.
const WITNESS_MEMBERS: usize = 5;

/// What signing `data` would change.
///
/// # Errors
/// `domain.verifyingContract` is `Missing` where the type's meaning depends on the contract.
pub fn effects(data: &TypedData) -> Result<Meaning, Malformed> {
    let Some(read) = reader(data) else {
        return Ok(if looks_like_approval(data) {
            Meaning::LookAlike
        } else {
            Meaning::Unknown
        });
    };
    let keeper = data.domain.verifying_contract;
    let keeper = keeper.ok_or_else(|| Malformed::new("domain.verifyingContract", Problem::Missing))?;
    // The hash fixes the members, so a reader that finds others has met something made to deceive.
    Ok(read(keeper, data.message.members()).map_or(Meaning::LookAlike, Meaning::Approval))
}

fn reader(data: &TypedData) -> Option<Reader> {
    let known = KNOWN_TYPES.iter().find(|known| known.type_hash == data.type_hash);
    known.map(|known| known.meaning).or_else(|| witness_reader(data))
}

fn witness_reader(data: &TypedData) -> Option<Reader> {
    let witness = WITNESS_TYPES
        .iter()
        .find(|(prefix, _)| data.encode_type.starts_with(prefix));
    let (_, read) = witness?;
    // Names have no brackets, so `)Name(` can only begin a type.
    let genuine =
        data.message.members().len() == WITNESS_MEMBERS && data.encode_type.contains(TOKEN_PERMISSIONS);
    genuine.then_some(*read)
}

/// Whether an unknown type names itself a permit, or has somebody to trust beside something to give.
fn looks_like_approval(data: &TypedData) -> bool {
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
    let mut members = data.schema.structs().iter().flat_map(|of| &of.members);
    let named = |names: &[&str], name: &str| names.contains(&name.to_ascii_lowercase().as_str());
    let permit = data.primary_type.to_ascii_lowercase().starts_with("permit");
    permit
        || (members.clone().any(|member| named(&TRUSTED, &member.name))
            && members.any(|member| named(&GIVEN, &member.name)))
}

/// `Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)`: EIP-2612.
fn eip2612(token: Address, members: &[Data]) -> Option<Vec<Effect>> {
    use Data::{Address, Uint};
    let [
        Address(owner),
        Address(spender),
        Uint(value),
        Uint(nonce),
        Uint(deadline),
    ] = members
    else {
        return None;
    };
    let asset = Asset::Token { address: token };
    if value.is_zero() {
        return Some(vec![revocation(
            GrantKind::Allowance,
            asset,
            Some(*spender),
            token,
        )]);
    }
    let grant = Grant {
        owner: Some(*owner),
        deadline: Some(*deadline),
        nonce: Some(*nonce),
        ..signed(
            GrantKind::Allowance,
            asset,
            *spender,
            Amount::erc20(*value),
            token,
        )
    };
    Some(vec![Effect::Grant(grant)])
}

/// `Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)`: DAI. Its expiry
/// is the signature's, and 0 means none.
fn dai(token: Address, members: &[Data]) -> Option<Vec<Effect>> {
    use Data::{Address, Bool, Uint};
    let [
        Address(holder),
        Address(spender),
        Uint(nonce),
        Uint(expiry),
        Bool(allowed),
    ] = members
    else {
        return None;
    };
    let asset = Asset::Token { address: token };
    if !allowed {
        return Some(vec![revocation(
            GrantKind::Allowance,
            asset,
            Some(*spender),
            token,
        )]);
    }
    let amount = Amount::Unlimited { value: U256::MAX };
    let grant = Grant {
        owner: Some(*holder),
        deadline: Some(if expiry.is_zero() { U256::MAX } else { *expiry }),
        nonce: Some(*nonce),
        ..signed(GrantKind::Allowance, asset, *spender, amount, token)
    };
    Some(vec![Effect::Grant(grant)])
}

/// `Permit(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)`: ERC-4494, Uniswap positions.
/// The zero address as spender clears the approval.
fn nft_permit(collection: Address, members: &[Data]) -> Option<Vec<Effect>> {
    let [
        Data::Address(spender),
        Data::Uint(id),
        Data::Uint(nonce),
        Data::Uint(deadline),
    ] = members
    else {
        return None;
    };
    let asset = Asset::Nft {
        address: collection,
        id: *id,
    };
    if spender.is_zero() {
        return Some(vec![revocation(GrantKind::Nft, asset, None, collection)]);
    }
    let amount = Amount::Exact { value: U256::ONE };
    let grant = Grant {
        deadline: Some(*deadline),
        nonce: Some(*nonce),
        ..signed(GrantKind::Nft, asset, *spender, amount, collection)
    };
    Some(vec![Effect::Grant(grant)])
}

/// `PermitForAll(address operator,bool approved,uint256 nonce,uint256 deadline)`: Uniswap v4 positions.
fn permit_for_all(collection: Address, members: &[Data]) -> Option<Vec<Effect>> {
    let [
        Data::Address(operator),
        Data::Bool(approved),
        Data::Uint(nonce),
        Data::Uint(deadline),
    ] = members
    else {
        return None;
    };
    let asset = Asset::Collection { address: collection };
    if !approved {
        return Some(vec![revocation(
            GrantKind::Operator,
            asset,
            Some(*operator),
            collection,
        )]);
    }
    let grant = Grant {
        deadline: Some(*deadline),
        nonce: Some(*nonce),
        ..signed(GrantKind::Operator, asset, *operator, Amount::All, collection)
    };
    Some(vec![Effect::Grant(grant)])
}

/// `PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)`: Permit2.
fn permit_single(permit2: Address, members: &[Data]) -> Option<Vec<Effect>> {
    let [details, Data::Address(spender), Data::Uint(deadline)] = members else {
        return None;
    };
    Some(vec![permit2_allowance(permit2, details, *spender, *deadline)?])
}

/// `PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)`: Permit2.
fn permit_batch(permit2: Address, members: &[Data]) -> Option<Vec<Effect>> {
    let [Data::Array(details), Data::Address(spender), Data::Uint(deadline)] = members else {
        return None;
    };
    details
        .iter()
        .map(|details| permit2_allowance(permit2, details, *spender, *deadline))
        .collect()
}

/// One `PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)`. An expiration of 0
/// means the block that stores it.
fn permit2_allowance(permit2: Address, details: &Data, spender: Address, deadline: U256) -> Option<Effect> {
    let [
        Data::Address(token),
        Data::Uint(amount),
        Data::Uint(expiration),
        Data::Uint(nonce),
    ] = details.members()
    else {
        return None;
    };
    let asset = Asset::Token { address: *token };
    if amount.is_zero() {
        return Some(revocation(GrantKind::Permit2, asset, Some(spender), permit2));
    }
    let expiry = if expiration.is_zero() {
        Expiry::ThisBlock
    } else {
        Expiry::At { time: *expiration }
    };
    Some(Effect::Grant(Grant {
        expiry,
        deadline: Some(deadline),
        nonce: Some(*nonce),
        ..signed(
            GrantKind::Permit2,
            asset,
            spender,
            Amount::permit2(*amount),
            permit2,
        )
    }))
}

/// `PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline)`:
/// Permit2, with or without a witness after it.
fn permit_transfer(permit2: Address, members: &[Data]) -> Option<Vec<Effect>> {
    let [
        permitted,
        Data::Address(spender),
        Data::Uint(nonce),
        Data::Uint(deadline),
        ..,
    ] = members
    else {
        return None;
    };
    Some(vec![permit2_transfer(
        permit2, permitted, *spender, *nonce, *deadline,
    )?])
}

/// The same for `TokenPermissions[]`: one grant for each token, all with one nonce.
fn permit_batch_transfer(permit2: Address, members: &[Data]) -> Option<Vec<Effect>> {
    let [
        Data::Array(permitted),
        Data::Address(spender),
        Data::Uint(nonce),
        Data::Uint(deadline),
        ..,
    ] = members
    else {
        return None;
    };
    permitted
        .iter()
        .map(|one| permit2_transfer(permit2, one, *spender, *nonce, *deadline))
        .collect()
}

/// One `TokenPermissions(address token,uint256 amount)`.
fn permit2_transfer(
    permit2: Address,
    permitted: &Data,
    spender: Address,
    nonce: U256,
    deadline: U256,
) -> Option<Effect> {
    let [Data::Address(token), Data::Uint(amount)] = permitted.members() else {
        return None;
    };
    let asset = Asset::Token { address: *token };
    Some(Effect::Grant(Grant {
        expiry: Expiry::Once,
        deadline: Some(deadline),
        nonce: Some(nonce),
        ..signed(
            GrantKind::Permit2Transfer,
            asset,
            spender,
            Amount::erc20(*amount),
            permit2,
        )
    }))
}

/// A grant by signature that never expires once it is in force; its maker adds what the message has.
fn signed(kind: GrantKind, asset: Asset, spender: Address, amount: Amount, keeper: Address) -> Grant {
    Grant {
        kind,
        asset,
        owner: None,
        spender,
        amount,
        period: None,
        expiry: Expiry::Never,
        deadline: None,
        nonce: None,
        by: By::Signature,
        keeper,
    }
}

fn revocation(kind: GrantKind, asset: Asset, spender: Option<Address>, keeper: Address) -> Effect {
    Effect::Revoke(Revocation::Grant {
        kind,
        asset,
        spender,
        keeper,
    })
}
