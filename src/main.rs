use std::process::ExitCode;

fn main() -> ExitCode {
    vivavoce::cli::main()
}
