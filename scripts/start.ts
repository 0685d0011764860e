import { readSettings } from '#lib/server/settings.ts';
import { openOrganisation } from './open-organisation.ts';
import { runAsScript } from './entry.ts';
import { checkPort } from './setup/port.mjs';
import { startWebServer } from './web-server.ts';
import { welcome } from './welcome.ts';

const log = (line: string) => console.log(line);

await runAsScript(import.meta, async () => {
	const begun = Date.now();
	const settings = readSettings(process.env);
	await checkPort();

	const organisation = await openOrganisation({ settings, log });
	const server = startWebServer({
		env: { ...process.env, ...organisation.env, NODE_ENV: 'production' },
		log,
		onLost: (problem) => organisation.end(1, problem)
	});
	organisation.beforeEnd(server.stop, server.kill);
	await server.listening;
	for (const line of welcome(settings, Date.now() - begun)) console.log(line);
});
