import fc from 'fast-check';

/** What every remark in a generated page says, so that it can be looked for in what a participant gets. */
export const secret = 'GEHEIM';

const word = fc.constantFrom(
	...'adem bal boos bang denk duw fiets groep hulp kijk lach luister moed plan praat rust samen stap stop tel'.split(
		' '
	)
);
const line = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => `${words.join(' ')}.`);
/** Lines of which no two say the same. */
const lines = (minLength: number, maxLength = minLength + 3): fc.Arbitrary<string[]> =>
	fc
		.uniqueArray(line, { minLength, maxLength })
		.map((all) => all.map((each, i) => `${each.slice(0, -1)} ${'abcdefghij'[i] ?? ''}.`));

const remarks = (names: string[]): fc.Arbitrary<string> =>
	fc.subarray(names).map((some) => some.map((name) => `\n\n> ${name}: ${secret}.`).join(''));
const told = remarks(['Hint', 'Goed', 'Fout', 'Uitleg']);
const afterwards = remarks(['Uitleg']);
const attempts = fc.constantFrom('', ' pogingen=1');
const remark = fc.constantFrom('', `\n  > ${secret}.`);

type Body = { name: string; settings: string; body: string };
const block = (
	name: string,
	parts: fc.Arbitrary<{ settings?: string; body: string }>
): fc.Arbitrary<Body> => parts.map(({ settings = '', body }) => ({ name, settings, body }));
const titled = (example: string, all: string[]): string =>
	`### ${example}\nEen stap.\n\n${all.join('\n')}`;

const exercises: fc.Arbitrary<Body>[] = [
	block(
		'meerkeuze',
		fc
			.record({ all: lines(2), at: fc.nat(), said: remark, end: told, settings: attempts })
			.map(({ all, at, said, end, settings }) => ({
				settings,
				body: `Wat doe je?\n\n${all.map((each, i) => `- [${i === at % all.length ? 'x' : ' '}] ${each}${said}`).join('\n')}${end}`
			}))
	),
	block(
		'kies-meer',
		fc
			.record({
				all: lines(2),
				right: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
				end: told
			})
			.map(({ all, right, end }) => ({
				body: `Wat past?\n\n${all.map((each, i) => `- [${i === 0 || right[i] === true ? 'x' : ' '}] ${each}`).join('\n')}${end}`
			}))
	),
	block(
		'volgorde',
		fc.record({ all: lines(2), end: told }).map(({ all, end }) => ({
			body: `Zet goed.\n\n${all.map((each) => `1. ${each}`).join('\n')}${end}`
		}))
	),
	block(
		'sorteren',
		fc.record({ all: lines(4), end: told }).map(({ all, end }) => ({
			body: `Waar hoort het?\n\n- Dit helpt\n${all
				.slice(2)
				.map((each) => `  - ${each}`)
				.join('\n')}\n- Dit niet\n${all
				.slice(0, 2)
				.map((each) => `  - ${each}`)
				.join('\n')}${end}`
		}))
	),
	block(
		'verbinden',
		fc.record({ left: lines(2, 4), right: lines(4), end: told }).map(({ left, right, end }) => ({
			body: `Wat hoort bij elkaar?\n\n| A | B |\n| - | - |\n${left.map((each, i) => `| ${each} | ${right[i] ?? ''} |`).join('\n')}${end}`
		}))
	),
	block(
		'invullen',
		fc
			.record({
				gaps: fc.array(word, { minLength: 1, maxLength: 4 }),
				end: told,
				exact: fc.constantFrom('', ' precies')
			})
			.map(({ gaps, end, exact }) => ({
				settings: exact,
				body: `${gaps.map((each) => `Ik zeg :gat[${each}|${each}en] nu.`).join(' ')}${end}`
			}))
	),
	block(
		'schaal',
		fc
			.record({
				from: fc.integer({ min: 0, max: 3 }),
				size: fc.integer({ min: 1, max: 12 }),
				end: afterwards
			})
			.map(({ from, size, end }) => ({
				settings: ` van=${from} tot=${from + size}`,
				body: `Hoe boos?${end}`
			}))
	),
	block(
		'open',
		fc
			.record({ height: fc.integer({ min: 1, max: 40 }), end: remarks(['Voorbeeld', 'Uitleg']) })
			.map(({ height, end }) => ({ settings: ` regels=${height}`, body: `Wat hielp?${end}` }))
	),
	block(
		'afvinklijst',
		lines(1).map((all) => ({ body: all.map((each) => `- [ ] ${each}`).join('\n') }))
	),
	block(
		'scenario',
		fc.record({ all: lines(2), back: fc.boolean(), said: remark }).map(({ all, back, said }) => ({
			body: [
				titled(
					'Begin',
					all.map((each, i) => `- [${each}](#${i === 0 ? 'midden' : 'einde'})${said}`)
				),
				titled('Midden', [`- [Door.](#einde)`, ...(back ? ['- [Terug.](#begin)'] : [])]),
				titled('Einde', ['Klaar.'])
			].join('\n\n')
		}))
	),
	block(
		'vragenlijst',
		fc.record({ all: lines(1), turned: fc.boolean() }).map(({ all, turned }) => ({
			settings: ' antwoorden="nooit | soms | vaak"',
			body: `Wat past?\n\n${all.map((each) => `1. ${each}${turned ? ' (-)' : ''}`).join('\n')}`
		}))
	),
	block(
		'adem',
		line.map((body) => ({ body }))
	),
	block(
		'vijfg',
		fc
			.record({ all: lines(5, 5), end: remarks(['Voorbeeld']), has: fc.boolean() })
			.map(({ all, end, has }) => ({
				body: `Denk terug.${has ? `\n\n${['Gebeurtenis', 'Gedachte', 'Gevoel', 'Gedrag', 'Gevolg'].map((name, i) => `- ${name}: ${all[i] ?? ''}`).join('\n')}` : ''}${end}`
			}))
	)
];
const boxes = fc.record({
	name: fc.constantFrom('tip', 'let-op', 'voorbeeld', 'gesprek', 'begeleider', 'begrip', 'offline'),
	settings: fc.constantFrom('', 'alleen=scherm', 'niveau=extra'),
	body: line
});

/** A page as a careful author writes it: any blocks of any type, in any order. No `fout`. */
export const carefulPage: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			{ weight: 1, arbitrary: line },
			{
				weight: 1,
				arbitrary: boxes.map(
					({ name, settings, body }) => `:::${name}[Titel]{${settings}}\n${body}\n:::`
				)
			},
			{ weight: 4, arbitrary: fc.oneof(...exercises) }
		),
		{ minLength: 1, maxLength: 6 }
	)
	.map((parts) => {
		const written = parts.map((part, i) =>
			typeof part === 'string' ? part : `:::${part.name}{#v${i}${part.settings}}\n${part.body}\n:::`
		);
		return `---\ntitel: Ruzie\n---\n\nLees dit.\n\n${written.join('\n\n')}\n`;
	});

type Slip = 'drop' | 'double' | 'swap' | 'indent' | 'cut' | 'letter';
const slips: Slip[] = ['drop', 'double', 'swap', 'indent', 'cut', 'letter'];

/** A page in which a hurried author dropped, doubled, moved or broke some lines. */
export const hurriedPage: fc.Arbitrary<string> = fc
	.tuple(
		carefulPage,
		fc.array(fc.tuple(fc.constantFrom(...slips), fc.nat()), { minLength: 1, maxLength: 6 })
	)
	.map(([page, made]) => made.reduce((text, [slip, at]) => slipped(text, slip, at), page));

function slipped(text: string, slip: Slip, n: number): string {
	const all = text.split('\n');
	const at = n % all.length;
	const here = all[at] ?? '';
	switch (slip) {
		case 'drop':
			return all.toSpliced(at, 1).join('\n');
		case 'double':
			return all.toSpliced(at, 0, here).join('\n');
		case 'swap':
			return all.toSpliced(at, 2, all[at + 1] ?? '', here).join('\n');
		case 'indent':
			return all.with(at, `${'  '.repeat(n % 4)}${here}`).join('\n');
		case 'cut':
			return all.with(at, here.slice(0, n % (here.length + 1))).join('\n');
		case 'letter':
			return all
				.with(
					at,
					here.replace(/[a-z:[\]#>-]/, (each) => `${each}${each}`)
				)
				.join('\n');
	}
}
