import express, {type Express} from 'express';
import {type Assets, assetRoutes} from './assets.ts';
import type {Due} from './condition.ts';
import {errorAnswers} from './errors.ts';
import type {Freshness} from './gauges/observed.ts';
import {loopbackHosts, onlyHosts, onlyReading, Refused, securityHeaders} from './guard.ts';
import {KeptBytes} from './kept_bytes.ts';
import {liveRoutes} from './live_routes.ts';
import {createMetrics} from './metrics.ts';
import type {Page} from './page.ts';
import {breakdownPage} from './pages/breakdown/breakdown.ts';
import {bridgePage} from './pages/bridge/bridge.ts';
import {churnPage} from './pages/churn/churn.ts';
import {respondRoute} from './pages/churn/respond.ts';
import {contractsPage} from './pages/contracts/contracts.ts';
import {costsPage} from './pages/costs/costs.ts';
import {customerPage} from './pages/customer/customer.ts';
import {documentPage} from './pages/document/document.ts';
import {decideRoute} from './pages/identity/decide.ts';
import {identityPage} from './pages/identity/identity.ts';
import {lifetimeValuePage} from './pages/lifetime_value/lifetime_value.ts';
import {nextPage} from './pages/next/next.ts';
import {portfolioPage} from './pages/portfolio/portfolio.ts';
import {priceTalkPage} from './pages/price_talk/price_talk.ts';
import {profitabilityPage} from './pages/profitability/profitability.ts';
import {quarantinePage} from './pages/quarantine/quarantine.ts';
import {progressRoute} from './pages/runs/progress.ts';
import {refreshRoute} from './pages/runs/refresh.ts';
import {runsPage} from './pages/runs/runs.ts';
import {scorecardPage} from './pages/scorecard.ts';
import {segmentsPage} from './pages/segments/segments.ts';
import {keepRoute} from './pages/what_if/keep.ts';
import {whatIfPage} from './pages/what_if/what_if.ts';
import {readyRoute} from './readiness.ts';
import type {Refreshing} from './refreshing.ts';
import {pageRoutes} from './routes.ts';
import type {Snapshots} from './snapshots.ts';

interface Parts {
  /** The data folder, whose runs and held deliveries are shown, too. */
  data: string;
  snapshots: Snapshots;
  assets: Assets;
  /** Names under which this server may be addressed. */
  hosts?: readonly string[];
  due?: Due | undefined;
  freshness?: Freshness | undefined;
  /** Without it, nothing can be started from the pages. */
  refreshing?: Refreshing | undefined;
}

const keptBytes = 64 * 1024 * 1024;

/** The dashboard, made from its parts, so that a test can make one, too. */
export function createApp(parts: Parts): Express {
  const {data, snapshots, assets, refreshing, freshness} = parts;
  const {hosts = loopbackHosts, due = () => undefined} = parts;
  const pages: Page[] = [
    scorecardPage,
    profitabilityPage,
    breakdownPage,
    bridgePage,
    costsPage,
    contractsPage,
    lifetimeValuePage,
    churnPage(data, refreshing !== undefined),
    portfolioPage,
    segmentsPage,
    nextPage,
    whatIfPage(data, refreshing !== undefined),
    customerPage(data),
    documentPage,
    priceTalkPage,
    quarantinePage,
    identityPage(data, refreshing !== undefined),
  ];
  const runs = runsPage(data, refreshing !== undefined);
  const questions = new Map([...pages, runs].map(each => [each.path, each.question]));
  const shared = {data, due, snapshots, assets, kept: new KeptBytes(keptBytes), questions};
  const metrics = createMetrics({data, snapshots, due, freshness});
  const app = express()
    .disable('x-powered-by')
    .disable('etag')
    .use(metrics.measure, securityHeaders, onlyHosts(hosts));
  if (refreshing) {
    app.use(refreshRoute(refreshing), decideRoute(data, snapshots), keepRoute(data, snapshots));
    app.use(respondRoute(data));
  }
  return app
    .use(onlyReading)
    .get('/healthz', (_request, response) => {
      response.type('text').send('alive\n');
    })
    .get('/readyz', readyRoute(snapshots, due))
    .get('/metrics', metrics.route)
    .get('/scorecard', (request, response) => {
      response.redirect(301, request.originalUrl.replace(/^\/scorecard/, '/'));
    })
    .use(assetRoutes(assets))
    .use(pages.map(page => pageRoutes(page, shared)))
    .use(liveRoutes(runs, shared))
    .use(progressRoute(data))
    .use((_request, _response, next) => next(new Refused('nothing')))
    .use(errorAnswers(snapshots, assets));
}
