import type { Page } from '@playwright/test';
import { compileCourse } from '#lib/content/compile-course.ts';
import { exampleCourse } from '#lib/content/testing/example-course.ts';
import { expect, test } from '#tests/e2e.ts';
import { foundOrganisation, hire, openClassroom, type Site } from '#tests/site.ts';

const { course } = compileCourse(exampleCourse(), { folder: 'alles' });
const PHONE = { width: 360, height: 740 };

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

/** As a participant does it, on the page for it. */
async function chooseLetters(page: Page, size: string): Promise<void> {
	await page.goto('/account');
	await page.getByRole('radio', { name: size, exact: true }).check();
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await page.goto('/account');
	await expect(page.getByRole('radio', { name: size, exact: true })).toBeChecked();
}

/** What does not fit: the page sideways, the big card that hides what sticks out, and the bar in which things would overlap. */
function misfits(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const width = document.scrollingElement?.scrollWidth ?? 0;
		if (width > innerWidth) found.push(`the page is ${width} px wide`);
		for (const box of document.querySelectorAll('.stage, .stepbar')) {
			if (box.scrollWidth > box.clientWidth) found.push(`${box.className} hides something`);
		}
		const parts = [...document.querySelectorAll('.top-in > *, .top-tools > *')].filter(
			(part) => part.getClientRects().length > 0
		);
		for (const [at, one] of parts.entries()) {
			for (const other of parts.slice(at + 1)) {
				if (one.contains(other)) continue;
				const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
				const apart =
					a.right <= b.left + 1 ||
					b.right <= a.left + 1 ||
					a.bottom <= b.top + 1 ||
					b.bottom <= a.top + 1;
				if (!apart) found.push(`${one.className} lies over ${other.className}`);
			}
		}
		return found;
	});
}

for (const { width, letters } of [
	{ width: 320, letters: 'Gewoon' },
	{ width: 360, letters: 'Groot' },
	{ width: 360, letters: 'Extra groot' },
	{ width: 320, letters: 'Extra groot' }
]) {
	test(`everything fits on ${width} px with letters ${letters} @script`, async ({
		page,
		site,
		classroom,
		signInAs
	}) => {
		test.slow();
		await page.setViewportSize({ width, height: 740 });
		const visits = [
			{
				actor: classroom.pupil.actor,
				paths: [
					'/today',
					'/my-days',
					'/ask',
					'/help',
					'/learn/overstap',
					'/learn/overstap/dag-groep-8',
					'/learn/overstap/dag-groep-8/lieke',
					'/learn/overstap/dag-groep-8/van-zorg-naar-oefenen',
					'/learn/overstap/dag-groep-8/end'
				]
			},
			{
				actor: await pupilOf(site),
				paths: [
					'/today',
					'/learn/alles/ruzie',
					'/learn/alles/ruzie/lezen',
					'/learn/alles/ruzie/oefenen',
					'/learn/alles/ruzie/end'
				]
			}
		];
		for (const { actor, paths } of visits) {
			await signInAs(actor);
			await chooseLetters(page, letters);
			for (const path of paths) {
				await page.goto(path);
				expect(await misfits(page), path).toEqual([]);
			}
		}
	});
}

test('a word with its meaning keeps the full stop that follows it, and a table says that it goes on', async ({
	page,
	site,
	signInAs
}) => {
	const { pupils } = await openClassroom(site, { names: ['Roos'], module: 'wegwijs' });
	if (pupils[0]) await signInAs(pupils[0].actor);
	await page.setViewportSize(PHONE);
	await page.goto('/learn/overstap/wegwijs/rooster');

	const words = page.locator('.glued');
	expect(await words.count()).toBeGreaterThan(0);
	// Every width once: somewhere each of these words ends a line.
	for (let width = 300; width <= PHONE.width; width += 3) {
		await page.setViewportSize({ ...PHONE, width });
		const lines = await words.evaluateAll((all) =>
			all.map((word) => {
				const button = word.querySelector('button')?.getBoundingClientRect();
				const mark = document.createRange();
				mark.selectNodeContents(word.lastChild ?? word);
				const { top, left } = mark.getBoundingClientRect();
				return button && top < button.bottom && Math.abs(left - button.right) < 2;
			})
		);
		expect(lines.every(Boolean), `${width} px`).toBe(true);
	}

	await page.setViewportSize({ ...PHONE, width: 320 });
	const table = page.getByRole('region', { name: 'Uur, Maandag, Dinsdag, Woensdag' });
	const room = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
	expect(room, 'the timetable fits').toBe(0);
});
