import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {schemaTexts} from '../company/json_schemas.ts';
import {program} from '../kundenwert.ts';
import {kpis} from '../scorecard/kpis/index.ts';
import {contract} from '../warehouse/entities/index.ts';
import {projectFiles, root, textOf} from './project_files.ts';

const readme = textOf('README.md');
const commands = program().commands;
const scripts = Object.keys(JSON.parse(textOf('package.json')).scripts as object);

describe('the README', () => {
  test('names every command of the command line, and none besides', () => {
    const named = new Set([...readme.matchAll(/kundenwert (\w+)/g)].map(match => match[1]!));
    expect([...named].sort()).toEqual(commands.map(command => command.name()).sort());
  });

  test('names options that its commands have', () => {
    const known = new Set(commands.flatMap(each => each.options.map(option => option.long)));
    const example = ['--customers', '--years', '--seed', '--out'];
    const named = [...readme.matchAll(/(?<=\s|`)--[a-z][a-z-]*/g)].map(match => match[0]);
    expect(named.filter(option => !known.has(option) && !example.includes(option))).toEqual([]);
  });

  test('names scripts that package.json has', () => {
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(match => match[1]!);
    expect(named.filter(script => !scripts.includes(script))).toEqual([]);
  });

  test('opens with one plain sentence, two commands and a picture that is there', () => {
    const [title, purpose] = readme.split('\n\n');
    expect(title).toBe('# Kundenwert');
    expect(purpose).toMatch(/^[A-Z][^!🚀]+\.$/u);
    expect(readme).toContain('npm ci && npm start');
    const picture = /!\[[^\]]+\]\(([^)]+)\)/.exec(readme)?.[1];
    expect(readdirSync(join(root, 'docs'))).toContain(picture?.replace('docs/', ''));
  });

  test('names addresses that the dashboard has', () => {
    const pages = projectFiles('dashboard/pages/**/*.ts').map(textOf).join('\n');
    const paths = [...pages.matchAll(/^ {2}(?:name|path): '([^']+)'/gm)].map(match => match[1]!);
    const known = paths.flatMap(path =>
      path.startsWith('/') ? path : [`/${path}.json`, `/${path}.csv`],
    );
    const named = [
      ...readme.matchAll(/(?:127\.0\.0\.1:3000|\(`)(\/(?:[a-z-]+(?:\.[a-z]+)?)?)/g),
    ].map(match => match[1]!);
    expect(named).toContain('/profitability');
    expect(named.filter(path => !known.includes(path))).toEqual([]);
  });

  test('links only to files of the project', () => {
    const documents = projectFiles('README.md', '{warehouse,scorecard,pipelines}/README.md');
    const dead = documents.flatMap(document =>
      [...textOf(document).matchAll(/\]\((?!https?:)([^)#]+)\)/g)]
        .map(match => match[1]!)
        .filter(target => projectFiles(target, `${target}/**`).length === 0),
    );
    expect(dead).toEqual([]);
  });
});

test('the test command of the README is the one that the gate runs', () => {
  expect(readme).toContain('npm ci && npm test');
  expect(textOf('.ci/run')).toContain('npm ci && npm test');
});

test('the JSON Schemas for editors are freshly generated', () => {
  for (const [file, text] of Object.entries(schemaTexts())) {
    expect(textOf(`company/schemas/${file}`), `run: npm run schemas`).toBe(text);
  }
});

test('a KPI needs only entities that the contract has', () => {
  const known = contract.map(({name}) => name);
  expect(kpis.flatMap(kpi => kpi.needs).filter(name => !known.includes(name))).toEqual([]);
});

test('what is committed speaks of no machine', () => {
  const telling = projectFiles('**/*.{ts,sql,md,yaml,json,css,js}', '.ci/run').filter(file =>
    /\/work\/(main|shared)|\/home\/|\/Users\//.test(textOf(file)),
  );
  expect(telling.filter(file => file !== 'tests/documentation.test.ts')).toEqual([]);
});
