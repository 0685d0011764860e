import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e.ts';
import { hire } from '#tests/site.ts';

/** The scripts of a page come when this is called. */
async function holdScripts(page: Page): Promise<() => void> {
	let arrive = () => {};
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await arrived;
		await route.continue();
	});
	return arrive;
}

test(
	'what is typed and chosen before the script is there stays',
	{ tag: '@script' },
	async ({ page, site, signInAs }) => {
		await signInAs(await hire(site, 'author'));
		const arrive = await holdScripts(page);
		await page.goto('/trainings/new', { waitUntil: 'commit' });
		const title = page.getByLabel('Hoe heet de training?');
		const copy = page.getByRole('radio', { name: /Overstap/ });
		await title.fill('Getypt in de trein');
		await copy.check();

		arrive();
		// The script puts this on the page when all of it is awake.
		await expect(page.locator('#svelte-announcer')).toBeAttached();
		await expect(title).toHaveValue('Getypt in de trein');
		await expect(copy).toBeChecked();
	}
);

test(
	'what is unfolded before the script is there stays unfolded',
	{ tag: '@script' },
	async ({ page, classroom, signInAs }) => {
		await signInAs(classroom.worker);
		const arrive = await holdScripts(page);
		await page.goto(`/groups/${classroom.groupId}/participants`, { waitUntil: 'commit' });
		await page.getByText('Naam en sluiten', { exact: true }).click();
		const close = page.getByRole('button', { name: 'Sluit de groep' });
		await expect(close).toBeVisible();

		arrive();
		await expect(page.locator('#svelte-announcer')).toBeAttached();
		await expect(close).toBeVisible();
	}
);
