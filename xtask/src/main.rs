//! `cargo xtask`: everything that is done to the whole project, from one place, so that a laptop and CI run the same.
#![forbid(unsafe_code)]

mod api;
mod bench;
mod bindings;
mod demo;
mod doctor;
mod generate;
mod lint;
mod mutations;
mod package;
mod phone;
mod process;
mod project;
mod scenarios;
mod soak;
mod stages;
mod swift;
mod swift_toolchain;
mod test;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, generates, tests and lints all three languages.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Test(test::Args),
    Lint(lint::Args),
    Generate(generate::Args),
    Api(api::Args),
    Package(package::Args),
    Bench(bench::Args),
    Soak(soak::Args),
    Demo(demo::Args),
    Doctor(doctor::Args),
    SwiftToolchain(swift_toolchain::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Test(args) => test::run(&args),
        Task::Lint(args) => lint::run(&args),
        Task::Generate(args) => generate::run(&args),
        Task::Api(args) => api::run(&args),
        Task::Package(args) => package::run(&args),
        Task::Bench(args) => bench::run(&args),
        Task::Soak(args) => soak::run(&args),
        Task::Demo(args) => demo::run(&args),
        Task::Doctor(args) => doctor::run(&args),
        Task::SwiftToolchain(args) => swift_toolchain::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}
