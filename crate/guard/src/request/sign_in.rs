//! Signing in with an account (ERC-4361): strictly parsed, and compared with the page's origin.

use super::field::{self, any_of, optional};
use super::{flat, hex};
use crate::json::Value;
use crate::number::numbered;
use crate::{Field, Malformed};
use alloy_primitives::Address;

/// What follows the domain in the first line.
const HEADER: &str = " wants you to sign in with your Ethereum account:";
/// What makes a message look like a sign-in wherever it stands (ERC-4361 asks wallets to warn of it).
const PHRASE: &str = "wants you to sign in with your Ethereum account";
/// The least characters of a nonce.
const MIN_NONCE: usize = 8;

/// Whom a person would sign in to, and as whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The scheme before the domain, such as `https`.
    pub scheme: Option<String>,
    /// The site as an RFC 3986 authority; `None` where the wallet fills in the page's own.
    pub domain: Option<String>,
    /// The account that the message names.
    pub account: Option<Address>,
    /// Whether it lets somebody act for the account besides (ERC-5573).
    pub delegates: bool,
    /// The parts for display.
    pub fields: Vec<Field>,
}

/// What a message is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing like signing in.
    Nothing,
    /// It says that it signs in, but not in the standard's form: sites that are not strict may take it.
    Broken(Option<SignIn>),
    /// It signs in.
    Whole(SignIn),
}

impl SignIn {
    /// Whether the site is the one of `origin` (`https://host[:port]`): scheme, host and port. Without a
    /// scheme of its own the page's is meant, and without a port the scheme's usual one.
    #[must_use]
    pub fn is_of(&self, origin: &str) -> bool {
        let Some(domain) = &self.domain else {
            return true;
        };
        let Some((scheme, authority)) = origin.split_once("://") else {
            return false;
        };
        let same_scheme = self
            .scheme
            .as_ref()
            .is_none_or(|own| own.eq_ignore_ascii_case(scheme));
        let place = host_and_port(authority, scheme);
        same_scheme && place.is_some() && place == host_and_port(domain, scheme)
    }
}

/// Looks for a sign-in in a message's text.
pub(crate) fn find(text: &str) -> Found {
    if !text.contains(PHRASE) {
        return Found::Nothing;
    }
    match parse(text) {
        Some(sign_in) => Found::Whole(sign_in),
        None => Found::Broken(header(text.lines().next().unwrap_or_default())),
    }
}

/// The `signInWithEthereum` capability (ERC-7846), of which the wallet makes the message.
pub(super) fn capability(value: &Value<'_>) -> Result<SignIn, Malformed> {
    let fields = field::object(Some(value))?;
    Ok(SignIn {
        scheme: optional(fields, "scheme", field::text)?,
        domain: optional(fields, "domain", field::text)?.as_deref().map(flat::cut),
        account: any_of(fields, &["address", "account"], field::address)?,
        delegates: field::list(fields.get("resources"), super::MAX_BATCH)
            .map_err(|problem| problem.within("resources"))?
            .is_some_and(|list| list.iter().filter_map(Value::as_str).any(is_recap)),
        fields: flat::fields(fields),
    })
}

fn parse(text: &str) -> Option<SignIn> {
    let mut lines = text.split('\n');
    let mut sign_in = header(lines.next()?).filter(is_strict)?;
    let account = lines.next()?;
    if !account.starts_with("0x") {
        return None;
    }
    sign_in.account = Some(hex::address(account)?);
    statement(&mut sign_in, &mut lines)?;
    required_parts(&mut sign_in, &mut lines)?;
    optional_parts(&mut sign_in, &mut lines)?;
    Some(sign_in)
}

/// The first line, `[scheme://]domain wants you to …`, whatever stands for the domain.
fn header(line: &str) -> Option<SignIn> {
    let site = line.strip_suffix('\r').unwrap_or(line).strip_suffix(HEADER)?;
    let (scheme, domain) = match site.split_once("://") {
        Some((scheme, domain)) => (Some(scheme), domain),
        None => (None, site),
    };
    Some(SignIn {
        scheme: scheme.map(flat::cut),
        domain: Some(flat::cut(domain)),
        account: None,
        delegates: false,
        fields: vec![shown("domain", site)],
    })
}

/// Whether the first line names an RFC 3986 scheme and authority.
fn is_strict(header: &SignIn) -> bool {
    let scheme_fits = header.scheme.as_ref().is_none_or(|scheme| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    let domain = header.domain.as_deref().unwrap_or_default();
    let is_authority = domain
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"/?#\\".contains(&byte));
    scheme_fits && is_authority && !domain.is_empty()
}

/// A line's label, the name of its field, and whether a value fits.
type Part = (&'static str, &'static str, fn(&str) -> bool);

/// An empty line, a statement of one line or none, and another empty line.
fn statement<'t>(sign_in: &mut SignIn, lines: &mut impl Iterator<Item = &'t str>) -> Option<()> {
    if !lines.next()?.is_empty() {
        return None;
    }
    let statement = lines.next()?;
    if statement.is_empty() {
        return Some(());
    }
    sign_in.fields.push(shown("statement", statement));
    lines.next()?.is_empty().then_some(())
}

fn required_parts<'t>(sign_in: &mut SignIn, lines: &mut impl Iterator<Item = &'t str>) -> Option<()> {
    const PARTS: [Part; 5] = [
        ("URI: ", "uri", is_uri),
        ("Version: ", "version", |text| text == "1"),
        ("Chain ID: ", "chainId", is_digits),
        ("Nonce: ", "nonce", is_nonce),
        ("Issued At: ", "issuedAt", is_date_time),
    ];
    for (label, name, fits) in PARTS {
        let value = lines.next()?.strip_prefix(label)?;
        if !fits(value) {
            return None;
        }
        sign_in.fields.push(shown(name, value));
    }
    Some(())
}

/// In their order, each at most once; nothing may follow.
fn optional_parts<'t>(sign_in: &mut SignIn, lines: &mut impl Iterator<Item = &'t str>) -> Option<()> {
    const PARTS: [Part; 3] = [
        ("Expiration Time: ", "expirationTime", is_date_time),
        ("Not Before: ", "notBefore", is_date_time),
        ("Request ID: ", "requestId", |text| {
            text.bytes().all(|byte| byte.is_ascii_graphic())
        }),
    ];
    let mut line = lines.next();
    for (label, name, fits) in PARTS {
        let Some(value) = line.and_then(|line| line.strip_prefix(label)) else {
            continue;
        };
        if !fits(value) {
            return None;
        }
        sign_in.fields.push(shown(name, value));
        line = lines.next();
    }
    if line == Some("Resources:") {
        for (index, line) in lines.by_ref().enumerate() {
            let resource = line.strip_prefix("- ").filter(|text| is_uri(text))?;
            sign_in.delegates |= is_recap(resource);
            if index < super::MAX_BATCH {
                sign_in
                    .fields
                    .push(shown(&numbered("resources[", index, "]"), resource));
            }
        }
        line = None;
    }
    line.is_none().then_some(())
}

fn shown(name: &str, value: &str) -> Field {
    Field {
        path: ["signIn.", name].concat(),
        kind: "string".to_owned(),
        value: flat::cut(value),
    }
}

/// A ReCap (ERC-5573): what the one that the message's URI names may do for the account.
fn is_recap(resource: &str) -> bool {
    const PREFIX: &str = "urn:recap:";
    let start = resource.get(..PREFIX.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}

fn is_uri(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_nonce(text: &str) -> bool {
    text.len() >= MIN_NONCE && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The form of RFC 3339: `2026-01-31T23:59:59[.123](Z|+01:00)`.
fn is_date_time(text: &str) -> bool {
    const FORM: &[u8] = b"0000-00-00T00:00:00";
    let Some((start, rest)) = text.split_at_checked(FORM.len()) else {
        return false;
    };
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
            if zone.len() == fraction.len() {
                return false;
            }
            zone
        }
        None => rest,
    };
    let zone = rest.eq_ignore_ascii_case("z")
        || rest
            .strip_prefix(['+', '-'])
            .is_some_and(|offset| has_form(offset, b"00:00"));
    has_form(start, FORM) && zone
}

/// Whether digits stand where the form has `0`, and its other letters where they are.
fn has_form(text: &str, form: &[u8]) -> bool {
    let fits = |(byte, form): (u8, &u8)| match form {
        b'0' => byte.is_ascii_digit(),
        other => byte.eq_ignore_ascii_case(other),
    };
    text.len() == form.len() && text.bytes().zip(form).all(fits)
}

/// In lower case. Nothing for an authority that names a user: it is written to look like another site.
fn host_and_port(authority: &str, scheme: &str) -> Option<(String, u16)> {
    if authority.contains('@') {
        return None;
    }
    let usual = match scheme.to_ascii_lowercase().as_str() {
        "https" => 443,
        "http" => 80,
        _ => return None,
    };
    let (host, port) = match authority.rsplit_once(':') {
        // The colons within `[::1]` separate no port.
        Some((_, port)) if port.ends_with(']') => (authority, usual),
        Some((host, port)) if is_digits(port) => (host, port.parse().ok()?),
        Some(_) => return None,
        None => (authority, usual),
    };
    Some((host.to_ascii_lowercase(), port))
}
