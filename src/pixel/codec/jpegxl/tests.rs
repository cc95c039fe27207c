use super::*;
#[test]
fn lab() {}
