//! What cannot be read, and what is odd about how it is written.

use super::Told;
use crate::gather::Gather as _;
use crate::judge::case::{Case, Note};
use crate::{Arg, Effect, Level, Opaque, Problem, Text};

/// Outside the grammar: wallets may read it differently from each other, and from us.
pub(super) fn malformed(case: &Case<'_>) -> Vec<Told> {
    let Some(malformed) = &case.read.malformed else {
        return Vec::new();
    };
    let id = ["rule_malformed_", problem_id(malformed.problem)].concat();
    let text = if malformed.field.is_empty() {
        Text::new(&id)
    } else {
        Text::new(&[&id, "_at"].concat()).with("field", page(&malformed.field))
    };
    vec![Told::new(Level::High, text)]
}

/// A bare hash that the wallet would sign as it is (`eth_sign`).
pub(super) fn bare_hash(case: &Case<'_>) -> Vec<Told> {
    let found = has_hash(case) && !case.read.notes.contains(&Note::HashLike);
    Told::when(found, Level::Critical, || Text::new("rule_bare_hash"))
}

/// A message that is a hash, or begins as typed data does, so that nobody can read what it stands for.
pub(super) fn hash_like_message(case: &Case<'_>) -> Vec<Told> {
    let found = case.read.notes.contains(&Note::HashLike);
    Told::when(found, Level::High, || Text::new("rule_hash_like_message"))
}

/// Typed data of an unknown type that names a spender or calls itself a permit.
pub(super) fn approval_lookalike(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::High, &|note| match note {
        Note::LookAlike { primary_type } => {
            Some(Text::new("rule_approval_lookalike").with("type", page(primary_type)))
        }
        _ => None,
    })
}

/// A call whose function is not in the table.
pub(super) fn unknown_call(case: &Case<'_>) -> Vec<Told> {
    let calls = case.read.effects.iter().filter_map(|effect| match effect {
        Effect::Opaque(Opaque::Call { to, selector }) => Some((*to, selector)),
        _ => None,
    });
    let told = calls.map(|(to, selector)| {
        let Some(value) = to else {
            return Told::new(Level::Medium, Text::new("rule_unknown_call_create"));
        };
        let (level, id) = if case.is_usual_call(value, selector) {
            (Level::Low, "rule_unknown_call_usual")
        } else {
            (Level::Medium, "rule_unknown_call")
        };
        let text = Text::new(id).with("contract", Arg::Address { value });
        Told::new(level, text.with("selector", page(selector)))
    });
    told.gather()
}

/// A part of a Permit2 signature that only the spender can read, and by which it decides where the tokens go.
pub(super) fn witness(case: &Case<'_>) -> Vec<Told> {
    let found = case.read.notes.contains(&Note::Witness);
    let is_known = case.spenders.iter().all(|spender| case.is_app(spender.address));
    let level = if is_known { Level::Medium } else { Level::High };
    Told::when(found, level, || Text::new("rule_witness"))
}

/// Typed data whose type is not in the table.
pub(super) fn unknown_typed_data(case: &Case<'_>) -> Vec<Told> {
    opaque(case, &|opaque| match opaque {
        Opaque::TypedData { type_hash, .. } if type_hash.is_empty() => {
            Some(Text::new("rule_unknown_typed_data_v1"))
        }
        Opaque::TypedData { primary_type, .. } => {
            Some(Text::new("rule_unknown_typed_data").with("type", page(primary_type)))
        }
        _ => None,
    })
}

/// A method that is not known to be harmless.
pub(super) fn unknown_method(case: &Case<'_>) -> Vec<Told> {
    opaque(case, &|opaque| match opaque {
        Opaque::Method { name } => Some(Text::new("rule_unknown_method").with("method", page(name))),
        _ => None,
    })
}

/// A permission or capability of the wallet that is not in the table.
pub(super) fn unknown_permission(case: &Case<'_>) -> Vec<Told> {
    let names = case.read.effects.iter().filter_map(|effect| match effect {
        Effect::Opaque(Opaque::Permission { name }) => Some(page(name)),
        _ => None,
    });
    names
        .map(|name| {
            Told::new(
                Level::High,
                Text::new("rule_unknown_permission").with("name", name),
            )
        })
        .gather()
}

/// Calldata that a strict reader refuses: made so that some tools show something else.
pub(super) fn non_canonical(case: &Case<'_>) -> Vec<Told> {
    let found = case.read.notes.contains(&Note::NonCanonical);
    Told::when(found, Level::High, || Text::new("rule_non_canonical"))
}

/// Bytes after the arguments. Honest pages append them too, to say who referred the person.
pub(super) fn trailing_bytes(case: &Case<'_>) -> Vec<Told> {
    let found = case.read.notes.contains(&Note::TrailingBytes);
    Told::when(found, Level::Low, || Text::new("rule_trailing_bytes"))
}

/// Invisible or direction-changing characters.
pub(super) fn deceptive_text(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::High, &|note| match note {
        Note::DeceptiveText { field } => Some(at("rule_deceptive_text", field)),
        _ => None,
    })
}

/// A value that the page shows but that is not signed. Honest requests have them too.
pub(super) fn undeclared_key(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::Low, &|note| match note {
        Note::UndeclaredKey { field } => Some(at("rule_undeclared_key", field)),
        _ => None,
    })
}

/// An address with the wrong capitals. Honest requests have them too.
pub(super) fn bad_checksum(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::Low, &|note| match note {
        Note::BadChecksum { field } => Some(at("rule_bad_checksum", field)),
        _ => None,
    })
}

/// A declared type that is not signed. Honest requests have them too.
pub(super) fn unused_type(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::Low, &|note| match note {
        Note::UnusedType { name } => Some(Text::new("rule_unused_type").with("type", page(name))),
        _ => None,
    })
}

fn has_hash(case: &Case<'_>) -> bool {
    case.read.effects.contains(&Effect::Opaque(Opaque::Hash))
}

fn at(id: &str, field: &str) -> Text {
    Text::new(id).with("field", page(field))
}

pub(super) fn page(value: &str) -> Arg {
    Arg::Page {
        value: value.to_owned(),
    }
}

pub(super) fn notes(case: &Case<'_>, level: Level, text: &dyn Fn(&Note) -> Option<Text>) -> Vec<Told> {
    let texts = case.read.notes.iter().filter_map(text);
    texts.map(|text| Told::new(level, text)).gather()
}

fn opaque(case: &Case<'_>, text: &dyn Fn(&Opaque) -> Option<Text>) -> Vec<Told> {
    let opaques = case.read.effects.iter().filter_map(|effect| match effect {
        Effect::Opaque(opaque) => text(opaque),
        _ => None,
    });
    opaques.map(|text| Told::new(Level::Medium, text)).gather()
}

/// The part of the catalogue key that stands for a problem.
fn problem_id(problem: Problem) -> &'static str {
    match problem {
        Problem::NotJson => "not_json",
        Problem::TooLarge => "too_large",
        Problem::TooDeep => "too_deep",
        Problem::TooMany => "too_many",
        Problem::DuplicateKey => "duplicate_key",
        Problem::LoneSurrogate => "lone_surrogate",
        Problem::Missing => "missing",
        Problem::WrongType => "wrong_type",
        Problem::BadNumber => "bad_number",
        Problem::OutOfRange => "out_of_range",
        Problem::BadAddress => "bad_address",
        Problem::BadBytes => "bad_bytes",
        Problem::BadBool => "bad_bool",
        Problem::BadName => "bad_name",
        Problem::UnknownType => "unknown_type",
        Problem::Redefined => "redefined",
        Problem::Recursive => "recursive",
        Problem::BadDomain => "bad_domain",
        Problem::WrongLength => "wrong_length",
        Problem::Conflict => "conflict",
        Problem::BadMethod => "bad_method",
        Problem::BadHex => "bad_hex",
    }
}
