//! The program as an operator meets it: its first line, its help, its end.

#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A program that is ended when the test is over.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn candor(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
    command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn output(arguments: &[&str]) -> Output {
    candor(arguments).output().expect("the program starts")
}

#[test]
fn it_prints_the_address_to_open_and_ends_in_order_when_told() {
    for signal in ["TERM", "INT"] {
        let mut program = Program(
            candor(&["--listen", "127.0.0.1:0"])
                .spawn()
                .expect("started"),
        );
        let mut lines = BufReader::new(program.0.stdout.take().expect("its output"));
        let mut ready = String::new();
        lines.read_line(&mut ready).expect("a line");
        let address = ready
            .trim_end()
            .strip_prefix("Candor is ready: http://")
            .expect("its form");
        // A browser keeps one in reserve like this; nobody waits for it.
        let _silent = std::net::TcpStream::connect(address).expect("it listens");
        let told = Instant::now();
        let id = program.0.id().to_string();
        let sent = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(sent.expect("kill").success());
        let status = program.0.wait().expect("its end");
        assert_eq!(status.code(), Some(0), "{signal}");
        assert!(told.elapsed() < Duration::from_secs(2), "{signal}");
        let mut more = String::new();
        lines.read_to_string(&mut more).expect("the rest");
        assert_eq!(more, "", "one line on standard output");
    }
}

#[test]
fn a_port_in_use_is_one_clear_sentence_and_exit_code_1() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let output = output(&["--listen", &address]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains(&format!("{address} is in use")), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn help_names_every_flag_and_shows_examples() {
    let output = output(&["--help"]);
    let help = String::from_utf8(output.stdout).expect("text");
    for word in [
        "--listen",
        "--admin",
        "--origin",
        "--trusted-proxy",
        "--retain",
        "--max-rooms",
        "--max-connections",
        "--max-connections-per-room",
        "--log",
        "CANDOR_LISTEN",
        "Examples:",
    ] {
        assert!(help.contains(word), "{word} in {help}");
    }
}

#[test]
fn a_wrong_flag_is_told_with_what_would_be_right() {
    for (wrong, right) in [
        (["--listen", "here"], "--listen"),
        (["--retain", "soon"], "1 to 3650"),
        (
            ["--origin", "retro.example.org"],
            "https://retro.example.org",
        ),
    ] {
        let output = output(&wrong);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2));
        assert!(said.contains(right), "{said}");
    }
}
