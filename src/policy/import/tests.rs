//! Both scripts: every command becomes a rule, agrees with the profile, or is listed.

mod pixels;

use super::{Effect, Imported, Note, Script, import};
use crate::action::{Action, DateUnit, Decide, ElementFacts};
use crate::element::{Tag, VR, known};
use crate::key::Purpose;
use crate::policy::{Policy, worth};

fn basic() -> Policy {
    Policy::preset("ps3.15-basic").unwrap()
}

fn action(policy: &Policy, keyword: &str) -> Action {
    use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
    let entry = dicom_dictionary_std::StandardDataDictionary.by_name(keyword);
    let tag = entry.expect("a keyword").tag();
    policy.element(&facts(tag, known(tag).unwrap().vr)).action
}

fn facts(tag: Tag, vr: VR) -> ElementFacts<'static> {
    ElementFacts::alone(tag, vr)
}

/// Imports and checks what holds for every import: the policy survives a file, and no word of the
/// script stands in the listing.
fn imported(text: &str, base: &str) -> Imported {
    let imported = import(text, &Policy::preset(base).unwrap()).unwrap();
    let again = Policy::from_json(&imported.policy.to_json()).unwrap();
    assert!(again == imported.policy, "the policy changes in a file");
    assert!(!format!("{imported:?}").contains("MARKER"));
    imported
}

fn ctp(body: &str) -> Imported {
    imported(&format!("<script>\n{body}\n</script>"), "ps3.15-basic")
}

/// The action that one CTP action on one attribute becomes, and the effects listed.
fn one(tag: &str, keyword: &str, script: &str) -> (Action, Vec<Effect>) {
    let imported = ctp(&format!(r#"<e en="T" t="{tag}" n="x">{script}</e>"#));
    let effects = imported.notes.iter().map(|note| note.effect).collect();
    (action(&imported.policy, keyword), effects)
}

#[test]
fn common_actions_of_ctp_become_rules() {
    use Effect::*;
    let patient = Action::Pseudonym(Purpose::Patient);
    let cases: [(&str, &str, &str, Action, &[Effect]); 24] = [
        (
            "00180015",
            "BodyPartExamined",
            "@remove()",
            Action::Remove,
            &[],
        ),
        ("00180015", "BodyPartExamined", "", Action::Remove, &[]),
        (
            "00180015",
            "BodyPartExamined",
            "@empty()",
            Action::Empty,
            &[],
        ),
        (
            "00180015",
            "BodyPartExamined",
            "@blank(3)",
            Action::Empty,
            &[],
        ),
        ("00180015", "BodyPartExamined", "@keep()", Action::Keep, &[]),
        (
            "00180015",
            "BodyPartExamined",
            "MARKER",
            Action::Dummy,
            &[Otherwise],
        ),
        (
            "00180015",
            "BodyPartExamined",
            "@param(@MARKER)",
            Action::Dummy,
            &[Otherwise],
        ),
        (
            "00180015",
            "BodyPartExamined",
            "@hash(this,16)",
            Action::Pseudonym(Purpose::Record),
            &[],
        ),
        (
            "00180015",
            "BodyPartExamined",
            "@initials(this)",
            Action::Empty,
            &[Otherwise],
        ),
        (
            "00180015",
            "BodyPartExamined",
            "@contents(this,\"MARKER\")",
            Action::Empty,
            &[Otherwise],
        ),
        (
            "00180015",
            "BodyPartExamined",
            "@contents(PatientName)",
            Action::Dummy,
            &[Otherwise],
        ),
        (
            "00180015",
            "BodyPartExamined",
            "@unheard(MARKER)",
            Action::Remove,
            &[Otherwise],
        ),
        (
            "00101010",
            "PatientAge",
            "@round(this,10)",
            Action::Remove,
            &[Otherwise],
        ),
        (
            "00100040",
            "PatientSex",
            "@keep()",
            Action::Keep,
            &[BelowProfile],
        ),
        ("00100010", "PatientName", "@keep()", patient, &[Otherwise]),
        (
            "00100010",
            "PatientName",
            "@hashname(this,6,2)",
            patient,
            &[],
        ),
        (
            "00100020",
            "PatientID",
            "@hashptid(@SITEID,this)",
            patient,
            &[],
        ),
        (
            "00100020",
            "PatientID",
            "MARKER",
            Action::Dummy,
            &[Otherwise],
        ),
        (
            "00100020",
            "PatientID",
            "@param(@PREFIX)@hash(this,8)",
            patient,
            &[],
        ),
        (
            "[0010,0020]",
            "PatientID",
            "@lookup(this,ptid)",
            patient,
            &[Otherwise],
        ),
        (
            "00080018",
            "SOPInstanceUID",
            "@hashuid(@UIDROOT,this)",
            Action::ReplaceUid,
            &[],
        ),
        (
            "00080018",
            "SOPInstanceUID",
            "@keep()",
            Action::ReplaceUid,
            &[Otherwise],
        ),
        (
            "00120063",
            "PatientID",
            "@always()MARKER",
            patient,
            &[Otherwise],
        ),
        (
            "00080050",
            "AccessionNumber",
            "@integer(this,acc,6)",
            Action::Pseudonym(Purpose::Accession),
            &[],
        ),
    ];
    for (tag, keyword, script, expected, effects) in cases {
        let (action, listed) = one(tag, keyword, script);
        assert_eq!(action, expected, "{tag} {script}");
        for effect in effects {
            assert!(listed.contains(effect), "{tag} {script} {listed:?}");
        }
        assert_eq!(
            listed.is_empty(),
            effects.is_empty(),
            "{tag} {script} {listed:?}"
        );
    }
}

#[test]
fn of_two_branches_the_stricter_applies_and_the_condition_is_listed() {
    let strict = one(
        "00180015",
        "BodyPartExamined",
        r#"@if(this,contains,"MARKER"){@keep()}{@remove()}"#,
    );
    assert_eq!(strict, (Action::Remove, vec![Effect::Otherwise]));
    let held = one(
        "00180015",
        "BodyPartExamined",
        r#"@if(this,isblank){@quarantine()}{@keep()}"#,
    );
    assert_eq!(held.0, Action::Keep);
    assert!(held.1.contains(&Effect::Lost));
    let passed = one(
        "00180015",
        "BodyPartExamined",
        "@if(this,exists){@skip()}{@empty()}",
    );
    assert_eq!(passed.0, Action::Empty);
    let root = one(
        "00180015",
        "BodyPartExamined",
        "@select(){@keep()}{@empty()}",
    );
    assert_eq!(root.0, Action::Empty);
    let deep = "@if(this,exists){".repeat(2000) + "@keep()" + &"}{@keep()}".repeat(2000);
    assert_eq!(one("00180015", "BodyPartExamined", &deep).0, Action::Remove);
}

#[test]
fn moved_dates_bring_the_option_and_the_claim() {
    let moved = ctp(r#"<p t="DATEINC">-3210</p>
        <e en="T" t="00080020" n="StudyDate">@incrementdate(this,@DATEINC)</e>
        <e en="T" t="00080021" n="SeriesDate">@hashdate(this,PatientID)</e>"#);
    assert_eq!(moved.options, ["retain_modified_dates"]);
    assert_eq!(action(&moved.policy, "StudyDate"), Action::Clean);
    assert_eq!(moved.rules, 0, "the option does it all");
    let codes: Vec<_> = moved
        .policy
        .claims()
        .methods
        .iter()
        .map(|it| it.0)
        .collect();
    assert_eq!(codes, ["113100", "113107"]);
    assert!(!moved.lost());
    let kamei = imported(
        "<s><e en='T' t='00100030'>@incrementdate(this,9)</e></s>",
        "jp-kamei",
    );
    let birth = action(&kamei.policy, "PatientBirthDate");
    assert_eq!(birth, Action::Generalise(DateUnit::Month));
}

#[test]
fn removing_what_is_not_named_leaves_what_images_need() {
    let all = ctp(r#"<e en="T" t="00080060" n="Modality">@keep()</e>
        <e en="F" t="00180015" n="BodyPartExamined">@keep()</e>
        <k en="T" t="0020">Keep</k>
        <r en="T" t="unspecifiedelements">Remove</r>
        <r en="T" t="curves">Remove</r>"#);
    assert_eq!(all.disabled, 1);
    for (keyword, expected) in [
        ("Modality", Action::Keep),
        ("BodyPartExamined", Action::Remove),
        ("KVP", Action::Remove),
        ("PatientName", Action::Remove),
        ("InstanceNumber", Action::Keep),
        ("Rows", Action::Keep),
        ("PixelData", Action::Keep),
        ("SOPInstanceUID", Action::ReplaceUid),
        ("StudyInstanceUID", Action::ReplaceUid),
        ("SOPClassUID", Action::Keep),
    ] {
        assert_eq!(action(&all.policy, keyword), expected, "{keyword}");
    }
    assert!(!all.policy.claims().methods.is_empty());
}

#[test]
fn private_elements_are_named_by_their_creator_or_removed() {
    let private = ctp(r#"<e en="T" t="0019[SIEMENS MR HEADER]0c">@keep()</e>
        <e en="T" t="00291140">@keep()</e><e en="T" t="00291141">@remove()</e>
        <r en="T" t="privategroups">Remove</r>"#);
    let element = ElementFacts {
        creator: Some("SIEMENS MR HEADER"),
        ..facts(Tag(0x0019, 0x110C), VR::IS)
    };
    assert_eq!(private.policy.element(&element).action, Action::Keep);
    let effects: Vec<_> = private.notes.iter().map(|note| note.effect).collect();
    assert!(effects.contains(&Effect::BelowProfile) && effects.contains(&Effect::Otherwise));
    assert!(private.policy.claims().methods.is_empty());
    let research = imported("<s><r en='T' t='privategroups'>x</r></s>", "research");
    assert!(!research.policy.retains_safe_private());
}

#[test]
fn unknown_commands_of_ctp_are_listed_as_lost() {
    let strange = ctp("<z>MARKER</z>\n<r en='T' t='MARKER'/><e en='T' t='MARKER'>@keep()</e>");
    assert!(strange.lost());
    assert_eq!(strange.notes.len(), 3);
    assert_eq!(strange.notes.iter().next().unwrap().line, 2);
    let error = import("<s><e en='MARKER' t='00100010'/></s>", &basic()).unwrap_err();
    assert!(!error.to_string().contains("MARKER"));
}

fn deid(body: &str) -> Imported {
    imported(&format!("FORMAT dicom\n{body}\n"), "ps3.15-basic")
}

#[test]
fn commands_of_deid_become_rules() {
    let recipe = deid(
        "# MARKER\n%header\nKEEP Modality\nREMOVE KVP\nBLANK BodyPartExamined\n\
         REPLACE ProtocolName MARKER\nREPLACE PatientID var:MARKER\nREPLACE SOPInstanceUID func:MARKER\n\
         JITTER StudyDate 31\nADD PatientIdentityRemoved YES\nKEEP PatientSex\nADD SeriesDescription MARKER",
    );
    for (keyword, expected) in [
        ("Modality", Action::Keep),
        ("KVP", Action::Remove),
        ("BodyPartExamined", Action::Empty),
        ("ProtocolName", Action::Dummy),
        ("PatientID", Action::Pseudonym(Purpose::Patient)),
        ("SOPInstanceUID", Action::ReplaceUid),
        ("StudyDate", Action::Clean),
        ("PatientSex", Action::Keep),
    ] {
        assert_eq!(action(&recipe.policy, keyword), expected, "{keyword}");
    }
    assert_eq!(recipe.script, Script::Deid);
    let below: Vec<u64> = recipe
        .notes
        .iter()
        .filter(|note| note.effect == Effect::BelowProfile)
        .map(|note| note.line)
        .collect();
    assert_eq!(below, [12]);
    assert!(!recipe.lost());
}

#[test]
fn selectors_of_deid_mean_the_attributes_they_say() {
    let recipe = deid(
        "%fields shots\nFIELD startswith:KV\nFIELD ExposureTime\n%header\nREMOVE fields:shots\n\
         BLANK contains:coil|Slice$\nREMOVE select:group:0054\nBLANK select:VR:DS\n\
         REMOVE endswith:Thickness\nKEEP SliceThickness\nREMOVE contains:a.*b\nREMOVE values:MARKER\n\
         REMOVE contains:0019\nBLANK ReferencedImageSequence__Rows",
    );
    for (keyword, expected) in [
        ("KVP", Action::Remove),
        ("ExposureTime", Action::Remove),
        ("ReceiveCoilName", Action::Empty),
        ("NumberOfSlices", Action::Remove),
        ("SpacingBetweenSlices", Action::Empty),
        ("RepetitionTime", Action::Empty),
        ("SliceThickness", Action::Keep),
        ("Rows", Action::Empty),
        ("Columns", Action::Keep),
    ] {
        assert_eq!(action(&recipe.policy, keyword), expected, "{keyword}");
    }
    let lost: Vec<u64> = recipe
        .notes
        .iter()
        .filter(|note| note.effect == Effect::Lost)
        .map(|note| note.line)
        .collect();
    assert_eq!(lost, [12, 13]);
}

#[test]
fn removing_all_spares_what_is_kept_or_excepted() {
    for (body, named) in [
        ("%header\nREMOVE ALL\nKEEP Modality", "Modality"),
        ("%header\nREMOVE except:^Modality$", "Modality"),
        ("%header\nBLANK allexcept:Modality", "Modality"),
    ] {
        let recipe = deid(body);
        assert_eq!(action(&recipe.policy, named), Action::Keep, "{body}");
        let gone = action(&recipe.policy, "BodyPartExamined");
        assert!(matches!(gone, Action::Remove | Action::Empty), "{body}");
        assert_eq!(action(&recipe.policy, "Rows"), Action::Keep);
        assert!(recipe.lost(), "the groups left to the profile are listed");
    }
}

#[test]
fn filters_programs_and_unknown_lines_of_deid_are_listed_as_lost() {
    let recipe = deid(
        "%filter graylist\nLABEL MARKER\n  contains Modality CT\n  + notequals Rows 512\n  + missing MARKER\n\
         %header\nREMOVE ALL func:MARKER\nMARKER PatientID\n%MARKER\n",
    );
    let lost: Vec<(u64, &str)> = recipe
        .notes
        .iter()
        .filter(|note| note.effect == Effect::Lost)
        .map(|note| (note.line, note.command))
        .collect();
    assert_eq!(
        lost,
        [(3, "LABEL"), (8, "REMOVE"), (9, "header"), (10, "section")]
    );
    assert!(import("FORMAT nifti\n", &basic()).is_err());
    assert!(import("REMOVE ALL\n", &basic()).is_err());
}

/// How much a wish of the script leaves, against what the policy leaves, over the whole dictionary.
#[test]
fn no_import_leaves_more_than_the_profile_unless_it_is_listed() {
    let scripts = [
        "<s><e en='T' t='00080090'>@keep()</e><e en='T' t='00100040'>@if(this,exists){@keep()}{x}</e></s>",
        "FORMAT dicom\n%header\nKEEP contains:a|e|i|o|u\n",
        "FORMAT dicom\n%header\nREPLACE contains:a|e|i|o|u MARKER\nBLANK ALL\n",
        "FORMAT dicom\n%header\nREPLACE ALL func:MARKER\nJITTER ALL 3\n",
    ];
    for script in scripts {
        for base in Policy::PRESETS {
            let imported = imported(script, base);
            let start = Policy::preset(base).unwrap();
            let below = |note: &Note| note.effect == Effect::BelowProfile;
            let listed = imported.notes.iter().any(below);
            let mut weaker = 0;
            for attribute in super::attributes::all() {
                let facts = facts(attribute.tag, attribute.vr);
                let (ours, theirs) = (imported.policy.element(&facts), start.element(&facts));
                let moved = imported.options.len() == 1;
                if worth::remains(ours.action) > worth::remains(theirs.action) && !moved {
                    weaker += 1;
                }
            }
            assert!(weaker == 0 || listed, "{script} {base} {weaker}");
        }
    }
}

#[test]
fn any_beginning_of_a_script_is_read_or_refused() {
    let recipe = "FORMAT dicom\n%fields a\nFIELD x:y|z\n%header\nREMOVE fields:a\nJITTER endswith:Date var:x\n";
    let script = "<s><e en='T' t='0019[A]0c'>@if(this,\"\\a\"){@keep()}{a\\}@b(}</e></s>";
    for text in [recipe, script] {
        for end in 0..=text.len() {
            let _ = import(&text[..end], &basic());
        }
    }
}
