import { describe, expect, test } from 'vitest';
import { compileFiles, courseOf, pageText } from '../testing/course.ts';
import { classifyChange } from './classify.ts';
import { reconcile } from './reconcile.ts';

const choice = (
	settings = '#a',
	question = 'Wat doe je?',
	right = 'Ik tel tot tien.',
	remark = 'Ja.'
): string =>
	`Lees dit.\n\n:::meerkeuze{${settings}}\n${question}\n\n- [x] ${right}\n  > ${remark}\n- [ ] Ik duw terug.\n- [ ] Ik wacht.\n:::`;

function classify(before: string, after: string): string[] {
	const previous = courseOf(before);
	const next = reconcile(previous, courseOf(after)).course;
	const result = classifyChange(previous, next);
	expect(result.class).toBe(result.reasons.length === 0 ? 'correctie' : 'wijziging');
	return result.reasons.map(({ what }) => what);
}

describe('a correction', () => {
	test.each([
		['nothing changed', choice(), choice()],
		['text beside it', choice(), choice().replace('Lees dit.', 'Lees dit goed.')],
		['another remark', choice(), choice('#a', 'Wat doe je?', 'Ik tel tot tien.', 'Dat helpt.')],
		['a typing error in the question', choice(), choice('#a', 'Wat doe je dan?')],
		['a slightly other answer', choice(), choice('#a', 'Wat doe je?', 'Ik tel rustig tot tien.')],
		['a hint', choice(), choice().replace('\n:::', '\n\n> Hint: Kijk.\n:::')],
		['a worker note', choice(), `${choice()}\n\n:::begeleider\nLet op.\n:::`],
		[
			'a typing error at the end of a scale',
			':::schaal{#s links="helemaal niet"}\nHoe?\n:::',
			':::schaal{#s links="helemaal nniet"}\nHoe?\n:::'.replace('nniet', 'niet.')
		]
	])('%s', (_, before, after) => {
		expect(classify(before, after)).toEqual([]);
	});
});

describe('a change', () => {
	test.each<[string, string, string, string[]]>([
		['a new exercise', choice(), `${choice()}\n\n:::open{#b}\nWat?\n:::`, ['new']],
		['an exercise less', `${choice()}\n\n:::open{#b}\nWat?\n:::`, choice(), ['gone']],
		[
			'another answer',
			choice(),
			choice('#a', 'Wat doe je?', 'Wegrennen naar huis.'),
			['options', 'key']
		],
		[
			'another right answer',
			choice(),
			choice().replace('[x]', '[ ]').replace('- [ ] Ik duw', '- [x] Ik duw'),
			['key']
		],
		['another type', choice(), choice().replace('meerkeuze', 'kies-meer'), ['type']],
		['another level', choice(), `${choice('#a niveau=extra')}`, ['level']],
		['paper only', choice(), choice('#a alleen=papier'), ['level']],
		['other attempts', choice(), choice('#a pogingen=1'), ['attempts']],
		[
			'other bounds',
			':::schaal{#s tot=10}\nHoe?\n:::',
			':::schaal{#s tot=5}\nHoe?\n:::',
			['bounds']
		],
		[
			'a scale turned round',
			':::schaal{#s links="wel fijn"}\nHoe?\n:::',
			':::schaal{#s links="niet fijn"}\nHoe?\n:::',
			['bounds']
		],
		['a negation in the question', choice(), choice('#a', 'Wat doe je niet?'), ['negation']],
		[
			'another word accepted',
			':::invullen{#a}\nIk :gat[adem].\n:::',
			':::invullen{#a}\nIk :gat[adem|zucht].\n:::',
			['key']
		]
	])('%s', (_, before, after, reasons) => {
		expect(classify(before, after)).toEqual(reasons);
	});

	test('an exercise on another page of the same module is no change, in another module it is', () => {
		const page = pageText(':::open{#a}\nWat?\n:::');
		const second = {
			'02-weer/module.md': pageText('', 'titel: Weer'),
			'02-weer/01-w.md': pageText('A.')
		};
		const one = compileFiles({ ...second, '01-ruzie/02-b.md': page }).course;
		const same = compileFiles({
			...second,
			'01-ruzie/02-b.md': pageText('A.'),
			'01-ruzie/03-c.md': page
		}).course;
		const other = compileFiles({ ...second, '02-weer/02-c.md': page }).course;
		if (one === undefined || same === undefined || other === undefined) throw new Error('fout');
		expect(classifyChange(one, same).class).toBe('correctie');
		expect(classifyChange(one, other).reasons).toEqual([{ what: 'moved', exercise: 'a' }]);
	});
});
