import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { mdsvex } from 'mdsvex';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	resolve: {
		alias: {
			// The check of a text runs in a worker, where the browser's version of this would look for a document.
			'decode-named-character-reference': fileURLToPath(
				import.meta.resolve('decode-named-character-reference')
			)
		}
	},
	plugins: [
		// Its file watcher keeps Vitest alive; tests read the messages that `npm run messages` compiled.
		!process.env.VITEST &&
			paraglideVitePlugin({
				project: './messages/project.inlang',
				outdir: './src/lib/paraglide',
				emitTsDeclarations: true,
				strategy: ['cookie', 'preferredLanguage', 'baseLocale']
			}),
		sveltekit({
			adapter: adapter(),
			extensions: ['.svelte', '.svx'],
			preprocess: [mdsvex({ extensions: ['.svx'], highlight: false })],
			compilerOptions: {
				runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
			},
			csp: {
				mode: 'auto',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					// Kit's route announcer carries a style attribute.
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:', 'blob:'],
					'media-src': ['self'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'worker-src': ['self'],
					'manifest-src': ['self'],
					// The preview of a step, in a page for authors.
					'frame-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['none'],
					'frame-ancestors': ['none'],
					'object-src': ['none']
				}
			},
			csrf: { trustedOrigins: [] }
		})
	],
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'rules',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
					exclude: ['src/lib/server/**/*.db.test.ts', 'scripts/postgres/**'],
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'domains',
					include: ['src/lib/server/**/*.db.test.ts', 'tests/catalogue/*.test.ts'],
					globalSetup: './tests/support/postgres.ts',
					testTimeout: 20_000
				}
			},
			{
				extends: true,
				test: {
					name: 'launcher',
					include: ['scripts/postgres/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'routes',
					include: ['tests/routes/*.test.ts'],
					globalSetup: './tests/support/server.ts',
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
