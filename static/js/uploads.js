/** Send a workbook to the table: to be looked at, or to be taken in. */
import { told } from "./shell.js";
import { newId } from "./queue.js";

/**
 * @typedef {{sheet?: number, heading?: number, fields?: string[], readers: Record<string, string>, times: Record<string, number>}} Choices
 * @typedef {{column: string, why: string, value: string}} RowRemark
 * @typedef {{title: string, to: string[], turn: number, phase: string}} RowInject
 * @typedef {{at: number, verdict: "add" | "change" | "same" | "refuse", inject: RowInject | null, remarks: RowRemark[], cells: string[]}} SheetRow
 * @typedef {{sheets: string[], formulas: boolean, sheet: number, heading: number, tops: string[][], headings: string[], samples: string[][],
 *   fields: string[], kinds: string[], unknown_readers: string[], unknown_times: string[], rows: SheetRow[]}} SheetRead
 * @typedef {{unread?: string, refused?: import("./types.js").Refused, taken?: number, found?: SheetRead, failed?: boolean}} Sent
 */

/**
 * @param {"read" | "take"} what
 * @param {File} file
 * @param {Choices} choices
 * @returns {Promise<Sent>}
 */
export async function sendWorkbook(what, file, choices) {
  const body = new FormData();
  body.append("file", file);
  body.append("choices", JSON.stringify(choices));
  body.append("id", newId());
  try {
    const answer = await fetch(`/runsheet/${what}.json`, { method: "POST", body, headers: { "X-CSRFToken": told("token") } });
    const said = await answer.json();
    return said.rows ? { found: said } : said;
  } catch {
    return { failed: true };
  }
}
