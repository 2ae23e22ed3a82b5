//! `cargo xtask key`: a key pair that gives the Chrome extension an id of our choice.
//!
//! Chrome derives the id from the public key, and runs the content scripts of extensions in the order of
//! their ids. A P-256 key is enough for that: Chrome hashes the bytes whatever the algorithm, and takes
//! ECDSA beside RSA in a signed package. It is also made far faster than an RSA key.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use lexopt::prelude::*;
use p256::SecretKey;
use p256::elliptic_curve::Generate as _;
use p256::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _, LineEnding};
use sha2::{Digest as _, Sha256};

use crate::project::{root, say};

/// A prefix of three letters takes 4,096 tries on average: some ten seconds. Four would take minutes.
const LONGEST_PREFIX: usize = 3;

/// Makes a key and prints what the manifest needs; the private key goes to a file that is not tracked.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut prefix = "aa".to_owned();
    let mut private = Some(root().join("countersign.pem"));
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("prefix") => prefix = arguments.value()?.string()?,
            Long("out") => private = Some(PathBuf::from(arguments.value()?)),
            Long("public") => private = None,
            other => return Err(other.unexpected().into()),
        }
    }
    ensure!(
        prefix
            .bytes()
            .all(|letter| letter.is_ascii_lowercase() && letter <= b'p'),
        "an id has letters a to p"
    );
    ensure!(
        prefix.len() <= LONGEST_PREFIX,
        "a prefix is at most {LONGEST_PREFIX} letters"
    );

    // Opened before the search, so that a key that is already there is found out at once.
    let file = private.as_ref().map(create_private).transpose()?;
    let (key, public) = search(&prefix)?;
    if let (Some(mut file), Some(path)) = (file, &private) {
        file.write_all(key.to_pkcs8_pem(LineEnding::LF)?.as_bytes())?;
        say(format!("private key  {}", path.display()));
    }
    say(format!("id           {}", extension_id(&public)));
    say(format!("\"key\": \"{}\"", BASE64_STANDARD.encode(&public)));
    Ok(())
}

/// A random key whose extension id begins so, with its public key as DER SPKI.
fn search(prefix: &str) -> Result<(SecretKey, Vec<u8>)> {
    loop {
        let key = SecretKey::try_generate().context("the system gave no random numbers")?;
        let public = key.public_key().to_public_key_der()?.into_vec();
        if extension_id(&public).starts_with(prefix) {
            return Ok((key, public));
        }
    }
}

/// The id that Chrome derives from a public key: the first 16 bytes of its SHA-256, written in hex
/// with the letters a to p.
fn extension_id(public: &[u8]) -> String {
    let letter = |half: u8| char::from(b'a'.saturating_add(half));
    Sha256::digest(public)
        .iter()
        .take(16)
        .flat_map(|byte| [letter(byte >> 4), letter(byte & 15)])
        .collect()
}

/// A new file that only its owner can read. A key that is there is never overwritten.
fn create_private(path: &PathBuf) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .with_context(|| format!("cannot make {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_what_chromium_says() -> Result<()> {
        // A public key and the id under which Chromium loaded an extension with it.
        let public = BASE64_STANDARD.decode("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEuVG4OF7zcPUkz8+KAr4ZmJJX9tkOMAuY7AjJyt5P/yKOHhgV8NlZzZZ8Qi3CNamDUJGpfC0Ld46c3kbbZf/Lug==")?;
        assert_eq!(extension_id(&public), "aacpjdmejmienilcolkmmabpbnkhjfig");
        Ok(())
    }

    #[test]
    fn a_found_key_has_the_prefix() -> Result<()> {
        let (_, public) = search("c")?;
        assert!(extension_id(&public).starts_with('c'));
        assert_eq!(public.len(), 91);
        Ok(())
    }
}
