//! How large what ships is.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::project::{self, root};

/// Each file of a folder with its size in bytes, raw and through gzip at level 9, and their sums.
pub(super) fn table(folder: &Path) -> Result<String> {
    let shown = folder
        .strip_prefix(root())
        .unwrap_or(folder)
        .display()
        .to_string();
    let mut lines = vec![line(&shown, "raw", "gzip")];
    let (mut raw_sum, mut small_sum) = (0_usize, 0_usize);
    for file in project::files_under(folder)? {
        let content = fs::read(folder.join(&file))?;
        let small = gzip_size(&content)?;
        raw_sum = raw_sum.saturating_add(content.len());
        small_sum = small_sum.saturating_add(small);
        lines.push(line(&format!("  {}", file.display()), content.len(), small));
    }
    lines.push(line("  all", raw_sum, small_sum));
    Ok(lines.join("\n"))
}

fn line(name: &str, raw: impl std::fmt::Display, small: impl std::fmt::Display) -> String {
    format!("{name:<44}{raw:>10}{small:>10}")
}

fn gzip_size(content: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_is_small() -> Result<()> {
        assert!(gzip_size(&[0; 10_000])? < 100);
        Ok(())
    }
}
