//! Real constructs of each further field.
