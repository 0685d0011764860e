import { expect, test } from 'vitest';
import { exerciseOf, idOf } from '#lib/content/testing/exercise.ts';
import { mostShared } from './mistakes.ts';

test('the wrong option that most chose, in the words of the author', () => {
	const { exercise, key } = exerciseOf(
		':::meerkeuze{#a}\nWat doe je?\n\n- [x] Tellen\n- [ ] Duwen\n- [ ] Zwijgen\n:::'
	);
	const chose = (words: string) => ({ option: idOf(exercise, words) });
	const responses = [chose('Duwen'), chose('Duwen'), chose('Zwijgen'), chose('Tellen')];
	expect(mostShared(exercise, key, responses)).toEqual({ words: 'Duwen', count: 2 });
	expect(mostShared(exercise, key, [chose('Duwen')])).toBeNull();
	expect(mostShared(exercise, key, [{ option: 'vroeger' }, null, { text: 'x' }])).toBeNull();
});

test('of several ticks only the wrong ones count', () => {
	const { exercise, key } = exerciseOf(
		':::kies-meer{#a}\nWat voel je?\n\n- [x] Hart\n- [x] Warm\n- [ ] Haar\n:::'
	);
	const all = { options: ['Hart', 'Warm', 'Haar'].map((words) => idOf(exercise, words)) };
	expect(mostShared(exercise, key, [all, all])).toEqual({ words: 'Haar', count: 2 });
});

test('a card in the wrong group, and a wrong pair, are named with where they were put', () => {
	const sort = exerciseOf(
		':::sorteren{#a}\nWaar?\n\n- Helpt\n  - Ademen\n  - Praten\n- Helpt niet\n  - Schelden\n:::'
	);
	const id = (words: string) => idOf(sort.exercise, words);
	const place = {
		[id('Ademen')]: id('Helpt'),
		[id('Praten')]: id('Helpt niet'),
		[id('Schelden')]: id('Helpt niet')
	};
	expect(mostShared(sort.exercise, sort.key, [{ place }, { place }])).toEqual({
		words: 'Praten → Helpt niet',
		count: 2
	});
});

test('what somebody typed is never told, only which gap', () => {
	const { exercise, key } = exerciseOf(
		':::invullen{#a}\nVul in.\n\nIk :gat[adem] en :gat[tel].\n:::'
	);
	const gaps = ['adem', 'mijn geheim'];
	const found = mostShared(exercise, key, [{ gaps }, { gaps }]);
	expect(found).toEqual({ words: '#2', count: 2 });
});
