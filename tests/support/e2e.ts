import { test as base, type BrowserContext, type Page } from '@playwright/test';
import type { Actor } from '#lib/server/identity/actor.ts';
import { readAnswerBook, type AnswerBook } from './answer-book.ts';
import { Complaints } from './complaints.ts';
import { openClassroom, openSite, signIn, type Classroom, type Pupil, type Site } from './site.ts';

export { expect } from '@playwright/test';

type Fixtures = {
	/** Fails the test when a page misbehaved, whatever the test looks at. */
	complaints: Complaints;
	/** Signs somebody in without the pages for it; in the test's own browser, or in another one. */
	signInAs: (actor: Actor, context?: BrowserContext) => Promise<void>;
	/** A second device, watched in the same way; with or without scripts as the first one, unless it is asked for. */
	anotherDevice: (withScripts?: boolean) => Promise<Page>;
	/** Whether scripts run in this project. */
	scripted: boolean;
	/** A group of this test alone, with a pupil Roos who has the course and has not begun. */
	classroom: Classroom & { pupil: Pupil };
};

type Shared = {
	site: Site;
	book: AnswerBook;
};

/** Playwright's `test`, with the database behind the site and a watch on every page. */
export const test = base.extend<Fixtures, Shared>({
	site: [
		async ({}, use) => {
			const site = await openSite();
			await use(site);
			await site.end();
		},
		{ scope: 'worker' }
	],

	book: [async ({}, use) => use(await readAnswerBook()), { scope: 'worker' }],

	scripted: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),

	classroom: async ({ site }, use) => {
		const classroom = await openClassroom(site, { names: ['Roos'] });
		const [pupil] = classroom.pupils;
		if (!pupil) throw new Error('A classroom without pupils');
		await use({ ...classroom, pupil });
	},

	complaints: [
		async ({ context, baseURL, scripted }, use) => {
			const complaints = new Complaints(context, baseURL ?? '', scripted);
			await use(complaints);
			base.expect(complaints.all(), 'what the browser complained of').toEqual([]);
		},
		{ auto: true }
	],

	signInAs: async ({ context, site, baseURL }, use) => {
		await use(async (actor, where = context) => {
			const value = await signIn(site, actor);
			await where.addCookies([{ name: 'opmaat', value, url: baseURL ?? '' }]);
		});
	},

	anotherDevice: async ({ browser, contextOptions, scripted, baseURL, locale }, use) => {
		const contexts: BrowserContext[] = [];
		const watches: Complaints[] = [];
		await use(async (withScripts = scripted) => {
			const context = await browser.newContext({
				...contextOptions,
				javaScriptEnabled: withScripts,
				...(baseURL ? { baseURL } : {}),
				...(locale ? { locale } : {})
			});
			contexts.push(context);
			watches.push(new Complaints(context, baseURL ?? '', withScripts));
			return context.newPage();
		});
		for (const context of contexts) await context.close();
		base.expect(watches.flatMap((watch) => watch.all())).toEqual([]);
	}
});
