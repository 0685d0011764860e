import { newId } from '#lib/ids.ts';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { hire } from '#tests/site.ts';

test('a colleague comes to a group, the pupil is told, and the group is handed over', async ({
	page,
	site,
	classroom,
	signInAs,
	anotherDevice,
	scripted
}) => {
	test.slow();
	const { worker, groupId, pupil } = classroom;
	const name = `Guusje ${newId().slice(-8)}`;
	const email = `guusje-${newId().slice(-8)}@demo.example`;
	const colleague = await hire(site, 'worker', { name, email, password: 'drie rode fietsen' });
	const theirs = await anotherDevice();
	await signInAs(colleague, theirs.context());
	await theirs.goto('/groups');
	await expect(theirs.getByText('Groep 8')).toBeHidden();

	await signInAs(worker);
	await page.goto(`/groups/${groupId}/participants`);
	await page.getByText(/^Begeleiders: /).click();
	await page.getByLabel('Een collega erbij').selectOption({ label: name });
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Voeg toe aan deze groep' }).click();
	await expect(page.getByText(`${name} begeleidt deze groep nu ook.`)).toBeVisible();

	await theirs.goto(`/participants/${pupil.actor.personId}`);
	await expect(theirs.getByText('weet nog niet dat jij deze groep begeleidt')).toBeVisible();
	const phone = await anotherDevice();
	await signInAs(pupil.actor, phone.context());
	await phone.goto('/today');
	await expect(phone.getByText('Guusje begeleidt nu jouw groep.')).toBeVisible();
	await expectAccessible(phone, scripted);
	await theirs.reload();
	await expect(theirs.getByText('weet nog niet dat jij deze groep begeleidt')).toBeHidden();

	await page.getByText(/^Begeleiders: /).click();
	await page
		.getByText(`${name} stopt met deze groep`)
		.or(page.getByLabel(`${name} stopt met deze groep`))
		.first()
		.click();
	await page.getByRole('button', { name: `Ja, ${name} stopt met deze groep` }).click();
	await expect(page.getByText(`${name} begeleidt deze groep niet meer.`)).toBeVisible();
	await theirs.goto(`/groups/${groupId}`);
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is er niet');
});
