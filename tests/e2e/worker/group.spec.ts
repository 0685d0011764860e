import { newId } from '#lib/ids.ts';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { hire } from '#tests/site.ts';

const PASSWORD = 'een lange zin als wachtwoord';

test('from an empty account to a pupil at work: group, cards, assignment', async ({
	page,
	site,
	scripted,
	anotherDevice
}) => {
	test.slow();
	const email = `begeleider-${newId()}@toets.example`;
	await hire(site, 'worker', { name: 'Wil Werker', email, password: PASSWORD });
	await page.goto('/login');
	await page.getByRole('link', { name: 'Inloggen met e-mail' }).click();
	await page.getByLabel('E-mailadres').fill(email);
	await page.getByLabel('Wachtwoord').fill('verkeerd wachtwoord');
	await page.getByRole('button', { name: 'Inloggen' }).click();
	await expect(page.getByText('horen niet bij elkaar')).toBeVisible();
	await expect(page.getByLabel('E-mailadres')).toHaveValue(email);
	await expectAccessible(page, scripted);
	await page.getByLabel('Wachtwoord').fill(PASSWORD);
	await page.getByRole('button', { name: 'Inloggen' }).click();

	await expect(page).toHaveURL(/\/attention$/);
	await expect(page.getByText('Hier komen hooguit vijf namen')).toBeVisible();
	await page.getByRole('navigation').getByRole('link', { name: 'Groepen' }).click();
	await expect(page.getByText('Hier komen je groepen')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Maak je eerste groep' }).click();
	await page.getByLabel('Hoe heet de groep?').fill('Groep 8 Toets');
	await page
		.getByLabel('Wie doen er mee?')
		.fill('1. Roos\n2. Sami\tTess; Umut, Vera\n\nWies\nXander\nYara\nZoë\nRoos\nAïsha');
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Maak de groep' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'10 kaartjes voor Groep 8 Toets'
	);
	await expect(page.getByText('Stond er twee keer, is één keer toegevoegd: Roos.')).toBeVisible();
	const sheets = page.getByRole('region', { name: /^Blad \d van 2$/ });
	await expect(sheets).toHaveCount(2);
	const cards = page.getByRole('region', { name: /^Kaartje van / });
	await expect(sheets.first().getByRole('region', { name: /^Kaartje van / })).toHaveCount(8);
	await expect(cards).toHaveCount(10);
	await expect(page.getByRole('img', { name: 'QR-code om in te loggen' })).toHaveCount(10);
	await expectAccessible(page, scripted);
	const [groupCode = '', ownCode = ''] = await page
		.getByRole('region', { name: 'Kaartje van Zoë' })
		.getByRole('definition')
		.allTextContents();

	await page.getByRole('link', { name: 'Klaar, naar de groep' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Groep 8 Toets');
	await expect(page.getByRole('link', { name: 'Zoë', exact: true })).toBeVisible();
	await expect(page.getByText(ownCode.trim()), 'a code is shown once').toHaveCount(0);
	await expectAccessible(page, scripted);

	await page.getByRole('link', { name: 'Wijs toe' }).click();
	await page.getByRole('radio', { name: /Dag groep 8, hallo nieuw/ }).check();
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Wijs toe' }).click();
	await expect(page.getByText('Toegewezen aan 10 deelnemers.')).toBeVisible();
	await expectAccessible(page, scripted);

	const pupil = await anotherDevice();
	await pupil.goto('/login');
	await pupil.getByLabel('Typ je groepscode').fill(groupCode.trim());
	await pupil.getByLabel('Typ nu je eigen code').fill(ownCode.trim());
	await pupil.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(pupil.getByRole('heading', { name: 'Dag Zoë' })).toBeVisible();
	await pupil.getByRole('link', { name: 'Begin' }).click();
	await expect(pupil.getByRole('heading', { level: 1, name: 'Welkom' })).toBeVisible();

	await page.getByRole('link', { name: 'Tempo', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Zoë', exact: true })).toBeVisible();
	await expectAccessible(page, scripted);
});

test('a group that is filled in halfway keeps what was typed', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await hire(site, 'worker'));
	await page.goto('/groups/new');
	await page.getByLabel('Wie doen er mee?').fill('Roos\nSami');
	await page.getByRole('radio', { name: /Volwassenen/ }).check();
	await page.getByRole('button', { name: 'Maak de groep' }).click();
	await expect(page.getByText('Geef de groep een naam.')).toBeVisible();
	await expect(page.getByLabel('Wie doen er mee?')).toHaveValue('Roos\nSami');
	await expect(page.getByRole('radio', { name: /Volwassenen/ })).toBeChecked();
	await expectAccessible(page, scripted);
});

test('a lost card is replaced, and the old one stops working', async ({
	page,
	classroom,
	signInAs,
	anotherDevice
}) => {
	const { worker, pupil, groupId, groupCode } = classroom;
	await signInAs(worker);
	await page.goto(`/groups/${groupId}/cards`);
	await page.getByRole('checkbox', { name: 'Roos' }).check();
	await page.getByRole('button', { name: 'Maak kaartjes' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('1 kaartje');
	const [, code = ''] = await page
		.getByRole('region', { name: 'Kaartje van Roos' })
		.getByRole('definition')
		.allTextContents();

	const other = await anotherDevice();
	await other.goto('/login');
	await other.getByLabel('Typ je groepscode').fill(groupCode);
	await other.getByLabel('Typ nu je eigen code').fill(pupil.code);
	await other.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(other.getByText('Deze twee codes horen nog niet bij elkaar.')).toBeVisible();
	await other.getByLabel('Typ nu je eigen code').fill(code.trim());
	await other.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(other.getByRole('heading', { name: 'Dag Roos' })).toBeVisible();
});
