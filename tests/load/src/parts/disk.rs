//! The machine's own disk, beside which acknowledgements from disk are held.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use crate::ledger::Measure;

/// What the disk takes to confirm a write.
pub(crate) const SYNC: Measure = Measure::plain("fdatasync of 4 KiB, median", "ms");
/// Acknowledgements in terms of it.
pub(crate) const ACK_TO_SYNC: Measure =
    Measure::less("acknowledgement p99 to fdatasync", "x").bound(10.0);

/// Writes that are confirmed, one after another: enough for a median that holds.
const WRITES: usize = 300;
/// Bytes of each: a page of the disk.
const PAGE: [u8; 4096] = [0x5a; 4096];

/// Appends to a file of a directory and waits for the disk each time; the median, in milliseconds.
pub(crate) fn sync_median(directory: &Path) -> anyhow::Result<f64> {
    let path = directory.join("probe");
    let mut file = OpenOptions::new().append(true).create(true).open(&path)?;
    let mut took = Vec::with_capacity(WRITES);
    for _ in 0..WRITES {
        file.write_all(&PAGE)?;
        let started = Instant::now();
        file.sync_data()?;
        took.push(started.elapsed().as_secs_f64() * 1e3);
    }
    std::fs::remove_file(path)?;
    took.sort_by(f64::total_cmp);
    Ok(took[WRITES / 2])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_probe_leaves_nothing_behind() {
        let directory = tempfile::tempdir().expect("a directory");
        assert!(super::sync_median(directory.path()).expect("written") > 0.0);
        assert_eq!(
            std::fs::read_dir(directory.path()).expect("read").count(),
            0
        );
    }
}
