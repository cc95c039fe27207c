//! Programs of the operating system: Node, the browsers and the judges.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use super::Need;
use crate::run;

// Debian 12 has Node 18, so its package is no answer.
pub(super) const NODE: Need = Need {
    what: "Node.js 20.19 or newer with npm (builds the page, runs the browser tests)",
    debian: &[],
    elsewhere: "https://nodejs.org/",
    present: node_is_present,
};

pub(super) const CHROMIUM: Need = Need {
    what: "Chromium or Chrome (browser tests)",
    debian: &["chromium"],
    elsewhere: "install it, or name the program in KAMEI_CHROMIUM",
    present: || chromium().is_some(),
};

pub(super) const FIREFOX: Need = Need {
    what: "Firefox (browser tests)",
    debian: &["firefox-esr"],
    elsewhere: "install it, or name the program in KAMEI_FIREFOX",
    present: || firefox().is_some(),
};

pub(super) const FONTS: Need = Need {
    what: "a font with Japanese characters (browser tests)",
    debian: &["fonts-noto-cjk", "fontconfig"],
    elsewhere: "Noto Sans CJK or any other, known to fontconfig",
    present: japanese_font_is_present,
};

pub(super) const DCMTK: Need = Need {
    what: "dcmtk (dcmdump reads the outputs as an independent judge)",
    debian: &["dcmtk"],
    elsewhere: "https://dcmtk.org/",
    present: || run::find_program(&["dcmdump"]).is_some(),
};

pub(super) const DICOM3TOOLS: Need = Need {
    what: "dicom3tools (dciodvfy checks the outputs against the standard)",
    debian: &["dicom3tools"],
    elsewhere: "https://www.dclunie.com/dicom3tools.html",
    present: || run::find_program(&["dciodvfy"]).is_some(),
};

/// A stock Chromium or Chrome: the one named in `KAMEI_CHROMIUM`, else the first found.
pub fn chromium() -> Option<PathBuf> {
    browser(
        "KAMEI_CHROMIUM",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ],
    )
}

/// A stock Firefox: the one named in `KAMEI_FIREFOX`, else the first found.
pub fn firefox() -> Option<PathBuf> {
    browser(
        "KAMEI_FIREFOX",
        &[
            "firefox-esr",
            "firefox",
            "/Applications/Firefox.app/Contents/MacOS/firefox",
        ],
    )
}

fn browser(variable: &str, names: &[&str]) -> Option<PathBuf> {
    match env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
        None => run::find_program(names),
    }
}

fn node_is_present() -> bool {
    let version = run::capture(Command::new("node").arg("--version"));
    version.is_ok_and(|version| is_at_least(&version, (20, 19)))
        && run::capture(run::npm("").arg("--version")).is_ok()
}

fn japanese_font_is_present() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    run::capture(Command::new("fc-list").arg(":lang=ja")).is_ok_and(|list| !list.is_empty())
}

/// Whether a version such as `v20.19.2` is `wanted` (major, minor) or later.
pub fn is_at_least(version: &str, wanted: (u32, u32)) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= wanted,
        (_, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_at_least("v20.19.0", (20, 19)));
        assert!(is_at_least("22.3.0", (20, 19)));
        assert!(!is_at_least("v20.9.1", (20, 19)));
        assert!(!is_at_least("v18.20.4", (20, 19)));
        assert!(is_at_least("1.100.0-nightly", (1, 95)));
    }

    #[test]
    fn an_unreadable_version_is_not_enough() {
        for text in ["", "v", "twenty", "20", "v20.x"] {
            assert!(!is_at_least(text, (20, 19)), "{text}");
        }
    }
}
