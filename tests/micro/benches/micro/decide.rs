//! A command becomes events.

use std::hint::black_box;

use criterion::Criterion;

use crate::scene::Scene;

pub(crate) fn measure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decide");
    let mut scene = Scene::new();
    for (name, command) in scene.commands.clone() {
        assert_eq!(scene.decide(&command).map(|events| events.len()), Ok(1));
        group.bench_function(name, |bencher| {
            bencher.iter(|| scene.decide(black_box(&command)));
        });
    }
    group.finish();
}
