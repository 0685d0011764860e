import type { Page } from '@playwright/test';
import { expectAccessible } from '#tests/accessible.ts';
import { newId } from '#lib/ids.ts';
import { expect, test } from '#tests/e2e.ts';
import { hire, openClassroom } from '#tests/site.ts';

const OLD = 'een lang en rustig wachtwoord';
const OWN = 'drie rode fietsen in mei';

/** Somebody with a name and an address of this test alone. */
function newcomer() {
	const tail = newId().slice(-8);
	return { name: `Fenna ${tail}`, email: `fenna-${tail}@demo.example` };
}

async function enterWith(page: Page, email: string, password: string) {
	await page.goto('/login/worker');
	await page.getByLabel('E-mailadres').fill(email);
	await page.getByLabel('Wachtwoord', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Inloggen' }).click();
}

const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

/** What stands in the answer to a form, once. */
async function passwordIn(page: Page): Promise<string> {
	return page.locator('dl code').innerText();
}

test('who forgot a password gets a new one from an administrator, and makes it an own one', async ({
	page,
	site,
	signInAs,
	anotherDevice,
	scripted
}) => {
	const { name, email } = newcomer();
	await hire(site, 'worker', { name, email, password: OLD });
	const theirs = await anotherDevice();
	await enterWith(theirs, email, OLD);
	await expect(theirs).toHaveURL(/\/attention$/);

	await signInAs(await hire(site, 'administrator'));
	await page.goto('/organisation');
	await page.getByRole('link', { name: 'Medewerkers' }).click();
	await expectAccessible(page, scripted);
	const row = rowOf(page, name);
	await expect(row).toContainText(email);
	await expect(row).toContainText('laatst ingelogd op');
	await row.getByLabel(`Nieuw wachtwoord voor ${name}`).click();
	await expect(row).toContainText('is meteen overal uitgelogd');
	await expectAccessible(page, scripted);
	await row.getByRole('button', { name: 'Ja, maak een nieuw wachtwoord' }).click();

	const made = page.getByRole('region', { name: `Nieuw wachtwoord voor ${name}` });
	await expect(made).toContainText('niet per e-mail');
	await expectAccessible(page, scripted);
	const password = await passwordIn(page);
	expect(password).toMatch(/^(\w{5}-){3}\w{5}$/);
	await page.goto('/organisation/staff');
	await expect(page.getByText(password)).toHaveCount(0);

	// Signed out everywhere, and the old one is no use any more.
	await theirs.goto('/attention');
	await expect(theirs).toHaveURL(/\/login/);
	await enterWith(theirs, email, OLD);
	await expect(theirs.getByText('horen niet bij elkaar')).toBeVisible();
	await expect(theirs.getByText('onder Organisatie en dan Medewerkers')).toBeVisible();
	await enterWith(theirs, email, password);
	await expect(theirs).toHaveURL(/\/attention$/);

	// A second device, to see it end.
	const other = await anotherDevice();
	await enterWith(other, email, password);
	await expect(other).toHaveURL(/\/attention$/);

	await theirs.goto('/account');
	const change = async (current: string, next: string, again = next) => {
		await theirs.getByLabel('Je wachtwoord van nu').fill(current);
		await theirs.getByLabel('Nieuw wachtwoord', { exact: true }).fill(next);
		await theirs.getByLabel('Nieuw wachtwoord, nog een keer').fill(again);
		await theirs.getByRole('button', { name: 'Verander je wachtwoord' }).click();
	};
	await change('iets heel anders', OWN);
	await expect(theirs.getByText('Dit is niet je wachtwoord van nu.')).toBeVisible();
	await expectAccessible(theirs, scripted);
	await change(password, 'kort');
	await expect(theirs.getByText('Gebruik minstens 12 tekens.')).toBeVisible();
	await change(password, 'welkomwelkom');
	await expect(theirs.getByText('Dit wachtwoord is makkelijk te raden.')).toBeVisible();
	await change(password, OWN, `${OWN}!`);
	await expect(
		theirs.getByText('Dit is anders dan het nieuwe wachtwoord hierboven.')
	).toBeVisible();
	await change(password, OWN);
	await expect(theirs.getByRole('status')).toContainText('Je wachtwoord is veranderd.');
	await expectAccessible(theirs, scripted);

	await other.goto('/attention');
	await expect(other).toHaveURL(/\/login/);
	await enterWith(other, email, password);
	await expect(other.getByText('horen niet bij elkaar')).toBeVisible();
	await enterWith(other, email, OWN);
	await expect(other).toHaveURL(/\/attention$/);
});

test('an administrator adds somebody, who signs in at once, and later leaves', async ({
	page,
	site,
	signInAs,
	anotherDevice,
	scripted
}) => {
	const taken = newcomer();
	await hire(site, 'author', { ...taken, password: OLD });
	const { name, email } = newcomer();
	await signInAs(await hire(site, 'administrator'));
	await page.goto('/organisation/staff');

	await page.getByLabel('Naam').fill(name);
	await page.getByLabel('E-mailadres').fill(taken.email);
	await page.locator('label', { hasText: 'auteur' }).click();
	await page.getByRole('button', { name: 'Medewerker toevoegen' }).click();
	await expect(page.getByText('Met dit e-mailadres logt al iemand in.')).toBeVisible();
	await expect(page.getByLabel('Naam')).toHaveValue(name);
	await expect(page.getByLabel('E-mailadres')).toHaveValue(taken.email);
	await expect(page.getByRole('radio', { name: /^auteur/ })).toBeChecked();
	await expectAccessible(page, scripted);

	await page.getByLabel('E-mailadres').fill(email);
	await page.getByRole('button', { name: 'Medewerker toevoegen' }).click();
	await expect(page.getByRole('region', { name: `${name} kan inloggen` })).toBeVisible();
	await expect(page.getByLabel('Naam')).toHaveValue('');
	await expect(rowOf(page, name)).toContainText('nog geen inlog bekend');
	const theirs = await anotherDevice();
	await enterWith(theirs, email, await passwordIn(page));
	await expect(theirs).toHaveURL(/\/trainings$/);

	const row = rowOf(page, name);
	await row.getByLabel(`${name} stopt hier`).click();
	await expect(row).toContainText('Dit kun je niet ongedaan maken.');
	await row.getByRole('button', { name: `Ja, ${name} stopt` }).click();
	await expect(page.getByText(`${name} kan niet meer inloggen.`)).toBeVisible();
	await expect(row).toHaveCount(0);
	await expectAccessible(page, scripted);
	await theirs.goto('/trainings');
	await expect(theirs).toHaveURL(/\/login/);
});

test('an administrator is led to the account for an own password, and hands over the groups of who leaves', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	const self = newcomer();
	const guide = newcomer();
	const next = newcomer();
	const worker = await hire(site, 'worker', { ...guide, password: OLD });
	await hire(site, 'worker', { ...next, password: OLD });
	await openClassroom(site, { names: ['Roos'], worker, course: null });
	await signInAs(await hire(site, 'administrator', { ...self, password: OLD }));
	await page.goto('/organisation/staff');

	const own = rowOf(page, self.name);
	await expect(own.locator('summary')).toHaveCount(0);
	const row = rowOf(page, guide.name);
	await row.getByLabel(`${guide.name} stopt hier`).click();
	await expect(row).toContainText('begeleidt nog 1 groep');
	await expect(row.getByRole('button')).toHaveCount(0);
	await row.getByRole('link', { name: 'Groepen overdragen' }).click();
	await page.getByLabel('Van wie?').selectOption({ label: `${guide.name} (1 groep)` });
	await page.getByLabel('Wie neemt het over?').selectOption({ label: next.name });
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Draag over' }).click();
	await expect(
		page.getByText(`${next.name} begeleidt nu de groep van ${guide.name}.`)
	).toBeVisible();
	await row.getByLabel(`${guide.name} stopt hier`).click();
	await row.getByRole('button', { name: `Ja, ${guide.name} stopt` }).click();
	await expect(page.getByText(`${guide.name} kan niet meer inloggen.`)).toBeVisible();

	await own.getByRole('link', { name: 'Je eigen wachtwoord veranderen' }).click();
	await expect(page.getByRole('heading', { name: 'Je wachtwoord', exact: true })).toBeVisible();
});
