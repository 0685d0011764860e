import { expect, test } from '#tests/e2e.ts';
import { hire } from '#tests/site.ts';

test(
	'what is typed and chosen before the script is there stays',
	{ tag: '@script' },
	async ({ page, site, signInAs }) => {
		await signInAs(await hire(site, 'author'));
		let arrive = () => {};
		const arrived = new Promise<void>((resolve) => (arrive = resolve));
		await page.route('**/_app/immutable/**/*.js', async (route) => {
			await arrived;
			await route.continue();
		});
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
