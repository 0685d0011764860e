import type { Page } from '@playwright/test';
import { newId } from '#lib/ids.ts';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { hire } from '#tests/site.ts';

/** One red pixel. */
const PICTURE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
	'base64'
);
const PAGE = '---\ntitel: Het stoplicht\n---\n\nTekst.\n\n';

/** The editor stands where the text field was. */
const ready = (page: Page) => expect(page.getByRole('button', { name: 'Kader' })).toBeVisible();

/** Puts a text in the place of the whole page. */
async function write(page: Page, text: string, scripted: boolean) {
	if (scripted) await ready(page);
	const field = page.getByRole('textbox', { name: /^Tekst van / });
	await field.click();
	if (!scripted) return field.fill(text);
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(text);
}

test('a training from nothing: contents, a page with messages, a picture', async ({
	page,
	site,
	scripted,
	signInAs
}) => {
	test.slow();
	const name = `Proef ${newId().slice(-8)}`;
	await signInAs(await hire(site, 'author', { name: 'Toos Auteur' }));
	await page.goto('/trainings');
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Nieuwe training' }).click();
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Maak de training' }).click();
	await expect(page.getByText('Vul een titel in.')).toBeVisible();
	await page.getByLabel('Hoe heet de training?').fill(name);
	await page.getByRole('button', { name: 'Maak de training' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await page.getByText('Nieuwe module', { exact: true }).click();
	await page.getByLabel('Titel van de nieuwe module').fill('Ruzie');
	await page.getByRole('button', { name: 'Voeg toe' }).last().click();
	await expect(page.getByText('De module “Ruzie” staat achteraan.')).toBeVisible();
	await page.locator('summary', { hasText: 'Nieuwe stap' }).last().click();
	await page.getByLabel('Titel van de nieuwe stap').last().fill('Het stoplicht');
	await page
		.locator('form[action="?/addPage"]')
		.last()
		.getByRole('button', { name: 'Voeg toe' })
		.click();
	await page.getByRole('button', { name: 'Het stoplicht omhoog' }).click();
	await expect(page.getByText('Verplaatst.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Het stoplicht omhoog' })).toBeDisabled();
	await expectAccessible(page, scripted);

	await page.getByRole('link', { name: 'Het stoplicht' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Het stoplicht');
	await expect(page.getByText('Geen meldingen.')).toBeVisible();
	await write(
		page,
		`${PAGE}:::volgorden{#stappen}\nZet op volgorde.\n\n1. Stop.\n2. Denk na.\n:::\n`,
		scripted
	);
	if (!scripted) {
		await page.getByRole('button', { name: 'Bewaar' }).click();
	}
	const message = page.getByRole('listitem').filter({ hasText: 'Bedoel je' });
	await expect(message).toContainText('regel 7');
	await expect(page.getByText('1 fout: zo kun je nog niet publiceren')).toBeVisible();
	await expect(page.getByText(/^Bewaard als concept, /)).toBeVisible();
	await expectAccessible(page, scripted);
	if (scripted) {
		await message.getByRole('button', { name: 'Los op' }).click();
	} else {
		await write(
			page,
			`${PAGE}:::volgorde{#stappen}\nZet op volgorde.\n\n1. Stop.\n2. Denk na.\n:::\n`,
			scripted
		);
		await page.getByRole('button', { name: 'Bewaar' }).click();
	}
	await expect(page.getByText('Geen meldingen.')).toBeVisible();

	if (scripted) await page.getByRole('button', { name: 'Plaatje' }).click();
	await page.getByLabel('Kies een plaatje').setInputFiles({
		name: 'Mijn stoplicht.png',
		mimeType: 'image/png',
		buffer: PICTURE
	});
	await page.getByRole('button', { name: 'Voeg toe' }).click();
	await expect(page.getByText('Schrijf wat er op het plaatje te zien is.')).toBeVisible();
	if (scripted) {
		await page.getByLabel('Wat is er op te zien?').fill('Een rood licht');
		await page.getByRole('button', { name: 'Voeg toe' }).click();
	} else {
		await page.getByLabel('Wat is er op te zien?').fill('Een rood licht');
		await page.getByLabel('Kies een plaatje').setInputFiles({
			name: 'Mijn stoplicht.png',
			mimeType: 'image/png',
			buffer: PICTURE
		});
		await page.getByRole('button', { name: 'Voeg toe' }).click();
	}
	await expect(page.getByText('![Een rood licht](mijn-stoplicht.png)')).toBeVisible();
});

test('from a new training to a published and corrected one, by links alone', async ({
	page,
	site,
	scripted,
	signInAs
}) => {
	test.slow();
	const name = `Proef ${newId().slice(-8)}`;
	const bar = (link: string) =>
		page
			.getByRole('navigation', { name: 'Bekijken, afdrukken en publiceren' })
			.getByRole('link', { name: link, exact: true })
			.click();
	const save = async (body: string) => {
		await write(page, `---\ntitel: Welkom\n---\n\n${body}\n`, scripted);
		if (!scripted) await page.getByRole('button', { name: 'Bewaar' }).click();
	};
	const question =
		':::meerkeuze{#rood}\nHet is rood. Wat doe je?\n\n- [x] Stoppen.\n  > Juist, je wacht.\n- [ ] Rennen.\n:::';
	await signInAs(await hire(site, 'author'));
	await page.goto('/trainings');
	await page.getByRole('link', { name: 'Nieuwe training' }).click();
	await page.getByLabel('Hoe heet de training?').fill(name);
	await page.getByRole('button', { name: 'Maak de training' }).click();
	await expect(page.getByText('Geen fouten. Zo kun je publiceren.')).toBeVisible();
	await page.getByRole('link', { name: 'Welkom' }).click();

	// What is wrong stands in the way of looking, and leads to its line.
	await save(`Hoi.\n\n${question.replace('meerkeuze', 'meerkeuz')}`);
	await bar('Bekijk als deelnemer');
	await expect(page.getByRole('heading', { name: 'Los eerst 1 ding op' })).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Het begin › Welkom, regel 7' }).click();
	if (scripted) await expect(page.locator('.cm-activeLine')).toContainText(':::meerkeuz{#rood}');
	await save(`Hoi.\n\n${question}`);

	await bar('Bekijk als deelnemer');
	await expect(page.getByText('concept, nog niet gepubliceerd')).toBeVisible();
	const frame = page.frameLocator('iframe');
	await frame.getByRole('radio', { name: 'Stoppen.' }).check();
	await frame.getByRole('button', { name: 'Kijk na' }).click();
	await expect(frame.getByText('Juist, je wacht.')).toBeVisible();
	await page.getByRole('link', { name: 'alles', exact: true }).click();
	await page.getByRole('link', { name: 'computer' }).click();
	await expect(frame.getByText('Het is rood. Wat doe je?')).toBeVisible();
	await expectAccessible(page, scripted);

	await bar('Werkblad');
	await expect(page.getByText('Het is rood. Wat doe je?')).toBeVisible();
	await expect(page.getByText('concept, nog niet gepubliceerd').first()).toBeVisible();
	await expect(page.getByText('Alleen voor begeleiders. Niet uitdelen.')).toHaveCount(0);
	await page.getByLabel('met antwoordblad, op aparte pagina’s').check();
	await page.getByRole('button', { name: 'Toon dit werkblad' }).click();
	await expect(page.getByText('Alleen voor begeleiders. Niet uitdelen.').first()).toBeVisible();
	await expectAccessible(page, scripted);

	await bar('Publiceren');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		`${name} voor het eerst publiceren`
	);
	await page.getByLabel('Wat is er nieuw?').fill('Het begin');
	await page.getByRole('button', { name: 'Publiceer' }).click();
	await expect(page.getByText('Uitgave 1.1 is gepubliceerd.')).toBeVisible();
	await expect(page.getByText('gelijk aan uitgave 1.1', { exact: true })).toBeVisible();

	await page.getByRole('link', { name: 'Bewerk' }).click();
	await page.getByRole('link', { name: 'Welkom' }).click();
	await save(`Hallo.\n\n${question}`);
	if (scripted) await expect(page.getByText(/^Bewaard als concept/)).toBeVisible();
	await page.getByRole('link', { name: 'Trainingen' }).first().click();
	const own = page.getByRole('listitem').filter({ hasText: name }).first();
	await expect(own).toContainText('nog niet gepubliceerde wijzigingen');
	await own.getByRole('link', { name: /^Publiceren/ }).click();
	await expect(page.getByText('1 ding verandert')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByLabel('Wat is er nieuw?').fill('Vriendelijker');
	await page.getByRole('button', { name: 'Publiceer' }).click();
	await expect(page.getByText('Uitgave 1.2 is gepubliceerd.')).toBeVisible();
});

test(
	'with script: an exercise from an example, squiggles, completion, and the keyboard',
	{ tag: '@script' },
	async ({ page, site, signInAs }) => {
		await signInAs(await hire(site, 'author'));
		await page.goto('/trainings/new');
		await page.getByLabel('Hoe heet de training?').fill(`Proef ${newId().slice(-8)}`);
		await page.getByRole('button', { name: 'Maak de training' }).click();
		await page.getByRole('link', { name: 'Welkom' }).click();
		const field = page.getByRole('textbox', { name: 'Tekst van Welkom' });
		await ready(page);
		await field.click();
		await page.keyboard.press('ControlOrMeta+End');
		await page.getByRole('button', { name: 'Oefening' }).click();
		await expectAccessible(page, true);
		await page.getByRole('button', { name: 'Kies meer' }).click();
		await expect(field).toContainText(':::kies-meer{#kies-meer}');
		await page.keyboard.insertText('Wat voel je nu?');
		await expect(field).toContainText('Wat voel je nu?');
		await expect(page.getByText(/^Bewaard als concept/)).toBeVisible();
		await page.reload();
		await ready(page);
		await expect(field).toContainText('Wat voel je nu?');

		await field.click();
		await page.keyboard.press('ControlOrMeta+End');
		await page.keyboard.type('\n:::me');
		await expect(page.getByRole('option', { name: /meerkeuze/ })).toBeVisible();
		// For 75 ms after it opens the list leaves Enter to the text, so that it takes nobody by surprise.
		await page.waitForTimeout(150);
		await page.keyboard.press('Enter');
		await expect(field).toContainText(':::meerkeuze{#meerkeuze}');

		const begun = Date.now();
		await page.keyboard.press('ControlOrMeta+End');
		await page.keyboard.insertText('\n\n:::tipp\nX\n:::\n');
		await expect(page.locator('.cm-lintRange-error')).toHaveText('tipp');
		expect(Date.now() - begun, 'from keystroke to squiggle').toBeLessThan(2_000);

		await page.keyboard.press('Tab');
		await expect(
			page.getByRole('button', { name: 'Bewaar', exact: true }),
			'tab leads out'
		).toBeFocused();
	}
);

/** Two authors with the same page open, as the first saved it. */
async function openTogether(
	{
		page,
		site,
		scripted,
		signInAs,
		anotherDevice
	}: Pick<
		Parameters<Parameters<typeof test>[2]>[0],
		'page' | 'site' | 'scripted' | 'signInAs' | 'anotherDevice'
	>,
	text: string
) {
	await signInAs(await hire(site, 'author', { name: 'Marit Eerst' }));
	await page.goto('/trainings/new');
	await page.getByLabel('Hoe heet de training?').fill(`Samen ${newId().slice(-8)}`);
	await page.getByRole('button', { name: 'Maak de training' }).click();
	await page.getByRole('link', { name: 'Welkom' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welkom');
	await write(page, text, scripted);
	await saveIn(page);

	const other = await anotherDevice();
	await signInAs(await hire(site, 'author', { name: 'Karim Tweede' }), other.context());
	await other.goto(page.url());
	await expect(other.getByText('Marit Eerst heeft deze pagina ook open.')).toBeVisible();
	return other;
}

async function saveIn(page: Page) {
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(page.getByText(/^Bewaard als concept/)).toBeVisible();
}

async function expectText(page: Page, texts: RegExp[], scripted: boolean) {
	const field = page.getByRole('textbox', { name: /^Tekst van / });
	// The editor draws the lines in sight only; what is looked for is at the end.
	if (scripted) {
		await ready(page);
		await field.press('ControlOrMeta+End');
	}
	for (const text of texts) {
		if (scripted) await expect(field).toContainText(text);
		else await expect(field).toHaveValue(text);
	}
}

test('two authors at once: what does not touch is put together, and both are told', async ({
	page,
	site,
	scripted,
	signInAs,
	anotherDevice
}) => {
	test.slow();
	const other = await openTogether(
		{ page, site, scripted, signInAs, anotherDevice },
		`${PAGE}Midden.\n`
	);
	if (scripted) await ready(other);
	await write(page, `${PAGE}Midden.\n\nOnder van Marit.\n`, scripted);
	await saveIn(page);

	await write(other, `${PAGE}Boven van Karim.\n\nMidden.\n`, scripted);
	await other.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(
		other.getByText(/Jullie schreven op andere plekken: alles staat/),
		'the second is told'
	).toBeVisible();
	await expect(other.getByText(/^Bewaard als concept/)).toBeVisible();
	await expectText(other, [/Boven van Karim/, /Onder van Marit/], scripted);
	await expectAccessible(other, scripted);

	if (scripted) {
		await expect(page.getByText('Karim Tweede voegde hier iets toe')).toBeVisible({
			timeout: 40_000
		});
		await expect(page.getByRole('status').filter({ hasText: 'Karim Tweede' })).toBeInViewport();
		await page.getByRole('button', { name: 'Gezien' }).click();
		await expect(page.getByText('Karim Tweede voegde hier iets toe')).toHaveCount(0);
	} else await page.reload();
	await expectText(page, [/Boven van Karim/, /Onder van Marit/], scripted);
});

test('two authors at once: the same lines wait for a choice, with both texts in sight', async ({
	page,
	site,
	scripted,
	signInAs,
	anotherDevice
}) => {
	// So long that whoever writes at the end does not see what stands above the text.
	const long = `${PAGE}${'Een zin.\n\n'.repeat(40)}`;
	const other = await openTogether(
		{ page, site, scripted, signInAs, anotherDevice },
		`${long}Midden.\n`
	);
	if (scripted) await ready(other);
	await write(page, `${long}Van Marit.\n`, scripted);
	await saveIn(page);
	await write(other, `${long}Van Karim.\n`, scripted);
	await other.getByRole('button', { name: 'Bewaar', exact: true }).click();

	const alert = other.getByRole('alert').filter({ hasText: 'Marit Eerst' }).first();
	await expect(alert).toBeInViewport();
	if (scripted) {
		await other.getByRole('button', { name: 'Bekijk en kies' }).click();
		await expect(other.getByRole('button', { name: 'Zet beide onder elkaar' })).toBeInViewport();
	}
	const box = other.getByRole('region', { name: /Marit Eerst bewaarde deze pagina/ });
	await expect(box.getByText('Van Marit.', { exact: true })).toBeVisible();
	await expect(box.getByText('Van Karim.', { exact: true })).toBeVisible();
	await expectText(other, [/Van Karim/], scripted);
	await expectAccessible(other, scripted);

	if (scripted) {
		await other.getByRole('button', { name: 'Zet beide onder elkaar' }).click();
		await expect(other.getByText(/^Bewaard als concept/)).toBeVisible();
		await page.reload();
		await expectText(page, [/Van Karim/, /Van Marit/], scripted);
	} else {
		await expect(other.getByLabel('De tekst die nu bewaard is')).toHaveValue(/Van Marit/);
		await other.getByRole('button', { name: 'Bewaar', exact: true }).click();
		await expect(other.getByLabel('De tekst die nu bewaard is')).toHaveCount(0);
		await page.reload();
		await expectText(page, [/Van Karim/], scripted);
	}
});

test('a training is not thrown away by who has not seen what a colleague just added', async ({
	page,
	site,
	scripted,
	signInAs
}) => {
	const name = `Weg ${newId().slice(-8)}`;
	await signInAs(await hire(site, 'author', { name: 'Toos Auteur' }));
	await page.goto('/trainings/new');
	await page.getByLabel('Hoe heet de training?').fill(name);
	await page.getByRole('button', { name: 'Maak de training' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

	const other = await page.context().newPage();
	await other.goto(page.url());
	await other.getByText('Nieuwe module', { exact: true }).click();
	await other.getByLabel('Titel van de nieuwe module').fill('Ruzie');
	await other.getByRole('button', { name: 'Voeg toe' }).last().click();
	await expect(other.getByText('De module “Ruzie” staat achteraan.')).toBeVisible();
	await other.close();

	const discard = async () => {
		await page.getByLabel('Ja, verwijder alles').check();
		await page.getByRole('button', { name: 'Verwijder dit concept' }).click();
	};
	await page.locator('summary', { hasText: 'Verwijder dit concept' }).click();
	await discard();
	await expect(page.getByText('Intussen is er iets in dit concept gewijzigd.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Ruzie' })).toBeVisible();
	await expectAccessible(page, scripted);
	await discard();
	await expect(page).toHaveURL(/\/trainings$/);
	await expect(page.getByText(name)).toBeHidden();
});
