//! The real program on a disk that fails: full, not confirming, read-only, taken away, damaged. What is
//! not kept is not acknowledged, readiness says so, and the program says why (K1).
//!
//! A library that is loaded before the system's makes calls fail, so that no test needs a disk of its
//! own or more rights than a user has.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Longest wait for anything: reaching it is a failure.
const DEADLINE: Duration = Duration::from_secs(20);

/// The library, built once.
static FAULTS: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
    let directory = tempfile::tempdir().expect("a directory");
    let library = directory.path().join("faults.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/disk/faults.c");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .args([source, "-ldl"])
        .status();
    assert!(
        built
            .expect("a C compiler, which Rust links with")
            .success()
    );
    (directory, library)
});

/// A program with a disk that can be made to fail. It is ended when the test is over.
struct Program {
    child: Child,
    address: SocketAddr,
    admin: SocketAddr,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A data directory, and what fails on its disk.
struct Disk {
    directory: TempDir,
}

impl Disk {
    fn new() -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        Self { directory }
    }

    fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    fn file(&self) -> PathBuf {
        self.data().join("candor.db")
    }

    /// From here on this fails: see the library.
    fn fails(&self, letter: &str) {
        fs::write(self.switch(), letter).expect("written");
    }

    fn is_well(&self) {
        self.fails("-");
    }

    fn switch(&self) -> PathBuf {
        self.directory.path().join("fault")
    }

    fn command(&self, admin: SocketAddr) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command
            .args(["--listen", "127.0.0.1:0", "--admin", &admin.to_string()])
            .arg("--data")
            .arg(self.data())
            .env("LD_PRELOAD", &FAULTS.1)
            .env("CANDOR_FAULTS", self.switch())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn start(&self) -> Program {
        let admin = free();
        let mut child = self.command(admin).spawn().expect("the program starts");
        let output = child.stdout.take().expect("its output");
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).expect("a line");
        let address = line
            .trim()
            .rsplit('/')
            .next()
            .and_then(|it| it.parse().ok());
        let Some(address) = address else {
            let mut said = String::new();
            let errors = child.stderr.take().expect("its errors");
            BufReader::new(errors)
                .read_to_string(&mut said)
                .expect("text");
            panic!("not ready: {line}{said}");
        };
        Program {
            child,
            address,
            admin,
        }
    }

    /// What a program says that does not start.
    fn refusal(&self) -> String {
        let output: Output = self.command(free()).output().expect("it runs");
        assert!(!output.status.success(), "it started");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("text")
    }
}

/// An address that was free a moment ago.
fn free() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its address")
}

fn ask(address: SocketAddr, method: &str, path: &str, body: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(DEADLINE)).expect("set");
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let status = answer.split(' ').nth(1).and_then(|word| word.parse().ok());
    (status.expect("a status"), answer)
}

impl Program {
    /// Creates the room of a number; gives the status.
    fn create(&self, number: u8) -> u16 {
        ask(self.address, "POST", "/api/rooms", &creation(number)).0
    }

    fn is_ready(&self) -> bool {
        ask(self.admin, "GET", "/readyz", "").0 == 200
    }

    /// What it said in all, once it was told to end.
    fn said(mut self) -> String {
        self.child.kill().expect("ended");
        let mut said = String::new();
        let errors = self.child.stderr.as_mut().expect("its errors");
        errors.read_to_string(&mut said).expect("text");
        said
    }
}

/// A creation whose bytes are all made of a number.
fn creation(number: u8) -> String {
    let (id, hash) = ([number; 16], [number; 32]);
    let sealed = "A".repeat(395);
    let (id, hash) = (base64url(&id), base64url(&hash));
    format!(
        r#"{{"room":"{id}","door_hash":"{hash}","facilitator_hash":"{hash}","check":"{hash}",
        "title":"{sealed}","columns":[{{"id":"{id}","name":"{sealed}","prompt":null}}],
        "settings":{{"tick_seconds":3,"floor":3,"hiding":true}}}}"#
    )
}

fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let letter = (bits >> (18 - 6 * place)) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// Whether a program that starts on these files has the room of a number already.
fn is_kept(disk: &Disk, number: u8) -> bool {
    disk.is_well();
    let program = disk.start();
    match program.create(number) {
        200 => true,
        201 => false,
        status => panic!("{status}"),
    }
}

fn until(what: &str, mut is: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is() {
        assert!(began.elapsed() < DEADLINE, "{what}");
        std::thread::yield_now();
    }
}

#[test]
fn k1_on_a_full_disk_nothing_is_acknowledged_until_there_is_room() {
    let disk = Disk::new();
    let program = disk.start();
    assert_eq!(program.create(1), 201);
    assert!(program.is_ready());
    disk.fails("f");
    assert_eq!(program.create(2), 503);
    assert!(!program.is_ready());
    // What was there is there, and a repeat is answered.
    assert_eq!(program.create(1), 200);
    disk.is_well();
    until("ready again by itself", || program.is_ready());
    assert_eq!(program.create(2), 201);
    assert_eq!(program.create(1), 200);
    let said = program.said();
    assert!(
        said.contains("the disk of the data directory is full"),
        "{said}"
    );
    assert!(said.contains("keeps rooms again"), "{said}");
    assert!(is_kept(&disk, 1) && is_kept(&disk, 2));
}

#[test]
fn k1_on_a_disk_that_is_nearly_full_it_is_not_ready_for_as_long_as_rooms_do_not_fit() {
    let disk = Disk::new();
    let program = disk.start();
    assert_eq!(program.create(1), 201);
    let changes = fs::metadata(disk.data().join("candor.db-wal")).expect("there");
    let little = changes.len() + 3 * 4096;
    disk.fails(&format!("n{little}"));
    for _ in 0..3 {
        assert_eq!(program.create(2), 503);
        // A little would fit still.
        assert!(!program.is_ready());
    }
    disk.is_well();
    until("ready again by itself", || program.is_ready());
    assert_eq!(program.create(2), 201);
    let said = program.said();
    assert_eq!(said.matches("keeps rooms again").count(), 1, "{said}");
    assert!(is_kept(&disk, 1) && is_kept(&disk, 2));
}

#[test]
fn k1_after_a_write_that_the_disk_did_not_confirm_nothing_is_promised_any_more() {
    let disk = Disk::new();
    let program = disk.start();
    assert_eq!(program.create(1), 201);
    disk.fails("s");
    assert_eq!(program.create(2), 503);
    disk.is_well();
    // The system may call the pages clean that never reached the disk.
    assert_eq!(program.create(3), 503);
    assert!(!program.is_ready());
    let said = program.said();
    assert!(said.contains("the disk did not confirm a write"), "{said}");
    assert!(is_kept(&disk, 1));
    assert!(!is_kept(&disk, 3));
}

#[test]
fn k1_a_directory_that_was_taken_away_is_noticed_at_the_next_write() {
    let disk = Disk::new();
    let program = disk.start();
    assert_eq!(program.create(1), 201);
    fs::rename(disk.data(), disk.directory.path().join("elsewhere")).expect("moved");
    assert_eq!(program.create(2), 503);
    assert!(!program.is_ready());
    let said = program.said();
    assert!(
        said.contains("the data directory was removed or replaced"),
        "{said}"
    );
}

#[test]
fn k1_a_program_that_cannot_keep_rooms_does_not_start_and_says_why() {
    let disk = Disk::new();
    let in_use = disk.start();
    let said = disk.refusal();
    assert!(said.contains("is in use by another program"), "{said}");
    drop(in_use);
    disk.fails("r");
    let said = disk.refusal();
    assert!(said.contains("cannot be written"), "{said}");
    let full = Disk::new();
    full.fails("f");
    let said = full.refusal();
    assert!(said.contains("is full"), "{said}");
    let other = Disk::new();
    fs::create_dir(other.data()).expect("made");
    fs::write(other.file(), "A letter, and no rooms at all.").expect("written");
    let said = other.refusal();
    assert!(said.contains("is no file of Candor's"), "{said}");
    assert_eq!(said.lines().count(), 1, "one sentence: {said}");
}

/// Overwrites the page of a file in which some bytes stand.
fn damage(file: &Path, bytes: &[u8]) {
    let mut content = fs::read(file).expect("read");
    let at = content
        .windows(bytes.len())
        .rposition(|window| window == bytes);
    let page = at.expect("there") / 4_096 * 4_096;
    content[page..page + 4_096].fill(0xff);
    fs::write(file, content).expect("written");
}

#[test]
fn k1_a_damaged_file_is_told_and_a_damaged_page_harms_only_who_needs_it() {
    let disk = Disk::new();
    let program = disk.start();
    for number in 1..=3 {
        assert_eq!(program.create(number), 201);
    }
    let id = program.child.id().to_string();
    let told = Command::new("kill").args(["-s", "TERM", &id]).status();
    assert!(told.expect("kill").success());
    let mut program = program;
    program.child.wait().expect("its end");
    // The page of the list of rooms: nothing can be found there any more.
    damage(&disk.file(), &[2; 16]);
    let program = disk.start();
    assert_eq!(program.create(2), 503);
    assert!(!program.is_ready());
    drop(program);
    let mut content = fs::read(disk.file()).expect("read");
    content[16..100].fill(0xff);
    fs::write(disk.file(), content).expect("written");
    let said = disk.refusal();
    assert!(
        said.contains("is damaged") || said.contains("is no file of Candor's"),
        "{said}"
    );
}
