import type { Locator, Page } from '@playwright/test';
import { endSessionsOf } from '#lib/server/identity/sessions.ts';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { PupilAtWork } from '#tests/pupil.ts';

const STEP = '/learn/overstap/dag-groep-8/twee-gevoelens';
const WORDS = 'Ik had zin om te logeren, maar ik miste mijn bed.';

/** A request that outlives its page is out of reach of the network that a test cuts: here none does. */
async function cutRequestsWithTheirPage(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const plain = window.fetch;
		window.fetch = (to, how) => plain(to, { ...how, keepalive: false });
	});
}

/** Answers the question without network, and goes to another page when there is one again. */
async function answerThenLeave(page: Page, question: Locator, to: string): Promise<void> {
	await page.context().setOffline(true);
	await question.getByRole('textbox').fill(WORDS);
	await question.getByRole('button', { name: 'Bewaar mijn antwoord' }).click();
	await expect(question.getByText('Je antwoord staat op dit apparaat.')).toBeVisible();
	await expect(page.goto(to)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
	await page.context().setOffline(false);
	await page.goto(to);
}

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
	await expect(
		question.getByText('Je antwoord staat op dit apparaat. Laat deze pagina open')
	).toBeVisible();
	await expect(page.getByText('Je hebt nu geen internet.')).toBeVisible();
	await expect(page.getByText('Je kunt gewoon verder.')).toBeVisible();
	await expect(page.getByRole('link', { name: '112' })).toHaveAttribute('href', 'tel:112');
	await expectAccessible(page, true);
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

test('closing the tab over an answer that waits is asked about, leaving quickly is not @script', async ({
	page,
	context,
	book,
	classroom,
	signInAs,
	complaints
}) => {
	complaints.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|buienradar/);
	await signInAs(classroom.pupil.actor);
	await page.goto(STEP);
	const question = new PupilAtWork(page, book, true).question('twee-dingen');
	await context.setOffline(true);
	await question.getByRole('textbox').fill(WORDS);
	await question.getByRole('button', { name: 'Bewaar mijn antwoord' }).click();
	await expect(question.getByText('Je antwoord staat op dit apparaat.')).toBeVisible();

	const asked: string[] = [];
	page.on('dialog', async (dialog) => {
		asked.push(dialog.type());
		await dialog.dismiss();
	});
	await page.close({ runBeforeUnload: true });
	await expect.poll(() => asked).toEqual(['beforeunload']);
	await expect(question.getByRole('textbox')).toHaveValue(WORDS);

	await context.route('https://www.buienradar.nl/**', (route) => route.fulfill({ body: 'Droog' }));
	await page.getByRole('button', { name: 'Snel weg' }).click();
	await expect(page).toHaveURL(/buienradar/);
	expect(asked).toEqual(['beforeunload']);
});

test('what was not sent on a step goes from the next page @script', async ({
	page,
	book,
	classroom,
	signInAs,
	anotherDevice,
	complaints
}) => {
	complaints.allow(/ERR_INTERNET_DISCONNECTED/);
	const { actor } = classroom.pupil;
	await signInAs(actor);
	await cutRequestsWithTheirPage(page);
	await page.goto(STEP);
	await answerThenLeave(page, new PupilAtWork(page, book, true).question('twee-dingen'), '/today');
	await expect(page.getByText('Alles is bewaard.')).toBeVisible();
	await page.getByRole('button', { name: 'Klaar, uitloggen' }).click();
	await expect(page.getByText('Je bent uitgelogd.')).toBeVisible();

	const other = await anotherDevice();
	await signInAs(actor, other.context());
	await other.goto(STEP);
	await expect(
		new PupilAtWork(other, book, true).question('twee-dingen').getByRole('textbox')
	).toHaveValue(WORDS);
});

for (const [from, anyway] of [
	['/today', false],
	['/today', true],
	['/account', false]
] as const) {
	const what = anyway ? 'may lose it only when that is chosen' : 'sends it first';
	test(`signing out on ${from} while an answer waits ${what} @script`, async ({
		page,
		book,
		classroom,
		signInAs,
		anotherDevice,
		complaints
	}) => {
		complaints.allow(/ERR_INTERNET_DISCONNECTED/);
		const { actor } = classroom.pupil;
		await signInAs(actor);
		await cutRequestsWithTheirPage(page);
		await page.goto(STEP);
		await page.route('**/api/answers', (route) => route.abort('internetdisconnected'));
		await answerThenLeave(page, new PupilAtWork(page, book, true).question('twee-dingen'), from);
		await expect(page.getByText('1 antwoord staat nog op dit apparaat.')).toBeVisible();
		await expect(page.getByText('Alles is bewaard.')).toBeHidden();

		await page.getByRole('button', { name: 'Klaar, uitloggen' }).click();
		await expect(page.getByText('Nog niet alles is verstuurd.')).toBeVisible();
		await expectAccessible(page, true);
		const failed = page.waitForEvent('requestfailed');
		await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
		await failed;
		await expect(page.getByText('Nog niet alles is verstuurd.')).toBeVisible();
		if (!anyway) await page.unroute('**/api/answers');
		// It may have gone by itself by now, and then there is nothing to try.
		const out = anyway ? 'Toch uitloggen' : /^(Probeer opnieuw|Klaar, uitloggen)$/;
		await page.getByRole('button', { name: out }).click();
		await expect(page.getByText('Je bent uitgelogd.')).toBeVisible();
		const keys = await page.evaluate(() => Object.keys(sessionStorage));
		expect(keys.filter((key) => key.startsWith('opmaat:'))).toEqual([]);
		// A request of the step itself may have arrived all the same: what was let go may be lost, and need not be.
		if (anyway) return;

		const other = await anotherDevice();
		await signInAs(actor, other.context());
		await other.goto(STEP);
		await expect(
			new PupilAtWork(other, book, true).question('twee-dingen').getByRole('textbox')
		).toHaveValue(WORDS);
	});
}

for (const path of [STEP, '/today']) {
	test(`without network the numbers of Hulp are on ${path} itself @script`, async ({
		page,
		context,
		classroom,
		signInAs
	}) => {
		await signInAs(classroom.pupil.actor);
		await page.goto(path);
		const callout = page.getByText('Je hebt nu geen internet.');
		await expect(callout).toBeHidden();
		await context.setOffline(true);
		await expect(callout).toBeVisible();
		await page.getByRole('link', { name: 'Hulp', exact: true }).first().click();
		await expect(page).toHaveURL(new RegExp(`${path}$`));
		for (const number of ['112', '0800 0432', '113']) {
			await expect(page.getByRole('link', { name: number, exact: true })).toHaveAttribute(
				'href',
				`tel:${number.replace(' ', '')}`
			);
		}
		await context.setOffline(false);
		await expect(callout).toBeHidden();
		await page.getByRole('link', { name: 'Hulp', exact: true }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hulp');
	});
}

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
	await expect(question.getByText('Log hier weer in, dan versturen we het.')).toBeVisible();
	const promises = page.getByText('Laat deze pagina open').filter({ visible: true });
	await expect(promises).toHaveCount(0);
	const asked: string[] = [];
	page.on('dialog', (dialog) => {
		asked.push(dialog.type());
		return dialog.accept();
	});
	await page.getByRole('link', { name: 'Inloggen' }).click();
	await page.getByLabel('Typ je groepscode').fill(groupCode);
	await page.getByLabel('Typ nu je eigen code').fill(card.code);
	await page.getByRole('button', { name: 'Naar mijn stappen' }).click();
	await expect(page).toHaveURL(new RegExp(`${STEP}$`));
	await expect(question.getByText('Bewaard. Je kunt altijd stoppen.')).toBeVisible();
	await expect(question.getByRole('textbox')).toHaveValue(WORDS);
	expect(asked, 'what waits goes along: nobody is asked whether to stay').toEqual([]);
});
