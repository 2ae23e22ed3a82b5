//! What the dashboard's rows say, in the same words and numbers as the popup's. The page itself is plain JavaScript;
//! only what must not be written twice is here: sentences, amounts, and text that deceives made visible.
//!
//! Sentences cross as JSON lists of pieces, `[text, [kind, exact]]`, where `exact` may be `null`.

use alloy_primitives::U256;
use catalogue::{Browser, Catalogue, Kind, Piece};
use guard::allowance::Allowance;
use guard::{Text, write_json};
use wasm_bindgen::prelude::*;

/// The catalogue of one language.
#[wasm_bindgen]
pub struct Voice {
    catalogue: Catalogue,
    browser: Browser,
}

#[wasm_bindgen]
impl Voice {
    /// `language` is a BCP 47 tag, `messages` the text of the language's `messages.json`.
    ///
    /// # Errors
    /// If `messages` is not a catalogue.
    #[wasm_bindgen(constructor)]
    pub fn new(language: &str, messages: &str) -> Result<Voice, JsError> {
        let catalogue = Catalogue::parse(messages).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Voice {
            catalogue,
            browser: Browser::new(language),
        })
    }

    /// A sentence (`Text`) in pieces.
    ///
    /// # Errors
    /// If the argument is not of its type.
    pub fn say(&self, text: &str) -> Result<String, JsError> {
        Ok(write_json(&self.pieces(&read(text)?)))
    }

    /// What is said of an allowance (`Allowance`), a list of pieces each: its token, how much, until when, who, what
    /// could be taken today, why its level is what it is, and what would be enough, which is empty where it is.
    ///
    /// # Errors
    /// If the argument is not of its type.
    pub fn row(&self, allowance: &str) -> Result<String, JsError> {
        let allowance: Allowance = read(allowance)?;
        let token = Text::new("ui_token").with("token", catalogue::allowance::token(&allowance));
        let sentences = [
            &token,
            &catalogue::allowance::amount(&allowance),
            &catalogue::allowance::until(&allowance),
            &catalogue::allowance::spender(&allowance),
            &catalogue::allowance::exposed(&allowance),
            &allowance.why,
        ];
        let mut said: Vec<Said> = sentences.into_iter().map(|text| self.pieces(text)).collect();
        let enough = catalogue::allowance::recommended(&allowance);
        said.push(enough.map_or_else(Vec::new, |text| self.pieces(&text)));
        Ok(write_json(&said))
    }

    fn pieces(&self, text: &Text) -> Said {
        self.catalogue
            .render(text, &self.browser)
            .into_iter()
            .map(said)
            .collect()
    }
}

/// A sentence in pieces, as it crosses.
type Said = Vec<(String, (String, Option<String>))>;

fn said(piece: Piece) -> (String, (String, Option<String>)) {
    let kind = match piece.kind {
        Kind::Address => "address",
        Kind::Page => "page",
        Kind::Plain => "plain",
        _ => "value",
    };
    (piece.text, (kind.to_owned(), piece.exact))
}

/// An amount (a quantity in the smallest unit) with its decimal places (0 to 77) as a plain number: every digit, a
/// point, no separators.
///
/// # Errors
/// If the amount is no quantity.
#[wasm_bindgen]
pub fn decimal(value: &str, decimals: u8) -> Result<String, JsError> {
    let value: U256 = value.parse().map_err(|_| JsError::new("this is no quantity"))?;
    Ok(catalogue::decimal(value, decimals))
}

/// Reads an address as a person pastes it, in lower case.
///
/// # Errors
/// The key of the sentence that says what is wrong with it.
#[wasm_bindgen(js_name = readAddress)]
pub fn read_address(typed: &str) -> Result<String, String> {
    let address = catalogue::read_address(typed)?;
    Ok(address.to_checksum(None).to_lowercase())
}

fn read<T: guard::FromJson>(text: &str) -> Result<T, JsError> {
    guard::read_json(text).map_err(|error| JsError::new(&error.to_string()))
}
