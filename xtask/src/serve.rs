//! `cargo xtask serve`: a small server of static files on 127.0.0.1.
//!
//! It answers GET and HEAD for the files of one folder and nothing else. It is for trying the page
//! on this machine, not for a network.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::run::{self, say};
use crate::{page, setup, wasm};

const USUAL_PORT: u16 = 8737;
const MAX_HEAD_BYTES: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// Builds the page and serves it until the program is stopped.
///
/// # Errors
///
/// If the build fails, or `port` was asked for and is taken.
pub fn run(open: bool, port: Option<u16>) -> Result<()> {
    setup::prepare(setup::BUILD)?;
    wasm::build()?;
    page::build()?;
    let listener = match port {
        Some(port) => listen(port).with_context(|| format!("cannot listen on port {port}"))?,
        None => listen(USUAL_PORT).or_else(|_| listen(0))?,
    };
    let address = format!("http://127.0.0.1:{}/", listener.local_addr()?.port());
    say(format!(
        "serving on {address} (this machine alone; Ctrl-C stops)"
    ));
    if open && !open_in_browser(&address) {
        say("no browser could be started; open the address above");
    }
    serve(&listener, &run::root().join("www/dist"))
}

fn listen(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

fn open_in_browser(address: &str) -> bool {
    let (program, before): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/C", "start"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    run::command(program, "")
        .args(before)
        .arg(address)
        .spawn()
        .is_ok()
}

fn serve(listener: &TcpListener, folder: &Path) -> Result<()> {
    let folder: Arc<Path> = Arc::from(folder);
    for stream in listener.incoming() {
        // A browser that gave up is its own affair.
        let Ok(stream) = stream else { continue };
        let folder = Arc::clone(&folder);
        thread::spawn(move || answer(stream, &folder));
    }
    Ok(())
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut head = BufReader::new(stream.try_clone()?.take(MAX_HEAD_BYTES));
    let mut request = String::new();
    head.read_line(&mut request)?;
    let mut line = String::new();
    while head.read_line(&mut line)? > 2 {
        line.clear();
    }
    stream.write_all(&response(&request, folder))?;
    stream.flush()
}

/// The whole answer to a request line such as `GET /a.js HTTP/1.1`.
fn response(request: &str, folder: &Path) -> Vec<u8> {
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let with_body = method == "GET";
    if !with_body && method != "HEAD" {
        return reply(
            "405 Method Not Allowed",
            "text/plain",
            b"only GET and HEAD\n",
            true,
        );
    }
    let file = file_of(target, folder);
    match file
        .as_ref()
        .and_then(|path| Some((path, fs::read(path).ok()?)))
    {
        Some((path, body)) => reply("200 OK", media_type(path), &body, with_body),
        None => reply("404 Not Found", "text/plain", b"not found\n", with_body),
    }
}

fn reply(status: &str, media_type: &str, body: &[u8], with_body: bool) -> Vec<u8> {
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
         Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    if with_body {
        bytes.extend_from_slice(body);
    }
    bytes
}

/// The file below `folder` that a request target names; `/` is the page. `None` for a target that
/// leaves the folder, by whatever writing, or a link out of it, or no file.
fn file_of(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decoded(path)?;
    let path = if path.is_empty() {
        "index.html"
    } else {
        path.as_str()
    };
    // A backslash or a colon means something in a path on some systems, and in none of our names.
    if path.contains(['\\', ':', '\0']) {
        return None;
    }
    let relative = Path::new(path);
    if !relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let folder = fs::canonicalize(folder).ok()?;
    let file = fs::canonicalize(folder.join(relative)).ok()?;
    (file.starts_with(&folder) && file.is_file()).then_some(file)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        let digits = std::str::from_utf8(digits).ok()?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|kind| kind.to_str())
        .unwrap_or("")
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let outer = tempfile::tempdir().unwrap();
        fs::create_dir_all(outer.path().join("site/sub")).unwrap();
        for (name, text) in [
            ("secret.txt", "secret"),
            ("site/index.html", "page"),
            ("site/a b.wasm", "module"),
            ("site/sub/x.js", "script"),
        ] {
            fs::write(outer.path().join(name), text).unwrap();
        }
        outer
    }

    fn ask(request: &str) -> String {
        let outer = site();
        String::from_utf8(response(request, &outer.path().join("site"))).unwrap()
    }

    #[test]
    fn the_root_is_the_page() {
        for target in ["/", "/?x=1", "/index.html"] {
            let answer = ask(&format!("GET {target} HTTP/1.1\r\n"));
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
            assert!(answer.contains("Content-Type: text/html; charset=utf-8\r\n"));
            assert!(answer.ends_with("\r\n\r\npage"));
        }
    }

    #[test]
    fn files_have_the_type_a_browser_insists_on() {
        assert!(ask("GET /a%20b.wasm HTTP/1.1").contains("Content-Type: application/wasm\r\n"));
        assert!(ask("GET /sub/x.js HTTP/1.1").contains("Content-Type: text/javascript"));
    }

    #[test]
    fn no_writing_of_a_path_leaves_the_folder() {
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/sub/../../secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "//secret.txt/../../secret.txt",
            "/%2fetc/passwd",
            "//etc/passwd",
            "../secret.txt",
            "http://127.0.0.1/secret.txt",
        ] {
            let answer = ask(&format!("GET {target} HTTP/1.1\r\n"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{target}: {answer}");
            assert!(!answer.contains("secret"), "{target}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let outer = site();
        let link = outer.path().join("site/link.txt");
        std::os::unix::fs::symlink(outer.path().join("secret.txt"), link).unwrap();
        assert_eq!(file_of("/link.txt", &outer.path().join("site")), None);
    }

    #[test]
    fn broken_requests_get_an_answer_and_no_file() {
        for request in [
            "",
            "GET",
            "GET HTTP/1.1",
            "GET /% HTTP/1.1",
            "GET /%zz x",
            "GET /%+1 x",
        ] {
            let answer = ask(request);
            assert!(
                answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 405"),
                "{request}: {answer}"
            );
        }
        assert!(ask("GET /sub HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert!(ask("POST / HTTP/1.1").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn head_sends_the_length_without_the_bytes() {
        let answer = ask("HEAD / HTTP/1.1\r\n");
        assert!(answer.contains("Content-Length: 4\r\n") && answer.ends_with("\r\n\r\n"));
    }

    #[test]
    fn it_listens_on_the_loopback_address_alone_and_answers_there() {
        let outer = site();
        let folder = outer.path().join("site");
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        assert!(address.ip().is_loopback());
        thread::spawn(move || serve(&listener, &folder));
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("page"));
    }
}
