//! How the program is linked: on Linux with glibc its release build stands at a fixed address.
//!
//! A program that can stand anywhere has ten thousand addresses put right at every start, in pages
//! that then belong to it alone: a tenth of the memory after opening. What is given up is that an
//! attacker who had found a way to make it jump would have to guess where its code is; libraries,
//! stack and heap are where nobody knows, as before. It has no unsafe code of its own, talks to no
//! network, and reads files of the user's. Wherever else it is built, nothing is changed.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "it is asked and answers through the environment and the standard output"
)]

use std::env;

fn main() {
    println!("cargo::rerun-if-changed={}", file!());
    let says = |name: &str, wanted: &str| {
        env::var(name).is_ok_and(|value| value.split(',').any(|it| it == wanted))
    };
    let glibc = says("CARGO_CFG_TARGET_OS", "linux") && says("CARGO_CFG_TARGET_ENV", "gnu");
    // One that is linked to no library is linked by other words.
    let alone = says("CARGO_CFG_TARGET_FEATURE", "crt-static");
    if glibc && !alone && says("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
