/** What somebody could write in a course in the hope that it runs in the browser of a participant. */
export const scripts = [
	'<script>alert(1)</script>',
	'<ScRiPt src=//a.example/x></sCrIpT>',
	'<svg onload=alert(1)>',
	'<svg/onload=alert(1)//',
	'<img src=x onerror=alert(1)>',
	'<iframe srcdoc="<script>alert(1)</script>">',
	'<b onmouseover="alert(1)">vet</b>',
	'<style>*{display:none}</style>',
	'<a href="javascript:alert(1)">x</a>',
	'<math><mi xlink:href="data:x,<script>alert(1)</script>">',
	'<details open ontoggle=alert(1)>',
	'"><script>alert(1)</script>',
	"'-alert(1)-'",
	'</textarea><script>alert(1)</script>',
	'</option></select><img src=x onerror=alert(1)>',
	'</script><script>alert(1)</script>',
	'<!--><img src=x onerror=alert(1)>-->',
	'&lt;script&gt;alert(1)&lt;/script&gt;',
	'&#60;script&#62;alert(1)',
	'\\<script>alert(1)\\</script>',
	'{@html "<script>alert(1)</script>"}',
	'{constructor.constructor("alert(1)")()}',
	'${alert(1)}',
	'{{7*7}}',
	'[x](javascript:alert(1))',
	'[x](JaVaScRiPt:alert(1))',
	'[x](java\tscript:alert(1))',
	'[x](&#106;avascript:alert(1))',
	'[x](data:text/html,<script>alert(1)</script>)',
	'[x](vbscript:msgbox(1))',
	'[x](//a.example)',
	'[x](http://a.example)',
	'[x](https:javascript:alert(1))',
	'[x][y]\n\n[y]: javascript:alert(1)',
	'<javascript:alert(1)>',
	'![x](https://a.example/x.png)',
	'![x](data:image/svg+xml,<svg/onload=alert(1)>)',
	'![x" onerror="alert(1)](plein.png)',
	'![x](javascript:alert(1))',
	'`<script>alert(1)</script>`',
	'```"><script>\n<script>alert(1)</script>\n```',
	':::tip{onclick="alert(1)" style="x" class=y}\nA.\n:::',
	'A{onclick=alert(1)}',
	':gat["><img src=x onerror=alert(1)>]',
	'[a](#"><script>alert(1)</script>)',
	'\u202e<script>\u200balert(1)</script>'
];
/** On one line. */
const one = (payload: string): string => payload.replace(/\s*\n\s*/g, ' ');
/** Where it could stand: each place of the format that takes text. */
export const contexts: [string, (payload: string) => string][] = [
	['text', (p) => p],
	['a list', (p) => `- ${p}`],
	['a quote', (p) => `> ${p}`],
	['a heading', (p) => `## ${one(p)}`],
	['a table', (p) => `| a |\n| - |\n| ${one(p)} |`],
	['a title', (p) => `:::tip[${one(p)}]\nA.\n:::`],
	['a box', (p) => `:::let-op\n${p}\n:::`],
	['a term', (p) => `:::begrip[${one(p)}]\n${p}\n:::`],
	['a task', (p) => `:::offline[${one(p)}]{#a}\n${p}\n:::`],
	['talk', (p) => `:::gesprek[${one(p)}]{voor=allebei}\n${p}\n:::`],
	['video', (p) => `:::video[${one(p)}]{bestand="${one(p)}" ondertiteling="${one(p)}"}\n${p}\n:::`],
	['audio', (p) => `:::audio[${one(p)}]{bestand=a.mp3}\n${p}\n:::`],
	['choice', (p) => `:::meerkeuze{#a}\n${p}\n\n- [x] ${one(p)}\n  > ${one(p)}\n- [ ] b\n:::`],
	['ticks', (p) => `:::kies-meer{#a mening}\nWat?\n\n- [ ] ${one(p)}\n- [ ] b\n:::`],
	['order', (p) => `:::volgorde{#a}\nWat?\n\n1. ${one(p)}\n2. b\n:::`],
	['sorting', (p) => `:::sorteren{#a}\nWat?\n\n- ${one(p)}\n  - ${one(p)} k\n- c\n  - d\n:::`],
	[
		'pairs',
		(p) =>
			`:::verbinden{#a}\nWat?\n\n| ${one(p)} | b |\n| - | - |\n| ${one(p)} | d |\n| e | f |\n:::`
	],
	['gaps', (p) => `:::invullen{#a woordenbank="${one(p)}, b"}\n${p} :gat[b] nu.\n:::`],
	['a scale', (p) => `:::schaal{#a links="${one(p)}" rechts='${one(p)}'}\n${p}\n:::`],
	['words', (p) => `:::open{#a}\n${p}\n\n> Begin: ${one(p)}\n:::`],
	['a checklist', (p) => `:::afvinklijst{#a}\n- [ ] ${one(p)}\n:::`],
	['a story', (p) => `:::scenario{#a}\n### ${one(p)}\n${p}\n\n- [${one(p)}](#b)\n\n### B\nC.\n:::`],
	['statements', (p) => `:::vragenlijst{#a antwoorden="${one(p)} | b"}\n${p}\n\n1. ${one(p)}\n:::`],
	['breath', (p) => `:::adem[${one(p)}]{#a}\n${p}\n:::`],
	[
		'5G',
		(p) =>
			`:::vijfg{#a}\n${p}\n\n- Gebeurtenis: ${one(p)}\n- Gedachte: b\n- Gevoel: c\n- Gedrag: d\n- Gevolg: e\n:::`
	],
	['settings', (p) => `:::open{#a ${one(p)}}\nWat?\n:::`],
	['an id', (p) => `:::open{#${one(p)}}\nWat?\n:::`]
];

/** A whole page with it. */
export function hostilePage(write: (payload: string) => string, payload: string): string {
	return `---\ntitel: Ruzie\n---\n\n${write(payload)}\n`;
}
