import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { doHomework } from '#tests/homework.ts';

test('a pupil who is stuck asks for help, the worker talks with them, and both see that', async ({
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
	await doHomework(site, book, pupil.actor, { steps: 1, rightAtOnce: 1 });
	await signInAs(pupil.actor);
	await page.goto('/today');
	await page.getByRole('link', { name: 'Ga verder' }).click();
	const step = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
	await page.getByRole('link', { name: /^Kom je er niet uit\? Vraag .+ om hulp$/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Iemand spreken');
	await expect(page.getByText(`Je was bij stap 2: ${step}`)).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Ik wil hulp bij deze stap' }).click();
	await expect(page.getByRole('heading', { name: /krijgt een seintje$/ })).toBeVisible();
	await expect(page.getByText('heeft het nog niet gezien')).toBeVisible();
	await expectAccessible(page, scripted);

	const office = await anotherDevice();
	await signInAs(worker, office.context());
	await office.goto(`/groups/${groupId}/live`);
	await expect(office.getByText('vraagt om hulp')).toBeVisible();
	await office.goto('/attention');
	const asking = office.getByRole('listitem').filter({ hasText: 'Roos' }).first();
	await expect(asking).toContainText(`Roos vroeg zelf om hulp bij stap 2, ‘${step}’.`);
	await expect(asking.getByText('Niet nodig')).toBeHidden();
	await expectAccessible(office, scripted);

	await page.reload();
	await expect(page.getByText('heeft het gezien')).toBeVisible();
	await page.getByRole('link', { name: `Stap 2: ${step}` }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(step);
	await page.goto('/today');
	await expect(page.getByText('weet dat je iemand wilt spreken')).toBeVisible();
	await expectAccessible(page, scripted);

	await asking.getByRole('button', { name: 'Gesproken met Roos' }).click();
	await expect(office.getByText('vroeg zelf om hulp')).toBeHidden();
	await office.goto(`/participants/${pupil.actor.personId}`);
	const told = office
		.getByRole('listitem')
		.filter({ hasText: `Vroeg om hulp bij stap 2, ‘${step}’` });
	await expect(told).toContainText('Gesproken.');

	await page.reload();
	await expect(page.getByText('weet dat je iemand wilt spreken')).toBeHidden();
	await page.goto('/help');
	await page.getByRole('link', { name: 'Iemand spreken' }).click();
	await expect(page.getByText('heeft die vraag afgesloten')).toBeVisible();
	await page.getByRole('button', { name: /^Ik wil .+ spreken$/ }).click();
	await page.getByRole('button', { name: 'Het hoeft niet meer' }).click();
	await expect(page.getByRole('button', { name: /^Ik wil .+ spreken$/ })).toBeVisible();
	await office.goto('/attention');
	await expect(office.getByText('vroeg zelf om hulp')).toBeHidden();
});
