//! What is said of a command that is no rule word for word: codes for pages and scripts, a sentence each.
//!
//! Names no word of the script.

/// Makes the enum, its list and its two names from one table.
macro_rules! whats {
    ($($variant:ident, $code:literal, $sentence:literal;)*) => {
        /// What became of a command, or why.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum What {
            $(#[doc = $sentence] $variant,)*
        }

        impl What {
            /// All of them.
            pub const ALL: &[What] = &[$(What::$variant),*];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(What::$variant => $code,)*
                }
            }

            /// A fixed sentence.
            pub const fn sentence(self) -> &'static str {
                match self {
                    $(What::$variant => $sentence,)*
                }
            }
        }
    };
}

whats! {
    NoOptionForSafePrivate, "no-option-for-safe-private",
        "private elements are removed; start from a preset with retain_safe_private to keep safe ones";
    GroupAsProfile, "group-as-profile",
        "in this group the profile decides what no other command names";
    GroupUnreadable, "group-unreadable",
        "the group is not readable";
    SortUnknown, "sort-unknown",
        "not a sort of elements we know";
    CommandUnknown, "command-unknown",
        "not a command we know";
    TagUnreadable, "tag-unreadable",
        "the tag is not readable";
    FunctionUnknown, "function-unknown",
        "not a function we know: the element is removed";
    TableNeeded, "table-needed",
        "the table of the site is not part of the script: give it with --lookup; without it a pseudonym is derived";
    NeverAdded, "never-added",
        "elements that are not there are never added";
    NothingAppended, "nothing-appended",
        "no text is added to the value";
    NothingPassedOn, "nothing-passed-on",
        "no file is ever passed on as it is";
    NoQuarantine, "no-quarantine",
        "a policy cannot hold files back by their values";
    BranchesUnreadable, "branches-unreadable",
        "the branches are not readable: the element is removed";
    StricterBranch, "stricter-branch",
        "conditions are not asked: the stricter branch always applies";
    OptionSwitchedOff, "option-switched-off",
        "the option retain_safe_private of the preset is switched off";
    StricterCommand, "stricter-command",
        "another command speaks of the same element; the stricter one applies";
    DatesByPerson, "dates-by-person",
        "dates move by a number of days of their own for each person, which follows from the key";
    WrittenByKamei, "written-by-kamei",
        "Kamei writes this element itself, and only what is true";
    OutOfReach, "out-of-reach",
        "no rule reaches this element: the profile removes it or it is written anew";
    RemovedInstead, "removed-instead",
        "this cannot be done with the element, so it is removed";
    ProfileInstead, "profile-instead",
        "no policy may do this with the element; the profile decides";
    MoreThanProfile, "more-than-profile",
        "leaves more than the profile: no file claims one";
    PrivateRemoved, "private-removed",
        "the private element is removed";
    PrivateKept, "private-kept",
        "keeps a private element without the option for it: no file claims a profile";
    NotForAll, "not-for-all",
        "cannot be done with all elements at once; the profile decides";
    NoForeignValue, "no-foreign-value",
        "fixed and foreign values are never written: a dummy value or nothing";
    NoPseudonymFits, "no-pseudonym-fits",
        "no pseudonym fits this element, so nothing of the value stays";
    Computed, "computed",
        "computed from the value, which a policy never sees: nothing of it stays";
    AsOptionsClean, "as-options-clean",
        "kept as the chosen options clean it";
    TimesStay, "times-stay",
        "times of day are not moved; the options decide";
    NotSortedOut, "not-sorted-out",
        "images are not sorted out by a filter: those that are likely to show text are searched, whatever it says";
    MaskedAnyway, "masked-anyway",
        "whatever the label masks it keeps again";
    LabelsIdle, "labels-idle",
        "labels change no data";
    SectionUnknown, "section-unknown",
        "not a section we know";
    NoLabel, "no-label",
        "a criterion without a label";
    NoGroup, "no-group",
        "no group of fields has this name";
    AlwaysRemoved, "always-removed",
        "conditions are not asked: it is always removed";
    OtherFieldsValues, "other-fields-values",
        "every text is searched for the identifiers of the drop, but not for values of any other field";
    AttributeUnknown, "attribute-unknown",
        "the dictionary does not know this attribute, and what nobody knows is removed";
    WordsOnly, "words-only",
        "only words between | can be searched, with ^ and $ at their ends; the profile decides";
    DerivedInstead, "derived-instead",
        "variables and programs are not part of the recipe: a pseudonym is derived, or comes from a table given with --lookup";
    NotInOnePlace, "not-in-one-place",
        "rules hold at every depth, so nothing is kept in one place alone; the profile decides";
    EveryDepth, "every-depth",
        "rules hold at every depth, not in one sequence alone";
    ImagesNeed, "images-need",
        "attributes that images need (groups 0028 and 7FE0) are left to the profile";
    AnywhereInText, "anywhere-in-text",
        "startsWith and endsWith hold wherever the text stands in the value";
    EverySignature, "every-signature",
        "every signature that fits an image is applied, not the first one alone";
    NoRegions, "no-regions",
        "a signature without regions masks nothing";
}
