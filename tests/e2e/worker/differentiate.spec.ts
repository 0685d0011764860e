import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';

const LEVEL_NAMES = /\b(extra|verdieping|niveau|basis)\b/i;
const MODULE = '/learn/overstap/dag-groep-8';

test('dates move for a selection, are looked at first, and only then sent', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	const { worker, groupId } = classroom;
	await signInAs(worker);
	await page.goto(`/groups/${groupId}/levels`);
	const due = page.getByLabel('Datum voor Roos');
	await due.fill('2099-01-01');
	const before = await due.inputValue();
	await page.getByLabel('Kies Roos').check();
	await page.getByText('Datums verschuiven').click();
	await page.getByLabel('Wanneer').selectOption('op een dag die je kiest');
	await page.getByRole('button', { name: 'Zet in de lijst' }).click();
	await expect(page.getByText('Kies een dag.')).toBeVisible();
	await expect(due).toHaveValue(before);
	await expect(page.getByLabel('Kies Roos')).toBeChecked();
	await expectAccessible(page, scripted);

	const day = new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10);
	await page.getByLabel('Dag', { exact: true }).fill(day);
	await page.getByRole('button', { name: 'Zet in de lijst' }).click();
	await expect(page.getByText('1 datum staat klaar in de lijst.')).toBeVisible();
	await expect(due).toHaveValue(day);
	await page.getByRole('radio', { name: 'extra' }).check();

	await page.getByRole('button', { name: 'Bekijk eerst' }).click();
	await expect(page.getByRole('heading', { name: 'Dit gaat er veranderen' })).toBeVisible();
	await expect(page.getByText(/basis wordt extra: \d+ onderdelen erbij/)).toBeVisible();
	await expect(page.getByText(/Nieuwe stappen: .*Yassin en de bus/)).toBeVisible();
	await expect(page.getByText(/klaar op /).first()).toBeVisible();
	await expectAccessible(page, scripted);

	await page.getByRole('button', { name: 'Terug en aanpassen' }).click();
	await expect(due).toHaveValue(day);
	await expect(page.getByRole('radio', { name: 'extra' })).toBeChecked();
	await page.getByRole('radio', { name: 'basis' }).check();
	await page.getByRole('button', { name: 'Bekijk eerst' }).click();
	await expect(page.getByRole('heading', { name: 'Dit gaat er veranderen' })).toBeVisible();
	await expect(page.getByText(/basis wordt extra/)).toHaveCount(0);
	await page.getByRole('button', { name: 'Bevestig voor 1' }).click();
	await expect(page.getByText('Bevestigd voor 1 deelnemer.')).toBeVisible();
	await page.goto(`/groups/${groupId}/levels`);
	await expect(due).toHaveValue(day);
});

test('a step done on paper is recorded in two taps, counts, and is undone', async ({
	page,
	classroom,
	signInAs,
	anotherDevice,
	scripted
}) => {
	const { worker, pupil } = classroom;
	await signInAs(worker);
	await page.goto(`/participants/${pupil.actor.personId}`);
	await expect(page.getByRole('heading', { name: 'Op papier of samen gedaan' })).toBeVisible();
	await expectAccessible(page, scripted);
	await page
		.getByRole('button', { name: /^Op papier gedaan: .*stap 1:/ })
		.first()
		.click();
	await expect(page.getByText('Vastgelegd. Het telt mee.')).toBeVisible();
	await expect(page.getByText('op papier gedaan', { exact: true }).first()).toBeVisible();
	await expectAccessible(page, scripted);

	const own = await anotherDevice();
	await signInAs(pupil.actor, own.context());
	await own.goto(MODULE);
	const done = own.getByRole('heading', { name: 'Je bent bij stap 2' });
	await expect(done).toBeVisible();
	await expect(own.getByRole('main')).not.toContainText(LEVEL_NAMES);

	await page.getByRole('button', { name: 'Maak ongedaan', exact: true }).first().click();
	await expect(page.getByText('Ongedaan gemaakt. Alles staat zoals het was.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Wat je vastlegde' })).toHaveCount(0);
	await own.goto(MODULE);
	await expect(done).toHaveCount(0);
});

test('what a group did together is recorded for a selection, and undone as one', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	const { worker, groupId } = classroom;
	await signInAs(worker);
	await page.goto(`/groups/${groupId}/assignments`);
	await page.getByRole('link', { name: 'Op papier of samen gedaan' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Wie deed dit op papier of samen?'
	);
	await page.getByRole('button', { name: 'Leg vast' }).click();
	await expect(page.getByText('Kies op papier of samen.')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('radio', { name: 'samen' }).check();
	await page.getByRole('button', { name: 'Leg vast' }).click();
	await expect(page.getByText('Vastgelegd voor 1 deelnemer.')).toBeVisible();
	await expect(page.getByText('samen gedaan', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Maak ongedaan' }).click();
	await expect(page.getByText('Ongedaan gemaakt voor 1 deelnemer.')).toBeVisible();
	await expect(page.getByText('nog open', { exact: true })).toBeVisible();
});
