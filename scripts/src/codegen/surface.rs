//! `docs/surface.md`: what the guard reads, from its own tables.

use std::fmt::Write as _;

use guard::calldata::{self, FAMILIES, LURES};
use guard::request;
use guard::typed_data::{KNOWN_SHAPES, KNOWN_TYPES};
use serde::Deserialize;

use crate::project::{self, root};

/// Something of the surface that is not read.
#[derive(Deserialize)]
struct Unread {
    row: String,
    reason: String,
}

/// The whole document.
pub(super) fn document() -> anyhow::Result<String> {
    let mut text = String::from(HEAD);
    methods(&mut text);
    calls(&mut text);
    types(&mut text);
    unread(&mut text)?;
    Ok(text)
}

const HEAD: &str = "# What is read\n\n\
    Written by `cargo xtask codegen` from the tables in `crate/guard`; do not edit.\n\n\
    A row tells what a call or signature means on a contract that follows its standard. Whether the contract \
    does is asked of the chain. What is in no row is never harmless: it is shown as unknown.\n";

fn methods(text: &mut String) {
    let harmless = request::HARMLESS_METHODS.len();
    line(text, "\n## Methods\n");
    line(
        text,
        &format!(
            "Names are compared without `_` and in lower case. {harmless} methods that ask for nothing pass \
             unseen; any other that has no row here is shown as unknown.\n"
        ),
    );
    line(text, "| method | read as | |");
    line(text, "|---|---|---|");
    for method in request::METHODS {
        let (name, how, why) = (method.name, method.how.words(), method.why.text());
        line(text, &format!("| `{name}` | {how} | {why} |"));
    }
}

fn calls(text: &mut String) {
    let count = calldata::functions().count();
    line(text, "\n## Calls\n");
    line(
        text,
        &format!(
            "{count} functions, and {} names under which contracts ask for coin.",
            LURES.len()
        ),
    );
    for family in FAMILIES {
        line(text, &format!("\n### {}\n", family.name));
        line(text, "| selector | function | what it does | taken back by |");
        line(text, "|---|---|---|---|");
        for function in family.rows {
            let selector = u32::from_be_bytes(function.selector);
            let signature = function.signature;
            let words = function.words();
            let undo = function.undo;
            line(
                text,
                &format!("| `{selector:#010x}` | `{signature}` | {words} | {undo} |"),
            );
        }
    }
    line(text, "\n### lure\n");
    line(
        text,
        "With coin, a call under one of these names is told apart:\n",
    );
    let names: Vec<String> = LURES.iter().map(|(_, name)| format!("`{name}`")).collect();
    line(text, &names.join(", "));
}

fn types(text: &mut String) {
    line(text, "\n## Typed data\n");
    line(
        text,
        &format!("{} types, by the hash of their encoding.\n", KNOWN_TYPES.len()),
    );
    line(text, "| type | hash | what a signature does | taken back by |");
    line(text, "|---|---|---|---|");
    for known in KNOWN_TYPES {
        let (name, hash, words, undo) = (known.name, known.type_hash, known.words(), known.undo);
        line(text, &format!("| {name} | `{hash}` | {words} | {undo} |"));
    }
    line(
        text,
        "\nBy their shape, since their hash depends on what is inside or how much of it there is:\n",
    );
    for shape in KNOWN_SHAPES {
        line(text, &format!("- {}: {}", shape.name, shape.about));
    }
}

fn unread(text: &mut String) -> anyhow::Result<()> {
    let rows: Vec<Unread> =
        serde_json::from_str(&project::read(&root().join("tests/vectors/surface/unread.json"))?)?;
    line(text, "\n## Not read\n");
    if rows.is_empty() {
        line(text, "Of the surface that is known to us, nothing.");
    }
    for Unread { row, reason } in rows {
        line(text, &format!("- `{row}`: {reason}"));
    }
    Ok(())
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
