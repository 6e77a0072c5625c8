//! Leaving what is open while decisions wait to be written: nothing else is opened until they are on the disk, or until a
//! person gives them up.

use super::command::Task;
use super::project::Saved;
use super::state::State;

impl State {
    /// Whether decisions wait that cannot be written just now: opening something else would lose them.
    pub fn would_lose(&self) -> bool {
        matches!(self.project.saved, Saved::Failed(_)) && self.project.is_waiting()
    }

    /// Keeps a task that opens something else back while it would lose decisions; else hands it on.
    pub(super) fn unless_lost(&mut self, task: Task) -> Option<Task> {
        let leaves = matches!(&task, Task::Open(paths) if !paths.is_empty()) || matches!(task, Task::Samples);
        if leaves && self.would_lose() {
            self.leaving = Some(Box::new(task));
            return None;
        }
        Some(task)
    }

    /// Goes on with what was kept back, once all is written.
    pub(super) fn leave_when_saved(&mut self) {
        if !self.would_lose()
            && let Some(task) = self.leaving.take()
        {
            self.task(*task);
        }
    }

    /// Answers whether to leave: with `true` the decisions are given up.
    pub(super) fn answer_leaving(&mut self, give_up: bool) {
        let Some(task) = self.leaving.take() else { return };
        if give_up {
            // Nothing is left to lose: the writer ends with what it could not write.
            self.project.give_up();
            self.task(*task);
        }
    }
}
