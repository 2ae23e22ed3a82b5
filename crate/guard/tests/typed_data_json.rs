//! The JSON reader: RFC 8259 exactly, within bounds.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use guard::json::{self, MAX_BYTES, MAX_DEPTH, MAX_NODES, Value};
use guard::{Malformed, Problem};
use std::borrow::Cow;
use std::fmt::Write as _;

#[track_caller]
fn fails(text: &str, field: &str, problem: Problem) {
    assert_eq!(
        json::parse(text),
        Err(Malformed::new(field, problem)),
        "{text:.80}"
    );
}

#[test]
fn numbers_keep_their_text() {
    for text in [
        "0",
        "-0",
        "10",
        "-1.50",
        "1e5",
        "1E+05",
        "0.1e-2",
        "123456789012345678901234567890",
    ] {
        assert_eq!(json::parse(text), Ok(Value::Number(text)));
    }
    for text in [
        "01", "-", "+1", ".5", "1.", "1e", "1e+", "--1", "0x1", "NaN", "Infinity", "1_0", "-a", "00",
    ] {
        fails(text, "", Problem::NotJson);
    }
}

#[test]
fn strings_are_unescaped() {
    assert_eq!(
        json::parse(r#""plain ü""#),
        Ok(Value::String(Cow::Borrowed("plain ü")))
    );
    assert!(matches!(
        json::parse(r#""plain""#),
        Ok(Value::String(Cow::Borrowed(_)))
    ));
    let text = r#""a\"\\\/\b\f\n\r\t\u00e9\ud83e\udd8aü""#;
    let expected = "a\"\\/\u{8}\u{c}\n\r\té🦊ü";
    assert_eq!(json::parse(text).unwrap().as_str(), Some(expected));
    for text in [
        r#"""#,
        r#""\"#,
        r#""\x""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\é""#,
        "\"\n\"",
        "\"\u{1f}\"",
        r#"'a'"#,
        r#""\U0041""#,
    ] {
        fails(text, "", Problem::NotJson);
    }
    for text in [
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\ud800\ud800""#,
        r#""\ud800x""#,
        r#""\ud800\n""#,
        r#""\ud800\u0041""#,
    ] {
        fails(text, "", Problem::LoneSurrogate);
    }
}

#[test]
fn structure_is_exact() {
    let value = json::parse(" {\"a\" : [ 1 , true,false ,null ] ,\t\"b\":{}\r\n} ").unwrap();
    let list = value.get("a").and_then(Value::as_array).unwrap();
    assert_eq!(
        list,
        [
            Value::Number("1"),
            Value::Bool(true),
            Value::Bool(false),
            Value::Null
        ]
    );
    assert_eq!(value.get("b").and_then(Value::as_object).map(<[_]>::len), Some(0));
    assert_eq!(value.get("c"), None);
    for text in [
        "",
        " ",
        "{",
        "[",
        "]",
        "}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{,}",
        "1 1",
        "nul",
        "True",
        "truex",
        "//",
        "[1]/**/",
        "\u{feff}1",
        "\u{a0}1",
        "\u{b}1",
        "{\"a\":1 \"b\":2}",
    ] {
        let malformed = json::parse(text).unwrap_err();
        assert_eq!(malformed.problem, Problem::NotJson, "{text:?}");
    }
}

#[test]
fn problems_name_their_place() {
    fails(r#"{"a":[{},{"b":"\ud800"}]}"#, "a[1].b", Problem::LoneSurrogate);
    fails(r#"[{"a":{"b":1,"c":2,"b":3}}]"#, "[0].a.b", Problem::DuplicateKey);
    fails(r#"{"a":1,"\u0061":2}"#, "a", Problem::DuplicateKey);
    fails(
        r#"{"a":{"__proto__":{"b":1}}}"#,
        "a.__proto__",
        Problem::Redefined,
    );
    fails(r#"{"\u005f_proto__":null}"#, "__proto__", Problem::Redefined);
    let key = "k".repeat(1000);
    let malformed = json::parse(&format!(r#"{{"{key}":x}}"#)).map(|_| ()).unwrap_err();
    assert_eq!(malformed.field.len(), guard::MAX_FIELD);
}

#[test]
fn many_keys_are_checked_for_duplicates() {
    let mut text = String::from("{");
    for index in 0..10_000 {
        write!(text, "\"k{index}\":0,").unwrap();
    }
    assert!(json::parse(&format!("{text}\"k10000\":0}}")).is_ok());
    fails(&format!("{text}\"k4321\":0}}"), "k4321", Problem::DuplicateKey);
}

#[test]
fn limits_hold_exactly() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(json::parse(&nested(MAX_DEPTH)).is_ok());
    let malformed = json::parse(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(malformed.problem, Problem::TooDeep);
    assert_eq!(
        json::parse(&"[".repeat(MAX_BYTES)).unwrap_err().problem,
        Problem::TooDeep
    );

    let text = format!("\"{}\"", "a".repeat(MAX_BYTES - 2));
    assert!(json::parse(&text).is_ok());
    fails(&format!("{text} "), "", Problem::TooLarge);

    let list = |count: usize| format!("[{}]", vec!["0"; count].join(","));
    assert!(json::parse(&list(MAX_NODES - 1)).is_ok());
    assert_eq!(
        json::parse(&list(MAX_NODES)).unwrap_err().problem,
        Problem::TooMany
    );
}
