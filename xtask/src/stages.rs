//! The clock of a run: what was done, how it ended, how many seconds it took.

use anyhow::{Result, bail};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

struct Stage {
    name: &'static str,
    took: Duration,
    beside: bool,
    fault: Option<String>,
}

/// Collects stages; may be shared between threads.
pub struct Stages {
    began: Instant,
    done: Mutex<Vec<Stage>>,
}

impl Stages {
    /// Starts the clock.
    pub fn new() -> Self {
        Self { began: Instant::now(), done: Mutex::default() }
    }

    /// Runs one stage. Its fault is shown, kept for the table and answered as nothing, so that later stages that do not
    /// depend on it still run.
    pub fn run<T>(&self, name: &'static str, stage: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n== {name}");
        self.record(name, false, stage)
    }

    /// The same for a stage that runs beside others: silent unless it fails.
    pub fn beside<T>(&self, name: &'static str, stage: impl FnOnce() -> Result<T>) -> Option<T> {
        self.record(name, true, stage)
    }

    fn record<T>(&self, name: &'static str, beside: bool, stage: impl FnOnce() -> Result<T>) -> Option<T> {
        let began = Instant::now();
        let result = stage();
        let fault = result.as_ref().err().map(|fault| format!("{fault:#}"));
        if let Some(fault) = &fault {
            println!("{name}: {fault}");
        }
        let stage = Stage { name, took: began.elapsed(), beside, fault };
        self.done.lock().unwrap_or_else(PoisonError::into_inner).push(stage);
        result.ok()
    }

    /// Prints the table; fails if any stage did.
    pub fn close(self) -> Result<()> {
        let stages = self.done.into_inner().unwrap_or_else(PoisonError::into_inner);
        println!("\n{:<34} {:>7}", "stage", "seconds");
        for stage in &stages {
            let note = if stage.beside { "  (beside the others)" } else { "" };
            let end = stage.fault.as_ref().map_or("", |_| "  FAILED");
            println!("{:<34} {:>7.1}{end}{note}", stage.name, stage.took.as_secs_f64());
        }
        println!("{:<34} {:>7.1}", "all", self.began.elapsed().as_secs_f64());
        let failed: Vec<_> =
            stages.iter().filter(|stage| stage.fault.is_some()).map(|stage| stage.name).collect();
        if !failed.is_empty() {
            bail!("failed: {}", failed.join(", "));
        }
        Ok(())
    }
}
