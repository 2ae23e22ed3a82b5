//! Signatures that were given and can still be used: what ends each kind, and how that is read back.

use super::RevokeCall;
use super::order::SeaportOrder;
use super::target::Target;
use super::typed;
use crate::allowance::{Found, PERMIT2, Reads, What};
use crate::multicall::address_word;
use crate::typed_data::Domain;
use crate::wire::wire;
use crate::{ChainId, Text};
use alloy_primitives::{Address, B256, U256};
use serde::{Deserialize, Serialize};

/// Permit2 lets no more nonces of a pair be skipped at once.
const MOST_SKIPPED: U256 = U256::from_limbs([65_535, 0, 0, 0]);
/// The bits of a nonce of a Permit2 allowance.
const NONCE_BITS: usize = 48;

/// A signature, by what of it can be ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Signature {
    /// The chain.
    pub chain: ChainId,
    /// Who signed.
    pub owner: Address,
    /// What was signed.
    pub signed: Signed,
}

/// The domain that a token signs for, as it stood in what was signed. The token itself and the chain are not repeated.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct SignedDomain {
    /// `name`, if it has one (untrusted text).
    pub name: Option<String>,
    /// `version`, if it has one (untrusted text).
    pub version: Option<String>,
    /// Whether it has a `chainId`.
    pub has_chain: bool,
    /// `salt`, if it has one.
    pub salt: Option<B256>,
}

/// One token of a Permit2 allowance signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SignedNonce {
    /// The token.
    pub token: Address,
    /// Its nonce: the signature is good while Permit2 has the same. Below 2^48.
    pub nonce: U256,
    /// What Permit2 has now, where it is known.
    pub current: Option<U256>,
}

/// What was signed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "signed", rename_all = "camelCase")]
#[allow(clippy::large_enum_variant, reason = "there are few of them at a time")]
pub enum Signed {
    /// An EIP-2612 permit.
    Permit {
        /// The token.
        token: Address,
        /// Who may take.
        spender: Address,
        /// Its nonce.
        nonce: U256,
        /// Its domain.
        domain: SignedDomain,
    },
    /// Dai's permit.
    DaiPermit {
        /// The token.
        token: Address,
        /// Who may take.
        spender: Address,
        /// Its nonce.
        nonce: U256,
        /// Its domain.
        domain: SignedDomain,
    },
    /// A Permit2 allowance, of one token or several. It is good for all of them or for none.
    Permit2 {
        /// Who may take.
        spender: Address,
        /// Its tokens.
        details: Vec<SignedNonce>,
    },
    /// A Permit2 signature transfer, also with a witness.
    Transfer {
        /// Its nonce: one bit of a map.
        nonce: U256,
    },
    /// An EIP-3009 transfer.
    Authorization {
        /// The token.
        token: Address,
        /// Its nonce: 32 bytes read as a number.
        nonce: U256,
        /// Its domain.
        domain: SignedDomain,
    },
    /// A Seaport order.
    Order {
        /// Which Seaport.
        keeper: Address,
        /// The counter that it was signed with.
        counter: U256,
        /// Its hash, by which Seaport knows whether it is over.
        hash: B256,
        /// The order, where it was kept.
        order: Option<SeaportOrder>,
    },
    /// What no call of the owner's can end.
    Endless,
}

impl Signature {
    /// The call that ends an EIP-2612 or Dai permit or an EIP-3009 transfer: each takes a second signature, which
    /// uses up the first one's nonce and gives nothing.
    pub(super) fn signed_call(&self) -> Option<RevokeCall> {
        let (to, selector, words, message) = match &self.signed {
            Signed::Permit {
                token,
                spender,
                nonce,
                domain,
            } => {
                let words = vec![
                    address_word(self.owner),
                    address_word(*spender),
                    U256::ZERO,
                    U256::MAX,
                ];
                let message = typed::permit(self, *token, domain, *spender, *nonce);
                (*token, [0xd5, 0x05, 0xac, 0xcf], words, message)
            }
            Signed::DaiPermit {
                token,
                spender,
                nonce,
                domain,
            } => {
                let [owner, spender_word] = [self.owner, *spender].map(address_word);
                let words = vec![owner, spender_word, *nonce, U256::ZERO, U256::ZERO];
                let message = typed::dai_permit(self, *token, domain, *spender, *nonce);
                (*token, [0x8f, 0xcb, 0xaf, 0x0c], words, message)
            }
            Signed::Authorization { token, nonce, domain } => {
                let words = vec![address_word(self.owner), *nonce];
                let message = typed::cancel(self, *token, domain, *nonce);
                (*token, [0x5a, 0x04, 0x9a, 0x70], words, message)
            }
            _ => return None,
        };
        let ends = vec![Target::Signature {
            signature: self.clone(),
        }];
        let words: Vec<U256> = words.into_iter().chain([U256::ZERO; 3]).collect();
        let mut call = RevokeCall::new(ends, to, selector, &words);
        call.sign = Some(message);
        Some(call)
    }

    /// Why nothing in one of our calls can end it, if that is so.
    pub(super) fn obstacle(&self) -> Option<Text> {
        match &self.signed {
            Signed::Endless => Some(Text::new("revoke_endless")),
            Signed::Permit2 { details, .. } if details.iter().all(|one| one.skip().is_none()) => {
                Some(Text::new("revoke_far_nonce"))
            }
            _ => None,
        }
    }

    /// The reads that say whether it is over.
    pub(super) fn reads(&self) -> Vec<What> {
        let owner = address_word(self.owner);
        match &self.signed {
            Signed::Permit { token, .. } | Signed::DaiPermit { token, .. } => {
                vec![What::word(*token, [0x7e, 0xce, 0xbe, 0x00], &[owner], 1, 0)]
            }
            Signed::Permit2 { spender, details } => {
                let read = |one: &SignedNonce| What::Permit2 {
                    owner: self.owner,
                    token: one.token,
                    spender: *spender,
                };
                details.iter().map(read).collect()
            }
            Signed::Transfer { nonce } => {
                let words = [owner, word_of(*nonce)];
                vec![What::word(PERMIT2, [0x4f, 0xe0, 0x2b, 0x44], &words, 2, 0)]
            }
            Signed::Authorization { token, nonce, .. } => {
                vec![What::word(
                    *token,
                    [0xe9, 0x4a, 0x01, 0x02],
                    &[owner, *nonce],
                    2,
                    0,
                )]
            }
            Signed::Order { keeper, hash, .. } => {
                let counter = What::word(*keeper, [0xf0, 0x7e, 0xc3, 0x73], &[owner], 1, 0);
                // Whether it is cancelled, and how much of it is filled of how much.
                let status = |at| What::word(*keeper, [0x46, 0x42, 0x3a, 0xa7], &[(*hash).into()], 1, at);
                vec![counter, status(1), status(2), status(3)]
            }
            Signed::Endless => Vec::new(),
        }
    }

    /// Whether it can be used no more; `None` if nobody can tell.
    pub(super) fn is_over(&self, reads: &Reads) -> Option<bool> {
        let whats = self.reads();
        let mut found = whats.iter().map(|what| reads.get(self.chain, *what));
        match &self.signed {
            Signed::Permit { nonce, .. } | Signed::DaiPermit { nonce, .. } => {
                Some(number(found.next()?)? > *nonce)
            }
            // One nonce that is past is enough.
            Signed::Permit2 { details, .. } => {
                let past = details.iter().zip(found).map(|(one, found)| match found {
                    Found::Permit2 { nonce, .. } => Some(*nonce > one.nonce),
                    _ => None,
                });
                any(past)
            }
            Signed::Transfer { nonce } => Some(number(found.next()?)?.bit(bit(*nonce))),
            Signed::Authorization { .. } => Some(!number(found.next()?)?.is_zero()),
            Signed::Order { counter, .. } => {
                let mut next = || found.next().and_then(number);
                let is_past = next().map(|now| now != *counter);
                let is_cancelled = next().map(|word| !word.is_zero());
                let is_filled = next()
                    .zip(next())
                    .map(|(filled, size)| !size.is_zero() && filled >= size);
                any([is_past, is_cancelled, is_filled])
            }
            Signed::Endless => None,
        }
    }

    /// The number that its read at this place found.
    pub(super) fn number(&self, reads: &Reads, at: usize) -> Option<U256> {
        reads.number(self.chain, *self.reads().get(at)?)
    }

    /// Whether an order was signed with this counter.
    pub(super) fn is_counter(&self, now: Option<U256>) -> bool {
        matches!(&self.signed, Signed::Order { counter, .. } if Some(*counter) == now)
    }
}

/// Whether one of these is so: one that is suffices, all are needed to say that none is.
fn any(each: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let all = each.into_iter().reduce(|one, other| {
        if one == Some(true) || other == Some(true) {
            return Some(true);
        }
        one.and(other)
    });
    all.flatten()
}

impl SignedNonce {
    /// The nonce to go on with so that this one is past; `None` if Permit2 has no such, or does not go so far at once.
    pub(super) fn skip(&self) -> Option<U256> {
        let next = self.nonce.checked_add(U256::ONE)?;
        let steps = next.saturating_sub(self.current.unwrap_or(self.nonce));
        (next.bit_len() <= NONCE_BITS && steps <= MOST_SKIPPED).then_some(next)
    }
}

/// The word of Permit2's map that a nonce is in.
pub(super) fn word_of(nonce: U256) -> U256 {
    nonce.wrapping_shr(8)
}

/// The bit of a nonce in its word.
pub(super) fn bit(nonce: U256) -> usize {
    usize::from(nonce.byte(0))
}

fn number(found: &Found) -> Option<U256> {
    match found {
        Found::Number(number) => Some(*number),
        _ => None,
    }
}

impl From<Domain> for SignedDomain {
    fn from(domain: Domain) -> Self {
        SignedDomain {
            name: domain.name,
            version: domain.version,
            has_chain: domain.chain_id.is_some(),
            salt: domain.salt,
        }
    }
}

wire!(struct SignedDomain { name, version, has_chain = "hasChain", salt });

wire!(struct SignedNonce { token, nonce, current });

wire!(struct Signature { chain, owner, signed });

wire!(enum Signed by "signed" {
    Permit = "permit" { token, spender, nonce, domain },
    DaiPermit = "daiPermit" { token, spender, nonce, domain },
    Permit2 = "permit2" { spender, details },
    Transfer = "transfer" { nonce },
    Authorization = "authorization" { token, nonce, domain },
    Order = "order" { keeper, counter, hash, order },
    Endless = "endless" {},
});
