import { and, eq } from 'drizzle-orm';
import { enrolments } from '#lib/server/assignments/schema.ts';
import { exerciseProgress } from '#lib/server/progress/schema.ts';
import { expect, test } from '#tests/e2e.ts';
import { PupilAtWork } from '#tests/pupil.ts';
import type { Pupil, Site } from '#tests/site.ts';

test('what is begun on one device goes on at another', async ({
	page,
	book,
	classroom,
	signInAs,
	anotherDevice,
	scripted
}) => {
	const { actor } = classroom.pupil;
	await signInAs(actor);
	await page.goto('/learn/overstap/dag-groep-8/welkom');
	const first = new PupilAtWork(page, book, scripted);
	for (const id of await first.asked()) await first.answer(id, 'right at once');
	await first.goOn();
	await first.answer('lieke-voelt', 'right at once');

	const other = await anotherDevice();
	await signInAs(actor, other.context());
	await other.goto('/today');
	await expect(other.getByRole('heading', { name: /Je bent bij stap 2/ })).toBeVisible();
	await other.getByRole('link', { name: 'Ga verder' }).click();
	const second = new PupilAtWork(other, book, scripted);
	await expect(second.question('lieke-voelt').getByText('Ja, dat past.')).toBeVisible();
	await second.answer('lieke-zegt', 'right after a hint');
	await second.goOn();
	await second.answer('twee-dingen', 'right at once', 'Op de tablet geschreven.');

	await page.goto('/today');
	await page.getByRole('link', { name: 'Ga verder' }).click();
	await expect(first.question('twee-dingen').getByRole('textbox')).toHaveValue(
		'Op de tablet geschreven.'
	);
});

test('the same question answered on two devices is asked once', async ({
	page,
	book,
	site,
	classroom,
	signInAs,
	anotherDevice,
	scripted
}) => {
	const { actor } = classroom.pupil;
	const other = await anotherDevice();
	await signInAs(actor);
	await signInAs(actor, other.context());
	const here = new PupilAtWork(page, book, scripted);
	const there = new PupilAtWork(other, book, scripted);
	for (const { page } of [here, there]) await page.goto('/learn/overstap/dag-groep-8/lieke');

	await here.answer('lieke-voelt', 'right at once');
	const asked = book.get('lieke-voelt');
	if (asked) await there.fill('lieke-voelt', asked, false);
	await there.check('lieke-voelt');
	await expect(there.question('lieke-voelt').getByText('Ja, dat past.')).toBeVisible();
	expect(await attemptsOf(site, classroom, 'lieke-voelt')).toEqual([{ attempts: 1, solved: true }]);
});

test('pressing twice counts once', async ({ page, book, site, classroom, signInAs, scripted }) => {
	await signInAs(classroom.pupil.actor);
	await page.goto('/learn/overstap/dag-groep-8/lieke');
	const pupil = new PupilAtWork(page, book, scripted);
	const asked = book.get('lieke-voelt');
	if (asked) await pupil.fill('lieke-voelt', asked, false);
	await pupil.question('lieke-voelt').getByRole('button', { name: 'Kijk na' }).dblclick();
	await expect(pupil.question('lieke-voelt').getByText('Nog niet helemaal.')).toBeVisible();
	await expect(pupil.question('lieke-voelt').getByText('Je tweede keer.')).toBeVisible();
	expect(await attemptsOf(site, classroom, 'lieke-voelt')).toEqual([
		{ attempts: 1, solved: false }
	]);
});

function attemptsOf({ pools }: Site, { pupil }: { pupil: Pupil }, exerciseId: string) {
	const { organisationId, personId } = pupil.actor;
	return pools.withTransaction(pupil.actor, (tx) =>
		tx
			.select({ attempts: exerciseProgress.attempts, solved: exerciseProgress.solved })
			.from(exerciseProgress)
			.innerJoin(enrolments, eq(enrolments.id, exerciseProgress.enrolmentId))
			.where(
				and(
					eq(exerciseProgress.organisationId, organisationId),
					eq(exerciseProgress.exerciseId, exerciseId),
					eq(enrolments.participantId, personId)
				)
			)
	);
}
