//! What a transaction's calldata would do.

mod custom;
mod field;
mod table;
mod unknown;

pub(crate) use custom::seaport;
pub(crate) use custom::token::cancel_authorization;
pub use table::{FAMILIES, Family, Function, LURES, Undo, functions};
pub use unknown::{MAX_ARGUMENT, MAX_NAMED, MAX_NOTED, MAX_USES};

use crate::abi::{self, Decoded, Signature};
use crate::meaning::{Arguments, Kinds, Left, Out, Scope, Sender, reading};
use crate::{
    Asset, By, CallNode, Effect, Field, Leg, Malformed, Opaque, Problem, Reading, Transaction, Transfer,
};
use alloy_primitives::{Address, U256, hex};

/// The length of a function selector, in bytes.
pub const SELECTOR: usize = 4;
/// How deep calls inside of calls are read.
pub const MAX_DEPTH: usize = 8;
/// The most decoded fields that are kept for display.
pub const MAX_FIELDS: usize = 256;
/// The longest value of a decoded field, in characters.
pub const MAX_FIELD_VALUE: usize = 200;

/// A transaction, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// `Approval`, `NotApproval` or `Unknown`, by the worst of the effects.
    pub reading: Reading,
    /// What it would change, in the order of the arguments; the chain's own coin comes last.
    pub effects: Vec<Effect>,
    /// The function, if it is in the table and its arguments could be read.
    pub function: Option<&'static Function>,
    /// The arguments for display, at most [`MAX_FIELDS`]; containers are shown by their contents.
    pub fields: Vec<Field>,
    /// The calls that they are arguments of.
    pub listed: Vec<CallNode>,
    /// What is unusual about the calls, each thing once.
    pub notes: Vec<Note>,
    /// What else was seen.
    pub traces: Traces,
}

/// What is seen on reading calls, besides their effects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Whom functions that are not in the table name in their arguments, those of a call each once.
    pub named: Vec<Address>,
    /// What can be told of calls of functions that are not in the table, at most [`MAX_USES`] of a transaction.
    pub uses: Vec<Use>,
    /// Whether there were more such calls than `uses` tells of.
    pub more: bool,
    /// To whom something is sent that is not the contract which takes it.
    pub sent: Vec<Address>,
    /// What routers would give their senders for what they take.
    pub swaps: Vec<Swap>,
}

impl Traces {
    pub(crate) fn extend(&mut self, more: Traces) {
        self.named.extend(more.named);
        self.uses.extend(more.uses);
        self.more |= more.more;
        self.sent.extend(more.sent);
        self.swaps.extend(more.swaps);
    }
}

/// What a router takes from its sender where nobody else gets any of it, and what it gives back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    /// What it takes, at most.
    pub gives: Vec<Leg>,
    /// What the sender gets for certain.
    pub gets: Vec<Leg>,
    /// Positions, as items, that what is taken may go into.
    pub grows: Vec<Asset>,
    /// Tokens and hooks that could make what the sender gets worth nothing.
    pub depends_on: Vec<Address>,
}

/// A call of a function that is not in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The contract.
    pub to: Address,
    /// The function's selector as `0x` hex, as in [`Opaque::Call`].
    pub selector: String,
    /// Who calls, where it is not the signer.
    pub sender: Option<Address>,
    /// Whom all its arguments name, if they are plain numbers and addresses and nothing else.
    pub names: Option<Vec<Address>>,
}

/// What is unusual about a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Note {
    /// Arguments end early: the rest was read as zeros. Old tokens honour it, newer ones refuse.
    ShortData,
    /// Bytes follow the arguments. Honest pages append them too, to say who referred the person.
    TrailingBytes,
    /// Unused bits are set, entries share bytes, there are gaps between them, or padding is missing. Old
    /// tokens honour it, newer ones refuse most of it.
    NonCanonical,
    /// Coin goes along with one of [`LURES`].
    Lure {
        /// The function's signature.
        function: &'static str,
    },
    /// An unknown function's arguments look like somebody and an amount without limit.
    LookAlikeCall {
        /// The function's selector as `0x` hex.
        selector: String,
    },
    /// There is a Permit2 permit among the bytes of an unknown function's arguments. What it grants is among
    /// the effects.
    HiddenPermit {
        /// The contract that is called.
        contract: Address,
    },
}

/// One call: who makes it, to whom, and how it comes about.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) to: Address,
    pub(crate) sender: Sender,
    pub(crate) by: By,
    /// How many carriers it is inside of.
    pub(crate) depth: usize,
    /// The coin that goes along, in wei.
    pub(crate) value: U256,
}

/// Reads what a transaction would do, as far as its own bytes tell. Never fails: what is not in the table
/// or cannot be decoded is [`Opaque::Call`] among the effects.
#[must_use]
pub fn read(transaction: &Transaction) -> Call {
    read_within(transaction, &mut Left::default())
}

/// As [`read`], of several transactions that share how much may be read.
pub(crate) fn read_within(transaction: &Transaction, left: &mut Left) -> Call {
    let mut out = Out::new(*left);
    let function = read_transaction(transaction, &mut out);
    *left = out.left();
    Call {
        reading: reading(&out.effects),
        effects: out.effects,
        function,
        fields: out.fields,
        listed: out.listed,
        notes: out.notes,
        traces: out.traces,
    }
}

fn read_transaction(transaction: &Transaction, out: &mut Out) -> Option<&'static Function> {
    let mut function = None;
    match transaction.to {
        Some(to) => {
            let frame = Frame {
                to,
                sender: transaction.from.map_or(Sender::Signer, Sender::Named),
                by: By::Transaction,
                depth: 0,
                value: transaction.value,
            };
            function = read_call(frame, &transaction.data, out);
        }
        None => out.effects.push(unknown(None, &transaction.data)),
    }
    out.effects.extend(coin(transaction).map(Effect::Transfer));
    function
}

/// What calldata, as `0x` hex, would change on a contract at the zero address.
///
/// # Errors
/// `BadHex` if it is not hex.
pub fn effects(data: &str) -> Result<Vec<Effect>, Malformed> {
    let data = hex::decode(data).map_err(|_| Malformed::whole(Problem::BadHex))?;
    let transaction = Transaction {
        to: Some(Address::ZERO),
        data,
        ..Transaction::default()
    };
    let mut out = Out::new(Left::default());
    out.may_list = 0;
    read_transaction(&transaction, &mut out);
    Ok(out.effects)
}

/// The function with this selector, if it is in the table.
#[must_use]
pub fn function(selector: [u8; SELECTOR]) -> Option<&'static Function> {
    for family in FAMILIES {
        for function in family.rows {
            if function.selector == selector {
                return Some(function);
            }
        }
    }
    None
}

/// What Uniswap's router does with signed `commands` and `inputs`.
pub(crate) fn router_commands(scope: &mut Scope<'_>) -> Option<()> {
    custom::universal_router::execute(scope)
}

/// Adds what a call does to `out`, and gives its function.
pub(crate) fn read_call(frame: Frame, data: &[u8], out: &mut Out) -> Option<&'static Function> {
    if data.is_empty() {
        return None;
    }
    let before = out.effects.len();
    let listed = list(frame, data, out);
    let function = known(frame, data, listed, out);
    if function.is_none() {
        out.effects.truncate(before);
        note_lure(frame, data, out);
        out.effects.push(unknown(Some(frame.to), data));
        unknown::search(frame, data, out);
    }
    function
}

/// Lists a call as one whose arguments cannot be read, and gives its place in the list.
fn list(frame: Frame, data: &[u8], out: &mut Out) -> usize {
    let place = out.listed.len();
    out.list(CallNode {
        depth: frame.depth,
        to: frame.to,
        sender: frame.sender.owner(),
        function: selector(data),
        first: out.fields.len(),
        count: 0,
    });
    place
}

fn known(frame: Frame, data: &[u8], listed: usize, out: &mut Out) -> Option<&'static Function> {
    if frame.depth > MAX_DEPTH || !out.admit(data.len()) {
        return None;
    }
    let (selector, arguments) = data.split_first_chunk()?;
    let function = function(*selector)?;
    let signature = Signature::parse(function.signature)?;
    let decoded = abi::decode_within(&signature.inputs, arguments, &mut out.nodes)?;
    // What is missing is zeros only at the end of a transaction's own data: within others, forwarders append
    // the sender (ERC-2771), and it would be read as the rest.
    if decoded.short && frame.depth > 0 {
        return None;
    }
    if let Some(node) = out.listed.get_mut(listed) {
        field::add(&mut out.fields, &signature.inputs, &decoded.values);
        function.signature.clone_into(&mut node.function);
        node.count = out.fields.len().saturating_sub(node.first);
    }
    Scope {
        this: frame.to,
        sender: frame.sender,
        by: frame.by,
        arguments: Arguments {
            kinds: Kinds::Params(&signature.inputs),
            values: &decoded.values,
        },
        depth: frame.depth,
        value: frame.value,
        out,
    }
    .run(function.meaning)?;
    if let Some(note) = note(&decoded) {
        out.note(note);
    }
    Some(function)
}

fn unknown(to: Option<Address>, data: &[u8]) -> Effect {
    let selector = selector(data);
    Effect::Opaque(Opaque::Call { to, selector })
}

/// As `0x` hex; all there is of data that is shorter.
fn selector(data: &[u8]) -> String {
    hex::encode_prefixed(data.get(..SELECTOR).unwrap_or(data))
}

fn note_lure(frame: Frame, data: &[u8], out: &mut Out) {
    let Some((selector, _)) = data.split_first_chunk::<SELECTOR>() else {
        return;
    };
    let selector = u32::from_be_bytes(*selector);
    let lure = LURES.iter().find(|(known, _)| *known == selector);
    if let Some((_, function)) = lure.filter(|_| !frame.value.is_zero()) {
        out.note(Note::Lure { function });
    }
}

/// The chain's own coin that goes along. A transaction without calldata is a coin transfer even if it
/// sends nothing.
fn coin(transaction: &Transaction) -> Option<Transfer> {
    let plain = transaction.to.is_some() && transaction.data.is_empty();
    let sends = plain || !transaction.value.is_zero();
    sends.then_some(Transfer {
        asset: Asset::Coin,
        from: None,
        to: transaction.to,
        amount: transaction.value,
        by: By::Transaction,
        deadline: None,
    })
}

fn note(decoded: &Decoded<'_>) -> Option<Note> {
    if decoded.canonical {
        return None;
    }
    if decoded.short {
        return Some(Note::ShortData);
    }
    if decoded.trailing > 0 {
        return Some(Note::TrailingBytes);
    }
    Some(Note::NonCanonical)
}
