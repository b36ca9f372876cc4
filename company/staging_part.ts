import {basename} from 'node:path';

/** What a file of staging SQL brings is known by this name, as what a stream brings by source and stream. */
export const stagingPart = (file: string): string => `staging/${basename(file)}`;

/** Whether a name that may be that of a stream is that of a file of staging SQL. */
export const isStagingPart = (name: string): boolean => /^staging\/stg_.+\.sql$/.test(name);
