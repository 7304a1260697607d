//! An event changes the board.

use criterion::{BatchSize, Criterion};

use crate::scene::Scene;

pub(crate) fn measure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("apply");
    let mut scene = Scene::new();
    for (name, command) in scene.commands.clone() {
        let events = scene.decide(&command).expect("it is taken");
        let [event] = &events[..] else {
            panic!("{name} comes to one event")
        };
        group.bench_function(name, |bencher| {
            // A board of its own for each: an event that is applied again changes nothing.
            let fresh = || scene.board.clone();
            bencher.iter_batched_ref(fresh, |board| board.apply(event), BatchSize::LargeInput);
        });
    }
    group.finish();
}
