use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn no_style_begins_inside_a_word_or_number(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "may", "MAR", "Sept", "Monday ", "tue, ", "R", "s", "令和", "昭", "㍻", "6", "20",
                "2024", "0501", "1", ".", "/", "-", " ", "年", "月", "日", "１", "Ｒ", "é", "of",
            ]),
            0..12,
        )
    ) {
        let text = parts.concat();
        for (at, c) in text.char_indices() {
            if is_inside(text[..at].chars().next_back(), c) {
                prop_assert!(read(&text, at, Mode::Running).is_none(), "{} at {}", text, at);
            }
        }
    }
}
