import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';
import { readSettings } from '#lib/server/settings.ts';
import { runAsScript } from './entry.ts';
import { openOrganisation } from './open-organisation.ts';
import { checkPort } from './setup/port.mjs';
import { welcome } from './welcome.ts';

const log = (line: string) => console.log(line);
const XAPI = '/src/lib/server/xapi/http/answer.ts';

await runAsScript(import.meta, async () => {
	const begun = Date.now();
	const settings = readSettings(process.env);
	await checkPort();
	const organisation = await openOrganisation({ settings, log });

	// Both read settings that the line above completed.
	const { createServer } = await import('vite');
	const { watchContent } = await import('./watch-content.ts');
	const server = await createServer({
		plugins: [xapiFirst()],
		server: {
			...{ host: settings.host, port: settings.port, strictPort: true },
			// Files of the database change all the time.
			watch: {
				ignored: ['**/.data/**', `${settings.dataDir}/**`, '**/build/**', '**/test-results/**']
			}
		}
	});
	const watcher = watchContent(server.watcher, log, () => server.ws.send({ type: 'full-reload' }));
	organisation.beforeEnd(
		async () => {
			watcher.close();
			await server.close();
		},
		() => process.exit(1)
	);
	await server.listen();
	for (const line of welcome(settings, Date.now() - begun)) console.log(line);
});

/** As in `serve.ts`: machines get their answer before kit's cross-site check. */
function xapiFirst(): Plugin {
	return {
		name: 'opmaat-xapi',
		enforce: 'pre',
		configureServer(server: ViteDevServer) {
			server.middlewares.use('/xapi', (request, response, next) => {
				// The middleware is told the rest of the path only.
				request.url = request.originalUrl ?? request.url;
				answer(server, request, response).catch(next);
			});
		}
	};
}

async function answer(server: ViteDevServer, request: IncomingMessage, response: ServerResponse) {
	const module = (await server.ssrLoadModule(XAPI)) as {
		answerXapi: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
	};
	await module.answerXapi(request, response);
}
