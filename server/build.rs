//! Builds the page into `OUT_DIR` and writes the table of its files that the server embeds.
//!
//! Nothing is written beside the sources, so `git status` stays clean and any number of target
//! directories can build at once. `CANDOR_PAGE=DIR` hands in a page that is built already.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// What the page is built from, below `web/`. Never the output: that would make each build dirty.
const INPUTS: [&str; 6] = [
    "src",
    "build.mjs",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    ".npmrc",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=CANDOR_PAGE");
    if let Err(said) = run() {
        for line in said.lines() {
            println!("cargo::error={line}");
        }
    }
}

/// Builds or finds the page and writes its table; the error is a sentence for a person.
fn run() -> Result<(), String> {
    let out = PathBuf::from(variable("OUT_DIR")?);
    let page = match env::var_os("CANDOR_PAGE").filter(|given| !given.is_empty()) {
        Some(given) => handed_in(Path::new(&given))?,
        None => build(&out)?,
    };
    fs::write(out.join("page.rs"), table(&page)?)
        .map_err(|error| format!("the table of the page's files cannot be written: {error}"))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("cargo did not set {name}"))
}

/// A page built elsewhere.
fn handed_in(given: &Path) -> Result<PathBuf, String> {
    let page = given
        .canonicalize()
        .map_err(|error| format!("CANDOR_PAGE names {}: {error}", given.display()))?;
    println!("cargo::rerun-if-changed={}", page.display());
    Ok(page)
}

/// Copies the sources, installs what they need, and builds them, all below `out`.
fn build(out: &Path) -> Result<PathBuf, String> {
    let sources = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../web");
    let (work, page) = (out.join("web"), out.join("page"));
    remove(&work.join("src"))?;
    for input in INPUTS {
        let from = sources.join(input);
        // A path that does not exist would make cargo run this file at every build.
        if from.exists() {
            println!("cargo::rerun-if-changed={}", from.display());
            copy(&from, &work.join(input))
                .map_err(|error| format!("web/{input} cannot be copied: {error}"))?;
        }
    }
    install(&work)?;
    remove(&page)?;
    let mut node = Command::new("node");
    node.arg("build.mjs").arg("--out").arg(&page);
    succeed(&mut node, &work)?;
    squeeze(&page).map_err(|error| format!("the page cannot be compressed further: {error}"))?;
    Ok(page)
}

/// Compresses again, and longer, for browsers that take gzip alone: those on plain HTTP. Some seconds for
/// four bytes of a hundred.
fn squeeze(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            squeeze(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "gz") {
            let (whole, before) = (fs::read(path.with_extension(""))?, fs::metadata(&path)?);
            let mut squeezed = Vec::new();
            let options = zopfli::Options::default();
            zopfli::compress(options, zopfli::Format::Gzip, &whole[..], &mut squeezed)?;
            if u64::try_from(squeezed.len()).is_ok_and(|length| length < before.len()) {
                fs::write(&path, squeezed)?;
            }
        }
    }
    Ok(())
}

/// Installs the page's packages, unless those of the same lock file are there already.
fn install(work: &Path) -> Result<(), String> {
    let lock = fs::read(work.join("package-lock.json"))
        .map_err(|error| format!("web/package-lock.json cannot be read: {error}"))?;
    let stamp = work.join("installed.lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["ci", "--omit=dev", "--no-audit", "--no-fund"]);
    succeed(&mut npm, work)?;
    fs::write(stamp, lock).map_err(|error| format!("the packages' mark cannot be written: {error}"))
}

/// Runs a tool to its end. What it printed is told only when it failed.
fn succeed(command: &mut Command, folder: &Path) -> Result<(), String> {
    let tool = command.get_program().to_string_lossy().into_owned();
    let output = command.current_dir(folder).output().map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            format!(
                "`{tool}` is missing: the page is built with Node.js 20 or newer and its npm; \
                 install them, or set CANDOR_PAGE to the folder of a page that is built already"
            )
        } else {
            format!("`{tool}` cannot be started: {error}")
        }
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    Err(format!(
        "the page cannot be built, `{tool}` failed:\n{said}"
    ))
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{} cannot be emptied: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().unwrap_or(to))?;
        return fs::copy(from, to).map(drop);
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// The table as Rust source: one `File` for each line of the page's `manifest.json`.
fn table(page: &Path) -> Result<String, String> {
    let manifest = page.join("manifest.json");
    let text = fs::read_to_string(&manifest)
        .map_err(|error| format!("{} cannot be read: {error}", manifest.display()))?;
    let list: serde_json::Value = serde_json::from_str(&text)
        .map_err(|error| format!("{} is no JSON: {error}", manifest.display()))?;
    let files = list
        .as_array()
        .ok_or_else(|| format!("{} lists no files", manifest.display()))?;
    let mut source = String::from("&[\n");
    for file in files {
        source.push_str(&line(page, file)?);
    }
    source.push_str("]\n");
    Ok(source)
}

/// One line of the table.
fn line(page: &Path, file: &serde_json::Value) -> Result<String, String> {
    let field = |name: &str| {
        file.get(name)
            .and_then(serde_json::Value::as_str)
            .ok_or_else(|| format!("a file in the page's manifest has no `{name}`"))
    };
    let (path, content_type, etag) = (field("path")?, field("content_type")?, field("etag")?);
    let immutable = file.get("immutable") == Some(&serde_json::Value::Bool(true));
    let whole = page.join(path);
    let mut line = String::new();
    writeln!(
        line,
        "File {{ path: {:?}, content_type: {content_type:?}, etag: {etag:?}, immutable: {immutable}, \
         identity: include_bytes!({whole:?}), br: {}, gzip: {} }},",
        format!("/{path}"),
        compressed(&whole, "br"),
        compressed(&whole, "gz"),
    )
    .map_err(|error| error.to_string())?;
    Ok(line)
}

/// The compressed form beside a file, where there is one.
fn compressed(whole: &Path, extension: &str) -> String {
    let mut name = whole.as_os_str().to_owned();
    name.push(format!(".{extension}"));
    let path = PathBuf::from(name);
    if path.exists() {
        format!("Some(include_bytes!({path:?}))")
    } else {
        "None".to_owned()
    }
}
