/** An XLSX workbook made here: a visible sheet about a patient, and a hidden one. */

import { MARKERS } from "./samples.mjs";
import { zip } from "./zip.mjs";

/** What stands in the hidden sheet alone. */
export const HIDDEN = "MARKERHIDDENSHEET";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const part = (text) => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);

function sheet(rows) {
  const cell = (text, column, row) =>
    `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const lines = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, column, row)).join("")}</row>`);
  return part(`<worksheet xmlns="${MAIN}"><sheetData>${lines.join("")}</sheetData></worksheet>`);
}

export function workbook() {
  const names = ["results", "staff"];
  const type = (place, what) => `<Override PartName="/xl/${place}.xml" ContentType="${SHEET}.${what}+xml"/>`;
  return zip({
    "[Content_Types].xml": part(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `${type("workbook", "sheet.main")}${type("worksheets/sheet1", "worksheet")}${type("worksheets/sheet2", "worksheet")}</Types>`,
    ),
    "_rels/.rels": part(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": part(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${names[0]}" sheetId="1" r:id="r1"/>` +
        `<sheet name="${names[1]}" sheetId="2" state="hidden" r:id="r2"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": part(
      `<Relationships xmlns="${PACKAGE}/relationships">` +
        [1, 2].map((n) => `<Relationship Id="r${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("") +
        "</Relationships>",
    ),
    "xl/worksheets/sheet1.xml": sheet([
      ["patient_id", "patient_name", "birth_date", "exam_date", "HbA1c", "sex"],
      [MARKERS.id, "MARKERFAMILY MARKERGIVEN", "1961-05-12", "2024-05-17", "7.1", "F"],
      [MARKERS.id, "MARKERFAMILY MARKERGIVEN", "1961-05-12", "2024-06-21", "6.8", "F"],
    ]),
    "xl/worksheets/sheet2.xml": sheet([["name"], [HIDDEN]]),
  });
}
