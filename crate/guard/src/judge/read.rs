//! A request → what reading it gave, whatever kind of request it is.

use super::case::{Note, Read, Source};
use crate::typed_data::{self, Meaning, TypedData, Version};
use crate::{
    ChainId, Digests, Effect, Field, Malformed, Opaque, Reading, Request, Transaction, TypedDataMethod,
    calldata, json,
};

/// What each request of a snapshot says.
pub(super) fn all(requests: Result<Vec<Request>, Malformed>) -> Vec<Read> {
    match requests {
        Ok(requests) => requests.iter().map(one).collect(),
        Err(malformed) => vec![Read::malformed(Source::Other, malformed)],
    }
}

fn one(request: &Request) -> Read {
    match request {
        Request::Harmless => Read::new(Source::Other, Reading::Harmless),
        Request::Transaction(transaction) => of_transaction(transaction),
        Request::TypedData {
            version,
            account,
            payload,
        } => Read {
            named_account: *account,
            ..of_typed_data(*version, payload)
        },
        Request::Message { account, bytes } => Read {
            named_account: *account,
            ..of_message(bytes)
        },
        Request::Hash { account, .. } => Read {
            named_account: *account,
            ..opaque(Source::Signature, Opaque::Hash)
        },
        Request::Other { method } => opaque(Source::Other, Opaque::Method { name: method.clone() }),
    }
}

fn of_transaction(transaction: &Transaction) -> Read {
    let call = calldata::read(transaction);
    let mut notes: Vec<Note> = call.notes.iter().map(call_note).collect();
    if transaction.authorizations {
        notes.push(Note::AccountDelegation);
    }
    Read {
        named_chain: transaction.chain,
        named_account: transaction.from,
        effects: call.effects,
        fields: call.fields,
        notes,
        ..Read::new(Source::Transaction, call.reading)
    }
}

fn call_note(note: &calldata::Note) -> Note {
    match note {
        calldata::Note::NonCanonical | calldata::Note::ShortData => Note::NonCanonical,
        calldata::Note::TrailingBytes => Note::TrailingBytes,
        calldata::Note::Lure { function } => Note::Lure {
            function: (*function).to_owned(),
        },
    }
}

fn of_typed_data(method: TypedDataMethod, payload: &str) -> Read {
    let version = match method {
        TypedDataMethod::V1 => {
            let unnamed = Opaque::TypedData {
                type_hash: String::new(),
                primary_type: String::new(),
            };
            return opaque(Source::Signature, unnamed);
        }
        TypedDataMethod::V3 => Version::V3,
        TypedDataMethod::V4 => Version::V4,
    };
    let read = json::parse(payload)
        .and_then(|value| typed_data::read(&value, version))
        .and_then(|data| Ok((typed_data::effects(&data)?, data)));
    match read {
        Ok((meaning, data)) => known_typed_data(meaning, data),
        Err(malformed) => Read::malformed(Source::Signature, malformed),
    }
}

fn known_typed_data(meaning: Meaning, data: TypedData) -> Read {
    let mut notes: Vec<Note> = data.notes.iter().map(note).collect();
    let mut inner_fields = Vec::new();
    let (reading, effects) = match meaning {
        Meaning::Known {
            effects,
            notes: of_calls,
            fields,
        } => {
            notes.extend(of_calls.iter().map(call_note));
            inner_fields = fields;
            (crate::meaning::reading(&effects), effects)
        }
        Meaning::Unknown => (Reading::Unknown, vec![unknown_type(&data)]),
        Meaning::LookAlike => {
            notes.push(Note::LookAlike {
                primary_type: data.primary_type.clone(),
            });
            (Reading::Unknown, vec![unknown_type(&data)])
        }
    };
    let fields = data.fields().into_iter().map(|field| Field {
        path: field.path,
        kind: field.kind,
        value: field.value,
    });
    Read {
        named_chain: data
            .domain
            .chain_id
            .and_then(|id| u64::try_from(id).ok())
            .map(ChainId),
        digests: Some(Digests {
            digest: data.digest,
            domain_hash: data.domain_hash,
            message_hash: data.struct_hash,
        }),
        fields: fields.chain(inner_fields).collect(),
        effects,
        notes,
        domain: Some(data.domain),
        ..Read::new(Source::Signature, reading)
    }
}

fn unknown_type(data: &TypedData) -> Effect {
    Effect::Opaque(Opaque::TypedData {
        type_hash: format!("{:#x}", data.type_hash),
        primary_type: data.primary_type.clone(),
    })
}

fn note(note: &typed_data::Note) -> Note {
    match note.clone() {
        typed_data::Note::UndeclaredKey { field } => Note::UndeclaredKey { field },
        typed_data::Note::BadChecksum { field } => Note::BadChecksum { field },
        typed_data::Note::UnusedType { name } => Note::UnusedType { name },
        typed_data::Note::DeceptiveText { field } => Note::DeceptiveText { field },
    }
}

/// A message gives nobody authority, unless it is a hash or begins as typed data does: some contracts
/// accept such signatures for whatever the hash stands for.
fn of_message(bytes: &[u8]) -> Read {
    let hash_like = bytes.len() == 32 || bytes.starts_with(&[0x19, 0x01]);
    if !hash_like {
        return Read::new(Source::Signature, Reading::NotApproval);
    }
    Read {
        notes: vec![Note::HashLike],
        ..opaque(Source::Signature, Opaque::Hash)
    }
}

fn opaque(source: Source, opaque: Opaque) -> Read {
    Read {
        effects: vec![Effect::Opaque(opaque)],
        ..Read::new(source, Reading::Unknown)
    }
}
