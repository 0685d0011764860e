import { endSessionsOf } from '#lib/server/identity/sessions.ts';
import { expect, test } from '#tests/e2e.ts';
import { PupilAtWork } from '#tests/pupil.ts';

const STEP = '/learn/overstap/dag-groep-8/twee-gevoelens';
const WORDS = 'Ik had zin om te logeren, maar ik miste mijn bed.';

test('an answer given without network is kept, and sent when it is back @script', async ({
	page,
	context,
	book,
	classroom,
	signInAs,
	anotherDevice,
	complaints
}) => {
	complaints.allow(/ERR_INTERNET_DISCONNECTED/);
	const { actor } = classroom.pupil;
	await signInAs(actor);
	await page.goto(STEP);
	const pupil = new PupilAtWork(page, book, true);
	const question = pupil.question('twee-dingen');
	await expect(question.getByRole('button', { name: 'Bewaar mijn antwoord' })).toBeVisible();

	await context.setOffline(true);
	await question.getByRole('textbox').fill(WORDS);
	await question.getByRole('button', { name: 'Bewaar mijn antwoord' }).click();
	await expect(question.getByText('Je antwoord staat op dit apparaat.')).toBeVisible();
	await expect(page.getByText('Je hebt nu geen internet.')).toBeVisible();
	await page.getByRole('button', { name: 'Ga verder' }).click();
	await expect(
		page.getByText('De volgende stap kan pas open als er weer internet is.')
	).toBeVisible();

	await context.setOffline(false);
	await expect(question.getByText('Bewaard. Je kunt altijd stoppen.')).toBeVisible();
	await expect(page.getByText('Je hebt nu geen internet.')).toBeHidden();

	const other = await anotherDevice();
	await signInAs(actor, other.context());
	await other.goto(STEP);
	await expect(
		new PupilAtWork(other, book, true).question('twee-dingen').getByRole('textbox')
	).toHaveValue(WORDS);
});

test('a question that is checked without network is checked afterwards @script', async ({
	page,
	context,
	book,
	classroom,
	signInAs,
	complaints
}) => {
	complaints.allow(/ERR_INTERNET_DISCONNECTED/);
	await signInAs(classroom.pupil.actor);
	await page.goto(STEP);
	const pupil = new PupilAtWork(page, book, true);
	const asked = book.get('zin-en-spanning');
	await expect(
		pupil.question('twee-dingen').getByRole('button', { name: /^Ik had zin/ })
	).toBeVisible();
	await context.setOffline(true);
	if (asked) await pupil.fill('zin-en-spanning', asked, true);
	await pupil.check('zin-en-spanning');
	const question = pupil.question('zin-en-spanning');
	await expect(question.getByText('Je antwoord staat op dit apparaat.')).toBeVisible();
	await context.setOffline(false);
	await expect(question.getByText('Ja, dat past.')).toBeVisible();
});

test('what was typed and not yet saved is there after a reload @script', async ({
	page,
	book,
	classroom,
	signInAs
}) => {
	await signInAs(classroom.pupil.actor);
	await page.goto(STEP);
	const pupil = new PupilAtWork(page, book, true);
	const box = pupil.question('twee-dingen').getByRole('textbox');
	await expect(
		pupil.question('twee-dingen').getByRole('button', { name: /^Ik had zin/ })
	).toBeVisible();
	await box.fill(WORDS);
	const gap = pupil.question('zin-en-spanning').getByRole('combobox', { name: 'Plek 2 van 2' });
	await gap.selectOption({ label: 'lijf' });
	await page.reload();
	await expect(box).toHaveValue(WORDS);
	await expect(gap).toHaveValue('lijf');
});

test('an answer given after the session ended waits for the same pupil @script', async ({
	page,
	book,
	site,
	classroom,
	signInAs,
	complaints
}) => {
	complaints.allow(/^401: \/api\//);
	const { pupil: card, groupCode } = classroom;
	await signInAs(card.actor);
	await page.goto(STEP);
	const pupil = new PupilAtWork(page, book, true);
	const question = pupil.question('twee-dingen');
	await expect(question.getByRole('button', { name: /^Ik had zin/ })).toBeVisible();
	await site.pools.withTransaction(card.actor, (tx) => endSessionsOf(tx, card.actor));
	await question.getByRole('textbox').fill(WORDS);
	await question.getByRole('button', { name: 'Bewaar mijn antwoord' }).click();
	await expect(page.getByText('Je bent uitgelogd.')).toBeVisible();
	await page.getByRole('link', { name: 'Inloggen' }).click();
	await page.getByLabel('Typ je groepscode').fill(groupCode);
	await page.getByLabel('Typ nu je eigen code').fill(card.code);
	await page.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(page).toHaveURL(new RegExp(`${STEP}$`));
	await expect(question.getByText('Bewaard. Je kunt altijd stoppen.')).toBeVisible();
	await expect(question.getByRole('textbox')).toHaveValue(WORDS);
});
