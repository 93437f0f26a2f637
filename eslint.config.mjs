import nx from '@nx/eslint-plugin';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { boundaries } from './infra/dev/eslint/boundaries.mjs';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/generated/**', '**/*.mjs', '**/node_modules/**'] },
  // What tests compile as services of their own, mistakes included.
  { ignores: ['**/test/package/consumer/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Nest declares the types of its options as classes, and takes object literals for them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Nest modules are classes with nothing but a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Configuration is read and validated in one place, so that all its errors are told at once.
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read configuration through @docket/config.' },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: [
      'libs/config/src/**/*.ts',
      'infra/local/src/**/*.ts',
      'libs/testing/src/**/*.ts',
      // Examples are services of other people.
      'samples/*/src/main.ts',
      '**/*spec.ts',
      '**/test/**/*.ts',
      '**/guide/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    plugins: { 'jsx-a11y': a11y, 'react-hooks': hooks },
    rules: {
      ...a11y.flatConfigs.strict.rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // `onClick={() => change(...)}` is how handlers are written.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['apps/console/src/**/*.tsx'],
    // Markup is lines without branches.
    rules: { 'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*spec.ts', '**/test/**/*.ts', '**/guide/**/*.ts', 'libs/testing/src/**/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*spec.ts', '**/test/**/*.ts', '**/guide/**/*.ts', 'libs/{testing,test-topic}/**'],
    rules: {
      // Test fixtures start servers; nothing that ships may depend on them.
      'no-restricted-imports': [
        'error',
        { paths: ['@docket/testing', '@docket/test-topic'].map((name) => ({ name, message: 'For tests only.' })) },
      ],
    },
  },
);
