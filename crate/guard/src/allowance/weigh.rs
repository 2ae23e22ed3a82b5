//! How dangerous an allowance is to leave, by the rules of the prompt: it is judged as if it were asked for now, with what
//! the host knows of its spender. What can take nothing today is one level less.

use super::rate::worst_first;
use super::{Allowance, AllowanceKey, AllowanceKind, Status};
use crate::assess::standing;
use crate::directory::{is_account_code, is_multi_send};
use crate::judge::case::{Case, Read, Source};
use crate::judge::facts::Facts;
use crate::judge::names;
use crate::{
    Answer, Asset, By, Context, Control, Effect, Grant, GrantKind, Known, Level, Power, Reading, Role,
    Standard, TokenFacts,
};
use alloy_primitives::{Address, U256};

/// Weighs allowances of one account on one chain, and names their spenders: worst first. `context` has the present, what
/// is known and listed of spenders and tokens, and what the person set; `codes` what code spenders have. Who was not
/// asked about may be anybody.
#[must_use]
pub fn weigh(mut allowances: Vec<Allowance>, context: &Context, codes: &[Answer]) -> Vec<Allowance> {
    for allowance in &mut allowances {
        if !is_over(allowance.status) {
            weigh_one(allowance, context, codes);
        }
        allowance.spender_name =
            name_of(allowance.key.spender, &context.known).map(|known| known.name.clone());
        names::name(&mut allowance.why, &context.known);
    }
    allowances.sort_by(worst_first);
    allowances
}

/// What cannot be used at all is nothing to worry about, whoever has it.
fn is_over(status: Status) -> bool {
    matches!(status, Status::Expired | Status::Blocked)
}

fn weigh_one(allowance: &mut Allowance, context: &Context, codes: &[Answer]) {
    let answers = answers(allowance, codes);
    let facts = Facts::new(&answers);
    let mut read = Read::new(Source::Other, Reading::Approval);
    read.named_chain = Some(allowance.key.chain);
    read.named_account = Some(allowance.key.owner);
    read.effects.push(effect(allowance));
    let case = Case::new(read, context, &facts);
    let worst = standing(&case);
    let level = match (&worst, allowance.key.kind) {
        (None, AllowanceKind::Code) => return weigh_code(allowance, &case),
        (None, _) => Level::Low,
        (Some(worst), _) if allowance.exposed == Some(U256::ZERO) => lessened(worst.level),
        (Some(worst), _) => worst.level,
    };
    // Where nobody could be looked up, the rules do not know whom they judge.
    allowance.risk = match context.looked_up {
        true => level,
        false => level.max(allowance.risk),
    };
    // Otherwise what could be taken says more.
    if let Some(worst) = worst.filter(|worst| worst.is_about_spender) {
        allowance.why = worst.text;
    }
}

/// What the account itself runs, by the rule for that. Of what is not made for it, others can have everything, or its maker.
fn weigh_code(allowance: &mut Allowance, case: &Case<'_>) {
    let code = allowance.key.spender;
    let level = if is_account_code(code) {
        Level::Low
    } else if case.is_known(code) && !is_multi_send(code) && !case.has_role(code, Role::Executor) {
        Level::High
    } else {
        Level::Critical
    };
    let said = case.context.policy.level("control-code", level);
    allowance.risk = said.unwrap_or(Level::Low);
    if is_account_code(code) {
        "risk_code_known".clone_into(&mut allowance.why.id);
    }
}

/// One level less; what has the lowest but one keeps it, since tokens may come in.
fn lessened(level: Level) -> Level {
    match level {
        Level::Critical => Level::High,
        Level::High => Level::Medium,
        other => other,
    }
}

/// What would make this allowance.
fn effect(allowance: &Allowance) -> Effect {
    let Allowance {
        key,
        amount,
        expiry,
        nonce,
        ..
    } = allowance;
    let address = key.token;
    let (kind, asset) = match (key.kind, key.token_id) {
        (AllowanceKind::Nft, id) => (GrantKind::Nft, nft(address, id)),
        (AllowanceKind::Erc6909, id) => (GrantKind::Allowance, nft(address, id)),
        (AllowanceKind::Operator, _) => (GrantKind::Operator, Asset::Collection { address }),
        (AllowanceKind::Erc20, _) => (GrantKind::Allowance, Asset::Token { address }),
        (AllowanceKind::Permit2, _) => (GrantKind::Permit2, Asset::Token { address }),
        (AllowanceKind::Erc777Operator, _) => (GrantKind::Operator, Asset::Token { address }),
        (AllowanceKind::Credit, _) => (GrantKind::Credit, Asset::Token { address }),
        (AllowanceKind::Erc6909Operator, _) => (GrantKind::Operator, Asset::Account { address }),
        (AllowanceKind::Authorization | AllowanceKind::Relayer | AllowanceKind::MasterContract, _) => {
            (GrantKind::Manager, Asset::Account { address })
        }
        (AllowanceKind::Code, _) => {
            return Effect::Control(Control {
                account: Some(key.owner),
                who: Some(key.spender),
                power: Power::Code,
                everywhere: false,
                by: By::Transaction,
            });
        }
    };
    Effect::Grant(Grant {
        kind,
        asset,
        owner: Some(key.owner),
        spender: key.spender,
        amount: *amount,
        period: None,
        expiry: *expiry,
        deadline: None,
        nonce: *nonce,
        by: By::Transaction,
        keeper: address,
    })
}

fn nft(address: Address, id: Option<U256>) -> Asset {
    Asset::Nft {
        address,
        id: id.unwrap_or_default(),
    }
}

/// What is known of the spender and of the token.
fn answers(allowance: &Allowance, codes: &[Answer]) -> Vec<Answer> {
    let is_of_spender = |answer: &&Answer| matches!(answer, Answer::Code { address, .. } if *address == allowance.key.spender);
    let mut answers: Vec<Answer> = codes.iter().filter(is_of_spender).cloned().collect();
    answers.push(token_answer(allowance));
    answers
}

/// What was read of the token.
fn token_answer(allowance: &Allowance) -> Answer {
    let AllowanceKey {
        chain,
        owner,
        kind,
        token,
        ..
    } = allowance.key;
    let standard = match kind {
        AllowanceKind::Nft => Standard::Erc721,
        AllowanceKind::Erc20 | AllowanceKind::Permit2 => Standard::Erc20,
        _ => Standard::Other,
    };
    Answer::Token {
        chain,
        address: token,
        owner: Some(owner),
        found: TokenFacts {
            standard,
            symbol: allowance.symbol.clone(),
            decimals: allowance.decimals,
            total_supply: None,
            balance: allowance.balance,
        },
    }
}

fn name_of(address: Address, known: &[Known]) -> Option<&Known> {
    known.iter().find(|known| known.address == address)
}
