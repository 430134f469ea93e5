import 'server-only';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

type Meters = { registry: Registry; requests: Histogram<'door' | 'status'>; items: Counter<'status'> };

function newMeters(): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'waterwheel_' });
  return {
    registry,
    requests: new Histogram({
      name: 'waterwheel_request_seconds',
      help: 'Answers of route handlers by door and status',
      labelNames: ['door', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers: [registry],
    }),
    items: new Counter({
      name: 'waterwheel_ingest_items_total',
      help: 'Items that came in by API, by what became of them',
      labelNames: ['status'],
      registers: [registry],
    }),
  };
}

// One set a process, kept over the development server's reloads.
const kept = globalThis as { waterwheelMeters?: Meters };
kept.waterwheelMeters ??= newMeters();

/** What /api/metrics tells. No label ever names an organization, a person or a path of a client. */
export const meters: Meters = kept.waterwheelMeters;
