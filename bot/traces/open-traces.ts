/**
 * Traces for who runs the service: how long which part of a turn took, sent to an OpenTelemetry collector. Nothing of
 * anybody is in them: names of parts and results of closed lists, no keys, numbers or words.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';

/** Values of closed lists only. */
export type Marks = Readonly<Record<string, string | number | boolean>>;

export interface Traces {
  /**
   * Runs work in a span below the one that runs now. Also what the work leaves to run by itself counts below it.
   * @param outcome what may be told of the result
   */
  span<T>(name: string, marks: Marks, work: () => Promise<T>, outcome?: (result: T) => Marks): Promise<T>;
  /** Sends what waits; gives up after some seconds. */
  stop(): Promise<void>;
}

const GOODBYE_MS = 3_000;

/** Loads OpenTelemetry. @param endpoint base address of a collector that takes OTLP over HTTP; `/v1/traces` comes behind it */
export async function openTraces(endpoint: string): Promise<Traces> {
  const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'warmlijn' }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('warmlijn');
  const running = new AsyncLocalStorage<Span>();
  return {
    span: async (name, marks, work, outcome) => {
      const above = running.getStore();
      const context = above === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, above);
      const kind = above === undefined ? SpanKind.SERVER : SpanKind.INTERNAL;
      const span = tracer.startSpan(name, { kind, attributes: marks }, context);
      try {
        const result = await running.run(span, work);
        if (outcome !== undefined) span.setAttributes(outcome(result));
        return result;
      } catch (error) {
        // A message may hold anything; the kind of an error does not.
        span.setAttribute('error', error instanceof Error ? error.name : 'unknown');
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    stop: async () => {
      const late = new Promise<void>((resolve) => setTimeout(resolve, GOODBYE_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
    },
  };
}
