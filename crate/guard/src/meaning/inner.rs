//! Calls inside of calls: who their sender is, and how deep they go.

use super::Meaning;
use super::scope::Scope;
use crate::abi::{self, Signature};
use crate::calldata;
use crate::directory::is_multi_send;
use crate::value::Value;
use crate::{Asset, Effect, Opaque, Transfer};
use alloy_primitives::{Address, U256};
use formats::arguments::{Arguments, Kinds, Path};

/// Whose authority a call uses: its `msg.sender`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sender {
    /// The one who signs the request.
    Signer,
    /// The one who signs the request, by the address that the request names.
    Named(Address),
    /// Somebody else: a carrier, or a smart account.
    Other(Address),
}

impl Sender {
    /// Whose assets the call is about; `None` means the signer's.
    pub(crate) fn owner(self) -> Option<Address> {
        match self {
            Sender::Signer | Sender::Named(_) => None,
            Sender::Other(address) => Some(address),
        }
    }

    /// Its address, as far as it is known.
    pub(crate) fn address(self) -> Option<Address> {
        match self {
            Sender::Signer => None,
            Sender::Named(address) | Sender::Other(address) => Some(address),
        }
    }
}

/// Who makes the calls that a carrier carries.
#[derive(Clone, Copy)]
pub(crate) enum As {
    /// Whoever called the carrier: it calls itself by `delegatecall`.
    Sender,
    /// The carrier.
    This,
    /// An address among the arguments; the zero address for whoever called the carrier.
    Of(Path),
}

/// Calls that a carrier makes.
#[derive(Clone, Copy)]
pub(crate) struct Calling {
    /// Whom: `this` for the carrier itself. An account takes the zero address for itself too (ERC-7821).
    pub(crate) to: Path,
    pub(crate) sender: As,
    pub(crate) data: Path,
    /// How much coin goes along; empty for none.
    pub(crate) value: Path,
    /// What is not zero if the code of the called runs as the carrier; empty for never.
    pub(crate) delegate: Path,
    /// One call for each item of a list.
    pub(crate) each: Path,
}

/// Calls as the carrier itself, without coin.
pub(crate) const fn call(to: Path, data: Path) -> Calling {
    Calling {
        to,
        sender: As::This,
        data,
        value: "",
        delegate: "",
        each: "",
    }
}

impl Calling {
    pub(crate) const fn by(self, sender: As) -> Self {
        Calling { sender, ..self }
    }

    pub(crate) const fn value(self, value: Path) -> Self {
        Calling { value, ..self }
    }

    pub(crate) const fn delegate(self, delegate: Path) -> Self {
        Calling { delegate, ..self }
    }

    pub(crate) const fn each(self, each: Path) -> Self {
        Calling { each, ..self }
    }
}

impl Scope<'_> {
    pub(super) fn calls(&mut self, calling: &Calling) -> Option<()> {
        for index in 0..self.count(calling.each)? {
            let to = self.address(calling.to, index)?;
            let data = self.bytes(calling.data, index)?;
            let value = self.optional_number(calling.value, index)?.unwrap_or_default();
            let delegated = !calling.delegate.is_empty() && self.flag(calling.delegate, index)?;
            if delegated {
                self.delegate_call(self.itself(), to, data);
                continue;
            }
            let sender = match calling.sender {
                As::Sender => self.sender,
                As::This => self.itself(),
                As::Of(path) => match self.address(path, index)? {
                    nobody if nobody.is_zero() => self.sender,
                    somebody => Sender::Other(somebody),
                },
            };
            self.call(if to.is_zero() { self.this } else { to }, sender, data, value);
        }
        Some(())
    }

    /// Reads a call that this one makes.
    pub(crate) fn call(&mut self, to: Address, sender: Sender, data: &[u8], value: U256) {
        let frame = calldata::Frame {
            to,
            sender,
            by: self.by,
            depth: self.depth.saturating_add(1),
            value,
        };
        calldata::read_call(frame, data, self.out);
        if value.is_zero() {
            return;
        }
        self.effect(Effect::Transfer(Transfer {
            asset: Asset::Coin,
            from: sender.owner(),
            to: Some(to),
            amount: value,
            by: self.by,
            deadline: None,
        }));
    }

    /// Code of another contract that runs as an account. Only of Safe's own batch contracts is it known
    /// what they do then.
    pub(crate) fn delegate_call(&mut self, account: Sender, to: Address, data: &[u8]) {
        match account.address() {
            Some(address) if is_multi_send(to) => self.call(address, account, data, U256::ZERO),
            _ => self.effect(Effect::Opaque(Opaque::DelegateCall {
                account: account.owner(),
                to,
            })),
        }
    }

    /// The contract that is called, as the sender of its own calls: the signer, if that is its account.
    pub(crate) fn itself(&self) -> Sender {
        if self.sender.address() == Some(self.this) {
            return self.sender;
        }
        Sender::Other(self.this)
    }

    /// Decodes arguments that a carrier takes out of its own: `signature` is a name and their types. They
    /// count towards what one request may be read to. `None` where they are not all there: a contract
    /// that does not check would read whatever follows them.
    pub(crate) fn decode<'d>(&mut self, signature: &str, data: &'d [u8]) -> Option<Vec<Value<'d>>> {
        let signature = Signature::parse(signature)?;
        if !self.out.admit(data.len()) {
            return None;
        }
        let decoded = abi::decode_within(&signature.inputs, data, &mut self.out.nodes)?;
        (!decoded.short).then_some(decoded.values)
    }

    /// Adds what a row says about other arguments than the call's own.
    pub(crate) fn run_on(&mut self, signature: &str, values: &[Value<'_>], meaning: Meaning) -> Option<()> {
        let signature = Signature::parse(signature)?;
        Scope {
            this: self.this,
            sender: self.sender,
            by: self.by,
            arguments: Arguments {
                kinds: Kinds::Params(&signature.inputs),
                values,
            },
            depth: self.depth,
            value: self.value,
            out: &mut *self.out,
        }
        .run(meaning)
    }
}
