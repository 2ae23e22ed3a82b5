//! What the person set: what happens at which level, and which rules say more or less than they would.

use crate::from_json::Fields;
use crate::json::Value;
use crate::wire::{to_json, wire};
use crate::{FromJson, Level, Malformed};
use serde::{Deserialize, Serialize};

/// What a request does, as far as settings tell requests apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Nothing that others could use: a transaction of one's own, a message, a sign-in.
    Plain,
    /// Authority is taken back.
    Revocation,
    /// Authority is given.
    Grant,
    /// A transfer that whoever has the signature can make.
    SignedTransfer,
    /// Others may trade what the person has.
    Order,
    /// Power over an account is given.
    Control,
    /// Nobody can tell.
    Unknown,
}

/// What is to happen, the most careful last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Response {
    /// It goes through.
    Pass,
    /// It goes through, and the person is told.
    Note,
    /// The person is asked.
    Prompt,
    /// It is refused.
    Refuse,
}

/// One setting: what happens to a kind at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Setting {
    /// What the request does.
    pub kind: Kind,
    /// How dangerous it is.
    pub level: Level,
    /// What happens.
    pub response: Response,
}

/// One rule that says more, or nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct RuleSetting {
    /// The rule's id.
    pub rule: String,
    /// The least level that it gives; `None` mutes it. What is Critical cannot be muted.
    pub level: Option<Level>,
}

/// What the person set. The default is what happens without settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default)]
pub struct Policy {
    /// What differs from the default; of several about the same, the most careful holds.
    pub responses: Vec<Setting>,
    /// What differs from the rules' own levels; of several about the same, the most careful holds.
    pub rules: Vec<RuleSetting>,
}

impl Policy {
    /// What happens to a kind at a level. What is Critical or cannot be read never passes without a person, whatever the
    /// settings say; of the latter [`response_to_usual`](Self::response_to_usual) knows what is only noted.
    #[must_use]
    pub fn response(&self, kind: Kind, level: Level) -> Response {
        let least = if level == Level::Critical || kind == Kind::Unknown {
            Response::Prompt
        } else {
            Response::Pass
        };
        let set = self.set(kind, level);
        set.unwrap_or_else(|| usual(kind, level)).max(least)
    }

    /// As [`response`](Self::response), of what gives nothing unusual to a known application, or is a plain call of one,
    /// at a site that the person may expect to ask: where there is nothing else to tell, it goes through and they are
    /// told of it.
    #[must_use]
    pub fn response_to_usual(&self, kind: Kind, level: Level) -> Response {
        match self.set(kind, level) {
            None if level == Level::Low => Response::Note,
            _ => self.response(kind, level),
        }
    }

    /// Of several settings of the same the most careful.
    fn set(&self, kind: Kind, level: Level) -> Option<Response> {
        let settings = self.responses.iter();
        let same = settings.filter(|setting| (setting.kind, setting.level) == (kind, level));
        same.map(|setting| setting.response).max()
    }

    /// The level of what a rule found; `None` if it is not to be told.
    #[must_use]
    pub fn level(&self, rule: &str, level: Level) -> Option<Level> {
        let settings = self.rules.iter().filter(|setting| setting.rule == rule);
        // Of several the most careful, and `None` is less than any level.
        match settings.map(|setting| setting.level).max() {
            Some(Some(least)) => Some(level.max(least)),
            Some(None) if level < Level::Critical => None,
            _ => Some(level),
        }
    }
}

/// Without settings the person is asked about all but what gives nobody anything and has nothing to tell, and what is
/// usual ([`Policy::response_to_usual`]).
fn usual(kind: Kind, level: Level) -> Response {
    match (kind, level) {
        (Kind::Plain | Kind::Revocation, Level::Low) => Response::Pass,
        _ => Response::Prompt,
    }
}

wire!(names Kind {
    Plain = "plain",
    Revocation = "revocation",
    Grant = "grant",
    SignedTransfer = "signedTransfer",
    Order = "order",
    Control = "control",
    Unknown = "unknown",
});

wire!(names Response { Pass = "pass", Note = "note", Prompt = "prompt", Refuse = "refuse" });

wire!(struct Setting { kind, level, response });

wire!(struct RuleSetting { rule, level });

impl FromJson for Policy {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        Ok(Policy {
            responses: fields.get_or_default("responses")?,
            rules: fields.get_or_default("rules")?,
        })
    }
}

to_json!(struct Policy { responses, rules });
