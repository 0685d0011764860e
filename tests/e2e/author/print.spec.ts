import { sql } from 'drizzle-orm';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { COURSE, hire, MODULE, type Site } from '#tests/site.ts';

const TITLE = 'Dag groep 8, hallo nieuw';

/** What is recorded of everybody in the organisation of the demo, in numbers. */
async function recorded({ pools, demo }: Site, personId: string): Promise<string> {
	const { organisationId } = demo;
	return pools.withTransaction({ organisationId, personId }, async (tx) => {
		const { rows } = await tx.execute(sql`select
			(select count(*) from answers where participant_id = ${personId}) as answers,
			(select count(*) from enrolments where participant_id = ${personId}) as enrolments`);
		return JSON.stringify(rows);
	});
}

test('an author tries a module as a participant, and nothing is kept', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	test.slow();
	const author = await hire(site, 'author');
	await signInAs(author);
	await page.goto('/trainings');
	await page.getByRole('link', { name: /^Bekijk als deelnemer.*Dag groep 8/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE);
	await expectAccessible(page, scripted);

	const frame = page.frameLocator('iframe');
	await expect(frame.getByRole('heading', { level: 1, name: 'Welkom' })).toBeVisible();
	const phone = await page.locator('iframe').boundingBox();
	expect(phone?.width).toBeLessThanOrEqual(376);

	await page.getByRole('link', { name: 'met extra', exact: true }).click();
	await page.getByRole('link', { name: '2. Lieke vertelt' }).click();
	await expect(frame.getByRole('heading', { level: 1, name: 'Lieke vertelt' })).toBeVisible();
	await frame.getByRole('radio', { name: 'Ze heeft er alleen maar zin in.' }).check();
	await frame.getByRole('button', { name: 'Kijk na' }).first().click();
	await expect(frame.getByText('Nog niet helemaal.').first()).toBeVisible();
	await frame.getByRole('button', { name: 'Geef me een tip' }).first().click();
	await expect(frame.getByText('Dit koos je eerst')).toBeVisible();
	await frame.getByRole('radio', { name: /en ze krijgt ook buikpijn/ }).check();
	await frame.getByRole('button', { name: 'Kijk na' }).first().click();
	await expect(frame.getByText('Ja, dat past.').first()).toBeVisible();
	await frame.getByRole('button', { name: 'Verder' }).click();
	// A whole page in the frame: on a busy machine that takes its time.
	const following = frame.getByRole('heading', { level: 1, name: 'Yassin en de bus' });
	await expect(following).toBeVisible({ timeout: 30_000 });
	expect(await recorded(site, author.personId)).toBe('[{"answers":"0","enrolments":"0"}]');

	await page.getByRole('link', { name: 'computer' }).click();
	await expect(page.locator('iframe.wide')).toBeVisible();
	await page.getByRole('link', { name: 'Als werkblad' }).click();
	await expect(page).toHaveURL(/worksheet\?level=extra$/);
});

test('the page in the frame is as good as any other page', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await hire(site, 'author'));
	await page.goto(`/trainings/${COURSE}/${MODULE}/preview/basis/welkom`);
	await expect(page.getByRole('heading', { level: 1, name: 'Welkom' })).toBeVisible();
	await expectAccessible(page, scripted);
});

test('a worker prints a module for a class, and the answers apart', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	test.slow();
	await signInAs(classroom.worker);
	await page.goto('/trainings');
	await page.getByRole('link', { name: `Werkblad van ${TITLE}` }).click();
	const sheet = page.getByRole('article', { name: TITLE, exact: true });
	await expect(sheet.getByText('Naam:')).toBeVisible();
	await expect(page.getByText('Niet uitdelen')).toHaveCount(0);
	await expect(sheet.getByText(/\bw1\b/)).toBeVisible();
	await expectAccessible(page, scripted);

	await page.getByRole('checkbox', { name: 'met extra oefening' }).check();
	await page.getByRole('checkbox', { name: /met antwoordblad/ }).check();
	await page.getByRole('button', { name: 'Toon dit werkblad' }).click();
	const key = page.getByRole('article', { name: `Antwoorden: ${TITLE}` });
	await expect(key.getByText('Alleen voor begeleiders. Niet uitdelen.')).toBeVisible();
	await expect(sheet.getByText(/\bw2\b/)).toBeVisible();
	await expectAccessible(page, scripted);

	// In print: no controls, and what can fit on a page is not cut over two.
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Toon dit werkblad' })).toBeHidden();
	await expect(page.getByRole('navigation')).toBeHidden();
	const cut = await page
		.locator('.paper .ex, .paper .frame')
		.evaluateAll(
			(all) => all.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length
		);
	expect(cut).toBe(0);
	const apart = await page
		.locator('.paper')
		.evaluateAll((all) =>
			all.slice(0, -1).every((one) => getComputedStyle(one).breakAfter === 'page')
		);
	expect(apart).toBe(true);
	await page.emulateMedia({ media: null });

	await page.goto(`/trainings/${COURSE}/worksheet`);
	await expect(sheet).toBeVisible();
});

test('a pupil prints what they did themselves', async ({ page, classroom, signInAs, scripted }) => {
	await signInAs(classroom.pupil.actor);
	await page.goto(`/learn/${COURSE}/${MODULE}/print`);
	await expect(page.getByRole('heading', { level: 1, name: 'Mijn werkblad' })).toBeVisible();
	await expect(page.getByText('Alleen jij ziet deze pagina.')).toBeVisible();
	await expectAccessible(page, scripted);
});

test('the guide teaches by examples that can be tried', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	test.slow();
	await signInAs(await hire(site, 'author'));
	await page.goto('/trainings');
	await page.getByRole('link', { name: /gids voor auteurs/ }).click();
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Kiezen', exact: true }).click();
	await expectAccessible(page, scripted);
	const example = page.locator('#voorbeeld-reacties');
	await expect(example.getByText(':::meerkeuze{#juf-helpt}')).toBeVisible();
	await example.getByRole('radio', { name: 'Niemand, ik los het zelf op.' }).check();
	await example.getByRole('button', { name: 'Kijk na' }).click();
	await expect(
		page
			.locator('#voorbeeld-reacties')
			.getByText('Alleen is het vaak lastig. Er is altijd iemand.', { exact: true })
	).toBeVisible();
	for (const { subject, heading } of [
		{ subject: 'begin', heading: 'Een hele module' },
		{ subject: 'editor', heading: 'Samen schrijven' },
		{ subject: 'tekst', heading: 'Plaatjes' },
		{ subject: 'blokken', heading: 'Een doe-opdracht' },
		{ subject: 'ordenen', heading: 'Woorden invullen' },
		{ subject: 'eigen-woorden', heading: 'Open vraag' },
		{ subject: 'verhalen', heading: 'Een verhaal met keuzes' },
		{ subject: 'op-maat', heading: 'Extra en verdieping' },
		{ subject: 'kop', heading: 'De woordenlijst' },
		{ subject: 'goed', heading: 'Veilig vragen' },
		{ subject: 'meldingen', heading: 'Oefeningen' }
	]) {
		await page.goto(`/guide/${subject}`);
		await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
		await expect(page.getByText('undefined')).toHaveCount(0);
		if (['begin', 'blokken', 'meldingen'].includes(subject)) await expectAccessible(page, scripted);
	}
});

test('an author sees what asks to be rewritten, without a name', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await hire(site, 'author'));
	await page.goto(`/trainings/${COURSE}/insight`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Overstap');
	await expect(page.getByText(/opdrachten? vra/)).toBeVisible();
	await expect(page.getByText('Noor Bakker')).toHaveCount(0);
	await expectAccessible(page, scripted);
	const response = await page.request.get(`/trainings/${COURSE}/insight/csv`);
	expect(response.headers()['content-type']).toContain('text/csv');
	expect(await response.text()).toContain('Meteen goed');
});
