/**
 * `npm run doctor [-- --json]`: looks at a production setup from here (settings, keys, city, store, Twilio, sign-in,
 * ledger, address, clock) and says what to fix. Changes nothing but the empty folder it may make. Exit code 0 when
 * nothing is wrong, 1 when something is.
 */
import { parseArgs, styleText } from 'node:util';
import { ContentError } from '../content/content-error.ts';
import { loadContent } from '../content/load-content.ts';
import { examineAround } from '../doctor/examine-around.ts';
import { examineContent } from '../doctor/examine-content.ts';
import { examineStore } from '../doctor/examine-store.ts';
import { well, wrong, type Finding } from '../doctor/finding.ts';
import { readKeys } from '../keys.ts';
import { ROOT } from '../root.ts';
import { readSettings, SettingsError, type Settings } from '../settings.ts';

const MARKS = {
  well: styleText('green', '✔'),
  mind: styleText('yellow', '!'),
  wrong: styleText('red', '✘'),
} as const;

/** What each line of an error whose message is a heading and lines says. */
function problems(about: string, error: Error): Finding[] {
  return error.message
    .split('\n')
    .slice(1)
    .map((line) => wrong(about, line.trim()));
}

function settingsOf(): Settings | Finding[] {
  try {
    return readSettings(false);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return problems('settings', error);
  }
}

function examineKeys(settings: Settings): Finding {
  try {
    const [first, ...others] = readKeys(settings);
    const opening = others.length === 0 ? '' : `; ${others.map(({ id }) => `"${id}"`).join(', ')} only open`;
    return well('keys', `"${first?.id ?? ''}" seals${opening}. Keep a copy apart from the backups.`);
  } catch (error) {
    return wrong('keys', error instanceof Error ? error.message : 'WARMLIJN_KEYS cannot be used.');
  }
}

function examineCity({ city }: Settings): Finding[] {
  try {
    return examineContent(loadContent({ root: ROOT, city, production: true }), new Date().toISOString());
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return [
      wrong('city', `${error.message}\nSee them one by one with: npm run check:flows -- --city ${city}`),
    ];
  }
}

async function examine(): Promise<Finding[]> {
  const settings = settingsOf();
  if (Array.isArray(settings)) return settings;
  return [
    well('settings', 'All that is needed is there.'),
    examineKeys(settings),
    ...examineCity(settings),
    ...(await examineStore(settings)),
    ...(await examineAround(settings, Date.now)),
  ];
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const findings = await examine();
const faults = findings.filter(({ level }) => level === 'wrong').length;
const lines = findings.map(({ level, about, words }) => `${MARKS[level]} ${about}: ${words}`);
const sum =
  faults === 0 ? 'Nothing is wrong.' : `${String(faults)} thing${faults === 1 ? ' is' : 's are'} wrong.`;
process.stdout.write(
  values.json
    ? `${JSON.stringify({ ok: faults === 0, findings }, undefined, 2)}\n`
    : `${[...lines, sum].join('\n')}\n`,
);
process.exitCode = faults === 0 ? 0 : 1;
