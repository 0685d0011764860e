import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores, includeIgnoreFile } from 'eslint/config';
import globals from 'globals';
import path from 'node:path';
import ts from 'typescript-eslint';

/** @type {(...patterns: string[]) => import('eslint').Linter.RulesRecord} */
const noImport = (...patterns) => ({
	'no-restricted-imports': ['error', { patterns: patterns.map((regex) => ({ regex })) }]
});

export default defineConfig(
	includeIgnoreFile(path.resolve(import.meta.dirname, '.gitignore')),
	globalIgnores(['src/lib/paraglide/']),
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser }
		},
		rules: {
			'no-undef': 'off',
			'svelte/no-at-html-tags': 'error',
			// Plain collections serve where nothing is drawn from them.
			'svelte/prefer-svelte-reactivity': 'off',
			// A name that begins with _ says that it is left out on purpose.
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			]
		}
	},
	{
		files: ['src/**/*.ts', 'scripts/**/*.ts'],
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'no-restricted-syntax': [
				'error',
				{
					selector: "CallExpression[callee.property.name='transaction']",
					message: 'Use withTransaction: it sets the tenant and gives the client back.'
				}
			]
		}
	},
	{ files: ['src/**/*.ts', 'src/**/*.svelte'], rules: { 'no-console': 'error' } },
	{ files: ['src/**/*.svelte'], rules: noImport('^#lib/server/') },
	// Playwright reads from the pattern which fixtures a fixture needs; none is {}.
	{ files: ['tests/**/*.ts'], rules: { 'no-empty-pattern': 'off' } },
	{
		files: ['src/lib/**/*.ts'],
		ignores: [
			'src/lib/{components,offline}/**',
			'src/lib/server/{hooks,jobs}/**',
			'**/client.ts',
			'**/authorised.ts',
			'**/*.test.ts'
		],
		rules: noImport(
			'^@sveltejs/kit',
			'^\\$app/',
			'/(hooks|routes)/',
			'/db/client',
			'(\\.\\.|#lib/server)/[^/]+/queries'
		)
	}
);
