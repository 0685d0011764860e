import fc from 'fast-check';

/** Pieces that mean something to the compiler, so that random texts get past its front door. */
const pieces = [
	'---\n', 'titel: Ruzie\n', 'minuten: 5\n', 'niveau: extra\n', '\n', '\n\n', ' ', '  ', '\t',
	':::', '::: ', '::', ':::meerkeuze{#a}\n', ':::kies-meer{#b mening}\n', ':::volgorde{#c}\n', ':::invullen{#d woordenbank="a, b"}\n',
	':::sorteren{#e}\n', ':::verbinden{#f}\n', ':::open{#g regels=3}\n', ':::schaal{#h van=0 tot=10}\n', ':::afvinklijst{#i}\n',
	':::extra[Titel]\n', ':::verdieping\n', ':::tip Let op\n', ':::begrip[woord]\n', ':::offline[Doe]{#j samen=ouder}\n',
	':::gesprek{voor=allebei}\n', ':::begeleider\n', ':::video{bestand=a.mp4}\n', ':::onbekend\n', ':::{.x}\n', '\n:::\n',
	'- [ ] een\n', '- [x] twee\n', '- [x]drie\n', '- [ ]\n', '  > Omdat.\n', '> Hint: kijk\n', '> Goed: ja\n', '**Fout**: nee\n', 'Uitleg: zo\n',
	'1. eerst\n', '2. dan\n', '- groep\n  - kaart\n', '| a | b |\n| - | - |\n| c | d |\n', ':gat[a|b]', ':gat[', ':hallo', 'Sam zei:hallo ',
	'# Kop\n', '## Kop\n', '#### Kop\n', '![alt](plaatje.png)', '![](x)', '[tekst](https://a.nl/b)', '[x](javascript:a)', '[a]: /b\n', '[a][a]',
	'www.a.nl', '<b>', '<!--', '-->', '</script>', '`', '```\n', '~~~\n', '*', '**', '_', '~~', '[', ']', '(', ')', '{', '}', '|', '\\', '&amp;', '&#0;',
	'{#__proto__}', '{#constructor}', '\u200b', '\u202e', '\ufeff', '\0', '\r', '\r\n', '\u{1f468}\u200d\u{1f469}', '“', '’', '[^1]', '[^1]: voet\n'
];

/** Random text: pieces that mean something, mixed with any text at all. */
export const randomText: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			{ weight: 8, arbitrary: fc.constantFrom(...pieces) },
			{ weight: 2, arbitrary: fc.constantFrom('Wat doe je? ', 'Ik tel tot vijf.\n', 'ruzie ') },
			{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }
		),
		{ maxLength: 60 }
	)
	.map((parts) => parts.join(''));
