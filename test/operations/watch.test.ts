import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { careFigures } from '../../bot/wiring/care-metrics.ts';
import type { DeskRow } from '../../bot/store/port.ts';
import { startTown, type Town } from '../service/town.ts';

const alertsSchema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.object({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
});
const dashboardSchema = z.object({
  title: z.string(),
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});
const rules = alertsSchema
  .parse(parse(readFileSync('ops/prometheus/alerts.yaml', 'utf8')))
  .groups.flatMap((group) => group.rules);
const panels = dashboardSchema.parse(JSON.parse(readFileSync('ops/grafana/warmlijn.json', 'utf8'))).panels;

/** Names of our own metrics in an expression, and the values of its `result`, `end`, `outcome` and `urgency` labels. */
const metricsIn = (expr: string) => expr.match(/\b(?:warmlijn|process)_[a-z_]+/g) ?? [];

describe('the watch', () => {
  let town: Town;
  let metrics = '';
  before(async () => {
    town = await startTown();
    await town.ask('whatsapp:+31600000701', 'help ik heb geen eten meer voor mn kinderen');
    const answer = await fetch(`${town.url}/metrics`, {
      headers: { authorization: `Bearer ${town.settings.METRICS_TOKEN ?? ''}` },
    });
    metrics = await answer.text();
  });
  after(() => town.close());

  it('looks only at figures that the service gives', () => {
    const known = new Set(
      [...metrics.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
      ),
    );
    for (const expr of [
      ...rules.map((rule) => rule.expr),
      ...panels.flatMap(({ targets }) => targets.map((one) => one.expr)),
    ])
      for (const name of metricsIn(expr)) assert.ok(known.has(name), `${name} in ${expr}`);
    assert.ok(panels.length >= 12);
  });

  it('sees a resident in acute need wait, and says nothing about who it is', () => {
    assert.match(metrics, /^warmlijn_waiting 1$/m);
    const waits = /^warmlijn_waiting_seconds\{urgency="red"\} (\S+)$/m.exec(metrics)?.[1];
    assert.ok(Number(waits) >= 0 && Number(waits) < 600);
    assert.match(metrics, /^warmlijn_promises_overdue 0$/m);
    assert.doesNotMatch(metrics, /31600000701|eten/);
  });

  it('tells of each alert in the runbook what to do', () => {
    const runbook = readFileSync('docs/operations.md', 'utf8');
    const headings = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase());
    for (const { alert, annotations } of rules) {
      assert.ok(headings.includes(alert.toLowerCase()), alert);
      assert.equal(annotations.runbook, `docs/operations.md#${alert.toLowerCase()}`);
    }
  });

  it('counts the longest wait by urgency and how late the latest promise is', () => {
    const row = (change: Partial<DeskRow>) =>
      ({
        status: 'waiting',
        urgency: 'red',
        waitingSince: '2026-11-20T10:00:00.000Z',
        promiseDue: null,
        ...change,
      }) as DeskRow;
    const figures = careFigures(
      [
        row({}),
        row({ waitingSince: '2026-11-20T09:59:00.000Z' }),
        row({ urgency: 'emergency' }),
        row({ status: 'with-worker', waitingSince: null, promiseDue: '2026-11-20T09:00:00.000Z' }),
        row({ status: 'bot', waitingSince: null, promiseDue: '2026-11-20T11:00:00.000Z' }),
      ],
      '2026-11-20T10:01:00.000Z',
    );
    assert.deepEqual(figures, {
      waiting: 3,
      waitingSeconds: { emergency: 60, red: 120, normal: 0 },
      overdue: 1,
      overdueSeconds: 3_660,
    });
  });
});

describe('the files to run it in production', () => {
  const environment = readFileSync('.env.example', 'utf8');
  const settings = new Set([...environment.matchAll(/^([A-Za-z_]+)=/gm)].map(([, name]) => name));

  it('compose: every service restarts, the settings exist, everything that the image copies is there', () => {
    const compose = z
      .object({
        services: z.record(
          z.string(),
          z.looseObject({ restart: z.string(), environment: z.record(z.string(), z.string()) }),
        ),
      })
      .parse(parse(readFileSync('ops/compose/docker-compose.yaml', 'utf8')));
    assert.deepEqual(Object.keys(compose.services), ['warmlijn', 'database', 'proxy']);
    for (const name of Object.keys(compose.services.warmlijn?.environment ?? {}))
      assert.ok(settings.has(name), name);
    const image = readFileSync('ops/compose/Dockerfile', 'utf8');
    const top = readdirSync('.');
    for (const [, names = ''] of image.matchAll(/^COPY (.+) \S+$/gm))
      for (const name of names.split(' ')) assert.ok(top.includes(name), name);
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const command = z.array(z.string()).parse(JSON.parse(/^CMD (.+)$/m.exec(image)?.[1] ?? '[]'));
    assert.ok(scripts.serve?.endsWith(command.join(' ')), 'the image starts what npm run serve starts');
  });

  it('compose and Kubernetes: what the files around it count on wins over a copied .env.example', () => {
    const place = z.looseObject({ PORT: z.string(), DATA_DIR: z.string() });
    const { services } = z
      .object({
        services: z.looseObject({
          warmlijn: z.looseObject({ environment: place, volumes: z.array(z.string()) }),
        }),
      })
      .parse(parse(readFileSync('ops/compose/docker-compose.yaml', 'utf8')));
    const { PORT, DATA_DIR } = services.warmlijn.environment;
    assert.ok(readFileSync('ops/compose/Caddyfile', 'utf8').includes(`reverse_proxy warmlijn:${PORT} `));
    assert.ok(services.warmlijn.volumes.includes(`data:${DATA_DIR}`));
    const [deployment] = parseAllDocuments(readFileSync(join('ops', 'kubernetes', 'warmlijn.yaml'), 'utf8'));
    const container = z
      .looseObject({
        env: z.array(z.object({ name: z.string(), value: z.string() })),
        ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
        volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
      })
      .parse(deployment?.toJS().spec.template.spec.containers[0]);
    const given = place.parse(Object.fromEntries(container.env.map(({ name, value }) => [name, value])));
    assert.equal(container.ports[0]?.containerPort, Number(given.PORT));
    assert.ok(container.volumeMounts.some(({ mountPath }) => mountPath === given.DATA_DIR));
  });

  it('compose: the image is built from what it copies, not from the settings and data beside it', () => {
    const [everything, ...kept] = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    assert.equal(everything, '*');
    const copied = [...readFileSync('ops/compose/Dockerfile', 'utf8').matchAll(/^COPY (.+) \S+$/gm)].flatMap(
      ([, names = '']) => names.split(' '),
    );
    assert.deepEqual(kept.map((line) => line.slice(1)).sort(), copied.sort());
  });

  it('compose: the proxy is one that tries a webhook again after it found nobody', () => {
    const [, major = 0, minor = 0] =
      /image: caddy:(\d+)\.(\d+)/.exec(readFileSync('ops/compose/docker-compose.yaml', 'utf8')) ?? [];
    assert.ok(Number(major) === 2 && Number(minor) >= 11, 'older ones answer what was posted with 502');
  });

  it('Kubernetes: what selects finds what it selects, and probes ask what the service answers', async () => {
    const town = await startTown();
    try {
      const documents = parseAllDocuments(readFileSync(join('ops', 'kubernetes', 'warmlijn.yaml'), 'utf8'));
      const [deployment, service, budget] = documents.map((one) => one.toJS() as unknown);
      const labels = z.object({ app: z.string() });
      const { spec } = z
        .object({
          spec: z.object({
            selector: z.object({ matchLabels: labels }),
            template: z.object({
              metadata: z.object({ labels }),
              spec: z.object({
                containers: z.array(
                  z.object({
                    ports: z.array(z.object({ name: z.string() })),
                    readinessProbe: z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) }),
                    livenessProbe: z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) }),
                  }),
                ),
              }),
            }),
          }),
        })
        .parse(deployment);
      const selected = spec.template.metadata.labels;
      assert.deepEqual(spec.selector.matchLabels, selected);
      assert.deepEqual(
        z.object({ spec: z.object({ selector: labels }) }).parse(service).spec.selector,
        selected,
      );
      assert.deepEqual(
        z.object({ spec: z.object({ selector: z.object({ matchLabels: labels }) }) }).parse(budget).spec
          .selector.matchLabels,
        selected,
      );
      const [container] = spec.template.spec.containers;
      for (const probe of [container?.readinessProbe, container?.livenessProbe]) {
        assert.equal(probe?.httpGet.port, container?.ports[0]?.name);
        assert.equal((await fetch(`${town.url}${probe?.httpGet.path ?? ''}`)).status, 200);
      }
    } finally {
      await town.close();
    }
  });

  const backend = z.strictObject({
    service: z.strictObject({ name: z.string(), port: z.strictObject({ name: z.string() }) }),
  });
  const ingressSchema = z.strictObject({
    apiVersion: z.literal('networking.k8s.io/v1'),
    kind: z.literal('Ingress'),
    metadata: z.strictObject({ name: z.string() }),
    spec: z.strictObject({
      rules: z.array(
        z.strictObject({
          host: z.string(),
          http: z.strictObject({
            paths: z.array(
              z.strictObject({ path: z.string(), pathType: z.enum(['Prefix', 'Exact']), backend }),
            ),
          }),
        }),
      ),
      tls: z.array(z.strictObject({ hosts: z.array(z.string()), secretName: z.string() })),
    }),
  });

  it('Kubernetes: every page and every way in is let through to the service, and a stop has the time it needs', () => {
    const text = readFileSync(join('ops', 'kubernetes', 'warmlijn.yaml'), 'utf8');
    const documents = parseAllDocuments(text).map((one) => one.toJS() as unknown);
    const head = z.looseObject({
      apiVersion: z.string(),
      kind: z.string(),
      metadata: z.looseObject({ name: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/) }),
    });
    assert.deepEqual(
      documents.map((one) => head.parse(one)).map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
      ['apps/v1 Deployment', 'v1 Service', 'policy/v1 PodDisruptionBudget', 'networking.k8s.io/v1 Ingress'],
    );
    const { rules: hosts, tls } = ingressSchema.parse(documents.at(-1)).spec;
    const paths = hosts.flatMap(({ http }) => http.paths);
    for (const wanted of [
      '/api/twilio/messages',
      '/api/messages',
      '/desk',
      '/desk/assets/main.js',
      '/aanmelden',
    ])
      assert.ok(
        paths.some(({ path, pathType }) =>
          pathType === 'Exact' ? path === wanted : wanted === path || wanted.startsWith(`${path}/`),
        ),
        wanted,
      );
    for (const closed of ['/metrics', '/api/metrics'])
      assert.ok(!paths.some(({ path }) => path === closed || path === '/'), closed);
    assert.deepEqual(
      tls.flatMap((one) => one.hosts),
      hosts.map(({ host }) => host),
    );
    const { spec } = z
      .object({
        spec: z.object({
          template: z.object({
            spec: z.object({
              terminationGracePeriodSeconds: z.number(),
              containers: z.array(
                z.object({
                  lifecycle: z.object({
                    preStop: z.object({
                      exec: z.object({ command: z.tuple([z.literal('sleep'), z.string()]) }),
                    }),
                  }),
                }),
              ),
            }),
          }),
        }),
      })
      .parse(documents[0]);
    const { terminationGracePeriodSeconds: grace, containers } = spec.template.spec;
    const [, before = ''] = containers[0]?.lifecycle.preStop.exec.command ?? [];
    // As docs/operations.md says: a stop takes at most 30 seconds.
    assert.ok(grace > Number(before) + 30);
  });
});
