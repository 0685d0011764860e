import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCourse } from '#lib/content/compile-course.ts';
import { listExercises } from '#lib/content/publish/exercises.ts';
import { likeness, sameAnswer } from '#lib/content/publish/likeness.ts';
import { negationChanged } from '#lib/content/publish/negation.ts';
import { optionLists } from '#lib/content/publish/options.ts';
import { reconcile } from '#lib/content/publish/reconcile.ts';
import { optionsIn } from '#lib/content/publish/used-options.ts';
import { plainInline } from '#lib/content/plain-text.ts';
import type { CompiledCourse, OptionId } from '#lib/content/types.ts';
import { aliasesIn, namesBefore, type Aliases } from '../courses/aliases.ts';
import { movedRows } from './moved.ts';
import { renamingBetween } from './renaming.ts';

/** How many sequences of edits; `EDIT_SEQUENCES=2000` for the whole proof. */
const SEQUENCES = Number(process.env.EDIT_SEQUENCES ?? 60);

/** Answers and questions that are nothing like each other. */
const POOL = [
	'Ik tel rustig tot vijf.',
	'Weglopen naar buiten mag ook.',
	'Samen praten met de juf.',
	'Een glas water drinken.',
	'Muziek luisteren op bed.',
	'Hard gillen door de gang!',
	'Mijn vader bellen vanavond.',
	'Zwemmen, fietsen of voetballen.',
	'Tekenen wat er gebeurde.',
	'Uitleggen hoe het voelt.'
];

type Edit = { what: (typeof edits)[number]; thing: number; option: number; pick: number };
/** An option and an exercise as they are to their author: the same one, whatever it says or is called. */
type Soul = { soul: number; words: string };
type Thing = {
	soul: number;
	id: string;
	formerly: string[];
	kind: Kind;
	page: number;
	options: Soul[];
	/** Everything that an option of it ever said. */
	said: string[];
};
type Kind = 'meerkeuze' | 'kies-meer' | 'volgorde' | 'afvinklijst';
type Draft = { things: Thing[]; pages: number; next: number; souls: number };

const kinds: Kind[] = ['meerkeuze', 'kies-meer', 'volgorde', 'afvinklijst'];
const edits = [
	...['typo', 'typo', 'rewrite', 'negate', 'add', 'add', 'remove', 'turn', 'renew', 'rename'],
	...['move', 'drop', 'retype', 'page', 'drift', 'drift', 'again', 'again']
] as const;

const edit = fc.record({
	what: fc.constantFrom(...edits),
	thing: fc.nat(20),
	option: fc.nat(20),
	pick: fc.nat(1_000)
});

/** Between two publications, a few edits. */
const sequences = fc.array(fc.array(edit, { minLength: 1, maxLength: 5 }), {
	minLength: 2,
	maxLength: 6
});

function begin(): Draft {
	const draft: Draft = { things: [], pages: 2, next: 0, souls: 0 };
	for (let at = 0; at < 3; at++) renew(draft, at);
	return draft;
}

function renew(draft: Draft, pick: number): void {
	const soul = draft.souls++;
	const kind = kinds[pick % kinds.length] ?? 'meerkeuze';
	const options = [0, 1, 2].map((at) => ({
		soul: draft.souls++,
		words: POOL[(pick + 3 * at) % POOL.length] ?? ''
	}));
	const id = `vraag-${draft.next++}`;
	draft.things.push({ soul, id, formerly: [], kind, page: pick % draft.pages, options, said: [] });
}

/** Whether an option may say this: unlike every other option of its exercise, so that nobody could mistake them. */
function fits(thing: Thing, words: string, but?: Soul): boolean {
	return thing.options.every((other) => other === but || likeness(other.words, words) < sameAnswer);
}

function apply(draft: Draft, { what, thing: at, option: which, pick }: Edit): void {
	const thing = draft.things[at % draft.things.length];
	const option = thing?.options[which % thing.options.length];
	if (!thing || !option) return renew(draft, pick);
	const fresh = POOL[pick % POOL.length] ?? '';
	const say = (words: string, soul: number) => {
		if (!fits(thing, words, option)) return;
		thing.said.push(option.words);
		thing.options = thing.options.map((one) => (one === option ? { soul, words } : one));
	};
	switch (what) {
		case 'typo': {
			const place = pick % option.words.length;
			const words = `${option.words.slice(0, place)}${'aeiorstl'[pick % 8]}${option.words.slice(place + 1)}`;
			return say(words, alike(option.words, words) ? option.soul : draft.souls++);
		}
		case 'drift': {
			// About a third of the letters: still the same answer, but soon not much like the first.
			const third = Math.floor(option.words.length / 3);
			const from = (pick % 3) * third;
			const letters = Array.from({ length: third }, (_, i) => 'aeiorstl'[(pick + i) % 8]).join('');
			const words = `${option.words.slice(0, from)}${letters}${option.words.slice(from + third)}`;
			return say(words, alike(option.words, words) ? option.soul : draft.souls++);
		}
		case 'again': {
			const old = thing.said[pick % Math.max(1, thing.said.length)];
			if (old && fits(thing, old)) thing.options.push({ soul: draft.souls++, words: old });
			return;
		}
		case 'rewrite':
			return fresh === option.words ? undefined : say(fresh, draft.souls++);
		case 'negate':
			return say(`${option.words} Of toch niet`, draft.souls++);
		case 'add':
			if (fits(thing, fresh)) thing.options.push({ soul: draft.souls++, words: fresh });
			return;
		case 'remove':
			if (thing.options.length > 2) thing.options = thing.options.filter((one) => one !== option);
			return;
		case 'turn':
			thing.options = [...thing.options.slice(1), ...thing.options.slice(0, 1)];
			return;
		case 'renew':
			return renew(draft, pick);
		case 'rename':
			thing.formerly = [...thing.formerly, thing.id];
			thing.id = `vraag-${draft.next++}`;
			return;
		case 'move':
			thing.page = pick % draft.pages;
			return;
		case 'drop':
			if (draft.things.length > 1) draft.things = draft.things.filter((one) => one !== thing);
			return;
		case 'retype':
			thing.kind = kinds[pick % kinds.length] ?? thing.kind;
			return;
		case 'page':
			draft.pages = Math.min(4, draft.pages + 1);
	}
}

/** Whether words are much the same as they were, by the rule for options. */
function alike(before: string, after: string): boolean {
	return likeness(before, after) >= sameAnswer && !negationChanged(before, after);
}

/**
 * What counts is the difference between two publications. An answer is the same one as before when nobody can mistake it:
 * much the same words, and no other answer, before or now, that is like it as well.
 */
function settleSouls(draft: Draft, published: Draft): void {
	for (const thing of draft.things) {
		const before = published.things.find(({ soul }) => soul === thing.soul)?.options ?? [];
		thing.options = thing.options.map((option) => {
			const was = before.find(({ soul }) => soul === option.soul);
			if (!was) return option;
			const others = [
				...before.filter((one) => one !== was).map(({ words }) => [words, option.words]),
				...thing.options.filter((one) => one !== option).map(({ words }) => [was.words, words])
			];
			const mistaken = others.some(([one = '', other = '']) => alike(one, other));
			const same = alike(was.words, option.words) && !mistaken;
			return same ? option : { ...option, soul: draft.souls++ };
		});
	}
}

function compile({ things, pages }: Draft): CompiledCourse {
	const files = new Map([
		['course.md', '---\ntitel: Toets\neigenaar: Team\n---\n'],
		['01-begin/module.md', '---\ntitel: Begin\n---\n']
	]);
	for (let page = 0; page < pages; page++) {
		const own = things.filter((thing) => thing.page % pages === page).map(written);
		files.set(
			`01-begin/0${page + 1}-stap-${page}.md`,
			`---\ntitel: Stap ${page}\n---\n\nTekst.\n\n${own.join('\n\n')}\n`
		);
	}
	const { course, messages } = compileCourse(files, { folder: 'toets' });
	if (!course) throw new Error(messages.map(({ text }) => text).join('\n'));
	return course;
}

function written({ id, formerly, kind, options }: Thing): string {
	const vroeger = formerly.length > 0 ? ` vroeger="${formerly.join(', ')}"` : '';
	const boxes = options.map(({ words }, at) =>
		kind === 'volgorde'
			? `${at + 1}. ${words}`
			: `- [${at === 0 && kind !== 'afvinklijst' ? 'x' : ' '}] ${words}`
	);
	return `:::${kind}{#${id}${vroeger}}\nWat doe je?\n\n${boxes.join('\n')}\n:::`;
}

/** A published version beside what its author meant by it. */
type Published = { course: CompiledCourse; draft: Draft; aliases: Aliases };

/** Publishes as `prepareVersion` and `publishPrepared` do, with a memory in the place of the database. */
function publisher() {
	const words = new Map<string, Map<OptionId, string>>();
	const aliases: Aliases = { module: new Map(), page: new Map(), exercise: new Map() };
	let previous: CompiledCourse | null = null;
	return (draft: Draft): Published => {
		const used = new Map(words);
		for (const name of new Set(aliases.exercise.values())) {
			const all = [name, ...namesBefore(aliases.exercise, name)].reverse();
			used.set(name, new Map(all.flatMap((each) => [...(words.get(each) ?? [])])));
		}
		const compiled = compile(draft);
		const next = previous ? reconcile(previous, compiled, new Map(), used).course : compiled;
		if (previous)
			expect(reconcile(previous, compile(draft), new Map(), used).course.hash).toBe(next.hash);
		for (const [old, name] of aliasesIn(next).exercise) aliases.exercise.set(old, name);
		for (const { exerciseId, optionId, words: said } of optionsIn(next)) {
			words.set(exerciseId, (words.get(exerciseId) ?? new Map()).set(optionId, said));
		}
		previous = next;
		return { course: next, draft: structuredClone(draft), aliases: structuredClone(aliases) };
	};
}

function idsIn({
	course,
	draft
}: Published): Map<number, { exercise: string; soul: number; id: OptionId }> {
	const exercises = listExercises(course);
	const found = new Map<number, { exercise: string; soul: number; id: OptionId }>();
	for (const thing of draft.things) {
		const exercise = exercises.get(thing.id)?.exercise;
		const options = exercise ? Object.values(optionLists(exercise)).flat() : [];
		for (const { soul, words } of thing.options) {
			const option = options.find(({ c }) => plainInline(c) === words);
			if (option) found.set(soul, { exercise: thing.id, soul: thing.soul, id: option.id });
		}
	}
	return found;
}

const modelOf = ({ course }: Published) => ({
	...{ course: course.course, keysOf: {}, guideOf: {}, moduleGuideOf: {} }
});

test(`over ${SEQUENCES} sequences of edits every answer keeps its exercise and its option`, () => {
	fc.assert(
		fc.property(sequences, (rounds) => {
			const draft = begin();
			const publish = publisher();
			const versions = [publish(draft)];
			for (const round of rounds) {
				for (const one of round) apply(draft, one);
				const before = versions.at(-1);
				if (before) settleSouls(draft, before.draft);
				versions.push(publish(draft));
			}
			const last = versions.at(-1);
			if (!last) throw new Error('nothing was published');
			for (const [at, version] of versions.entries()) {
				checkSteps(versions.slice(at, at + 2));
				checkMove(version, last, versions.slice(at));
			}
		}),
		{ numRuns: SEQUENCES }
	);
}, 1_800_000);

/** From one version to the next: what is the same keeps its id, and an id never comes to mean something else. */
function checkSteps([before, after]: Published[]): void {
	if (!before || !after) return;
	const was = idsIn(before);
	const now = idsIn(after);
	const kindOf = (one: Published, soul: number) =>
		one.draft.things.find((thing) => thing.soul === soul)?.kind;
	for (const [soul, { id, soul: thing }] of was) {
		const kept = now.get(soul);
		if (kept && kindOf(before, thing) === kindOf(after, thing)) expect(kept.id).toBe(id);
	}
}

/** From any version to the last: answers stay with the exercise and mean what they meant. */
function checkMove(from: Published, to: Published, between: Published[]): void {
	const renaming = renamingBetween(modelOf(from), modelOf(to), to.aliases);
	const rows = [...listExercises(from.course)].map(([exerciseId, { page }]) => ({
		...{ exerciseId, moduleId: 'begin', pageId: page },
		...{ attempts: 1, done: true, marked: false }
	}));
	const moved = movedRows(
		{
			...{ enrolmentId: 'e', participantId: 'p', actorId: 'a', groupId: null, levels: [] },
			modules: [
				{
					...{ moduleId: 'begin', edition: 1, percent: 0, stepsDone: 0, stepsTotal: 0 },
					...{ currentPageId: null, completedAt: null }
				}
			],
			pages: [],
			exercises: rows
		},
		renaming,
		1,
		{ model: modelOf(to), edition: 2 }
	);
	const became = new Map(moved.exercises.map((row) => [row.was, row]));
	for (const { id, soul, kind } of from.draft.things) {
		const now = to.draft.things.find((thing) => thing.soul === soul);
		const row = became.get(id);
		// An exercise that still exists has its answers; one that is gone gives them to nobody.
		expect(row?.exerciseId).toBe(now?.id);
		if (row && now) expect(row.fresh).toBe(now.kind !== kind);
	}
	// Whatever says something else has another id than any answer that was given.
	for (const [soul, { id, soul: thing }] of idsIn(from)) {
		const chain = between.map((version) => idsIn(version));
		const now = [...(chain.at(-1) ?? [])].find(([, one]) => one.soul === thing && one.id === id);
		if (!now || now[0] === soul) continue;
		expect(isOneAnswer(between, thing, id)).toBe(true);
	}
}

/** Whether an id said much the same from each version to the next one in which it is. */
function isOneAnswer(versions: Published[], thing: number, id: OptionId): boolean {
	let before: string | null = null;
	for (const version of versions) {
		const exercise = version.draft.things.find(({ soul }) => soul === thing);
		const found = exercise && listExercises(version.course).get(exercise.id)?.exercise;
		const option =
			found &&
			Object.values(optionLists(found))
				.flat()
				.find((one) => one.id === id);
		if (!option) continue;
		const words = plainInline(option.c);
		if (before !== null) {
			if (!alike(before, words)) return false;
		}
		before = words;
	}
	return true;
}
