//! An effect as far as a signature's record needs it. The whole vocabulary would be most of the module that reads it.

use super::Take;
use crate::from_json::Fields;
use crate::json::Value;
use crate::{Amount, Expiry, FromJson, GrantKind, Malformed};
use alloy_primitives::{Address, U256};

/// What an effect is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Grant,
    Transfer,
    Order,
    Control,
    /// Orders of which only a hash is signed.
    Orders,
    /// What gives nobody anything by a signature.
    Other,
}

/// One effect of a signature.
pub(super) struct Part {
    pub(super) effect: Kind,
    /// Of a grant.
    pub(super) kind: Option<GrantKind>,
    /// Whose, where the request names somebody.
    pub(super) owner: Option<Address>,
    pub(super) spender: Option<Address>,
    pub(super) keeper: Option<Address>,
    pub(super) nonce: Option<U256>,
    /// Until when the signature can be used, in unix seconds; `None` is for ever.
    pub(super) deadline: Option<U256>,
    /// Until when what it stores is good, in unix seconds.
    until: Option<U256>,
    lots: Vec<Lot>,
}

/// Some of something.
struct Lot {
    /// `None` if it is no fungible token.
    token: Option<Address>,
    /// In the smallest unit; `None` where there is no number.
    amount: Option<U256>,
}

impl Part {
    /// Whether a signature gives somebody this, who can use it later.
    pub(super) fn is_given(&self) -> bool {
        self.effect != Kind::Other && self.kind.is_none_or(GrantKind::can_spend)
    }

    /// The token, if it is of one.
    pub(super) fn token(&self) -> Option<Address> {
        match self.lots.as_slice() {
            [one] => one.token,
            _ => None,
        }
    }

    /// What it takes of tokens; items and accounts have no amount to compare.
    pub(super) fn takes(&self) -> impl Iterator<Item = Take> {
        let is_permit2 = matches!(self.kind, Some(GrantKind::Permit2 | GrantKind::Permit2Transfer));
        let through = self.keeper.filter(|_| is_permit2);
        self.lots.iter().filter_map(move |lot| {
            Some(Take {
                token: lot.token?,
                amount: lot.amount?,
                through,
                until: self.until,
            })
        })
    }
}

impl FromJson for Part {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        let effect: String = fields.get("effect")?;
        let (effect, owner) = match effect.as_str() {
            "grant" => (Kind::Grant, "owner"),
            "transfer" => (Kind::Transfer, "from"),
            "order" => (Kind::Order, "maker"),
            "control" => (Kind::Control, "account"),
            _ => (kind_of_opaque(&mut fields)?, ""),
        };
        let is_signed =
            effect == Kind::Orders || fields.get::<Option<String>>("by")?.as_deref() == Some("signature");
        if effect == Kind::Other || !is_signed {
            return Ok(Part::other());
        }
        let until = fields.get::<Option<Expiry>>("expiry")?.and_then(time);
        Ok(Part {
            effect,
            kind: fields.get("kind")?,
            owner: fields.get(owner)?,
            spender: fields.get("spender")?,
            keeper: fields.get("keeper")?,
            nonce: fields.get("nonce")?,
            deadline: fields.get::<Option<U256>>("deadline")?.or(until),
            until,
            lots: lots(effect, &mut fields)?,
        })
    }
}

impl Part {
    fn other() -> Self {
        Part {
            effect: Kind::Other,
            kind: None,
            owner: None,
            spender: None,
            keeper: None,
            nonce: None,
            deadline: None,
            until: None,
            lots: Vec::new(),
        }
    }
}

fn kind_of_opaque(fields: &mut Fields<'_, '_>) -> Result<Kind, Malformed> {
    let opaque: Option<String> = fields.get("opaque")?;
    let is_orders = opaque.as_deref() == Some("orders");
    Ok(if is_orders { Kind::Orders } else { Kind::Other })
}

fn lots(effect: Kind, fields: &mut Fields<'_, '_>) -> Result<Vec<Lot>, Malformed> {
    Ok(match effect {
        Kind::Grant => {
            let Token(token) = fields.get("asset")?;
            let amount = fields.get::<Amount>("amount")?.value();
            vec![Lot { token, amount }]
        }
        Kind::Transfer => vec![lot(fields)?],
        Kind::Order => fields.get("gives")?,
        _ => Vec::new(),
    })
}

fn lot(fields: &mut Fields<'_, '_>) -> Result<Lot, Malformed> {
    let Token(token) = fields.get("asset")?;
    let amount = fields.get("amount")?;
    Ok(Lot { token, amount })
}

impl FromJson for Lot {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        lot(&mut Fields::of(value)?)
    }
}

/// An asset's contract, if it is a fungible token.
struct Token(Option<Address>);

impl FromJson for Token {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        let asset: String = fields.get("asset")?;
        let is_token = asset == "token";
        Ok(Token(if is_token { fields.get("address")? } else { None }))
    }
}

fn time(expiry: Expiry) -> Option<U256> {
    match expiry {
        Expiry::At { time } => Some(time),
        _ => None,
    }
}
