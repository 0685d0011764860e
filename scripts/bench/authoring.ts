import { compileCourse } from '#lib/content/compile-course.ts';
import { publishCourse } from '#lib/server/courses/publish.ts';
import type { Pools } from '../pools.ts';
import { benchCourse, type School, type User } from './school.ts';

const ROUNDS = 9;

const middle = (values: number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of a step for whoever sees it first after a publication, and of the next view; the middle of some rounds. */
export type FirstView = { firstMs: number; nextMs: number };

/** Corrects a sentence of the step again and again, and each time looks at it twice as a participant. */
export async function measureFirstView(
	pools: Pools,
	origin: string,
	{ author, pupils }: School,
	path: string
): Promise<FirstView> {
	const { files } = await benchCourse();
	const changed = new Map(files);
	const [, , , module = '', page = ''] = path.split('/');
	const file = [...files.keys()].find((name) => name.includes(module) && name.includes(page)) ?? '';
	const text = new TextDecoder().decode(files.get(file) as Uint8Array);
	const pupil = pupils.at(-2) as User;
	const look = async () => {
		const begun = performance.now();
		const response = await fetch(origin + path, {
			headers: { cookie: pupil.cookie, accept: 'text/html' }
		});
		const html = await response.text();
		return { ms: performance.now() - begun, html };
	};
	const times: { first: number; next: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		changed.set(file, `${text}\nVerbeterd: ronde ${round}.\n`);
		const { course } = compileCourse(changed, { folder: 'overstap', allowSvg: true });
		if (!course) throw new Error('the changed course has a mistake');
		await pools.withTransaction(author.actor, (tx) =>
			publishCourse(tx, author.actor, course, `Ronde ${round}`, new Date())
		);
		const first = await look();
		if (!first.html.includes(`Verbeterd: ronde ${round}.`))
			throw new Error('the correction is not shown');
		times.push({ first: first.ms, next: (await look()).ms });
	}
	return {
		firstMs: middle(times.map(({ first }) => first)),
		nextMs: middle(times.map(({ next }) => next))
	};
}
