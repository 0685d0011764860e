import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { endSessionsOf } from '#lib/server/identity/sessions.ts';

test('with the two codes of a card, in at most two actions at the first question', async ({
	page,
	classroom,
	scripted
}) => {
	await page.goto('/');
	await expect(page).toHaveURL(/\/login$/);
	await expectAccessible(page, scripted);
	await page.getByLabel('Typ je groepscode').fill(classroom.groupCode);
	await page.getByLabel('Typ nu je eigen code').fill(classroom.pupil.code);
	await page.getByRole('button', { name: 'Naar mijn stappen' }).click();

	await expect(page).toHaveURL(/\/today$/);
	await expect(page.getByRole('heading', { name: 'Dag Roos' })).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Begin' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Welkom' })).toBeVisible();
	await expect(page.getByRole('group', { name: /Hoeveel zin heb je/ })).toBeVisible();
});

test('codes may be typed with capitals, spaces and a hyphen', async ({ page, classroom }) => {
	const { groupCode, pupil } = classroom;
	await page.goto('/login');
	await page
		.getByLabel('Typ je groepscode')
		.fill(` ${groupCode.slice(0, 4).toLowerCase()} ${groupCode.slice(4)}`);
	await page.getByLabel('Typ nu je eigen code').fill(` ${pupil.code.toUpperCase()} `);
	await page.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(page).toHaveURL(/\/today$/);
});

test('a wrong code is explained, and the group code stays', async ({
	page,
	classroom,
	scripted
}) => {
	await page.goto('/login');
	await page.getByLabel('Typ je groepscode').fill(classroom.groupCode);
	await page.getByLabel('Typ nu je eigen code').fill('zeker-niet1');
	await page.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(page.getByText('Deze twee codes horen nog niet bij elkaar.')).toBeVisible();
	await expect(page.getByLabel('Typ je groepscode')).toHaveValue(classroom.groupCode);
	await expectAccessible(page, scripted);

	await page.getByLabel('Typ nu je eigen code').fill(classroom.pupil.code);
	await page.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(page).toHaveURL(/\/today$/);
});

test('an empty form goes nowhere', async ({ page }) => {
	await page.goto('/login');
	await page.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(page.getByLabel('Typ je groepscode')).toBeFocused();
	await expect(page).toHaveURL(/\/login$/);
});

test('with the QR code of a card @script', async ({ page, classroom }) => {
	await page.goto(`/card#${classroom.pupil.token}`);
	await expect(page).toHaveURL(/\/today$/);
	await expect(page.getByRole('heading', { name: 'Dag Roos' })).toBeVisible();
	await page.goBack();
	expect(page.url(), 'the secret stays in no history').not.toContain(classroom.pupil.token);
});

test('a card that was replaced leads to the codes @script', async ({
	page,
	classroom,
	scripted
}) => {
	await page.goto(`/card#${classroom.pupil.token.slice(0, -1)}${'_'}`);
	await expect(page.getByText('Dit kaartje werkt niet meer.')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Typ je codes' }).click();
	await expect(page.getByLabel('Typ je groepscode')).toBeVisible();
});

test('without scripts the card says to type the codes', async ({ page, classroom, scripted }) => {
	test.skip(scripted, 'With scripts the card signs in.');
	await page.goto(`/card#${classroom.pupil.token}`);
	await expect(page.getByText('De blokjes op je kaartje lezen lukt hier niet.')).toBeVisible();
	await page.getByRole('link', { name: 'Typ je codes' }).click();
	await expect(page.getByLabel('Typ je groepscode')).toBeVisible();
});

test('after an ended session signing in leads back to the same step', async ({
	page,
	site,
	classroom,
	signInAs
}) => {
	const { pupil, groupCode } = classroom;
	await signInAs(pupil.actor);
	await page.goto('/learn/overstap/dag-groep-8/lieke');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lieke vertelt');

	await site.pools.withTransaction(pupil.actor, (tx) => endSessionsOf(tx, pupil.actor));
	await page.reload();
	await expect(page.getByText('Je was een tijdje weg.')).toBeVisible();
	await page.getByLabel('Typ je groepscode').fill(groupCode);
	await page.getByLabel('Typ nu je eigen code').fill(pupil.code);
	await page.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(page).toHaveURL(/\/learn\/overstap\/dag-groep-8\/lieke$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lieke vertelt');
});

test('signing out ends it, also for whoever presses back', async ({
	page,
	classroom,
	signInAs
}) => {
	await signInAs(classroom.pupil.actor);
	await page.goto('/today');
	await page.getByRole('button', { name: 'Klaar, uitloggen' }).click();
	await expect(page.getByText('Je bent uitgelogd.')).toBeVisible();
	await page.goBack();
	await expect(page.getByLabel('Typ je groepscode')).toBeVisible();
	await expect(page.getByText('Dag Roos')).toBeHidden();
});
