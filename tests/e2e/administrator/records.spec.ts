import { expectAccessible } from '#tests/accessible.ts';
import { newId } from '#lib/ids.ts';
import { expect, test } from '#tests/e2e.ts';
import { hire } from '#tests/site.ts';

const STATEMENT = {
	actor: { mbox: 'mailto:iemand@voorbeeld.nl' },
	verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
	object: { id: 'https://voorbeeld.nl/cursus' }
};

test('an administrator gives other software a key, sees that it is used, and takes it back', async ({
	page,
	request,
	site,
	signInAs,
	scripted
}) => {
	const label = `Rapportage ${newId().slice(-8)}`;
	await signInAs(await hire(site, 'administrator'));
	await page.goto('/organisation');
	await page.getByRole('link', { name: 'Sleutels voor andere software' }).click();
	await expectAccessible(page, scripted);

	const name = page.getByLabel('Voor welke software?');
	await name.fill(label);
	await page.getByLabel('Versie van xAPI').selectOption('2.0.0');
	await page.getByLabel('Hoe lang is de sleutel geldig?').selectOption('Een jaar');
	await page.getByRole('button', { name: 'Sleutel maken' }).click();
	await expect(page.getByText('Kies minstens één ding dat deze software mag.')).toBeVisible();
	await expect(name).toHaveValue(label);
	await expect(page.getByLabel('Versie van xAPI')).toHaveValue('2.0.0');
	await expect(page.getByLabel('Hoe lang is de sleutel geldig?')).toHaveValue('365');
	await page.getByText('statements toevoegen', { exact: true }).click();
	await page.getByText('eigen statements lezen', { exact: true }).click();
	await page.getByRole('button', { name: 'Sleutel maken' }).click();
	await expect(page.getByText(`De sleutel voor ${label} is gemaakt`)).toBeVisible();
	await expectAccessible(page, scripted);

	const shown = (what: string) =>
		page.locator('dl > div').filter({ has: page.getByText(what, { exact: true }) });
	const [endpoint, key, secret] = await Promise.all(
		['Adres', 'Sleutel', 'Geheim'].map((what) => shown(what).locator('dd').innerText())
	);
	const headers = {
		authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
		'x-experience-api-version': '1.0.3'
	};
	const sent = await request.post(`${endpoint}/statements`, { headers, data: STATEMENT });
	expect(sent.status()).toBe(200);
	const [id] = (await sent.json()) as string[];
	const read = await request.get(`${endpoint}/statements?statementId=${id}`, { headers });
	expect(((await read.json()) as typeof STATEMENT).object.id).toBe(STATEMENT.object.id);

	// Loaded anew, the secret is gone for good.
	await page.goto('/organisation/keys');
	await expect(page.getByText(secret ?? '')).toHaveCount(0);
	const row = page.getByRole('listitem').filter({ hasText: label });
	await expect(row).toContainText('in gebruik');
	await expect(row).toContainText('gebruikt op');
	await row.getByLabel(`Sleutel van ${label} intrekken`).click();
	await row.getByRole('button', { name: 'Ja, trek de sleutel in' }).click();
	await expect(page.getByText('De sleutel is ingetrokken.')).toBeVisible();
	await expect(row).toContainText('ingetrokken');
	await expectAccessible(page, scripted);
});

test('an administrator lets statements go on to another archive, and stops it', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	const label = `Archief ${newId().slice(-8)}`;
	await signInAs(await hire(site, 'administrator'));
	await page.goto('/organisation');
	await page.getByRole('link', { name: 'Doorsturen' }).click();
	await expectAccessible(page, scripted);

	await page.getByLabel('Naam van de ontvanger').fill(label);
	const address = page.getByLabel('Adres', { exact: true });
	await address.fill('http://127.0.0.1/xapi');
	await page.getByLabel('Sleutel', { exact: true }).fill('sleutel');
	await page.getByLabel('Geheim', { exact: true }).fill('geheim');
	await page.getByLabel('Versie van xAPI bij de ontvanger').selectOption('2.0.0');
	await page.getByRole('button', { name: 'Ontvanger toevoegen' }).click();
	await expect(
		page.getByText('Dit is geen adres op internet dat met https:// begint.')
	).toBeVisible();
	await expect(page.getByLabel('Naam van de ontvanger')).toHaveValue(label);
	await expect(page.getByLabel('Versie van xAPI bij de ontvanger')).toHaveValue('2.0.0');
	await expectAccessible(page, scripted);

	await address.fill('https://archief.voorbeeld.nl/xapi');
	// A secret is never given back, so it is typed again.
	await page.getByLabel('Geheim', { exact: true }).fill('geheim');
	await page.getByRole('button', { name: 'Ontvanger toevoegen' }).click();
	await expect(page.getByText(`${label} krijgt vanaf nu nieuwe statements.`)).toBeVisible();

	const row = page.getByRole('listitem').filter({ hasText: label });
	await expect(row).toContainText('Stuurt door');
	await row.getByRole('button', { name: `Stilzetten: ${label}` }).click();
	await expect(row).toContainText('Staat stil');
	await expectAccessible(page, scripted);
	await row.getByRole('button', { name: `Verder gaan: ${label}` }).click();
	await expect(row).toContainText('Stuurt door');
	await row.getByLabel(`Stoppen: ${label}`).click();
	await row.getByRole('button', { name: `Ja, stop met doorsturen: ${label}` }).click();
	await expect(row).toHaveCount(0);
});
