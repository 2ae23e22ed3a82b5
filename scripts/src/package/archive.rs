//! Zip files that are the same wherever and whenever they are made.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// The files of an archive by their paths, with `/` between folders, in the order of the paths' bytes.
pub(super) type Files = BTreeMap<String, File>;

/// One file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    /// Its bytes.
    pub(super) content: Vec<u8>,
    /// Whether it is a program.
    pub(super) executable: bool,
}

impl From<Vec<u8>> for File {
    fn from(content: Vec<u8>) -> Self {
        Self {
            content,
            executable: false,
        }
    }
}

/// The day that an archive gives for all of its files: year (1980 to 2107), month and day.
pub(super) type Date = (u16, u8, u8);

/// The first day that a zip file can tell.
pub(super) const FIRST_DATE: Date = (1980, 1, 1);

/// The bytes of a zip file with these files, all of them of midnight of that day.
///
/// # Errors
/// If there is no such day, or a file is too large.
pub(super) fn pack(files: &Files, (year, month, day): Date) -> Result<Vec<u8>> {
    let time = DateTime::from_date_and_time(year, month, day, 0, 0, 0)
        .with_context(|| format!("no zip file can be of {year}-{month}-{day}"))?;
    let options = SimpleFileOptions::default()
        .system(System::Unix)
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(time);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, file) in files {
        let mode = if file.executable { 0o755 } else { 0o644 };
        writer.start_file(path, options.unix_permissions(mode))?;
        writer.write_all(&file.content)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Writes the files of a zip file into a folder.
pub(super) fn unpack(archive: &[u8], folder: &Path) -> Result<()> {
    ZipArchive::new(Cursor::new(archive))?
        .extract(folder)
        .with_context(|| format!("cannot unpack into {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(order: [&str; 3]) -> Files {
        let file = |path: &str| File {
            content: path.repeat(100).into_bytes(),
            executable: path == "run",
        };
        order
            .map(|path| (path.to_owned(), file(path)))
            .into_iter()
            .collect()
    }

    #[test]
    fn the_order_and_the_hour_make_no_difference() -> Result<()> {
        let one = pack(&files(["b/c.js", "a.js", "run"]), (2026, 2, 3))?;
        let other = pack(&files(["run", "b/c.js", "a.js"]), (2026, 2, 3))?;
        assert_eq!(one, other);
        assert_ne!(one, pack(&files(["b/c.js", "a.js", "run"]), FIRST_DATE)?);
        Ok(())
    }

    #[test]
    fn names_are_sorted_and_say_nothing_of_this_machine() -> Result<()> {
        let packed = pack(&files(["b/c.js", "run", "a.js"]), (2026, 2, 3))?;
        let mut archive = ZipArchive::new(Cursor::new(packed))?;
        let mut found = Vec::new();
        for at in 0..archive.len() {
            let file = archive.by_index(at)?;
            assert_eq!(
                file.last_modified(),
                Some(DateTime::from_date_and_time(2026, 2, 3, 0, 0, 0)?)
            );
            assert!(file.extra_data().is_none_or(|extra| extra.is_empty()));
            found.push((
                file.name()?.into_owned(),
                file.unix_mode().unwrap_or_default() & 0o777,
            ));
        }
        let expected = [("a.js", 0o644), ("b/c.js", 0o644), ("run", 0o755)];
        assert_eq!(found, expected.map(|(name, mode)| (name.to_owned(), mode)));
        Ok(())
    }

    #[test]
    fn a_day_that_no_zip_file_knows_is_an_error() {
        assert!(pack(&Files::new(), (1979, 12, 31)).is_err());
        assert!(pack(&Files::new(), (2026, 13, 1)).is_err());
    }
}
