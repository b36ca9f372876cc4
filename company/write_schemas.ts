import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {schemaTexts} from './json_schemas.ts';

/** Writes the JSON Schemas by which editors complete and check a company's YAML. */
for (const [file, text] of Object.entries(schemaTexts())) {
  await writeFile(join(import.meta.dirname, 'schemas', file), text);
}
