/** The servers under measurement, each in a process of its own: the real service, and a bare restify handler beside it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Usage {
  /** User and system time of all threads since the start, microseconds. */
  readonly cpu: number;
  readonly rssBytes: number;
}

export interface Measured {
  readonly port: number;
  readonly startMilliseconds: number;
  usage(): Promise<Usage>;
  /** Clean stop; resolves when the process is gone. */
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TOKEN = 'a-random-word-for-the-bench';

/** The value of one metric in Prometheus text. */
function metric(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 'NaN');
}

/** @param ready its first group is the port. */
async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Measured> {
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', UV_THREADPOOL_SIZE: '32', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  const port = await new Promise<number>((resolve, reject) => {
    // Read to the end: a full pipe would stop the service.
    child.stdout?.on('data', (part) => {
      if (printed.length > 10_000) return;
      printed += String(part);
      const found = ready.exec(printed)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('exit', () => {
      reject(new Error(`${args.join(' ')} ended: ${printed}`));
    });
  });
  return {
    port,
    startMilliseconds: performance.now() - began,
    usage: async () => {
      const answer = await fetch(`http://127.0.0.1:${String(port)}/metrics`, {
        headers: { authorization: `Bearer ${TOKEN}`, connection: 'close' },
      });
      const text = await answer.text();
      return {
        cpu: metric(text, 'process_cpu_seconds_total') * 1e6,
        rssBytes: metric(text, 'process_resident_memory_bytes'),
      };
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

export interface ServiceOptions {
  readonly port: number;
  /** Where Twilio's signatures are made over; its own address unless given. */
  readonly publicPort?: number;
  /** PostgreSQL instead of the folder. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly keys: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly twilioUrl: string;
  /** Arguments for Node itself, such as `--cpu-prof`. */
  readonly nodeArgs: readonly string[];
}

/** `bot/main.ts` as in production: signatures, encryption and understanding are on. */
export function startService(options: ServiceOptions): Promise<Measured> {
  return start(
    ['--max-semi-space-size=64', ...options.nodeArgs, 'bot/main.ts'],
    {
      PORT: String(options.port),
      PUBLIC_URL: `http://localhost:${String(options.publicPort ?? options.port)}`,
      DATABASE_URL: options.databaseUrl ?? '',
      DATA_DIR: options.dataDir,
      WARMLIJN_KEYS: options.keys,
      METRICS_TOKEN: TOKEN,
      LEDGER: 'none',
      // Nobody signs in here, but production does not start without.
      MicrosoftAppId: 'bench',
      MicrosoftAppPassword: 'bench',
      MicrosoftAppTenantId: 'bench',
      TWILIO_ACCOUNT_SID: options.accountSid,
      TWILIO_AUTH_TOKEN: options.authToken,
      TWILIO_WHATSAPP_FROM: '+31600009999',
      TWILIO_API_URL: options.twilioUrl,
    },
    /ready: http:\/\/localhost:(\d+)/,
  );
}

export function startBare(port: number): Promise<Measured> {
  return start([fileURLToPath(new URL('bare.ts', import.meta.url)), String(port)], {}, /port (\d+)/);
}
