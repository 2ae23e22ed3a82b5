//! `extension/data/settings.json`: what the settings page offers, from the guard's own tables.

use anyhow::Result;
use guard::assess::RULES;
use guard::{Kind, Level, Policy, Response, Setting};
use serde_json::{Value, json};

/// Every kind, in the order of the page.
const KINDS: [Kind; 7] = [
    Kind::Plain,
    Kind::Revocation,
    Kind::Grant,
    Kind::SignedTransfer,
    Kind::Order,
    Kind::Control,
    Kind::Unknown,
];

const LEVELS: [Level; 4] = [Level::Low, Level::Medium, Level::High, Level::Critical];

/// The whole file: what happens usually, what can happen at least, and the rules.
pub(super) fn file() -> Result<String> {
    let responses: Vec<Value> = KINDS
        .into_iter()
        .flat_map(|kind| LEVELS.map(|level| response(kind, level)))
        .collect();
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| json!({ "id": rule.id, "levels": rule.levels }))
        .collect();
    let whole = json!({ "responses": responses, "rules": rules });
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

/// What happens to a kind at a level without settings, and with the most careless ones. Of what can be usual it is what
/// happens to that; to the rest something more careful does.
fn response(kind: Kind, level: Level) -> Value {
    let happens = match kind {
        Kind::Grant | Kind::Unknown => Policy::response_to_usual,
        _ => Policy::response,
    };
    let careless = Policy {
        responses: vec![Setting {
            kind,
            level,
            response: Response::Pass,
        }],
        ..Policy::default()
    };
    json!({
        "kind": kind,
        "level": level,
        "usual": happens(&Policy::default(), kind, level),
        "least": happens(&careless, kind, level),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_critical_or_unknown_is_never_let_through() {
        for kind in KINDS {
            let critical = response(kind, Level::Critical);
            assert_eq!(critical.get("least"), Some(&json!("prompt")), "{kind:?}");
        }
        assert_eq!(
            response(Kind::Unknown, Level::Medium).get("least"),
            Some(&json!("prompt"))
        );
        assert_eq!(
            response(Kind::Unknown, Level::Low).get("least"),
            Some(&json!("prompt"))
        );
        assert_eq!(
            response(Kind::Plain, Level::Low).get("least"),
            Some(&json!("pass"))
        );
    }
}
