// Days as people write them. What could be two days is none: 3/4/2026 is read in two ways.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?\.?`;

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const DAY_FIRST = new RegExp(`^${DAY} ${MONTH},? (\\d{4})$`);
const MONTH_FIRST = new RegExp(`^${MONTH} ${DAY},? (\\d{4})$`);

/** The day as `20261123`, or null where the text is not exactly one day. */
export function dayIn(text: string): string | null {
  const said = text.trim().toLowerCase().replace(/\s+/g, " ");
  const [, a = "", b = "", c = ""] =
    YEAR_FIRST.exec(said) ?? reversed(DOTTED.exec(said)) ?? inWords(said) ?? [];
  return a === "" ? null : day(Number(a), Number(b), Number(c));
}

function reversed(found: readonly string[] | null): readonly string[] | null {
  return found === null ? null : ["", found[3] ?? "", found[2] ?? "", found[1] ?? ""];
}

function inWords(said: string): readonly string[] | null {
  const dayFirst = DAY_FIRST.exec(said);
  const monthFirst = MONTH_FIRST.exec(said);
  const [, date = "", month = "", year = ""] =
    dayFirst ??
    (monthFirst === null ? [] : ["", monthFirst[2] ?? "", monthFirst[1] ?? "", monthFirst[3] ?? ""]);
  return year === "" ? null : ["", year, String(MONTHS.indexOf(month) + 1), date];
}

/** Only a day that the calendar has. */
function day(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  const exists =
    year >= 1900 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date && month >= 1;
  return exists ? at.toISOString().slice(0, 10).replace(/-/g, "") : null;
}
