//! What is kept of a signature, by the judgement of the request for it.

use super::order::seaport_order;
use super::part::{Kind, Part};
use super::{Given, MAX_DETAILS, MAX_DOMAIN_TEXT, MAX_TAKES};
use crate::allowance::PERMIT2;
use crate::number::{from_decimal, from_hex};
use crate::revoke::signature::{Signature, Signed, SignedDomain, SignedNonce};
use crate::{ChainId, Digests, Field, GrantKind, Malformed, read_json};
use alloy_primitives::{Address, U256};

/// What is needed of a `Judgement`.
struct Judged {
    chain: Option<ChainId>,
    account: Option<Address>,
    digests: Option<Digests>,
    domain: Option<SignedDomain>,
    effects: Vec<Part>,
    fields: Vec<Field>,
}

formats::from_json!(struct Judged { chain, account, digests, domain, effects, fields });

/// What is kept of the signature that was judged so (a `Judgement` as JSON text). `None` if it gives nobody anything, or
/// it is not known for which chain or account.
///
/// # Errors
/// If it is not a judgement.
pub fn given(judgement: &str) -> Result<Option<Given>, Malformed> {
    let judged: Judged = read_json(judgement)?;
    Ok(judged.given())
}

impl Judged {
    fn given(mut self) -> Option<Given> {
        self.effects.retain(Part::is_given);
        let owner = self.effects.first()?.owner.or(self.account)?;
        let deadlines: Option<Vec<U256>> = self.effects.iter().map(|part| part.deadline).collect();
        Some(Given {
            digest: self.digests?.digest,
            signature: Signature {
                chain: self.chain?,
                owner,
                signed: self.signed().unwrap_or(Signed::Endless),
            },
            takes: self
                .effects
                .iter()
                .flat_map(Part::takes)
                .take(MAX_TAKES)
                .collect(),
            // What holds longest counts: it is over only when all of it is.
            deadline: deadlines.and_then(|all| all.into_iter().max()),
            ended: false,
        })
    }

    /// How it is ended; `None` if nothing that we know of ends it.
    fn signed(&self) -> Option<Signed> {
        let first = self.effects.first()?;
        match (first.effect, first.kind) {
            (Kind::Grant, Some(GrantKind::Allowance)) => self.permit(first),
            (Kind::Grant, Some(GrantKind::Permit2)) => self.permit2(first.spender?),
            (Kind::Grant, Some(GrantKind::Permit2Transfer)) if first.keeper == Some(PERMIT2) => {
                let nonce = first.nonce?;
                Some(Signed::Transfer { nonce })
            }
            (Kind::Transfer, _) => self.authorization(first.token()?),
            (Kind::Order, _) => self.order(first.keeper?),
            _ => None,
        }
    }

    fn permit(&self, grant: &Part) -> Option<Signed> {
        let (token, spender, nonce) = (grant.token()?, grant.spender?, grant.nonce?);
        if self.effects.len() > 1 || grant.keeper != Some(token) {
            return None;
        }
        let domain = self.domain()?;
        if self.field("allowed").is_some() {
            return Some(Signed::DaiPermit {
                token,
                spender,
                nonce,
                domain,
            });
        }
        self.field("value").map(|_| Signed::Permit {
            token,
            spender,
            nonce,
            domain,
        })
    }

    /// Permit2 takes all tokens of it or none.
    fn permit2(&self, spender: Address) -> Option<Signed> {
        let detail = |part: &Part| {
            let is_same = (part.spender, part.keeper) == (Some(spender), Some(PERMIT2));
            let token = part.token().filter(|_| is_same)?;
            Some(SignedNonce {
                token,
                nonce: part.nonce?,
                current: None,
            })
        };
        if self.effects.len() > MAX_DETAILS {
            return None;
        }
        let details: Option<Vec<SignedNonce>> = self.effects.iter().map(detail).collect();
        details.map(|details| Signed::Permit2 { spender, details })
    }

    /// EIP-3009.
    fn authorization(&self, token: Address) -> Option<Signed> {
        self.field("validBefore")?;
        Some(Signed::Authorization {
            token,
            nonce: self.number("nonce")?,
            domain: self.domain()?,
        })
    }

    fn order(&self, keeper: Address) -> Option<Signed> {
        self.field("offerer")?;
        Some(Signed::Order {
            keeper,
            counter: self.number("counter")?,
            // Seaport's name of an order is the hash of the struct that is signed.
            hash: self.digests?.message_hash,
            order: seaport_order(&self.fields),
        })
    }

    /// The domain, unless its texts are longer than a token's are.
    fn domain(&self) -> Option<SignedDomain> {
        let domain = self.domain.as_ref()?;
        let mut texts = domain.name.iter().chain(&domain.version);
        let is_short = texts.all(|text| text.len() <= MAX_DOMAIN_TEXT);
        is_short.then(|| domain.clone())
    }

    fn field(&self, name: &str) -> Option<&str> {
        field(&self.fields, name)
    }

    fn number(&self, name: &str) -> Option<U256> {
        self.field(name).and_then(number)
    }
}

/// The value of a member of the message, as text.
pub(super) fn field<'f>(fields: &'f [Field], name: &str) -> Option<&'f str> {
    let is_it = |field: &&Field| field.path.strip_prefix("message.") == Some(name);
    fields.iter().find(is_it).map(|field| field.value.as_str())
}

/// A number as fields show it: in decimal digits, or bytes in hexadecimal ones.
pub(super) fn number(text: &str) -> Option<U256> {
    text.strip_prefix("0x")
        .map_or_else(|| from_decimal(text), from_hex)
}
