import type { PaceRecord } from './types.ts';
import { courseOf, dateWord, percent, tempoIn, type Course, type ReasonNames } from './words.ts';

function days(count: number): string {
	return `${count} ${count === 1 ? 'dag' : 'dagen'}`;
}

/** The tempo as the end of a clause: “rustiger dan gebruikelijk”; null when not enough is known. */
export function tempoNl(record: PaceRecord): string | null {
	const tempo = tempoIn(record);
	if (tempo === null) return null;
	switch (tempo.word) {
		case 'faster':
			return `zo’n ${tempo.percent}% sneller dan gebruikelijk`;
		case 'calmer':
			return 'rustiger dan gebruikelijk';
		case 'usual':
			return 'zoals gebruikelijk';
	}
}

function silent(name: string, { usualGapDays, evidence }: PaceRecord): string {
	const now = `${days(evidence.idleDays ?? 0)} niet actief geweest (vakantie niet meegeteld)`;
	if (evidence.daysActive < 2) return `${name} werkte op één dag en is nu al ${now}.`;
	const gap = Math.round(usualGapDays ?? 0);
	const usual = gap < 2 ? 'bijna elke dag' : `om de ${gap} dagen`;
	return `${name} werkte meestal ${usual}, maar is nu ${now}.`;
}

function tooLittle({ name, begun }: ReasonNames, record: PaceRecord): string {
	const { started, effortful, itemsDone, itemsTotal } = record;
	if (!started && !begun) return `${name} is nog niet begonnen.`;
	const silence = 'om iets over het tempo te zeggen';
	return itemsDone > effortful
		? `Nog te weinig gemeten ${silence} (${effortful} van de ${itemsDone} gemaakte opdrachten).`
		: `Nog te weinig gemaakt ${silence} (${itemsDone} van de ${itemsTotal} opdrachten).`;
}

const COURSE: Record<Course, string> = {
	done: 'is klaar',
	behind: 'loopt iets achter',
	ahead: 'loopt voor',
	'on course': 'ligt op koers'
};

/** The finish interval in words; one date when both ends are the same, and open where nobody looked further. */
function between({ finishP10, finishP90, finishHorizon }: PaceRecord): string {
	const [from, to] = [dateWord(finishP10 ?? '', 'nl'), dateWord(finishP90 ?? '', 'nl')];
	const open = finishP90 !== null && finishP90 === finishHorizon;
	if (from === to) return open ? `op ${from} of later` : `rond ${from}`;
	return `tussen ${from} en ${to}${open ? ' of later' : ''}`;
}

/** The reason of a judgement as Dutch sentences for the worker. */
export function reasonNl(record: PaceRecord, names: ReasonNames): string {
	const { name, stepTitle, lessonTitle } = names;
	const { evidence } = record;
	const tempo = tempoNl(record);
	switch (record.rule) {
		case 1:
			return stepTitle
				? `${name} vroeg zelf om hulp bij ${stepTitle}.`
				: `${name} vroeg zelf om hulp.`;
		case 2:
			return evidence.pausedTo === null
				? `${name} heeft pauze.`
				: `${name} heeft pauze tot en met ${dateWord(evidence.pausedTo, 'nl')}.`;
		case 3:
			return (
				`${name} ${names.begun ? 'opende al iets, maar maakte nog geen opdracht' : 'is nog niet begonnen'}; ` +
				`de opdracht loopt al ${days(evidence.daysRunning)}.`
			);
		case 4:
			return silent(name, record);
		case 5:
			return tooLittle(names, record);
		case 6:
			return (
				`${name} gaf op ${evidence.rapid} van de ${evidence.timed} vragen binnen enkele seconden ` +
				'antwoord, sneller dan lezen kost; de score zegt daarom nog weinig. Vraag eerst hoe het gaat.'
			);
		case 7:
			return stepTitle ? `${name} blijft hangen bij ${stepTitle}.` : `${name} blijft hangen.`;
		case 8:
			return (
				`${name} heeft in ${record.effortful} opdrachten naar schatting ` +
				`${percent(record.accuracy)}% in één keer goed (waarschijnlijk tussen ` +
				`${percent(record.accuracyLo)} en ${percent(record.accuracyHi)}%). Extra oefenstof ` +
				(lessonTitle ? `over ‘${lessonTitle}’ kan helpen` : 'kan helpen') +
				(tempo ? `; het tempo is ${tempo}.` : '.')
			);
		case 9:
			return (
				`${name} heeft ongeveer ${percent(record.accuracy)}% goed` +
				(tempo ? ` en werkt ${tempo} bij deze opdrachten.` : '.') +
				' Verdiepende stof past waarschijnlijk.'
			);
		case 10:
			return (
				`${name} beheerst de stof goed en neemt er rustig de tijd voor; ` +
				'verdieping kan, als er tijd is.'
			);
		case 11:
			return (
				`Met het huidige ritme is ${name} waarschijnlijk ${between(record)} klaar; ` +
				`de einddatum is ${dateWord(evidence.due ?? '', 'nl')}. ` +
				'Spreek een kortere opdracht of een latere datum af.'
			);
		case 12:
			return (
				`${name} ${COURSE[courseOf(record)]}: ${record.itemsDone} van de ${record.itemsTotal} ` +
				(tempo ? `opdrachten, tempo ${tempo}.` : 'opdrachten.')
			);
	}
}
