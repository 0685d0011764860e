import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { doHomework } from '#tests/homework.ts';

test('a pupil looks back on their own days, without a label', async ({
	page,
	site,
	book,
	classroom,
	signInAs,
	scripted
}) => {
	const { pupil } = classroom;
	await signInAs(pupil.actor);
	await page.goto('/today');
	await page.getByRole('link', { name: 'Zo ging het bij mij' }).click();
	await expect(page.getByText('Hier komt jouw lijn')).toBeVisible();
	await expectAccessible(page, scripted);

	await doHomework(site, book, pupil.actor, { steps: 3, rightAtOnce: 0.1 });
	await page.reload();
	await expect(page.getByText(/Je hebt 3 stappen gedaan/)).toBeVisible();
	await expect(page.getByRole('list', { name: /Jouw dagen/ })).toContainText('Dag groep 8');
	await expectAccessible(page, scripted);
	const text = await page.content();
	expect(text).not.toMatch(/\b(extra|verdieping|niveau|basis|tempo|gemiddeld|goed|fout)\b/i);
	await page.getByRole('link', { name: 'Naar Vandaag' }).click();
	await expect(page.getByRole('heading', { name: 'Dag Roos' })).toBeVisible();
});
