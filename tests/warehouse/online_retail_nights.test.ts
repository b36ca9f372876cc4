import {copyFileSync, mkdirSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from 'vitest';
import {night} from '../../commands/night.ts';
import {readCompany} from '../../company/company.ts';
import {differences} from '../nights.ts';
import {root} from '../project_files.ts';
import {sharedData, testWithData} from '../shared_data.ts';
import {temporaryFolder} from '../temporary_folder.ts';

/** `npm run proof` lives through all of them, and compares every fiftieth night. */
const nights = process.env.NIGHTS === 'all' ? Number.POSITIVE_INFINITY : 4;
const between = 50;

const delivered = sharedData('online-retail');

testWithData(
  delivered,
  'a year of a real wholesaler, night by night, is what one refresh of the whole year gives',
  async () => {
    const files = readdirSync(delivered)
      .filter(name => name.endsWith('.csv'))
      .sort()
      .slice(0, nights);
    const folder = temporaryFolder();
    const place = {files: join(folder, 'files'), data: join(folder, 'data')};
    mkdirSync(place.files);
    const company = await readCompany(join(root, 'examples', 'online-retail'), place.files);
    const live = (full: boolean) =>
      night({company, data: place.data, full, signal: new AbortController().signal, tell() {}});

    for (const [index, file] of files.entries()) {
      copyFileSync(join(delivered, file), join(place.files, file));
      const {manifest, noticed} = await live(false);
      expect(noticed.filter(each => /anew/.test(each))).toEqual([]);
      if (index + 1 < files.length && (index + 1) % between > 0) continue;
      const whole = await live(true);
      expect(await differences(place.data, manifest.id, whole.manifest.id), file).toEqual([]);
    }
  },
  nights === 4 ? 180_000 : 7_200_000,
);
