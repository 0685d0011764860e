import { logger } from '../hooks/log.ts';
import { readSettings } from '../settings.ts';
import { startJobs } from './runner.ts';

/** Works off jobs in this server, unless `JOBS` is off because another process does. */
export function startServingJobs(): void {
	const { jobs, databaseUrl, databaseDirectUrl } = readSettings(process.env);
	if (!jobs || !databaseUrl) return;
	const running = startJobs({
		databaseUrl,
		...(databaseDirectUrl && { databaseDirectUrl }),
		log: (level, message) => logger[level]({ jobs: true }, message)
	});
	process.once('sveltekit:shutdown', () => void running.stop());
}
