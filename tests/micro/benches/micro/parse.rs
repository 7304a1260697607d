//! A frame's text becomes a command.

use std::hint::black_box;

use candor_protocol::command::parse;
use candor_tests::client::frame;
use criterion::Criterion;

use crate::scene::Scene;

pub(crate) fn measure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (name, command) in Scene::new().commands {
        let text = frame(1, &command);
        assert_eq!(parse(&text), Ok((1, command)));
        group.bench_function(name, |bencher| bencher.iter(|| parse(black_box(&text))));
    }
    group.finish();
}
