// The import boundaries of the rooms are rules here, so that a mistake fails the check instead of a review.
import tseslint from 'typescript-eslint';

/** Packages that may be imported in one room only. */
const onlyIn = [
  { packages: ['botbuilder', 'botframework-connector'], room: 'bot/channels/teams/**' },
  { packages: ['restify'], room: 'bot/routes/**' },
  { packages: ['langchain', 'langchain/*', '@langchain/*'], room: 'bot/understanding/**' },
  { packages: ['twilio', 'twilio/*'], room: 'bot/channels/twilio/**' },
  { packages: ['lowdb', 'lowdb/*'], room: 'bot/store/lowdb/**' },
  { packages: ['pg'], room: 'bot/store/postgres/**' },
];

/** One rule set per room: everything not allowed there is refused. */
function boundary(files, ignores, allowed, extra = []) {
  const refused = onlyIn
    .filter((rule) => !allowed.includes(rule.room))
    .flatMap((rule) =>
      rule.packages.map((name) => ({
        regex: `^${name.replace('/*', '/')}${name.endsWith('/*') ? '' : '(/|$)'}`,
        message: `Import ${name} in ${rule.room} only.`,
      })),
    );
  return {
    files,
    ignores,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...refused, ...extra] }] },
  };
}

const pure = [
  {
    group: ['**/bot/**', 'node:*', 'fs', 'http', 'crypto'],
    message: 'dialogs/ is pure: no I/O, nothing from bot/.',
  },
];

const environment = {
  object: 'process',
  property: 'env',
  message: 'Only bot/settings.ts reads the environment.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'data', 'coverage', 'eslint.config.js'] },
  ...tseslint.configs.recommended,
  ...tseslint.configs.stylistic,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  boundary(
    ['bot/**/*.ts'],
    onlyIn.map((rule) => rule.room),
    [],
  ),
  ...onlyIn.map((rule) => boundary([rule.room], [], [rule.room])),
  boundary(['dialogs/**/*.ts'], [], [], pure),
  {
    files: ['dialogs/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'fetch',
        'process',
        'setTimeout',
        'setInterval',
        'performance',
        'crypto',
        'Buffer',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is handed in.' },
        { object: 'Math', property: 'random', message: 'Randomness is handed in.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The clock is handed in.',
        },
      ],
    },
  },
  {
    files: ['bot/**/*.ts'],
    ignores: ['bot/settings.ts'],
    rules: {
      'no-restricted-properties': ['error', environment],
    },
  },
  {
    files: ['bot/desk/page/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        environment,
        { object: 'crypto', property: 'randomUUID', message: 'Not there without https: new-name.ts.' },
        { object: 'crypto', property: 'subtle', message: 'Not there without https.' },
        { object: 'navigator', property: 'clipboard', message: 'Not there without https.' },
      ],
    },
  },
  { files: ['bot/tools/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
