import http from 'node:http';
import { ask } from './client.ts';
import type { Stored } from './records.ts';
import { COURSE, type Software } from './software.ts';

type Page = {
	statements: { id: string; actor: { account: { name: string } } }[];
	more: string;
};

/** Every statement that programs can read back, page after page, as any other software would. */
export async function readBack(port: number, { authorization }: Software): Promise<Stored[]> {
	const agent = new http.Agent({ keepAlive: true });
	const headers = { authorization, 'x-experience-api-version': '1.0.3' };
	const query = new URLSearchParams({
		...{ activity: COURSE, related_activities: 'true' },
		...{ ascending: 'true', limit: '500' }
	});
	const found: Stored[] = [];
	try {
		for (let path = `/xapi/statements?${query}`; path;) {
			const reply = await ask(agent, port, { path, headers });
			if ('failed' in reply || reply.status !== 200) throw new Error('A page cannot be read back');
			const { statements, more } = JSON.parse(reply.body) as Page;
			found.push(...statements.map(({ id, actor }) => ({ id, participantId: actor.account.name })));
			path = more;
		}
	} finally {
		agent.destroy();
	}
	return found;
}
