import type { Page } from '@playwright/test';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { doHomework } from '#tests/homework.ts';
import { press, tabTo } from '#tests/keyboard.ts';
import { PupilAtWork } from '#tests/pupil.ts';

/** Words that a participant never meets. */
const LEVEL_NAMES = /\b(extra|verdieping|niveau|basis|loopt vast|zwak)\b/i;
const MODULE = '/learn/overstap/dag-groep-8';

test('a worker sees why a pupil needs more, gives it, and takes it back', async ({
	page,
	site,
	book,
	classroom,
	signInAs,
	anotherDevice,
	scripted
}) => {
	test.slow();
	const { worker, groupId, pupil } = classroom;
	await doHomework(site, book, pupil.actor, { steps: 6, rightAtOnce: 0.1 });

	await signInAs(worker);
	await page.goto('/groups');
	await page
		.getByRole('link', { name: /^Groep / })
		.first()
		.click();
	await page.getByRole('link', { name: 'Tempo', exact: true }).click();
	await expect(page).toHaveURL(new RegExp(`/groups/${groupId}$`));
	await expect(
		page.getByText(/^Roos heeft in \d+ opdrachten naar schatting \d+% in één keer goed/)
	).toBeVisible();
	await expect(page.getByText(/voortgang \d+%/)).toBeVisible();
	await expect(page.getByRole('table')).toContainText('extra oefening');

	await page.getByRole('table').getByRole('link', { name: 'Roos', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Roos' })).toBeVisible();
	await page.getByText('Waar komt dit vandaan?').click();
	await expect(page.getByText('Kans op minder dan 60%', { exact: true })).toBeVisible();
	await expect(page.getByText(/Regel 8, model/)).toBeVisible();
	await expectAccessible(page, scripted);

	await page.getByRole('link', { name: 'Geef extra oefening' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie krijgt wat?');
	await expect(page.getByRole('radio', { name: 'extra' })).toBeChecked();
	await expect(
		page.getByText(/^\d+ onderdelen erbij, ongeveer \d+ minuten$/).first()
	).toBeVisible();
	await expect(page.getByText('Yassin en de bus').first()).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: /^Bevestig/ }).click();
	await expect(page.getByText('Bevestigd voor 1 deelnemer.')).toBeVisible();

	const other = await anotherDevice();
	await signInAs(pupil.actor, other.context());
	await other.goto('/today');
	await expect(other.getByText('Er staat een opdracht voor je klaar.')).toBeVisible();
	await expectAccessible(other, scripted);
	await expectNoLevelNames(other);
	await other.goto(MODULE);
	await expectNoLevelNames(other);
	await other.getByRole('link', { name: /Yassin en de bus/ }).click();
	await expectNoLevelNames(other);
	const atWork = new PupilAtWork(other, book, scripted);
	await atWork.answer('yassin-leuk', 'right after a hint');

	await page.getByRole('link', { name: 'Wie krijgt wat?' }).click();
	await page.getByRole('radio', { name: 'basis' }).check();
	await page.getByRole('button', { name: /^Bevestig/ }).click();
	await expect(page.getByText('Bevestigd voor 1 deelnemer.')).toBeVisible();
	await other.goto(MODULE);
	await expect(other.getByRole('link', { name: /Yassin en de bus/ })).toHaveCount(0);
	await other.goto(`${MODULE}/yassin`);
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is er niet');

	await page.getByRole('link', { name: 'Wie krijgt wat?' }).click();
	await page.getByRole('radio', { name: 'extra' }).check();
	await page.getByRole('button', { name: /^Bevestig/ }).click();
	await expect(page.getByText('Bevestigd voor 1 deelnemer.')).toBeVisible();
	await other.goto(`${MODULE}/yassin`);
	await expect(atWork.question('yassin-leuk').getByText('Ja, dat past.')).toBeVisible();
});

test('a worker reads what a pupil shared, and nothing else', async ({
	page,
	book,
	classroom,
	signInAs,
	anotherDevice,
	scripted
}) => {
	const { worker, pupil } = classroom;
	const own = await anotherDevice();
	await signInAs(pupil.actor, own.context());
	await own.goto(`${MODULE}/wat-ik-kan`);
	const atWork = new PupilAtWork(own, book, scripted);
	await atWork.question('drie-dingen').getByRole('radio', { name: 'mag dit lezen' }).check();
	await atWork.answer('drie-dingen', 'right at once', 'Dit mag mijn begeleider lezen.');
	await own.goto(`${MODULE}/twee-gevoelens`);
	await atWork.answer('twee-dingen', 'right at once', 'Dit is alleen voor mij.');

	await signInAs(worker);
	await page.goto(`/participants/${pupil.actor.personId}`);
	await expect(page.getByText('Dit mag mijn begeleider lezen.')).toBeVisible();
	expect(await page.content()).not.toContain('Dit is alleen voor mij.');
	await expectAccessible(page, scripted);
});

test('with the keyboard alone: from the sign-in page to giving extra work', async ({
	page,
	site,
	book,
	classroom,
	signInAs
}) => {
	const { worker, pupil, groupId } = classroom;
	await doHomework(site, book, pupil.actor, { steps: 6, rightAtOnce: 0.1 });
	await signInAs(worker);
	await page.goto('/groups');
	await press(page, page.getByRole('link', { name: /^Groep [0-9a-f]{6}/ }).first());
	await press(page, page.getByRole('link', { name: 'Tempo', exact: true }));
	await expect(page).toHaveURL(new RegExp(`/groups/${groupId}$`));
	await press(page, page.getByRole('table').getByRole('link', { name: 'Roos', exact: true }));
	await expect(page.getByRole('heading', { level: 1, name: 'Roos' })).toBeVisible();
	await press(page, page.getByText('Waar komt dit vandaan?'));
	await expect(page.getByText('Kans op minder dan 60%', { exact: true })).toBeVisible();
	await press(page, page.getByRole('link', { name: 'Geef extra oefening' }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie krijgt wat?');
	await tabTo(page, page.getByRole('radio', { name: 'extra' }));
	await page.keyboard.press('ArrowLeft');
	await expect(page.getByRole('radio', { name: 'basis' })).toBeChecked();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('radio', { name: 'extra' })).toBeChecked();
	await press(page, page.getByRole('button', { name: /^Bevestig/ }));
	await expect(page.getByText('Bevestigd voor 1 deelnemer.')).toBeVisible();
});

async function expectNoLevelNames(page: Page): Promise<void> {
	await expect(page.getByRole('main')).not.toContainText(LEVEL_NAMES);
	expect(await page.content()).not.toMatch(LEVEL_NAMES);
}
