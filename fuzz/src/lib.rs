//! What holds for every judgement, whatever was judged. A check fails by panicking, which the fuzzer reports.

#![forbid(unsafe_code)]

pub mod arguments;
pub mod oracle;

use alloy_primitives::{Address, U256};
use guard::{
    Action, Answer, ChainId, Code, Context, Judgement, Level, MAX_FIELDS, MAX_QUESTIONS, Question, Reading,
    Standard, TokenFacts, judge, read_json,
};

/// The longest value of a field, in characters (see [`guard::Field::value`]).
pub const MAX_VALUE: usize = 200;

/// The longest snapshot that is judged more than once, in bytes. Longer ones are there for what they cost.
const MAX_REPEATED: usize = 1 << 16;

/// Judges a snapshot and checks what holds of every judgement: it is the same each time, crosses borders
/// unchanged, stays within its bounds, and lets nothing pass that could not be read.
pub fn judged(snapshot: &str) -> Judgement {
    let judgement = judge(snapshot, &context(), &[]);
    check_bounds(&judgement);
    if snapshot.len() <= MAX_REPEATED {
        assert_eq!(judgement, judge(snapshot, &context(), &[]), "judged twice");
        check_crossing(&judgement);
    }
    judgement
}

/// Answers what is open, and checks that the order of the answers makes no difference and that nothing new
/// is asked.
pub fn answered(snapshot: &str, open: &[Question]) -> Judgement {
    let mut answers: Vec<Answer> = open.iter().enumerate().map(answer).collect();
    let judgement = judge(snapshot, &context(), &answers);
    if snapshot.len() <= MAX_REPEATED {
        answers.reverse();
        let reversed = judge(snapshot, &context(), &answers);
        assert_eq!(judgement, reversed, "answered the other way round");
    }
    assert_eq!(judgement.open, [], "asked again");
    check_bounds(&judgement);
    judgement
}

fn context() -> Context {
    Context {
        origin: "https://app.example".to_owned(),
        chain: Some(ChainId(1)),
        account: Some(Address::repeat_byte(0xaa)),
        now: 1_800_000_000,
        ..Context::default()
    }
}

fn check_bounds(judgement: &Judgement) {
    if judgement.reading >= Reading::Unknown {
        assert_eq!(judgement.action, Action::Prompt, "unread, and not asked about");
        assert!(judgement.verdict >= Level::Medium, "unread, and not told");
    }
    if judgement.action == Action::Pass {
        assert_eq!(judgement.verdict, Level::Low, "passed in spite of a finding");
        assert_eq!(judgement.open, [], "passed with questions open");
    }
    assert_eq!(
        judgement.malformed.is_some(),
        judgement.reading == Reading::Malformed,
        "malformed"
    );
    let worst = judgement
        .findings
        .first()
        .map_or(Level::Low, |finding| finding.level);
    assert_eq!(
        judgement.verdict, worst,
        "the verdict is the worst finding's level"
    );
    assert!(judgement.open.len() <= MAX_QUESTIONS, "questions");
    assert!(judgement.fields.len() <= MAX_FIELDS, "fields");
    for field in &judgement.fields {
        assert!(field.value.chars().count() <= MAX_VALUE, "a field's value");
    }
}

fn check_crossing(judgement: &Judgement) {
    let text = serde_json::to_string(judgement).expect("a judgement is JSON");
    assert_eq!(
        serde_json::from_str::<Judgement>(&text).expect("serde reads it back"),
        *judgement
    );
    assert_eq!(
        read_json::<Judgement>(&text).expect("the guard reads it back"),
        *judgement
    );
}

/// An answer of some kind; which one depends on the question's place.
fn answer((place, question): (usize, &Question)) -> Answer {
    match *question {
        Question::Code { chain, address } => Answer::Code {
            chain,
            address,
            found: match place % 3 {
                0 => Code::Contract,
                1 => Code::None,
                _ => Code::Delegated {
                    to: Address::repeat_byte(0xdd),
                },
            },
        },
        Question::Token {
            chain,
            address,
            owner,
        } => Answer::Token {
            chain,
            address,
            owner,
            found: TokenFacts {
                standard: match place % 4 {
                    0 => Standard::Erc20,
                    1 => Standard::Erc721,
                    2 => Standard::Erc1155,
                    _ => Standard::Other,
                },
                symbol: (place % 2 == 0).then(|| "TKN".to_owned()),
                decimals: (place % 2 == 0).then_some(18),
                total_supply: Some(U256::from(1_000_000_u64)),
                balance: owner.map(|_| U256::from(5)),
            },
        },
        Question::State {
            chain,
            address,
            state,
            about,
        } => Answer::State {
            chain,
            address,
            state,
            about,
            found: vec![U256::from(place); place % 5],
        },
    }
}
