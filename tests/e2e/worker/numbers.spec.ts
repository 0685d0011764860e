import type { Page } from '@playwright/test';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { doHomework } from '#tests/homework.ts';

const EVIDENCE = 'Waar komt dit vandaan?';

/** Behind a judgement stand the estimates, the chance, the tempo, and every exercise that they were made of. */
async function expectMadeOf(page: Page): Promise<void> {
	await expect(page.getByText('Kans op minder dan 60%', { exact: true })).toBeVisible();
	await expect(page.getByText('Telt mee voor tempo', { exact: true })).toBeVisible();
	await expect(page.getByRole('columnheader', { name: 'Hoe het ging' })).toBeVisible();
	await expect(
		page.getByRole('cell', { name: /^(eerste keer goed|later goed)/ }).first()
	).toBeVisible();
}

test('one of each kind of number opens to what it was made of', async ({
	page,
	site,
	book,
	classroom,
	signInAs,
	scripted
}) => {
	test.slow();
	const { worker, groupId, pupil } = classroom;
	const group = `/groups/${groupId}`;
	const person = `/participants/${pupil.actor.personId}`;
	await doHomework(site, book, pupil.actor, { steps: 6, rightAtOnce: 0.1 });
	await signInAs(worker);

	await test.step('the row of a group', async () => {
		await page.goto(group);
		await page
			.getByRole('table')
			.getByRole('link', { name: `${EVIDENCE} Roos` })
			.click();
		await expect(page).toHaveURL(new RegExp(`${person}\\?`));
		await expectMadeOf(page);
		await expectAccessible(page, scripted);
	});

	await test.step('how many of a module are done, and a day of work', async () => {
		// The module under way stands open.
		await expect(page.getByText(/^\d+ van de \d+ stappen$/).first()).toBeVisible();
		await expect(page.getByText('Stap 1: Welkom')).toBeVisible();
		const day = page.getByRole('listitem').filter({ hasText: /antwoorden, ongeveer \d+ minuten/ });
		await expect(day.first()).toBeVisible();
		await page.getByRole('link', { name: 'Alles wat Roos deed' }).click();
		await expect(page).toHaveURL(/\/activity$/);
	});

	for (const [reading, number] of [
		['lanes', /^\d+ van \d+$/],
		['quadrant', /^\d+ \(\d+–\d+\)$/]
	] as const) {
		await test.step(`the table of ${reading}`, async () => {
			await page.goto(`${group}/${reading}`);
			await page.getByText('Bekijk als tabel').click();
			const row = page.getByRole('row').filter({ hasText: 'Roos' });
			await expect(row.getByRole('cell', { name: number }).first()).toBeVisible();
			await row.getByRole('link', { name: 'Roos', exact: true }).click();
			await expect(page).toHaveURL(new RegExp(person));
			await page.getByText(EVIDENCE).first().click();
			await page.getByText('Bekijk per opdracht').first().click();
			await expectMadeOf(page);
		});
	}

	await test.step('a column of the map of exercises', async () => {
		await page.goto(`${group}/heat`);
		await page.getByText('De opdrachten', { exact: true }).click();
		const exercise = page.getByRole('listitem').filter({ hasText: 'minder dan vijf deelnemers' });
		await exercise.getByRole('link').first().click();
		await expect(page).toHaveURL(/\/preview\/basis\//);
	});

	await test.step('how much a level adds', async () => {
		await page.goto(`${group}/levels`);
		const adds = page.getByRole('region', { name: 'Wat komt erbij?' });
		await expect(
			adds.getByText(/^\d+ onderdelen erbij, ongeveer \d+ minuten$/).first()
		).toBeVisible();
		await expect(adds.getByText(/^Nieuwe stappen: .*Yassin en de bus/).first()).toBeVisible();
		await page.getByRole('rowheader').getByRole('link', { name: 'Roos', exact: true }).click();
		await expect(page).toHaveURL(new RegExp(person));
	});

	await test.step('a column of the live page, and the line of everybody together', async () => {
		await page.goto(`${group}/live`);
		const away = page.getByRole('region', { name: '1 Loopt vast of niet gestart' });
		await expect(away).toContainText(/was bezig tot [\d.:]+, bij stap \d|vandaag nog niet gestart/);
		await expect(away.getByRole('link', { name: 'Roos', exact: true })).toHaveAttribute(
			'href',
			new RegExp(person)
		);
		await page.goto(`${group}/live/screen`);
		await expect(page.getByText(/^\d+ van \d+ stappen samen gedaan$/)).toBeVisible();
		await page.getByText('Bekijk als tabel').click();
		await expect(
			page.getByRole('listitem').filter({ hasText: 'Stap 1, Welkom: 1 van 1' })
		).toBeVisible();
		await expectAccessible(page, scripted);
	});

	await test.step('the day: who asks, and what is due', async () => {
		await page.goto('/attention');
		const roos = page.getByRole('listitem').filter({ hasText: 'Roos' }).first();
		await roos.getByText(EVIDENCE).click();
		await expect(roos.getByText('Kans op minder dan 60%', { exact: true })).toBeVisible();
		const due = page.getByRole('listitem').filter({ hasText: /: 0 van de 1 zijn klaar$/ });
		await due.getByRole('link').first().click();
		await expect(page).toHaveURL(new RegExp(`${group}$`));
	});

	await test.step('a decision, and how often it was right', async () => {
		await page.goto(person);
		await page.getByText('Niet nodig', { exact: true }).click();
		await page.getByRole('radio', { name: /^Ik weet waarom/ }).check();
		await page.getByRole('button', { name: 'Bewaar' }).click();
		const log = page.getByRole('region', { name: 'Wat er besloten is' });
		await log.getByText(EVIDENCE).click();
		await expect(log.getByText(/Regel 8, model \d/)).toBeVisible();
		await page.goto('/attention/agreement');
		await page.getByText('Hoe is dit geteld?').click();
		await expect(page.getByText('Overgenomen, gedeeld door alle besluiten.')).toBeVisible();
		await expectAccessible(page, scripted);
		await page.getByRole('link', { name: 'Bekijk je groepen' }).click();
		await expect(page).toHaveURL(/\/groups$/);
	});
});
