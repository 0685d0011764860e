import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { PupilAtWork, type Manner } from '#tests/pupil.ts';

const MANNERS: Manner[] = ['right at once', 'right after a hint', 'never right'];
/** Nobody has to say this. */
const SKIPPED = 'spannend-start';
const WORDS = 'Ik ben goed in wachten & luisteren <3';

test('a pupil makes a whole module, from the first step to the end', async ({
	page,
	book,
	classroom,
	signInAs,
	scripted
}) => {
	test.slow();
	await signInAs(classroom.pupil.actor);
	await page.goto('/today');
	await page.getByRole('link', { name: 'Begin' }).click();
	await page.waitForURL(/\/welkom$/);

	const pupil = new PupilAtWork(page, book, scripted);
	const looked = new Set<string>();
	let turn = 0;
	let written = 0;
	for (let step = 1; !page.url().endsWith('/end'); step++) {
		expect(step, 'the module comes to an end').toBeLessThan(20);
		await expect(page.getByText('Nog niet gemaakt')).toHaveCount(0);
		for (const id of await pupil.asked()) {
			if (id === SKIPPED) await pupil.skip(id);
			else await pupil.answer(id, MANNERS[turn++ % MANNERS.length] ?? 'right at once', WORDS);
			const type = book.get(id)?.exercise.type ?? 'task';
			if (type === 'open' && id !== SKIPPED) written++;
			if (looked.has(type)) continue;
			looked.add(type);
			await expectAccessible(page, scripted);
		}
		await expect(page.getByText('Wat je nog niet deed, kun je later doen.')).toBeHidden();
		await pupil.goOn();
	}
	expect(turn).toBeGreaterThan(15);

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Klaar met deze module');
	const own = page.getByRole('region', { name: 'Jouw eigen woorden' });
	await expect(own.getByText(WORDS)).toHaveCount(written);
	await expectAccessible(page, scripted);

	await page.getByRole('radio', { name: 'Precies goed' }).check();
	if (!scripted) await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await expect(page.getByText(/^Bewaard\. .+ ziet dit ook\.$/)).toBeVisible();
	await page.reload();
	await expect(page.getByRole('radio', { name: 'Precies goed' })).toBeChecked();

	await page.getByRole('link', { name: 'Naar Vandaag' }).click();
	await expect(page.getByRole('heading', { name: 'Alles is klaar' })).toBeVisible();
	await expectAccessible(page, scripted);
});

test('the words of a pupil are read by whom the pupil chose', async ({
	page,
	book,
	classroom,
	signInAs,
	scripted
}) => {
	await signInAs(classroom.pupil.actor);
	await page.goto('/learn/overstap/dag-groep-8/wat-ik-kan');
	const pupil = new PupilAtWork(page, book, scripted);
	const question = pupil.question('drie-dingen');
	await expect(question.getByRole('radio', { name: 'Alleen ik' })).toBeChecked();
	await question.getByRole('radio', { name: 'mag dit lezen' }).check();
	await pupil.answer('drie-dingen', 'right at once', WORDS);
	await page.reload();
	await expect(question.getByRole('radio', { name: 'mag dit lezen' })).toBeChecked();
	await expect(question.getByRole('textbox')).toHaveValue(WORDS);

	await page.goto('/learn/overstap/dag-groep-8/end');
	const own = page.getByRole('region', { name: 'Jouw eigen woorden' });
	await expect(own.getByText('mag dit lezen').first()).toBeVisible();
	await own.getByText('Verander').click();
	await own.getByRole('radio', { name: 'Alleen ik' }).check();
	await own.getByRole('button', { name: 'Bewaar mijn keuze' }).click();
	await expect(own.getByText('Alleen ik').first()).toBeVisible();
	await page.reload();
	await own.getByText('Verander').click();
	await expect(own.getByRole('radio', { name: 'Alleen ik' })).toBeChecked();
});

test('one button loses nothing that stands in another question', async ({
	page,
	book,
	classroom,
	signInAs,
	scripted
}) => {
	await signInAs(classroom.pupil.actor);
	await page.goto('/learn/overstap/dag-groep-8/twee-gevoelens');
	const pupil = new PupilAtWork(page, book, scripted);
	const words = 'Ik had zin om te zwemmen, maar ik was ook bang.';
	await pupil.question('twee-dingen').getByRole('textbox').fill(words);
	const gap = pupil.question('zin-en-spanning').getByRole('combobox', { name: 'Plek 1 van 2' });
	await gap.selectOption({ label: 'lijf' });
	await pupil.answer('lijf-of-hoofd', 'right after a hint');
	await expect(gap).toHaveValue('lijf');
	await expect(pupil.question('twee-dingen').getByRole('textbox')).toHaveValue(words);
});

test('every step of the module can be opened again, and a step that is not there is explained', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	await signInAs(classroom.pupil.actor);
	await page.goto('/learn/overstap/dag-groep-8');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dag groep 8, hallo nieuw');
	await expectAccessible(page, scripted);
	await page
		.getByRole('list')
		.getByRole('link', { name: /Terugblik/ })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terugblik');

	await page.goto('/learn/overstap/dag-groep-8/bestaat-niet');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is er niet');
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Naar het begin' }).click();
	await expect(page).toHaveURL(/\/today$/);
});

test('a hard word is explained where it stands', async ({
	page,
	classroom,
	signInAs,
	scripted
}) => {
	await signInAs(classroom.pupil.actor);
	await page.goto('/learn/overstap/dag-groep-8/twee-gevoelens');
	const word = page.getByRole('button', { name: 'gemengde gevoelens' });
	const meaning = page.getByText('Twee of meer gevoelens tegelijk.');
	await expect(meaning).toBeHidden();
	await word.click();
	await expect(meaning).toBeVisible();
	await expectAccessible(page, scripted);
	await page.keyboard.press('Escape');
	await expect(meaning).toBeHidden();
	await word.press('Enter');
	await expect(meaning).toBeVisible();
});
