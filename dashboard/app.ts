import express, {type Express} from 'express';
import {type Assets, assetRoutes} from './assets.ts';
import {errorAnswers} from './errors.ts';
import {loopbackHosts, onlyHosts, onlyReading, Refused, securityHeaders} from './guard.ts';
import {KeptBytes} from './kept_bytes.ts';
import {profitabilityPage} from './pages/profitability.ts';
import {quarantinePage} from './pages/quarantine/quarantine.ts';
import {scorecardPage} from './pages/scorecard.ts';
import {pageRoutes} from './routes.ts';
import type {Snapshots} from './snapshots.ts';
import {whoAsks} from './who.ts';

interface Parts {
  snapshots: Snapshots;
  assets: Assets;
  /** Names under which this server may be addressed. */
  hosts?: readonly string[];
}

const keptBytes = 64 * 1024 * 1024;

/** The dashboard, made from its parts, so that a test can make one, too. */
export function createApp({snapshots, assets, hosts = loopbackHosts}: Parts): Express {
  const kept = new KeptBytes(keptBytes);
  return express()
    .disable('x-powered-by')
    .disable('etag')
    .use(securityHeaders, onlyHosts(hosts), onlyReading)
    .get('/healthz', (_request, response) => {
      response.type('text').send('alive\n');
    })
    .get('/readyz', async (request, response) => {
      const id = await snapshots.use(whoAsks(request), async ({manifest}) => manifest.id);
      response.type('text').send(`ready ${id}\n`);
    })
    .get('/scorecard', (request, response) => {
      response.redirect(301, request.originalUrl.replace(/^\/scorecard/, '/'));
    })
    .use(assetRoutes(assets))
    .use(pageRoutes(scorecardPage, {snapshots, assets, kept}))
    .use(pageRoutes(profitabilityPage, {snapshots, assets, kept}))
    .use(pageRoutes(quarantinePage, {snapshots, assets, kept}))
    .use((_request, _response, next) => next(new Refused(404)))
    .use(errorAnswers(snapshots, assets));
}
