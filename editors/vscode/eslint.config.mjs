import { defineConfig } from 'eslint/config';
import eslint from '@eslint/js';
import { configs } from 'typescript-eslint';

export default defineConfig(
  { ignores: ['out', 'server'] },
  eslint.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { URL: 'readonly', console: 'readonly', document: 'readonly', performance: 'readonly', process: 'readonly', setTimeout: 'readonly' } }
  },
  {
    files: ['**/*.ts'],
    extends: [configs.strictTypeChecked, configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Numbers say what they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] }]
    }
  }
);
