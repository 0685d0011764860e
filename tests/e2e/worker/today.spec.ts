import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { doHomework } from '#tests/homework.ts';
import { hire } from '#tests/site.ts';

test('a worker’s ten minutes: who needs something, why, and one action', async ({
	page,
	site,
	book,
	classroom,
	signInAs,
	scripted
}) => {
	test.slow();
	const { worker, groupId, pupil } = classroom;
	await signInAs(worker);
	await page.goto('/attention');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(
		'Niemand vraagt nu iets van je.'
	);
	await expectAccessible(page, scripted);

	await doHomework(site, book, pupil.actor, { steps: 6, rightAtOnce: 0.1 });
	await page.goto('/attention');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(
		'Eén deelnemer vraagt nu iets van je.'
	);
	await expect(page.getByRole('navigation').getByRole('link', { name: 'Vandaag' })).toHaveAttribute(
		'aria-current',
		'page'
	);
	const roos = page.getByRole('listitem').filter({ hasText: 'Roos' }).first();
	await expect(roos).toContainText(/^.*Roos heeft in \d+ opdrachten naar schatting \d+%/s);
	await expect(roos.getByText('Kans op minder dan 60%', { exact: true })).toBeHidden();
	await roos.getByText('Waar komt dit vandaan?').click();
	await expect(roos.getByText('Kans op minder dan 60%', { exact: true })).toBeVisible();
	await expectAccessible(page, scripted);

	await roos.getByText('Niet nodig', { exact: true }).click();
	await roos.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByText('Kies een reden')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('radio', { name: /^Ik weet waarom/ }).check();
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByRole('status')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(
		'Niemand vraagt nu iets van je.'
	);

	await page.getByRole('link', { name: 'Hoe vaak klopte het?' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoe vaak klopte het?');
	await expect(page.getByText('nog te weinig').first()).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Hoe rekent Opmaat?' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoe rekent Opmaat?');
	await expectAccessible(page, scripted);

	await page.goto(`/groups/${groupId}`);
	await page.getByText('Overzicht als bestand').click();
	await expectAccessible(page, scripted);
	for (const [name, ending] of [
		['Download CSV', 'csv'],
		['Download Excel', 'xlsx']
	] as const) {
		const link = page.getByRole('link', { name });
		const response = await page.request.get((await link.getAttribute('href')) ?? '');
		expect(response.status()).toBe(200);
		const { 'content-disposition': disposition = '' } = response.headers();
		expect(disposition).toMatch(
			new RegExp(`^attachment; filename="opmaat-tempo-[\\d-]+\\.${ending}"$`)
		);
		const body = await response.body();
		if (ending === 'xlsx') expect(body.subarray(0, 2).toString()).toBe('PK');
		else expect(body.toString()).toContain('"Roos";"loopt vast";');
	}
});

test('a worker without groups learns what will be here', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await hire(site, 'worker'));
	await page.goto('/');
	await expect(page).toHaveURL(/\/attention$/);
	await expect(page.getByText('Hier komen hooguit vijf namen')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Maak je eerste groep' }).click();
	await expect(page.getByLabel('Hoe heet de groep?')).toBeVisible();
});

test('an administrator sees how often proposals were right, without names', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await hire(site, 'administrator'));
	await page.goto('/organisation');
	await page.getByRole('link', { name: 'Hoe vaak klopte het?' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoe vaak klopte het?');
	await expect(page.getByText('zonder namen')).toBeVisible();
	await expectAccessible(page, scripted);
});
