//! Questions as JSON-RPC calls, and what their replies say.

use super::{Answer, Call, Code, Question, Reply, token};
use crate::ChainId;
use crate::gather::Gather as _;
use crate::json;
use crate::map::Map;
use crate::multicall::{self, MULTICALL3, Read};
use crate::number;
use alloy_primitives::{Address, U256, hex};

/// The most questions that share one `eth_call`.
const QUESTIONS_PER_CALL: usize = 64;
/// The most reads of one chain that are made one by one: a list that most endpoints take.
const MAX_SINGLE: usize = 96;

/// What code that is only an EIP-7702 designation begins with; an address follows.
const DELEGATION: [u8; 3] = [0xef, 0x01, 0x00];

/// The JSON-RPC calls that answer the questions: one `eth_getCode` for each address, one `eth_getStorageAt` for each
/// word of storage, and one `eth_call` of Multicall3 for all tokens and states of a chain (up to 64 of them). A chain without Multicall3 answers
/// `0x`, and what was asked through it stays open. On the chains of `alone` each read is an `eth_call` of its own, up
/// to 96 of them; what there is no room for stays open.
#[must_use]
pub fn calls(questions: &[Question], alone: &[ChainId]) -> Vec<Call> {
    let mut calls = Vec::new();
    for planned in plan(questions, alone) {
        calls.extend(planned.calls());
    }
    calls
}

/// Reads the replies to [`calls`] of the same arguments, in the same order. What is absent, an error or
/// unreadable gives no answer, so its question stays open.
#[must_use]
pub fn answers(questions: &[Question], alone: &[ChainId], replies: &[Reply]) -> Vec<Answer> {
    let mut answers = Vec::new();
    let mut rest = replies;
    for planned in plan(questions, alone) {
        let Some((own, others)) = rest.split_at_checked(planned.count()) else {
            break;
        };
        answers.extend(planned.answers(own));
        rest = others;
    }
    answers
}

/// What is asked in one go, and what for.
enum Planned {
    Code {
        chain: ChainId,
        address: Address,
    },
    Stored {
        question: Question,
        slot: U256,
    },
    Together {
        chain: ChainId,
        questions: Vec<Question>,
    },
    Alone {
        question: Question,
    },
}

/// Codes and storage first, then the reads of each chain; the same for the same questions.
fn plan(questions: &[Question], alone: &[ChainId]) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut reads: Map<ChainId, Vec<Question>> = Map::default();
    for question in questions {
        match *question {
            Question::Code { chain, address } => planned.push(Planned::Code { chain, address }),
            Question::State { state, about, .. } if state.is_stored() => planned.push(Planned::Stored {
                question: *question,
                slot: about.number,
            }),
            read => reads.update(read.chain(), |reads| reads.push(read)),
        }
    }
    for (chain, reads) in reads.into_sorted() {
        if alone.contains(&chain) {
            planned.extend(first_alone(reads));
            continue;
        }
        for questions in reads.chunks(QUESTIONS_PER_CALL) {
            let questions = questions.to_vec();
            planned.push(Planned::Together { chain, questions });
        }
    }
    planned
}

/// As many of the first as [`MAX_SINGLE`] has room for.
fn first_alone(questions: Vec<Question>) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut count: usize = 0;
    for question in questions {
        count = count.saturating_add(reads(&question).len());
        if count > MAX_SINGLE {
            break;
        }
        planned.push(Planned::Alone { question });
    }
    planned
}

impl Planned {
    /// How many calls it takes.
    fn count(&self) -> usize {
        match self {
            Planned::Code { .. } | Planned::Stored { .. } | Planned::Together { .. } => 1,
            Planned::Alone { question } => reads(question).len(),
        }
    }

    fn calls(&self) -> Vec<Call> {
        match self {
            Planned::Code { chain, address } => vec![Call {
                chain: *chain,
                method: "eth_getCode".to_owned(),
                params: params(&[address.as_slice()]),
            }],
            Planned::Stored { question, slot } => vec![Call {
                chain: question.chain(),
                method: "eth_getStorageAt".to_owned(),
                params: params(&[question.address().as_slice(), &slot.to_be_bytes::<32>()]),
            }],
            Planned::Together { chain, questions } => {
                let mut all = Vec::new();
                for question in questions {
                    all.extend(reads(question));
                }
                vec![eth_call(*chain, MULTICALL3, &multicall::encode(&all))]
            }
            Planned::Alone { question } => reads(question)
                .iter()
                .map(|read| eth_call(question.chain(), read.to, &read.data))
                .gather(),
        }
    }

    /// The answers in as many replies as there are calls.
    fn answers(&self, replies: &[Reply]) -> Vec<Answer> {
        let answer = match self {
            Planned::Code { chain, address } => code_answer(*chain, *address, replies),
            Planned::Stored { question, .. } => stored(question, replies),
            Planned::Alone { question } => alone(question, replies),
            Planned::Together { questions, .. } => return together(questions, replies).unwrap_or_default(),
        };
        answer.into_iter().gather()
    }
}

fn eth_call(chain: ChainId, to: Address, data: &[u8]) -> Call {
    let (to, data) = (hex::encode_prefixed(to), hex::encode_prefixed(data));
    Call {
        chain,
        method: "eth_call".to_owned(),
        params: [r#"[{"to":""#, &to, r#"","data":""#, &data, r#""},"latest"]"#].concat(),
    }
}

/// These as hex, of the latest block.
fn params(values: &[&[u8]]) -> String {
    let mut params = String::from("[");
    for value in values {
        params.extend(["\"", &hex::encode_prefixed(value), "\","]);
    }
    params + r#""latest"]"#
}

fn code_answer(chain: ChainId, address: Address, replies: &[Reply]) -> Option<Answer> {
    let found = code(&returned(replies.first()?)?);
    Some(Answer::Code {
        chain,
        address,
        found,
    })
}

/// The answers in what Multicall3 returned.
fn together(questions: &[Question], replies: &[Reply]) -> Option<Vec<Answer>> {
    let bytes = returned(replies.first()?)?;
    let count = questions.iter().map(|question| reads(question).len()).sum();
    let read = multicall::decode(&bytes, count)?;
    let mut rest = read.as_slice();
    let mut answers = Vec::new();
    for question in questions {
        let (own, others) = rest.split_at_checked(reads(question).len())?;
        answers.extend(answer(question, own));
        rest = others;
    }
    Some(answers)
}

/// The answer in a word of storage, which not every node pads.
fn stored(question: &Question, replies: &[Reply]) -> Option<Answer> {
    let Reply::Result { json } = replies.first()? else {
        return None;
    };
    let value = json::parse(json).ok()?;
    let digits = value.as_str()?.strip_prefix("0x")?;
    let word = number::from_hex(digits)?.to_be_bytes::<32>();
    answer(question, &[Some(&word)])
}

/// The answer in what each of a question's reads returned; none if one of them is not known to have been made.
fn alone(question: &Question, replies: &[Reply]) -> Option<Answer> {
    let mut all = Vec::new();
    for reply in replies {
        all.push(match reply {
            Reply::Error { message } if multicall::is_revert(message) => None,
            _ => Some(returned(reply)?),
        });
    }
    let read: Vec<Option<&[u8]>> = all.iter().map(Option::as_deref).collect();
    answer(question, &read)
}

/// What is read for a question, in this order.
fn reads(question: &Question) -> Vec<Read> {
    match question {
        Question::Code { .. } => Vec::new(),
        Question::Token { address, owner, .. } => token::reads(*address, *owner).to_vec(),
        Question::State {
            address,
            state,
            about,
            ..
        } => vec![state.read(*address, about).0],
    }
}

/// The answer in what was read for a question.
fn answer(question: &Question, read: &[Option<&[u8]>]) -> Option<Answer> {
    match *question {
        Question::Code { .. } => None,
        Question::Token {
            chain,
            address,
            owner,
        } => Some(Answer::Token {
            chain,
            address,
            owner,
            found: token::facts(read, owner.is_some())?,
        }),
        Question::State {
            chain,
            address,
            state,
            about,
        } => Some(Answer::State {
            chain,
            address,
            state,
            about,
            found: state.words(address, &about, read.first().copied().flatten()),
        }),
    }
}

/// The bytes of a reply that is one `0x` hex string.
fn returned(reply: &Reply) -> Option<Vec<u8>> {
    let Reply::Result { json } = reply else {
        return None;
    };
    let value = json::parse(json).ok()?;
    hex::decode(value.as_str()?.strip_prefix("0x")?).ok()
}

fn code(bytes: &[u8]) -> Code {
    if bytes.is_empty() {
        return Code::None;
    }
    match bytes.strip_prefix(&DELEGATION).map(Address::try_from) {
        Some(Ok(to)) => Code::Delegated { to },
        _ => Code::Contract,
    }
}
