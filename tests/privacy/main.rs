//! What the real program lets others see: nothing in files, nothing elsewhere, nothing by a wire.

#![allow(clippy::disallowed_methods, reason = "a test runs the program and looks at the files")]
#![allow(clippy::disallowed_types, reason = "a filter is tried with what it filters")]

#[path = "../pty/mod.rs"]
mod pty;

mod modes;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod network;
mod residue;

use std::env;
use std::process::Command;

/// Runs an ignored test of this file in a process of its own, and fails unless it goes well.
#[track_caller]
fn alone(test: &str) {
    let output = Command::new(env::current_exe().expect("this test"))
        .args(["--ignored", "--exact", test, "--nocapture"])
        .output()
        .expect("the test");
    let passed = String::from_utf8_lossy(&output.stdout).contains("1 passed");
    assert!(output.status.success() && passed, "{output:?}");
}
