import path from 'node:path';
import { runAsScript } from './entry.ts';
import { Problem } from './setup/problem.mjs';

// Nothing imports a command: it waits for itself while it runs.
await runAsScript(import.meta, async () => {
	const { openForCommand } = await import('./database.ts');
	const { openPools } = await import('./pools.ts');
	const { CONTENT, publishContent } = await import('./publish-folder.ts');
	const { database } = await openForCommand(process.env);
	const pools = openPools(database.url);
	try {
		const folder = process.argv[2] ? path.resolve(process.argv[2]) : CONTENT;
		const { refused } = await publishContent({
			pools,
			folder,
			log: (line) => console.log(line)
		});
		if (refused > 0) {
			throw new Problem(
				`${refused} ${refused === 1 ? 'training is' : 'trainingen zijn'} niet gepubliceerd.`,
				'Verbeter wat er in de meldingen hierboven staat. npm run content:check noemt ze nog eens.'
			);
		}
	} finally {
		await pools.end();
		await database.stop();
	}
});
