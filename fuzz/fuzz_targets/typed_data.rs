//! Reads any text as the payload of typed data, and hashes it as another library does.
#![no_main]

use fuzz::{MAX_VALUE, oracle};
use guard::json;
use guard::typed_data::{self, MAX_FIELDS, MAX_NOTES, MAX_TYPES, TypedData, Version};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(payload) = std::str::from_utf8(bytes) else {
        return Corpus::Reject;
    };
    let Ok(value) = json::parse(payload) else {
        return Corpus::Keep;
    };
    let v3 = typed_data::read(&value, Version::V3);
    let v4 = typed_data::read(&value, Version::V4);
    if let Ok(data) = &v3 {
        check(data);
        assert_eq!(v3, v4, "what has no arrays is the same to both methods");
    }
    if let Ok(data) = &v4 {
        check(data);
        if let Some(digest) = oracle::alloy_digest(payload, data) {
            assert_eq!(data.digest, digest, "the digest that another library signs");
        }
    }
    Corpus::Keep
});

fn check(data: &TypedData) {
    let _ = typed_data::effects(data);
    assert_eq!(
        data.type_hash,
        alloy_primitives::keccak256(&data.encode_type),
        "the hash of the type"
    );
    assert!((1..=MAX_TYPES).contains(&data.schema.structs().len()), "types");
    assert!(data.notes.len() <= MAX_NOTES, "notes");
    let fields = data.fields();
    assert!(fields.len() <= MAX_FIELDS, "fields");
    for field in fields {
        assert!(field.value.chars().count() <= MAX_VALUE, "a field's value");
    }
}
