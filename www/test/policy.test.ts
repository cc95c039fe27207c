import { describe, expect, it } from "vitest";
import schema from "../../docs/policy.schema.json" with { type: "json" };
import {
  draftOf,
  draftOfFile,
  isOneWay,
  maskingOf,
  missingOf,
  optionsOf,
  recipientOf,
  PIXEL_CHOICES,
  pixelOf,
  templateOf,
  templatesOf,
  textOf,
  withColumn,
  withColumnsOf,
  withMissing,
  withoutTemplate,
  withOption,
  withPixels,
  withRecipient,
  withTemplate,
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
  it("offer every choice that a policy knows", () => {
    const { mask: _, templates: __, ...known } = schema.properties.pixels.properties;
    const choices = Object.entries(known).map(([key, { enum: words }]) => [key, [...words].sort()]);
    const offered = Object.entries(PIXEL_CHOICES).map(([key, words]) => [key, [...words].sort()]);
    expect(Object.fromEntries(offered)).toEqual(Object.fromEntries(choices));
  });

  it("take an acceptance back where they change what is masked, and nowhere else", () => {
    for (const [key, masking] of [["faces", true], ["slide_labels", true], ["photographs", false], ["unexamined", false]] as const) {
      const other = withPixels(preset, { [key]: PIXEL_CHOICES[key][1] });
      expect(maskingOf(other) !== maskingOf(preset), key).toBe(masking);
    }
  });

  it("are the usual ones where the policy says nothing of them", () => {
    expect([pixelOf(preset, "search"), pixelOf(preset, "sensitivity")]).toEqual(["suspicious", "text"]);
    const file = draftOfFile('{"pixels":{"search":"off","sensitivity":"strict","unexamined":"ship"}}');
    expect((["search", "sensitivity", "unexamined"] as const).map((key) => pixelOf(file, key))).toEqual(["off", "strict", "ship"]);
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

describe("a template", () => {
  const about = { frames: 1, levels: false, rows: 6, columns: 8, photometric: "RGB", grey: false, windows: [], modality: "US", manufacturer: "ACME", model: "Sono 7", software: "1" };
  const area = { x: 0, y: 0, width: 8, height: 1 };
  const other = { x: 0, y: 5, width: 8, height: 1 };

  it("names the device and size of an image, or its modality where no device is named", () => {
    expect(templateOf(about, [area])).toEqual({ manufacturer: "ACME", model: "Sono 7", rows: 6, columns: 8, areas: [area] });
    expect(templateOf({ ...about, manufacturer: "" }, [area])).toEqual({ model: "Sono 7", rows: 6, columns: 8, areas: [area] });
    expect(templateOf({ ...about, manufacturer: "", model: "" }, [])).toEqual({ modality: "US", rows: 6, columns: 8, areas: [] });
  });

  it("stands in the policy, once for a layout and each area once", () => {
    const one = withTemplate(preset, templateOf(about, [area]));
    const two = withTemplate(one, templateOf({ ...about, manufacturer: "Acme" }, [area, other]));
    expect(templatesOf(two).map(({ areas }) => areas)).toEqual([[area, other]]);
    expect(JSON.parse(textOf(two))).toMatchObject({ preset: "research", pixels: { templates: [{ rows: 6 }] } });
    expect(templatesOf(withoutTemplate(two, 0))).toEqual([]);
  });

  it("keeps those of a loaded file", () => {
    const file = draftOfFile(JSON.stringify({ profile: "ps3.15-basic", pixels: { templates: [{ rows: 1, columns: 2, areas: [area] }] } }));
    const more = withTemplate(file, templateOf(about, [area]));
    expect(templatesOf(more)).toHaveLength(2);
    expect(maskingOf(more)).not.toBe(maskingOf(file));
  });
});

describe("a review that a policy asks for", () => {
  it("is not required unless the policy says so, and masks nothing otherwise", () => {
    expect(pixelOf(preset, "review")).toBe("not-required");
    const strict = withPixels(preset, { review: "required" });
    expect(pixelOf(strict, "review")).toBe("required");
    expect(maskingOf(strict)).toBe(maskingOf(preset));
  });
});
