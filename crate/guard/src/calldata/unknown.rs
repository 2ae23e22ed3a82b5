//! What shows through in calls that cannot be read: permits of Permit2 among their bytes, and arguments that
//! look like those of an approval.

use super::{Frame, Note, SELECTOR, Use, function};
use crate::abi::{self, Signature, WORD};
use crate::directory::PERMIT2;
use crate::meaning::{Arguments, Kinds, Out, Scope, Sender, fungible};
use crate::{Amount, By, Effect, Expiry, Grant, GrantKind, PERMIT2_UNLIMITED, UNLIMITED_FROM};
use alloy_primitives::{Address, U256, hex};

/// The most permits that are looked for in one call.
const MAX_FOUND: usize = 64;
/// The most calls of unknown functions of which it is kept whom they name.
pub const MAX_USES: usize = 64;
/// An argument below two to this power is a number: UNI and COMP keep as much. To find an address that is as small one
/// would try 2^65 of them.
pub const MAX_ARGUMENT: usize = 95;
/// The most arguments of a call that is still plain.
const MAX_PLAIN: usize = 32;
/// How often calldata of Permit2 is read from what looks like its beginning, in one call.
const MAX_TRIES: usize = 16;
/// Of so many strangers that unknown calls name the chain is asked what they are.
pub const MAX_NAMED: usize = 16;
/// The most addresses that what cannot be read in one snapshot is noted to name: as many as [`MAX_USES`] calls have arguments.
pub const MAX_NOTED: usize = MAX_USES * MAX_ARGUMENTS;
/// The arguments of an unknown function among which addresses are sought.
const MAX_ARGUMENTS: usize = 16;
/// No permit was made before this second (2017-07-14).
const FIRST_TIME: U256 = U256::from_limbs([1_500_000_000, 0, 0, 0]);
const UINT48_MAX: U256 = U256::from_limbs([0xffff_ffff_ffff, 0, 0, 0]);

/// What an address begins with, in a word.
const BEFORE_ADDRESS: [u8; 12] = [0; 12];
/// What an offset begins with, and no address that is looked for.
const BEFORE_OFFSET: [u8; 20] = [0; 20];

/// Functions of Permit2 that take signatures: `permit`, `permitTransferFrom` and
/// `permitWitnessTransferFrom`, of one token and of several.
const PERMITS: [[u8; SELECTOR]; 6] = [
    [0x2b, 0x67, 0xb5, 0x70],
    [0x2a, 0x2d, 0x80, 0xd1],
    [0x30, 0xf2, 0x8b, 0x7a],
    [0xed, 0xd9, 0x44, 0x4b],
    [0x13, 0x7c, 0x29, 0xfe],
    [0xfe, 0x8e, 0xc1, 0xa7],
];

/// Functions of lending markets and gateways that take a token or an account and an amount, of which the
/// largest number stands for everything: their arguments are those of an approval, and they give none.
const LENDING: [u32; 17] = [
    0x6932_8dec, // withdraw(address,uint256,address)
    0x573a_de81, // repay(address,uint256,uint256,address)
    0x2dad_97d4, // repayWithATokens(address,uint256,uint256)
    0x617b_a037, // supply(address,uint256,address,uint16)
    0xe8ed_a9df, // deposit(address,uint256,address,uint16)
    0x8050_0d20, // withdrawETH(address,uint256,address)
    0x02c5_fcf8, // repayETH(address,uint256,uint256,address)
    0xf2b9_fdb8, // supply(address,uint256)
    0xf3fe_f3a3, // withdraw(address,uint256)
    0x4232_cd63, // supplyTo(address,address,uint256)
    0xc3b3_5a7e, // withdrawTo(address,address,uint256)
    0x2644_1318, // withdrawFrom(address,address,address,uint256)
    0x2608_f818, // repayBorrowBehalf(address,uint256)
    0x2286_7d78, // repay(address,uint256)
    0xead5_d359, // withdraw(address,uint256,bool)
    0x3edd_1128, // deposit(address,uint256,bool)
    0x1da6_49cf, // repay(address,address,uint256)
];

/// How many times over the bytes that are searched count towards what one snapshot may be read to.
const EFFORT: usize = 4;

/// Adds the permits that a call would submit, as far as they can be told by their form, and notes what the
/// call looks like. Time is linear in the length.
pub(super) fn search(frame: Frame, data: &[u8], out: &mut Out) {
    let Some((selector, arguments)) = data.split_first_chunk::<SELECTOR>() else {
        return;
    };
    if !out.admit(data.len().saturating_mul(EFFORT)) {
        out.traces.more = true;
        return;
    }
    if looks_like_approval(*selector, arguments) {
        out.note(Note::LookAlikeCall {
            selector: hex::encode_prefixed(selector),
        });
    }
    name(frame, arguments, out);
    if out.traces.uses.len() < MAX_USES {
        out.traces.uses.push(Use {
            to: frame.to,
            selector: hex::encode_prefixed(selector),
            sender: frame.sender.owner(),
            names: plain(arguments),
        });
    } else {
        out.traces.more = true;
    }
    let mut search = Search {
        frame,
        out,
        arguments,
        signed: None,
        found: 0,
        tries: 0,
    };
    search.run();
    if search.found > 0 {
        out.note(Note::HiddenPermit { contract: frame.to });
    }
}

/// Notes whom the arguments name that stand at the beginning, besides the contract itself.
fn name(frame: Frame, arguments: &[u8], out: &mut Out) {
    for word in (0..MAX_ARGUMENTS).map_while(|place| word(arguments, place)) {
        let Some(address) = address(word).filter(|&address| address != frame.to) else {
            continue;
        };
        let named = &mut out.traces.named;
        if named.len() < MAX_NOTED && !named.contains(&address) {
            named.push(address);
        }
    }
}

/// Whom arguments name, if each of them is a number that no address is as small as, the largest number of all, which
/// stands for everything, or an address. Text, hashes and packed numbers could name anybody.
fn plain(arguments: &[u8]) -> Option<Vec<Address>> {
    const LONGEST: usize = 160;
    let (words, rest) = arguments.as_chunks::<WORD>();
    if !rest.is_empty() || words.len() > MAX_PLAIN {
        return None;
    }
    let mut names = Vec::new();
    for word in words.iter().map(|word| U256::from_be_bytes(*word)) {
        if word.bit_len() <= MAX_ARGUMENT || word == U256::MAX {
            continue;
        }
        if word.bit_len() > LONGEST {
            return None;
        }
        names.push(Address::from_word(word.into()));
    }
    Some(names)
}

/// Whether the first or second argument is an address, and the next an amount without limit: somebody may
/// take everything. Hashes, which are as large, have about as many ones as zeros.
fn looks_like_approval(selector: [u8; SELECTOR], arguments: &[u8]) -> bool {
    const LONGEST: usize = 8 * WORD;
    const LIKE_A_HASH: std::ops::RangeInclusive<usize> = 96..=160;
    let known = LENDING.contains(&u32::from_be_bytes(selector));
    if known || arguments.len() > LONGEST || !arguments.len().is_multiple_of(WORD) {
        return false;
    }
    (0..2).any(|place| {
        let (Some(who), Some(amount)) = (word(arguments, place), word(arguments, place.saturating_add(1)))
        else {
            return false;
        };
        let unlimited = amount >= UNLIMITED_FROM && !LIKE_A_HASH.contains(&amount.count_ones());
        unlimited && address(who).is_some()
    })
}

/// Whether there are bytes as long as a signature, 65 or 64 (EIP-2098), that begin with two numbers as large
/// as those of signatures.
fn has_signature(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some((_, after)) = rest.split_first() {
        if rest.starts_with(&BEFORE_OFFSET) && is_signature(rest).is_some() {
            return true;
        }
        rest = after;
    }
    false
}

fn is_signature(bytes: &[u8]) -> Option<()> {
    const LENGTHS: [U256; 2] = [U256::from_limbs([65, 0, 0, 0]), U256::from_limbs([64, 0, 0, 0])];
    const LARGE: usize = 192;
    let long = LENGTHS.contains(&word(bytes, 0)?);
    let large = word(bytes, 1)?.bit_len() > LARGE && word(bytes, 2)?.bit_len() > LARGE;
    (long && large).then_some(())
}

struct Search<'o> {
    frame: Frame,
    out: &'o mut Out,
    arguments: &'o [u8],
    /// Whether there may be a signature, once it was asked.
    signed: Option<bool>,
    found: usize,
    tries: usize,
}

impl Search<'_> {
    /// At every byte: calldata inside of calldata does not begin at a word.
    fn run(&mut self) {
        let mut rest = self.arguments;
        while self.found < MAX_FOUND {
            let Some((_, after)) = rest.split_first() else {
                return;
            };
            let length = if rest.starts_with(&BEFORE_OFFSET) {
                self.batch(rest)
            } else if rest.starts_with(&BEFORE_ADDRESS) {
                self.single(rest)
            } else {
                self.call(rest)
            };
            rest = length.and_then(|length| rest.get(length..)).unwrap_or(after);
        }
    }

    /// Calldata of Permit2. Gives its length, or that of the selector where it is not known.
    fn call(&mut self, bytes: &[u8]) -> Option<usize> {
        let (selector, arguments) = bytes.split_first_chunk()?;
        if !PERMITS.contains(selector) || self.tries >= MAX_TRIES || !self.out.admit(arguments.len()) {
            return None;
        }
        self.tries = self.tries.saturating_add(1);
        let function = function(*selector)?;
        let signature = Signature::parse(function.signature)?;
        let decoded = abi::decode_within(&signature.inputs, arguments, &mut self.out.nodes)?;
        if decoded.short {
            return None;
        }
        let before = self.out.effects.len();
        let done = Scope {
            this: PERMIT2,
            sender: Sender::Other(self.frame.to),
            by: self.frame.by,
            arguments: Arguments {
                kinds: Kinds::Params(&signature.inputs),
                values: &decoded.values,
            },
            depth: self.frame.depth,
            value: U256::ZERO,
            out: &mut *self.out,
        }
        .run(function.meaning);
        if done.is_none() {
            self.out.effects.truncate(before);
            return None;
        }
        let added = self.out.effects.len().saturating_sub(before);
        self.found = self.found.saturating_add(added);
        if !decoded.canonical && decoded.trailing == 0 {
            return Some(SELECTOR);
        }
        Some(bytes.len().saturating_sub(decoded.trailing))
    }

    /// `PermitSingle`: token, amount, expiration, nonce, spender, deadline. Gives its length.
    fn single(&mut self, bytes: &[u8]) -> Option<usize> {
        const WORDS: usize = 6;
        let details = self.details(bytes)?;
        let spender = address(word(bytes, 4)?)?;
        let deadline = word(bytes, 5).filter(|deadline| *deadline >= FIRST_TIME)?;
        self.add(details, spender, deadline);
        WORDS.checked_mul(WORD)
    }

    /// `PermitBatch`: an offset to the details, spender, deadline, and the details. Gives its length.
    fn batch(&mut self, bytes: &[u8]) -> Option<usize> {
        const HEAD: usize = 4;
        const DETAILS: usize = 4;
        const DETAILS_AT: U256 = U256::from_limbs([96, 0, 0, 0]);
        if word(bytes, 0)? != DETAILS_AT {
            return None;
        }
        let spender = address(word(bytes, 1)?)?;
        let deadline = word(bytes, 2).filter(|deadline| *deadline >= FIRST_TIME)?;
        let count = usize::try_from(word(bytes, 3)?).ok()?.min(MAX_FOUND);
        let mut place = HEAD;
        for _ in 0..count {
            let rest = bytes.get(place.saturating_mul(WORD)..).unwrap_or_default();
            let Some(details) = self.details(rest) else {
                break;
            };
            self.add(details, spender, deadline);
            place = place.saturating_add(DETAILS);
        }
        (place > HEAD).then(|| place.saturating_mul(WORD))
    }

    /// Token, amount (uint160), expiration and nonce (uint48), if the first four words may be them. Exchanges
    /// and bridges take numbers in this order too, so there must be a signature, or a number that means all
    /// or ever.
    fn details(&mut self, bytes: &[u8]) -> Option<Details> {
        let token = address(word(bytes, 0)?)?;
        let amount = word(bytes, 1).filter(|amount| !amount.is_zero() && *amount <= PERMIT2_UNLIMITED)?;
        let expiration = word(bytes, 2)?;
        let nonce = word(bytes, 3).filter(|nonce| *nonce <= UINT48_MAX)?;
        let time = expiration.is_zero() || (FIRST_TIME..=UINT48_MAX).contains(&expiration);
        let told = amount == PERMIT2_UNLIMITED || expiration == UINT48_MAX || self.is_signed();
        (time && told).then_some(Details {
            token,
            amount,
            expiration,
            nonce,
        })
    }

    fn is_signed(&mut self) -> bool {
        let arguments = self.arguments;
        *self.signed.get_or_insert_with(|| has_signature(arguments))
    }

    fn add(&mut self, details: Details, spender: Address, deadline: U256) {
        self.found = self.found.saturating_add(1);
        self.out.effects.push(Effect::Grant(Grant {
            kind: GrantKind::Permit2,
            asset: fungible(details.token),
            owner: self.frame.sender.owner(),
            spender,
            amount: Amount::permit2(details.amount),
            period: None,
            expiry: if details.expiration.is_zero() {
                Expiry::ThisBlock
            } else {
                Expiry::At {
                    time: details.expiration,
                }
            },
            deadline: Some(deadline),
            nonce: Some(details.nonce),
            by: By::SubmittedSignature,
            keeper: PERMIT2,
        }));
    }
}

struct Details {
    token: Address,
    amount: U256,
    expiration: U256,
    nonce: U256,
}

/// An address, if the word is no number of the size that amounts have, also read from between two words: at
/// most eight bytes of zeros lead it, and at most two follow.
fn address(word: U256) -> Option<Address> {
    const SHORTEST: usize = 96;
    const LONGEST: usize = 160;
    const ZEROS: usize = 23;
    let dense = (SHORTEST..=LONGEST).contains(&word.bit_len()) && word.trailing_zeros() <= ZEROS;
    dense.then(|| Address::from_word(word.into()))
}

/// The word at a place, which counts words.
fn word(bytes: &[u8], place: usize) -> Option<U256> {
    let rest = bytes.get(place.checked_mul(WORD)?..)?;
    rest.first_chunk::<WORD>().map(|word| U256::from_be_bytes(*word))
}
