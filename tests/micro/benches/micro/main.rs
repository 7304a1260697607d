//! The steps of a command's way, each alone: read, decided, applied, shown, encoded. They say which
//! step a change made dearer; what a delivery costs as a whole is for `make instructions`.

mod apply;
mod decide;
mod encode;
mod parse;
mod project;
mod scene;

use std::time::Duration;

use criterion::Criterion;

/// Long enough for steps of nanoseconds and of a millisecond alike.
const MEASURED: Duration = Duration::from_secs(2);
const WARMED_UP: Duration = Duration::from_millis(500);

fn main() {
    let mut criterion = Criterion::default()
        .measurement_time(MEASURED)
        .warm_up_time(WARMED_UP)
        .configure_from_args();
    parse::measure(&mut criterion);
    decide::measure(&mut criterion);
    apply::measure(&mut criterion);
    project::measure(&mut criterion);
    encode::measure(&mut criterion);
    criterion.final_summary();
}
