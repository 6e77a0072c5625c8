//! What a person does in the window and what they see, without a screen.

mod harness;
mod jobs;
mod looks;
mod person;
mod pictures;
