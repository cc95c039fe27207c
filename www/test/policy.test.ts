import { describe, expect, it } from "vitest";
import {
  draftOf,
  draftOfFile,
  isOneWay,
  missingOf,
  optionsOf,
  recipientOf,
  searchOf,
  sensitivityOf,
  textOf,
  unexaminedOf,
  withColumn,
  withColumnsOf,
  withMissing,
  withOption,
  withPixels,
  withRecipient,
} from "../src/model/policy.js";

const preset = draftOf({
  name: "research",
  json: JSON.stringify({
    profile: "ps3.15-basic",
    options: ["retain_modified_dates", "clean_descriptors"],
    tables: { roles: { date: "shift-date" } },
    key: { linkage: "linkable" },
  }),
});

describe("a draft", () => {
  it("of a preset names the preset and nothing else", () => {
    expect(textOf(preset)).toBe('{"preset":"research"}');
    expect(preset.changed).toBe(false);
  });

  it("shows what the preset chose until the user chooses", () => {
    expect(optionsOf(preset)).toContain("clean_descriptors");
    const less = withOption(preset, "clean_descriptors", false);
    expect(optionsOf(less)).toEqual(["retain_modified_dates"]);
    expect(less.changed).toBe(true);
    expect(optionsOf(preset)).toContain("clean_descriptors");
  });

  it("never holds both ways of keeping dates", () => {
    expect(optionsOf(withOption(preset, "retain_full_dates", true))).toEqual(["retain_full_dates", "clean_descriptors"]);
  });

  it("of a file forgets how columns were treated once its options change", () => {
    const file = draftOfFile('{"profile":"ps3.15-basic","options":[],"tables":{"roles":{"date":"drop"},"columns":{"a":"sex"}}}');
    const changed = withOption(file, "retain_full_dates", true);
    expect(changed.json.tables).toEqual({ columns: { a: "sex" } });
  });

  it("keeps the other settings of the key when the recipient changes", () => {
    const oneWay = draftOfFile('{"profile":"ps3.15-basic","key":{"linkage":"one-way","recipient":"A"}}');
    expect(recipientOf(oneWay)).toBe("A");
    const none = withRecipient(oneWay, "");
    expect(none.json.key).toEqual({ linkage: "one-way" });
    expect(isOneWay(none)).toBe(true);
  });
});

describe("settings of pixels", () => {
  it("are the usual ones where the policy says nothing of them", () => {
    expect([searchOf(preset), sensitivityOf(preset)]).toEqual(["suspicious", "text"]);
    const file = draftOfFile('{"pixels":{"search":"off","sensitivity":"strict","unexamined":"ship"}}');
    expect([searchOf(file), sensitivityOf(file), unexaminedOf(file)]).toEqual(["off", "strict", "ship"]);
  });

  it("leave each other alone when one changes", () => {
    const both = withPixels(withPixels(preset, { search: "all" }), { unexamined: "hold-all" });
    expect(textOf(both)).toBe('{"preset":"research","pixels":{"search":"all","unexamined":"hold-all"}}');
    const file = draftOfFile('{"pixels":{"templates":[{"rows":1}],"search":"off"}}');
    expect(withPixels(file, { sensitivity: "strict" }).json.pixels).toEqual({
      templates: [{ rows: 1 }],
      search: "off",
      sensitivity: "strict",
    });
  });
});

describe("originals that no lookup table names", () => {
  it("get a derived pseudonym unless the policy or the user says otherwise", () => {
    expect(missingOf(preset)).toBe("derive");
    expect(missingOf(draftOfFile('{"lookup":{"missing":"hold"}}'))).toBe("hold");
    const held = withMissing(preset, "hold");
    expect(textOf(held)).toBe('{"preset":"research","lookup":{"missing":"hold"}}');
    expect(missingOf(withMissing(held, "derive"))).toBe("derive");
    expect(held.changed).toBe(true);
  });
});

describe("roles of columns", () => {
  it("can be fixed and taken back, whatever the heading is", () => {
    const fixed = withColumn(withColumn(preset, "__proto__", "date"), "x", "sex");
    expect(JSON.parse(textOf(fixed)).tables.columns).toHaveProperty("x", "sex");
    expect(textOf(fixed)).toContain('"__proto__":"date"');
    expect(textOf(withColumn(fixed, "__proto__", null))).not.toContain("__proto__");
  });

  it("survive a change of preset", () => {
    const other = withColumnsOf(draftOf({ name: "b", json: "{}" }), withColumn(preset, "x", "sex"));
    expect(textOf(other)).toBe('{"preset":"b","tables":{"columns":{"x":"sex"}}}');
  });

  it("go by the key as policies compare it", () => {
    const wide = withColumn(withColumn(preset, "ＩＤ", "date"), " id ", "sex");
    expect(wide.json.tables?.columns).toEqual({ " id ": "sex" });
  });
});
