import type { Page } from '@playwright/test';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { doHomework } from '#tests/homework.ts';
import { press, tabTo } from '#tests/keyboard.ts';
import { PupilAtWork } from '#tests/pupil.ts';

const STEP = '/learn/overstap/dag-groep-8';

async function openReading(page: Page, groupId: string, word: string): Promise<void> {
	await page.goto(`/groups/${groupId}`);
	const ways = page.getByRole('navigation', { name: 'Hoe wil je kijken?' });
	await ways.getByRole('link', { name: word }).click();
	await expect(ways.getByRole('link', { name: word })).toHaveAttribute('aria-current', 'page');
}

test('a worker reads the same group in four ways, each with its table', async ({
	page,
	site,
	book,
	classroom,
	signInAs,
	scripted
}) => {
	test.slow();
	const { worker, groupId, pupil } = classroom;
	await doHomework(site, book, pupil.actor, { steps: 6, rightAtOnce: 0.1 });
	await signInAs(worker);
	for (const [word, heading] of [
		['Verloop', /einddatum|schatten/],
		['Opdrachten', /opdracht/i],
		['Tempo en goed', /tempo|deelnemer/i]
	] as const) {
		await openReading(page, groupId, word);
		await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
		await expect(page.getByRole('img').first()).toBeVisible();
		await expectAccessible(page, scripted);
		await page.getByText('Bekijk als tabel').click();
		await expect(page.getByRole('table').getByRole('rowheader', { name: 'Roos' })).toBeVisible();
	}
	await openReading(page, groupId, 'Opdrachten');
	await page.getByText('De opdrachten', { exact: true }).click();
	await page.getByRole('link', { name: /^1\. / }).first().click();
	await expect(page).toHaveURL(/\/preview\/basis\//);

	await page.goto(`/participants/${pupil.actor.personId}`);
	await expect(page.getByRole('heading', { name: /^Roos maakte \d+ van de \d+/ })).toBeVisible();
	await page.getByText('Waar komt dit vandaan?').first().click();
	await page.getByText('Bekijk per opdracht').first().click();
	await expect(page.getByRole('columnheader', { name: 'Hoe het ging' })).toBeVisible();
	await expectAccessible(page, scripted);
});

test('with the keyboard alone: a small group of who was chosen', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	const { worker, groupId } = classroom;
	await signInAs(worker);
	await page.goto(`/groups/${groupId}`);
	await tabTo(page, page.getByRole('checkbox', { name: 'Kies Roos' }));
	await page.keyboard.press('Space');
	await press(page, page.getByRole('button', { name: 'Maak groepje' }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maak een groepje');
	await expect(page.getByRole('checkbox', { name: 'Roos' })).toBeChecked();
	await expectAccessible(page, scripted);

	await press(page, page.getByRole('button', { name: 'Maak het groepje' }));
	await expect(page.getByText('Geef de groep een naam.')).toBeVisible();
	const name = `Kaartlezen ${groupId.slice(-6)}`;
	await tabTo(page, page.getByRole('textbox', { name: 'Hoe heet het groepje?' }));
	await page.keyboard.type(name);
	await press(page, page.getByRole('button', { name: 'Maak het groepje' }));
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await expect(page.getByText('Gemaakt, met 1 deelnemer.')).toBeVisible();
	await page.getByRole('link', { name: 'Tempo', exact: true }).click();
	await expect(
		page.getByRole('table').getByRole('link', { name: 'Roos', exact: true })
	).toBeVisible();

	await page.goto(`/groups/${groupId}/small`);
	await page.getByRole('textbox', { name: 'Hoe heet het groepje?' }).fill(name);
	await page.getByRole('checkbox', { name: 'Roos' }).check();
	await page.getByRole('button', { name: 'Maak het groepje' }).click();
	await expect(page.getByText(`Je hebt al een groep die ${name} heet.`)).toBeVisible();
	await expect(page.getByRole('checkbox', { name: 'Roos' })).toBeChecked();
});

test('a step of a pupil is on the live page within three seconds, and nobody’s name on the screen', async ({
	page,
	book,
	classroom,
	signInAs,
	anotherDevice,
	scripted
}) => {
	test.slow();
	const { worker, groupId, pupil } = classroom;
	await signInAs(worker);
	await page.goto(`/groups/${groupId}/live`);
	const column = (name: RegExp) => page.getByRole('region', { name });
	await expect(column(/Loopt vast of niet gestart/)).toContainText('nog niet gestart');
	await expectAccessible(page, scripted);
	if (scripted) await expect(page.getByText('Deze pagina loopt vanzelf mee.')).toBeVisible();

	const own = await anotherDevice();
	await signInAs(pupil.actor, own.context());
	await own.goto(`${STEP}/welkom`);
	if (!scripted) await page.getByRole('link', { name: 'Vernieuw', exact: true }).click();
	await expect(column(/Bezig/)).toContainText('Roos', { timeout: 3_000 });
	await expect(column(/Bezig/)).toContainText('stap 1');

	const atWork = new PupilAtWork(own, book, scripted);
	for (const id of await atWork.asked()) await atWork.answer(id, 'right at once');
	await atWork.goOn();
	if (!scripted) await page.getByRole('link', { name: 'Vernieuw', exact: true }).click();
	await expect(column(/Bezig/)).toContainText('stap 2', { timeout: 3_000 });

	await page.getByRole('link', { name: 'Groot scherm zonder namen' }).click();
	await expect(page.getByText('0 klaar, 1 bezig, 0 straks')).toBeVisible();
	expect(await page.content()).not.toContain('Roos');
	await expectAccessible(page, scripted);
});
