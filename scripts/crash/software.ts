import { newId } from '#lib/ids.ts';
import type { Random } from '#lib/server/demo/random.ts';
import { createCredential } from '#lib/server/xapi/credentials.ts';
import { createTarget } from '#lib/server/xapi/forwarding/targets.ts';
import { makeStatement } from '../bench/lrs/statements.ts';
import type { Pools } from '../pools.ts';
import type { Deed } from './pupils.ts';

/** Other software that has a key to the record store, and a receiver to which all statements are passed on. */
export type Software = { organisationId: string; authorization: string; targetId: string };

/** Programs that send at once, each about people of its own. */
export const PROGRAMS = 4;
const PEOPLE_EACH = 5;
const MOST_IN_A_BATCH = 6;
/** Every statement of a program is about this one, among others. */
export const COURSE = 'https://bench.example/courses/c';

export async function inviteSoftware(
	{ withTransaction }: Pools,
	organisationId: string,
	now: Date
): Promise<Software> {
	return withTransaction({ organisationId, personId: null }, async (tx) => {
		const wanted = { label: 'Programma', scopes: ['all' as const] };
		const { key, secret } = await createCredential(tx, organisationId, wanted, now);
		// Passed on by a process of the test itself: Opmaat sends nothing to the machine it runs on.
		const target = { label: 'Ontvanger', endpoint: 'https://receiver.invalid/', key: 'k' };
		const targetId = await createTarget(
			tx,
			organisationId,
			{ ...target, secret: 's', activities: [COURSE] },
			Buffer.alloc(32, 'crash'),
			now
		);
		const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
		return { organisationId, authorization, targetId };
	});
}

/** What one program sends: single statements and batches, about activities that all programs share. */
export function* statementsOf(
	program: number,
	{ authorization }: Software,
	random: Random
): Generator<Deed> {
	const people = Array.from({ length: PEOPLE_EACH }, (_, at) => ({
		registration: newId(),
		actor: {
			objectType: 'Agent',
			account: { homePage: 'https://bench.example/', name: `program-${program}-${at}` }
		}
	}));
	while (true) {
		const { actor, registration } = random.pick(people);
		const size = 1 + Math.floor(random.next() * MOST_IN_A_BATCH);
		const statements = Array.from({ length: size }, () => {
			const { context, ...statement } = makeStatement();
			return { ...statement, actor, context: { ...context, registration } };
		});
		yield {
			call: {
				method: 'POST',
				path: '/xapi/statements',
				headers: {
					authorization,
					'x-experience-api-version': '1.0.3',
					'content-type': 'application/json'
				},
				body: JSON.stringify(size === 1 ? statements[0] : statements)
			},
			sent: statements.map(({ id }) => ({
				id,
				kind: 'statement',
				participantId: actor.account.name,
				pageId: registration,
				text: null
			})),
			expected: 200
		};
	}
}
