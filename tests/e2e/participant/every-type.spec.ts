import type { Page } from '@playwright/test';
import { compileCourse } from '#lib/content/compile-course.ts';
import { exampleCourse } from '#lib/content/testing/example-course.ts';
import { expectAccessible } from '#tests/accessible.ts';
import { bookOf, type AnswerBook } from '#tests/answer-book.ts';
import { expect, test } from '#tests/e2e.ts';
import { keyboardOn, mouse, type Hands } from '#tests/hands.ts';
import { PupilAtWork, type Manner } from '#tests/pupil.ts';
import { foundOrganisation, hire, openClassroom, type Site } from '#tests/site.ts';

const { course } = compileCourse(exampleCourse(), { folder: 'alles' });
if (!course) throw new Error('The example course does not compile');
const STEP = '/learn/alles/ruzie/oefenen';

/** Somebody with the course in which everything occurs. */
async function pupilOf(site: Site) {
	if (!course) throw new Error('The example course does not compile');
	const organisation = await foundOrganisation(site, [course]);
	const worker = await hire(site, 'worker', organisation);
	const { pupils } = await openClassroom(site, { names: ['Roos'], worker, course: 'alles' });
	const [pupil] = pupils;
	if (!pupil) throw new Error('A classroom without pupils');
	return pupil.actor;
}

/** Makes every exercise of the step in this way, and sees that all of it is kept. */
async function makeAll(
	page: Page,
	book: AnswerBook,
	scripted: boolean,
	{ hands, manners }: { hands: Hands; manners: Manner[] }
) {
	const pupil = new PupilAtWork(page, book, scripted, hands);
	await page.goto(STEP);
	const ids = await pupil.asked();
	const types = new Set(ids.map((id) => book.get(id)?.exercise.type));
	expect(types.size, 'types of exercise on this step').toBe(13);
	for (const [at, id] of ids.entries()) {
		const graded = book.get(id)?.exercise.attempts ?? 0;
		const manner = manners[at % manners.length] ?? 'right at once';
		const hints = book.get(id)?.key.hints.length ?? 0;
		const possible = manner === 'right after a hint' && hints === 0 ? 'right at once' : manner;
		await test.step(`${id}, ${graded ? possible : 'told'}`, () => pupil.answer(id, possible));
	}
	await expectAccessible(page, scripted);
	await page.reload();
	for (const id of ids) {
		await expect(pupil.question(id).getByRole('button', { name: 'Kijk na' })).toHaveCount(0);
	}
	await expect(page.getByText('Wat je nog niet deed, kun je later doen.')).toBeHidden();
}

test('every type of exercise, all right', async ({ page, site, signInAs, scripted }) => {
	test.slow();
	await signInAs(await pupilOf(site));
	await page.goto(STEP);
	await expectAccessible(page, scripted);
	await makeAll(page, bookOf(course), scripted, { hands: mouse, manners: ['right at once'] });
});

test('every type of exercise, not right until the explanation', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	test.slow();
	await signInAs(await pupilOf(site));
	const manners: Manner[] = ['never right', 'right after a hint'];
	await makeAll(page, bookOf(course), scripted, { hands: mouse, manners });
});

test('every type of exercise, with nothing but a keyboard', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	test.slow();
	await signInAs(await pupilOf(site));
	const manners: Manner[] = ['right at once', 'never right'];
	await makeAll(page, bookOf(course), scripted, { hands: keyboardOn(page), manners });
});

test('what is not an exercise is drawn as well: boxes, sound, video, paper', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await pupilOf(site));
	await page.goto('/learn/alles/ruzie/lezen');
	await expectAccessible(page, scripted);
	await expect(page.locator('video')).toBeVisible();
	await expect(page.locator('audio')).toBeVisible();
});

test('a list says how far it is saved, and no longer once it is whole', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await pupilOf(site));
	await page.goto(STEP);
	const pupil = new PupilAtWork(page, bookOf(course), scripted);
	const list = pupil.question('start-ruzie');
	const say = async (statement: number, answer: string) => {
		await list.getByRole('group').nth(statement).getByRole('radio', { name: answer }).check();
		if (!scripted) await list.getByRole('button', { name: 'Bewaar mijn antwoord' }).click();
	};
	await say(1, 'vaak');
	await expect(list.getByText('Nog 2 zinnen. Wat je al koos, is bewaard.')).toBeVisible();
	await page.reload();
	await expect(list.getByText('Nog 2 zinnen. Wat je al koos, is bewaard.')).toBeVisible();
	await say(2, 'Sla ik over');
	await expect(list.getByText('Nog 1 zin.')).toBeVisible();
	await say(3, 'soms');
	await expect(list.getByText('Bewaard. Je kunt altijd stoppen.')).toBeVisible();
	await expect(list.getByText(/^Nog/)).toHaveCount(0);
});

test('a list that is passed over half-way keeps nothing of it', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await pupilOf(site));
	await page.goto(STEP);
	const pupil = new PupilAtWork(page, bookOf(course), scripted);
	const list = pupil.question('start-ruzie');
	await list.getByRole('radio', { name: 'vaak' }).first().check();
	if (scripted) await expect(list.getByText('Nog 2 zinnen.')).toBeVisible();
	await list.getByRole('radio', { name: 'soms' }).last().check();
	await pupil.skip('start-ruzie');
	const passed = list.getByText('Overgeslagen. Je kunt later nog antwoorden.');
	for (const again of [false, true]) {
		if (again) await page.reload();
		await expect(passed).toBeVisible();
		await expect(list.locator('input:checked')).toHaveCount(0);
		await expect(list.getByText(/^Nog/)).toHaveCount(0);
	}
});

test('a tick just before a question is passed over goes with it', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await pupilOf(site));
	await page.goto(STEP);
	const pupil = new PupilAtWork(page, bookOf(course), scripted);
	const cards = pupil.question('rustig-van');
	await cards.getByRole('checkbox', { name: 'Muziek' }).check();
	await pupil.skip('rustig-van');
	// Longer than it takes until a tick is saved.
	if (scripted) await page.waitForTimeout(1500);
	const passed = cards.getByText('Overgeslagen. Je kunt later nog antwoorden.');
	await expect(passed).toBeVisible();
	await expect(cards.locator('input:checked')).toHaveCount(0);
	await page.reload();
	await expect(passed).toBeVisible();
	await expect(cards.locator('input:checked')).toHaveCount(0);

	await cards.getByRole('checkbox', { name: 'Bewegen' }).check();
	if (!scripted) await cards.getByRole('button', { name: 'Bewaar mijn antwoord' }).click();
	await expect(cards.getByText('Bewaard. Je kunt altijd stoppen.')).toBeVisible();
	await page.reload();
	await expect(cards.getByRole('checkbox', { name: 'Bewegen' })).toBeChecked();
});
