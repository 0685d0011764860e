import type { Pool } from 'pg';
import { expect } from 'vitest';
import { fieldName } from '#lib/components/exercises/response.ts';
import { NotFound } from '#lib/errors.ts';
import { previewLevels } from '#lib/levels-asked.ts';
import { test } from '#tests/school.ts';
import { getActiveModule } from '../courses/active.ts';
import { publishCourse } from '../courses/publish.ts';
import { compiledSource, publishedSource } from '../courses/source.ts';
import type { Transaction, WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { compileTestCourse, optionNamed } from '../progress/testing.ts';
import { forbidWriting, previewedSteps, previewStep, tryStep } from './preview.ts';

const NOW = new Date('2026-09-07T14:00:00Z');
const basis = previewLevels('basis') ?? new Set();

async function publish(withTransaction: WithTransaction, { organisationId }: Actor) {
	const tenant = { organisationId, personId: null };
	await withTransaction(tenant, (tx) =>
		publishCourse(tx, tenant, compileTestCourse(), 'Toets', NOW)
	);
}

async function whichOf(tx: Transaction, author: Actor, pageId = 'eerste', levels = basis) {
	const { version, module } = await getActiveModule(tx, author, 'toets', 'begin');
	return {
		module,
		source: publishedSource(tx, author, version.model),
		which: { moduleId: module.id, pageId, levels, hash: version.hash }
	};
}

/** How many rows every table has, whoever they belong to. */
async function rowsOf(owner: Pool): Promise<Record<string, number>> {
	const { rows } = await owner.query<{ name: string }>(`
		select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`);
	const counts: Record<string, number> = {};
	for (const { name } of rows) {
		const { rows: found } = await owner.query<{ n: number }>(
			`select count(*)::int as n from "${name}"`
		);
		counts[name] = found[0]?.n ?? 0;
	}
	return counts;
}

test('answers in a preview are graded, and no row is written anywhere', async ({
	withTransaction,
	author,
	owner
}) => {
	await publish(withTransaction, author);
	const before = await rowsOf(owner);

	const look = () =>
		withTransaction(author, async (tx) => {
			await forbidWriting(tx);
			const { source, which } = await whichOf(tx, author);
			return previewStep(source, which, {});
		});
	const step = await look();
	expect(step.states.map(([id]) => id)).toEqual(['kies', 'vertel']);
	expect(JSON.stringify(step)).not.toContain('Dat is veel.');

	const send = (pressed: 'check' | 'hint' | 'save', exerciseId: string, tried = {}) => {
		const form = new FormData();
		form.set(fieldName('kies', 'id'), 'x');
		form.set(fieldName('kies', 'choice'), optionNamed(step, 'kies', 'Alles.'));
		form.set(fieldName('vertel', 'id'), 'x');
		form.set(fieldName('vertel', 'text'), 'Over mijn fiets.');
		return withTransaction(author, async (tx) => {
			await forbidWriting(tx);
			const { source, which } = await whichOf(tx, author);
			return tryStep(source, which, form, { kind: pressed, exerciseId }, tried);
		});
	};
	const first = await send('check', 'kies');
	const states = new Map(first.step.states);
	expect(states.get('kies')).toMatchObject({ attempts: 1, attemptsLeft: 1, done: false });
	expect(JSON.stringify(states.get('kies')?.feedback)).toContain('Dat is veel.');
	expect(states.get('vertel')).toMatchObject({ done: true, text: 'Over mijn fiets.' });

	const hinted = await send('hint', 'kies', first.tried);
	expect(new Map(hinted.step.states).get('kies')?.hints).toHaveLength(1);
	const second = await send('check', 'kies', hinted.tried);
	expect(new Map(second.step.states).get('kies')?.feedback).toMatchObject({ kind: 'closed' });

	expect(new Map((await look()).states).get('kies')).toMatchObject({ attempts: 0 });
	expect(await rowsOf(owner)).toEqual(before);
});

test('the database itself refuses to write during a preview', async ({
	withTransaction,
	author
}) => {
	const { organisationId } = author;
	const writing = withTransaction(author, async (tx) => {
		await forbidWriting(tx);
		await publishCourse(tx, { organisationId, personId: null }, compileTestCourse(), 'x', NOW);
	});
	await expect(writing).rejects.toThrow();
});

test('each level has the steps and blocks that its participants get', async ({
	withTransaction,
	author
}) => {
	await publish(withTransaction, author);
	const idsAt = (choice: string) =>
		withTransaction(author, async (tx) => {
			const levels = previewLevels(choice) ?? basis;
			const { module, source, which } = await whichOf(tx, author, 'tweede', levels);
			expect(previewedSteps(module, levels)).toHaveLength(2);
			const { states } = await previewStep(source, which, {});
			return states.map(([id]) => id);
		});
	expect(await idsAt('basis')).toEqual(['reeks']);
	expect(await idsAt('extra')).toEqual(['reeks', 'meer']);
	expect(await idsAt('verdieping')).toEqual(['reeks']);
	expect(await idsAt('alles')).toEqual(['reeks', 'meer']);
	expect(previewLevels('makkelijk')).toBeNull();
});

test('a draft is previewed as what is published; another organisation has neither', async ({
	withTransaction,
	author,
	strangerWorker
}) => {
	await publish(withTransaction, author);
	const compiled = compileTestCourse();
	const which = { moduleId: 'begin', pageId: 'eerste', levels: basis, hash: compiled.hash };
	const draft = await previewStep(compiledSource(compiled), which, {});
	const live = await withTransaction(author, async (tx) => {
		const published = await whichOf(tx, author);
		return previewStep(published.source, published.which, {});
	});
	expect(draft.states.map(([id]) => id)).toEqual(live.states.map(([id]) => id));
	const missing = { ...which, pageId: 'weg' };
	await expect(previewStep(compiledSource(compiled), missing, {})).rejects.toThrow(NotFound);
	await expect(
		withTransaction(strangerWorker, (tx) => whichOf(tx, strangerWorker))
	).rejects.toThrow(NotFound);
});
