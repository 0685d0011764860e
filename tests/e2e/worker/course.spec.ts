import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { COURSE } from '#tests/site.ts';

test('a worker reads what a training is before giving it', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	await signInAs(classroom.worker);
	await page.goto(`/groups/${classroom.groupId}/assign`);
	await page.getByRole('link', { name: /^Over deze training ?: Overstap/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Overstap');
	await expect(page.getByRole('heading', { name: 'Handleiding op één bladzijde' })).toBeVisible();
	await expect(page.getByText('Ik kan een rooster lezen.').last()).toBeVisible();
	await expectAccessible(page, scripted);

	await page.getByRole('link', { name: /^Als brief om af te drukken ?: Brief/ }).click();
	const letter = page.getByRole('article', { name: 'Brief voor thuis' });
	await expect(letter).toContainText('Beste ouder of verzorger');
	await expect(letter).toContainText('van Welzijn');
	await expect(letter).not.toContainText('Pas deze brief aan');
	await expect(letter).not.toContainText('[');
	await expectAccessible(page, scripted);
});

test('each note of a training fits one sheet of paper', async ({ page, classroom, signInAs }) => {
	await signInAs(classroom.worker);
	await page.goto(`/trainings/${COURSE}`);
	const notes = await page.locator('a[href*="/notes/"]').evaluateAll((all) => all.length);
	expect(notes).toBeGreaterThan(2);
	for (let note = 1; note <= notes; note++) {
		await page.goto(`/trainings/${COURSE}/notes/${note}`);
		const pdf = await page.pdf({ preferCSSPageSize: true });
		const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g);
		expect(pages, `note ${note}`).toHaveLength(1);
	}
});

test('a participant reads what a training is, and who sees what', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	await signInAs(classroom.pupil.actor);
	await page.goto('/today');
	await page.getByRole('link', { name: 'Over deze training: Overstap' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Overstap');
	await expect(page.getByText(/^Vind je de brugklas/)).toBeVisible();
	// Only what was given, and nothing of what is for workers.
	await expect(page.getByRole('region', { name: 'Wat je doet' }).getByRole('listitem')).toHaveCount(
		1
	);
	await expect(page.getByText('Handleiding')).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Wie ziet wat?' })).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: /^Begin met/ }).click();
	await page.waitForURL(/\/learn\/overstap\/dag-groep-8$/);
	expect((await page.request.get('/learn/onbekend')).status()).toBe(404);
});
