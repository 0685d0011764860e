import { Logger, runOnce, type JobHelpers } from 'graphile-worker';
import { Pool } from 'pg';
import { expect } from 'vitest';
import { asRole, urlOf } from '#tests/database.ts';
import { test } from '#tests/school.ts';
import { loginOn } from '../identity/login.ts';
import { startSession } from '../identity/sessions.ts';
import { paceCourses } from '../pace/schema.ts';
import { publishItems } from '../pace/testing-school.ts';
import { ensurePartitions } from './ensure-partitions.ts';
import { FORWARD } from './forward.ts';
import { startJobs, tasksWith } from './runner.ts';
import { CLEANUP, isNight, NIGHT, PARTITIONS, schedule } from './schedule.ts';

test('night is three o’clock in the Netherlands, summer and winter', () => {
	expect(isNight(new Date('2026-07-01T01:00:00Z'))).toBe(true);
	expect(isNight(new Date('2026-07-01T02:00:00Z'))).toBe(false);
	expect(isNight(new Date('2026-12-01T01:00:00Z'))).toBe(false);
	expect(isNight(new Date('2026-12-01T02:00:00Z'))).toBe(true);
	expect(schedule().map(({ task }) => task)).toEqual([NIGHT, PARTITIONS, CLEANUP, FORWARD]);
});

test('estimates the exercises of every organisation at night', async ({
	database,
	pool,
	withTransaction,
	school,
	strangerSchool
}) => {
	for (const { organisationId } of [school, strangerSchool]) {
		await withTransaction({ organisationId, personId: null }, (tx) =>
			publishItems(tx, organisationId)
		);
	}
	const queue = new Pool(asRole(database, 'opmaat_jobs'));
	const login = new Pool(asRole(database, 'opmaat_login'));
	try {
		const taskList = tasksWith({ app: pool, login });
		await queue.query('select graphile_worker.add_job($1, $2)', [
			NIGHT,
			{ _cron: { ts: '2026-07-01T01:00:00.000Z' } }
		]);
		queue.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
		const logger = new Logger(() => () => {});
		await expect
			.poll(async () => {
				await runOnce({ pgPool: queue, taskList, noHandleSignals: true, logger });
				const { rowCount } = await queue.query('select from graphile_worker.jobs');
				return rowCount;
			})
			.toBe(0);
	} finally {
		await Promise.all([queue.end(), login.end()]);
	}
	for (const { organisationId } of [school, strangerSchool]) {
		const courses = await withTransaction({ organisationId, personId: null }, (tx) =>
			tx.select().from(paceCourses)
		);
		expect(courses).toMatchObject([{ organisationId, kappa: 1 }]);
	}
});

test('starts by the clock, and stops', async ({ database, owner }) => {
	const messages: string[] = [];
	const jobs = startJobs({
		databaseUrl: urlOf(database),
		log: (level, message) => level !== 'debug' && messages.push(message)
	});
	await expect
		.poll(async () => {
			const { rows } = await owner.query<{ n: number }>(
				'select count(*)::int as n from graphile_worker._private_known_crontabs'
			);
			return rows[0]?.n;
		})
		.toBe(4);
	await jobs.stop();
	expect(messages).toEqual([]);
});

test('stops while it still waits for a database', async () => {
	const messages: string[] = [];
	const jobs = startJobs({
		databaseUrl: 'postgres://nobody@127.0.0.1:9/none',
		log: (_, message) => messages.push(message)
	});
	await expect.poll(() => messages.length).toBeGreaterThan(0);
	await jobs.stop();
	expect(messages[0]).toContain('Jobs are not running');
});

test('makes room for the coming months, and repeating it is harmless', async ({ pool, owner }) => {
	const now = new Date('2031-02-10T08:00:00Z');
	await ensurePartitions(pool, now);
	await ensurePartitions(pool, now);
	const { rows } = await owner.query<{ name: string }>(
		"select relname as name from pg_class where relkind = 'r' and relname ~ '^answers_203[12]_' order by 1"
	);
	expect(rows.at(0)?.name).toBe('answers_2031_02');
	expect(rows.at(-1)?.name).toBe('answers_2032_03');
});

test('deletes sessions that are over, and keeps the others', async ({
	pool,
	database,
	participant
}) => {
	const login = new Pool(asRole(database, 'opmaat_login'));
	const now = new Date();
	const start = (at: Date) =>
		startSession(loginOn(login), { ...participant, method: 'code', device: 'toets' }, at);
	try {
		const old = await start(new Date(now.getTime() - 24 * 3_600_000));
		const fresh = await start(now);
		const task = tasksWith({ app: pool, login })[CLEANUP];
		await task?.({}, {} as JobHelpers);
		const { rows } = await login.query<{ id: string }>(
			'select id from sessions where id = any($1)',
			[[old.id, fresh.id]]
		);
		expect(rows).toEqual([{ id: fresh.id }]);
	} finally {
		await login.end();
	}
});
