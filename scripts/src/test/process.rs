//! Runs one step: its output is shown as it comes, or only if the step fails.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use super::counts::{Counts, Reporter};
use crate::project::{say, shown};

/// A step that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(40 * 60);

/// How long output is awaited after the end of a step: something that it started may hold the pipe open.
const GRACE: Duration = Duration::from_secs(2);

/// How often it is asked whether a silent step has ended.
const TICK: Duration = Duration::from_millis(50);

/// One command of a part.
pub(super) struct Step {
    pub(super) command: Command,
    pub(super) reporter: Reporter,
    /// Whether its output is shown as it comes.
    pub(super) live: bool,
}

/// What came of a step, or of several.
#[derive(Debug, Default)]
pub(super) struct Ran {
    pub(super) counts: Counts,
    /// What those that failed said of it, line by line.
    pub(super) failures: Vec<String>,
}

/// Runs a step to its end, or to the time limit. What is said begins with `margin`.
pub(super) fn run(mut step: Step, margin: &str) -> Result<Ran> {
    let name = shown(&step.command);
    say(format!("{margin}$ {name}"));
    let spawned = step
        .command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = spawned.with_context(|| format!("cannot start `{name}`"))?;
    let lines = lines_of(&mut child);
    let show = |line: &String| say(format!("{margin}{line}"));
    let (status, output) = watch(&mut child, &lines, |line| {
        if step.live {
            show(line);
        }
    })?;
    if !status.success() && !step.live {
        output.iter().for_each(show);
    }
    let failures = match status.success() {
        true => Vec::new(),
        false => step.reporter.failures(&output).to_vec(),
    };
    Ok(Ran {
        counts: step.reporter.counts(status.success(), &output),
        failures,
    })
}

/// Both output streams of a child, line by line.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (sender, lines) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        forward(stdout, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        forward(stderr, sender);
    }
    lines
}

fn forward(stream: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            line.clear();
            if sender.send(text).is_err() {
                return;
            }
        }
    });
}

/// Collects the output, each line shown to `seen`, until the child has ended and closed it.
fn watch(
    child: &mut Child,
    lines: &Receiver<String>,
    seen: impl Fn(&String),
) -> Result<(ExitStatus, Vec<String>)> {
    let start = Instant::now();
    let mut output = Vec::new();
    let mut ended: Option<(ExitStatus, Instant)> = None;
    loop {
        let next = lines.recv_timeout(TICK);
        if let Ok(line) = next {
            seen(&line);
            output.push(line);
            continue;
        }
        if let Some((status, when)) = ended
            && (next == Err(RecvTimeoutError::Disconnected) || when.elapsed() > GRACE)
        {
            return Ok((status, output));
        }
        if ended.is_none() {
            ended = child.try_wait()?.map(|status| (status, Instant::now()));
        }
        if ended.is_none() && start.elapsed() > LIMIT {
            say(format!(
                "stopped after {} minutes",
                LIMIT.as_secs().div_euclid(60)
            ));
            child.kill()?;
        }
        if ended.is_none() && next == Err(RecvTimeoutError::Disconnected) {
            thread::sleep(TICK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Step {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Step {
            command,
            reporter: Reporter::Node,
            live: false,
        }
    }

    #[test]
    fn both_streams_are_read() -> Result<()> {
        let ran = run(shell("echo '# pass 2'; echo '# fail 1' >&2; exit 1"), "")?;
        assert_eq!(ran.counts, Counts { passed: 2, failed: 1 });
        assert_eq!(ran.failures.len(), 2);
        Ok(())
    }

    #[test]
    fn a_child_left_behind_does_not_hold_us_up() -> Result<()> {
        let start = Instant::now();
        let ran = run(shell("sleep 60 & echo '# pass 1'"), "")?;
        assert_eq!(ran.counts, Counts { passed: 1, failed: 0 });
        assert!(ran.failures.is_empty());
        assert!(start.elapsed() < Duration::from_secs(30));
        Ok(())
    }

    #[test]
    fn a_program_that_is_not_there_is_an_error() {
        let command = Command::new("/nonexistent/program");
        assert!(
            run(
                Step {
                    command,
                    reporter: Reporter::ExitCode,
                    live: false
                },
                ""
            )
            .is_err()
        );
    }
}
