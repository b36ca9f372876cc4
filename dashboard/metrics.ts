import type {RequestHandler} from 'express';
import {collectDefaultMetrics, Histogram, Registry} from 'prom-client';
import {dataGauges} from './gauges/data.ts';
import {diskGauges} from './gauges/disk.ts';
import type {Observed} from './gauges/observed.ts';
import {runGauges} from './gauges/runs.ts';
import {streamGauges} from './gauges/streams.ts';

const slow = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

interface Metrics {
  /** Measures every request that comes after it. */
  measure: RequestHandler;
  /** `/metrics`, as Prometheus reads it. */
  route: RequestHandler;
}

/** What a monitoring system wants to know. Each server has a registry of its own. */
export function createMetrics(observed: Observed): Metrics {
  const registry = new Registry();
  const durations = new Histogram({
    name: 'kundenwert_http_request_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['route', 'status'],
    buckets: slow,
    registers: [registry],
  });
  const readings = [dataGauges, runGauges, streamGauges, diskGauges].map(gauges =>
    gauges(registry, observed),
  );
  let isComplete = false;
  return {
    measure(request, response, next) {
      const began = performance.now();
      response.on('close', () => {
        const route = request.route?.path;
        // A window that follows a run is open as long as the run takes, which says nothing.
        if (route === '/runs/progress') return;
        durations.observe(
          {route: typeof route === 'string' ? route : 'none', status: response.statusCode},
          (performance.now() - began) / 1000,
        );
      });
      next();
    },
    async route(_request, response) {
      // They watch the process from then on, which only pays where somebody asks for it.
      if (!isComplete) collectDefaultMetrics({register: registry});
      isComplete = true;
      for (const read of readings) await read();
      response.set('Cache-Control', 'no-store').type(registry.contentType);
      response.send(await registry.metrics());
    },
  };
}
