/**
 * Reads a sociale kaart from CSV (RFC 4180; comma, semicolon or tab, also behind Excel's `sep=`): one row is one place. Columns: name, area, needs and
 * languages (several with a space or a bar between), how, checked (YYYY-MM-DD or D-M-YYYY), and a column per weekday with spans such
 * as `10:00-12:00 13:00-15:00`. Nothing is filled in for what is missing: such a row is refused with its line and why.
 */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { DIRECTORY_NEEDS, directoryEntrySchema, WEEKDAYS, type DirectoryEntry } from '../../dialogs/city.ts';
import { WHOLE_CITY } from '../../dialogs/directory.ts';

export interface Refused {
  readonly line: number;
  readonly why: string;
}

export interface CsvRead {
  readonly places: readonly DirectoryEntry[];
  readonly refused: readonly Refused[];
}

/** Dutch and English names of the columns. */
const COLUMNS: Readonly<Record<string, string>> = {
  naam: 'name',
  wijk: 'area',
  gebied: 'area',
  waarvoor: 'needs',
  talen: 'languages',
  hoe: 'how',
  nagekeken: 'checked',
  maandag: 'monday',
  dinsdag: 'tuesday',
  woensdag: 'wednesday',
  donderdag: 'thursday',
  vrijdag: 'friday',
  zaterdag: 'saturday',
  zondag: 'sunday',
};
/** Dutch words for what a place is for. */
const NEEDS: Readonly<Record<string, (typeof DIRECTORY_NEEDS)[number]>> = {
  eten: 'food',
  kleren: 'clothes',
  kleding: 'clothes',
  praten: 'listening',
  geld: 'money-help',
  geldzaken: 'money-help',
  formulieren: 'forms',
  brieven: 'forms',
  wonen: 'housing',
  energie: 'energy',
  veiligheid: 'safety',
  kinderen: 'children',
  werk: 'work',
  meedoen: 'taking-part',
  jongeren: 'youth',
};
const NEEDED = ['name', 'area', 'needs', 'how', 'checked'];

const rowsSchema = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

const several = (text: string) => text.split(/[\s|;,]+/).filter((one) => one !== '');

/** "24-11-2026" as a spreadsheet in Dutch writes it; anything else is left as it is. */
function dayOf(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** What parts the columns: the first line is names, in which none of the three stands by itself. */
function delimiterOf(header: string): string {
  return [';', '\t'].find((one) => header.includes(one)) ?? ',';
}

function weekOf(row: Readonly<Record<string, string>>): DirectoryEntry['hours'] {
  const days = WEEKDAYS.flatMap((day) => {
    const spans = several(row[day] ?? '');
    return spans.length === 0 ? [] : [[day, spans] as const];
  });
  return days.length === 0 ? undefined : Object.fromEntries(days);
}

/** A day that is on the calendar: 31 February is none. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function whyNot(entry: DirectoryEntry, areas: readonly string[], today: string): string | undefined {
  if (entry.area !== WHOLE_CITY && !areas.includes(entry.area))
    return `area: "${entry.area}" is not among the areas of city.yaml`;
  if (!isDay(entry.checked)) return `checked: "${entry.checked}" is no day`;
  if (entry.checked > today) return `checked: ${entry.checked} has yet to come; nobody checked it then`;
  return undefined;
}

function twice(entry: DirectoryEntry, places: readonly DirectoryEntry[]): string | undefined {
  const known = places.some(({ name, area }) => name === entry.name && area === entry.area);
  return known ? 'name: is there twice' : undefined;
}

function readRow(row: Readonly<Record<string, string>>): DirectoryEntry | string {
  const missing = NEEDED.find((name) => (row[name] ?? '').trim() === '');
  if (missing !== undefined) return `${missing}: is empty`;
  const { name, area, how, checked = '' } = row;
  const languages = several(row.languages ?? '');
  const hours = weekOf(row);
  const read = directoryEntrySchema.safeParse({
    name,
    area,
    how,
    checked: dayOf(checked),
    needs: several(row.needs ?? '').map((need) => NEEDS[need.toLowerCase()] ?? need),
    ...(languages.length === 0 ? {} : { languages }),
    ...(hours === undefined ? {} : { hours }),
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') ?? '';
  const known = field.startsWith('needs') ? `; choose from ${DIRECTORY_NEEDS.join(', ')}` : '';
  return `${field}: ${issue?.message ?? ''}${known}`;
}

/** @param text the file, UTF-8 @param today civil date @throws Error when it is no CSV at all */
export function readDirectoryCsv(text: string, areas: readonly string[], today: string): CsvRead {
  const places: DirectoryEntry[] = [];
  const refused: Refused[] = [];
  const lines = text.split('\n', 2);
  const above = /^\uFEFF?sep=/i.test(lines[0] ?? '') ? 1 : 0;
  const rows: unknown = parse(text, {
    bom: true,
    columns: (names: string[]) =>
      names.map((name) => COLUMNS[name.trim().toLowerCase()] ?? name.trim().toLowerCase()),
    delimiter: delimiterOf(lines[above] ?? ''),
    from_line: above + 1,
    info: true,
    skip_empty_lines: true,
    trim: true,
  });
  for (const { record, info } of rowsSchema.parse(rows)) {
    const read = readRow(record);
    const why = typeof read === 'string' ? read : (whyNot(read, areas, today) ?? twice(read, places));
    if (why !== undefined) refused.push({ line: info.lines, why });
    else if (typeof read !== 'string') places.push(read);
  }
  return { places, refused };
}
