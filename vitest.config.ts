import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/shared_folder.ts'],
    setupFiles: ['tests/setup.ts'],
    /* Small companies are built by one thread, so each core can have a file of its own. */
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
