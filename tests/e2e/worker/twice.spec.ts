import type { Page } from '@playwright/test';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { hire } from '#tests/site.ts';

/** Answers take a moment, as on a busy network; counts what was sent to a page. */
async function countPosts(page: Page): Promise<() => number> {
	let posts = 0;
	await page.route('**/*', async (route) => {
		if (route.request().method() === 'POST') {
			posts++;
			await new Promise((resolve) => setTimeout(resolve, 600));
		}
		// The first of two answers may be of no interest to the browser any more.
		await route.continue().catch(() => undefined);
	});
	return () => posts;
}

test('a double click on a new group makes one group, and shows its cards', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await hire(site, 'worker'));
	const posts = await countPosts(page);
	await page.goto('/groups/new');
	await page.getByLabel('Hoe heet de groep?').fill('Groep Dubbelklik');
	await page.getByLabel('Wie doen er mee?').fill('Roos\nSami\nTess');
	await page.getByRole('button', { name: 'Maak de groep' }).dblclick();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'3 kaartjes voor Groep Dubbelklik'
	);
	await expect(page.getByRole('region', { name: /^Kaartje van / })).toHaveCount(3);
	if (scripted) expect(posts()).toBe(1);
	await page.goto('/groups');
	await expect(page.getByRole('link', { name: 'Groep Dubbelklik' })).toHaveCount(1);
});

test('a form that the browser sends itself is sent once as well, and can be sent again @script', async ({
	page,
	classroom,
	signInAs
}) => {
	await signInAs(classroom.worker);
	await page.goto(`/groups/${classroom.groupId}/participants`);
	const posts = await countPosts(page);
	const settings = page.getByText('Naam en sluiten', { exact: true });
	await settings.click();
	await page.getByRole('button', { name: 'Sluit de groep' }).dblclick();
	await expect(page.getByText('Deze groep is gesloten.').first()).toBeVisible();
	expect(posts()).toBe(1);
	await page.reload({ waitUntil: 'networkidle' });
	await settings.click();
	await page.getByRole('button', { name: 'Open de groep weer' }).click();
	await expect(page.getByText('Deze groep is gesloten.')).toHaveCount(0);
	expect(posts()).toBe(2);
});

test('taking somebody out of a group is asked twice, told, and undone', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	await signInAs(classroom.worker);
	await page.goto(`/groups/${classroom.groupId}/participants`);
	await page.locator('summary', { hasText: 'over Roos' }).click();
	const sure = page.getByRole('button', { name: 'Ja, haal Roos uit de groep' });
	await expect(sure).toBeHidden();
	await page.getByText('Haal Roos uit de groep', { exact: true }).click();
	await expect(page.getByText('Roos staat daarna niet meer in deze groep')).toBeVisible();
	await expectAccessible(page, scripted);
	await sure.click();
	await expect(page.getByText('Roos is uit de groep.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Roos', exact: true })).toHaveCount(0);

	await page.getByText('Uit de groep (1)').click();
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: /^Zet terug.*Roos$/ }).click();
	await expect(page.getByText('Roos is weer in de groep.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Roos', exact: true })).toBeVisible();
});
