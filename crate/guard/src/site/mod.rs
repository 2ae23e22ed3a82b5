//! Names of sites: which host an origin has, and for which well-known site a name could be taken.

mod look_alike;
mod punycode;
mod skeleton;

pub use look_alike::{Popular, is_well_known, look_alike};
pub use punycode::{decode, encode};

/// The longest name of a host, in bytes (RFC 1035).
pub const MAX_HOST: usize = 253;
/// The longest label of one, in bytes.
const MAX_LABEL: usize = 63;

/// The host of a web origin such as `https://app.example:8080`, as the browser writes it: small letters, Punycode.
/// `None` for what has no name: `null`, an address in brackets, another scheme than http and https.
#[must_use]
pub fn host_of(origin: &str) -> Option<&str> {
    let rest = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"))?;
    let host = rest.split_once(':').map_or(rest, |(host, _)| host);
    is_host(host).then_some(host)
}

/// A name as people write it, made as a browser has it: small letters, Punycode, no dot at the end. `None` for what
/// is no name of a host, or has fewer than two labels: nobody lists all of `com`.
#[must_use]
pub fn normal(name: &str) -> Option<String> {
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.len() > MAX_HOST.saturating_mul(4) {
        return None;
    }
    let mut labels = Vec::new();
    for label in name.split('.') {
        labels.push(normal_label(label)?);
    }
    let name = labels.join(".");
    (labels.len() > 1 && is_host(&name)).then_some(name)
}

/// A host and the domains above it of two labels or more: `a.b.example`, then `b.example`. An address of a machine
/// stands for itself alone.
pub fn suffixes(host: &str) -> impl Iterator<Item = &str> {
    let is_number = host.rsplit('.').next().is_some_and(is_digits);
    let mut rest = Some(host);
    std::iter::from_fn(move || {
        let own = rest?;
        let above = own.split_once('.').map(|(_, above)| above);
        rest = above.filter(|above| above.contains('.') && !is_number);
        Some(own)
    })
}

fn normal_label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_ascii_lowercase());
    }
    let small: Vec<char> = label.chars().flat_map(char::to_lowercase).collect();
    if small.len() > MAX_LABEL {
        return None;
    }
    Some(format!("xn--{}", encode(&small)?))
}

fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        let plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
        !label.is_empty() && label.len() <= MAX_LABEL && label.bytes().all(plain)
    };
    name.len() <= MAX_HOST && name.split('.').all(is_label)
}

fn is_digits(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit())
}
