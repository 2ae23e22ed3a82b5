//! A call or signature as its row sees it: its arguments, who acts, and where the effects go.

use super::inner::Sender;
use super::{HowMuch, Keeper, Meaning, Say, Until, What};
use crate::calldata::{Note, Traces};
use crate::directory::PERMIT2;
use crate::value::Value;
use crate::{Amount, Asset, By, CallNode, Control, Effect, Expiry, Field, Opaque, Revocation, Transfer};
use alloy_primitives::{Address, U256};
use formats::arguments::{Arguments, Path};

/// The most calls, each inside a carrier or not, that one snapshot is read to.
const MAX_CALLS: usize = 4096;
/// The most bytes of calldata that are read, counted anew for each carrier that they are inside of.
const MAX_BYTES: usize = 8 << 20;

/// The most calls of one snapshot that are listed for display, with their arguments.
pub const MAX_CALL_NODES: usize = 64;

/// How much of a snapshot may still be read. All its requests share it: many small ones could each be a
/// bomb.
#[derive(Clone, Copy)]
pub(crate) struct Left {
    nodes: usize,
    calls: usize,
    bytes: usize,
    listed: usize,
}

impl Default for Left {
    fn default() -> Self {
        Left {
            nodes: crate::abi::MAX_NODES,
            calls: MAX_CALLS,
            bytes: MAX_BYTES,
            listed: MAX_CALL_NODES,
        }
    }
}

/// What reading gives, and how much may still be read.
pub(crate) struct Out {
    pub(crate) effects: Vec<Effect>,
    pub(crate) notes: Vec<Note>,
    pub(crate) traces: Traces,
    pub(crate) fields: Vec<Field>,
    /// The calls whose arguments are listed in `fields`.
    pub(crate) listed: Vec<CallNode>,
    /// How many calls may still be listed.
    pub(crate) may_list: usize,
    /// How many values may still be decoded, of all calls together.
    pub(crate) nodes: usize,
    calls: usize,
    bytes: usize,
}

impl Out {
    pub(crate) fn new(left: Left) -> Self {
        Out {
            effects: Vec::new(),
            notes: Vec::new(),
            traces: Traces::default(),
            fields: Vec::new(),
            listed: Vec::new(),
            may_list: left.listed,
            nodes: left.nodes,
            calls: left.calls,
            bytes: left.bytes,
        }
    }

    /// How much may still be read.
    pub(crate) fn left(&self) -> Left {
        Left {
            nodes: self.nodes,
            calls: self.calls,
            bytes: self.bytes,
            listed: self.may_list,
        }
    }

    /// Lists a call with the arguments it turns out to have, if there is room for one more.
    pub(crate) fn list(&mut self, call: CallNode) {
        if let Some(left) = self.may_list.checked_sub(1) {
            self.may_list = left;
            self.listed.push(call);
        }
    }

    pub(crate) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Whether one more call of this length may be read.
    pub(crate) fn admit(&mut self, length: usize) -> bool {
        let (Some(calls), Some(bytes)) = (self.calls.checked_sub(1), self.bytes.checked_sub(length)) else {
            return false;
        };
        self.calls = calls;
        self.bytes = bytes;
        true
    }
}

/// A call or signature that is being read.
pub(crate) struct Scope<'s> {
    /// The contract that is called, or that verifies the signature.
    pub(crate) this: Address,
    /// Whose authority it uses.
    pub(crate) sender: Sender,
    /// How its effects come about.
    pub(crate) by: By,
    pub(crate) arguments: Arguments<'s>,
    /// How many carriers it is inside of.
    pub(crate) depth: usize,
    /// The coin that goes along, in wei.
    pub(crate) value: U256,
    pub(crate) out: &'s mut Out,
}

impl<'s> Scope<'s> {
    /// Adds all that the row says. `None` where the contract would refuse the arguments; what was added
    /// until then is the caller's to drop.
    pub(crate) fn run(&mut self, meaning: Meaning) -> Option<()> {
        meaning.iter().try_for_each(|say| self.say(say))
    }

    fn say(&mut self, say: &Say) -> Option<()> {
        match say {
            Say::Grant(granting) => self.grant(granting)?,
            Say::Revoke(revoking) => self.revoke(revoking)?,
            Say::Move(moving) => {
                for index in 0..self.count(moving.each)? {
                    let from = self.optional_address(moving.from, index)?;
                    let amount = match moving.amount {
                        "" => U256::ONE,
                        path => self.number(path, index)?,
                    };
                    let transfer = Transfer {
                        asset: self.asset(moving.what, index)?,
                        from: from.or(self.sender.owner()),
                        to: Some(self.address(moving.to, index)?),
                        amount,
                        // Whoever has the signature that is asked for brings it about.
                        by: self.by_submitted(moving.submitted && self.by != By::Signature),
                        deadline: self.optional_number(moving.deadline, index)?,
                    };
                    self.effect(Effect::Transfer(transfer));
                }
            }
            Say::Order(ordering) => self.order(ordering)?,
            Say::HiddenOrders => self.effect(Effect::Opaque(Opaque::Orders { keeper: self.this })),
            Say::Hash => self.effect(Effect::Opaque(Opaque::Hash)),
            Say::EndOrder => self.effect(Effect::Revoke(Revocation::Order { keeper: self.this })),
            Say::Control(controlling) => {
                let control = Control {
                    account: Some(self.this),
                    who: self.optional_address(controlling.who, 0)?,
                    power: controlling.power,
                    everywhere: false,
                    by: self.by,
                };
                self.effect(Effect::Control(control));
            }
            Say::Call(calling) => self.calls(calling)?,
            Say::Custom(read) => read(self)?,
        }
        Some(())
    }

    pub(crate) fn effect(&mut self, effect: Effect) {
        if let Effect::Transfer(Transfer { to: Some(to), .. }) = effect
            && to != self.this
        {
            self.out.traces.sent.push(to);
        }
        self.out.effects.push(effect);
    }

    /// How often something is said: once, or for each item of a list. Several lists, with commas between
    /// them, have to be of one length.
    pub(crate) fn count(&self, each: Path) -> Option<usize> {
        if each.is_empty() {
            return Some(1);
        }
        let mut lengths = each.split(',').map(|path| match self.find(path, 0) {
            Some(Value::Items(items)) => Some(items.len()),
            _ => None,
        });
        let first = lengths.next()??;
        lengths.all(|length| length == Some(first)).then_some(first)
    }

    pub(crate) fn find(&self, path: &str, index: usize) -> Option<&'s Value<'s>> {
        self.arguments.find(path, index).map(|(value, _)| value)
    }

    /// An address; `this` is the contract itself.
    pub(crate) fn address(&self, path: &str, index: usize) -> Option<Address> {
        match (path, self.find(path, index)) {
            ("this", _) => Some(self.this),
            (_, Some(Value::Address(address))) => Some(*address),
            _ => None,
        }
    }

    pub(crate) fn number(&self, path: &str, index: usize) -> Option<U256> {
        match self.find(path, index)? {
            Value::Number(number) => Some(*number),
            Value::Word(word) => Some(U256::from_be_bytes(word.0)),
            _ => None,
        }
    }

    pub(crate) fn bytes(&self, path: &str, index: usize) -> Option<&'s [u8]> {
        match self.find(path, index)? {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Whether a boolean is true, or a number or word not zero.
    pub(crate) fn flag(&self, path: &str, index: usize) -> Option<bool> {
        match self.find(path, index)? {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => Some(!number.is_zero()),
            Value::Word(word) => Some(!word.is_zero()),
            _ => None,
        }
    }

    /// `Some(None)` for the empty path.
    pub(super) fn optional_address(&self, path: Path, index: usize) -> Option<Option<Address>> {
        match path {
            "" => Some(None),
            path => self.address(path, index).map(Some),
        }
    }

    /// `Some(None)` for the empty path.
    pub(super) fn optional_number(&self, path: Path, index: usize) -> Option<Option<U256>> {
        match path {
            "" => Some(None),
            path => self.number(path, index).map(Some),
        }
    }

    pub(super) fn by_submitted(&self, submitted: bool) -> By {
        if submitted {
            By::SubmittedSignature
        } else {
            self.by
        }
    }

    pub(super) fn asset(&self, what: What, index: usize) -> Option<Asset> {
        let this = self.this;
        Some(match what {
            What::This => Asset::Token { address: this },
            What::ThisEither(value) => Asset::Either {
                address: this,
                value: self.number(value, index)?,
            },
            What::ThisNft(id) => Asset::Nft {
                address: this,
                id: self.number(id, index)?,
            },
            What::ThisCollection => Asset::Collection { address: this },
            What::ThisAccount => Asset::Account { address: this },
            What::Token(token) => fungible(self.address(token, index)?),
            What::Nft(token, id) => Asset::Nft {
                address: self.address(token, index)?,
                id: self.number(id, index)?,
            },
            What::Account(account) => Asset::Account {
                address: self.address(account, index)?,
            },
            What::Coin => Asset::Coin,
            What::Standard { standard, token, id } => {
                let address = self.address(token, index)?;
                if self.number(standard, index)? == U256::from(20) {
                    fungible(address)
                } else {
                    Asset::Nft {
                        address,
                        id: self.number(id, index)?,
                    }
                }
            }
        })
    }

    pub(super) fn amount(&self, amount: HowMuch, index: usize) -> Option<Amount> {
        Some(match amount {
            HowMuch::All => Amount::All,
            HowMuch::Unlimited => Amount::Unlimited { value: U256::MAX },
            HowMuch::One => Amount::Exact { value: U256::ONE },
            HowMuch::Erc20(path) => Amount::erc20(self.number(path, index)?),
            HowMuch::Permit2(path) => Amount::permit2(self.number(path, index)?),
        })
    }

    pub(super) fn expiry(&self, until: Until, index: usize) -> Option<Expiry> {
        Some(match until {
            Until::Never => Expiry::Never,
            Until::Block => Expiry::ThisBlock,
            Until::Once => Expiry::Once,
            Until::At(path) => Expiry::At {
                time: self.number(path, index)?,
            },
            Until::Bits { path, shift, bits } => {
                let time = self.number(path, index)?.wrapping_shr(shift);
                match time & U256::MAX.wrapping_shr(U256::BITS.saturating_sub(bits)) {
                    none if none.is_zero() => Expiry::Never,
                    time => Expiry::At { time },
                }
            }
            Until::Permit2(path) => match self.number(path, index)? {
                time if time.is_zero() => Expiry::ThisBlock,
                time => Expiry::At { time },
            },
        })
    }

    pub(super) fn keeper(&self, keeper: Keeper, asset: Asset) -> Address {
        match keeper {
            Keeper::This => self.this,
            Keeper::Asset => asset.address(),
            Keeper::Permit2 => PERMIT2,
        }
    }
}

/// A token, or the chain's own coin where its place is taken by one of the two usual stand-ins.
pub(crate) fn fungible(address: Address) -> Asset {
    const STAND_IN: Address = Address::repeat_byte(0xee);
    if address.is_zero() || address == STAND_IN {
        return Asset::Coin;
    }
    Asset::Token { address }
}
