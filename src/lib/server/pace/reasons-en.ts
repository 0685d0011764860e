import type { PaceRecord } from './types.ts';
import { courseOf, dateWord, percent, tempoIn, type Course, type ReasonNames } from './words.ts';

function days(count: number): string {
	return `${count} ${count === 1 ? 'day' : 'days'}`;
}

/** The tempo as the end of a clause: “calmer than usual”; null when not enough is known. */
export function tempoEn(record: PaceRecord): string | null {
	const tempo = tempoIn(record);
	if (tempo === null) return null;
	switch (tempo.word) {
		case 'faster':
			return `about ${tempo.percent}% faster than usual`;
		case 'calmer':
			return 'calmer than usual';
		case 'usual':
			return 'as usual';
	}
}

function silent(name: string, { usualGapDays, evidence }: PaceRecord): string {
	const now = `been inactive for ${days(evidence.idleDays ?? 0)} (holidays not counted)`;
	if (evidence.daysActive < 2) return `${name} worked on one day and has since ${now}.`;
	const gap = Math.round(usualGapDays ?? 0);
	const usual = gap < 2 ? 'almost every day' : `every ${gap} days`;
	return `${name} usually worked ${usual}, but has now ${now}.`;
}

function tooLittle({ name, begun }: ReasonNames, record: PaceRecord): string {
	const { started, effortful, itemsDone, itemsTotal } = record;
	if (!started && !begun) return `${name} has not started yet.`;
	return itemsDone > effortful
		? `Too little measured yet to say anything about pace (${effortful} of the ${itemsDone} exercises made).`
		: `Too little made yet to say anything about pace (${itemsDone} of the ${itemsTotal} exercises).`;
}

const COURSE: Record<Course, string> = {
	done: 'is done',
	behind: 'is slightly behind',
	ahead: 'is ahead',
	'on course': 'is on course'
};

/** The finish interval in words; one date when both ends are the same, and open where nobody looked further. */
function between({ finishP10, finishP90, finishHorizon }: PaceRecord): string {
	const [from, to] = [dateWord(finishP10 ?? '', 'en'), dateWord(finishP90 ?? '', 'en')];
	const open = finishP90 !== null && finishP90 === finishHorizon;
	if (from === to) return open ? `on ${from} or later` : `around ${from}`;
	return `between ${from} and ${to}${open ? ' or later' : ''}`;
}

/** The reason of a judgement as English sentences for the worker. */
export function reasonEn(record: PaceRecord, names: ReasonNames): string {
	const { name, stepTitle, lessonTitle } = names;
	const { evidence } = record;
	const tempo = tempoEn(record);
	switch (record.rule) {
		case 1:
			return stepTitle ? `${name} asked for help with ${stepTitle}.` : `${name} asked for help.`;
		case 2:
			return evidence.pausedTo === null
				? `${name} is taking a break.`
				: `${name} is taking a break up to and including ${dateWord(evidence.pausedTo, 'en')}.`;
		case 3:
			return (
				`${name} ${names.begun ? 'has opened something, but done no exercise yet' : 'has not started yet'}; ` +
				`the assignment has been running for ${days(evidence.daysRunning)}.`
			);
		case 4:
			return silent(name, record);
		case 5:
			return tooLittle(names, record);
		case 6:
			return (
				`${name} answered ${evidence.rapid} of the ${evidence.timed} questions within a few ` +
				'seconds, faster than reading takes; so the score says little yet. Ask first how things are.'
			);
		case 7:
			return stepTitle ? `${name} is stuck at ${stepTitle}.` : `${name} is stuck.`;
		case 8:
			return (
				`In ${record.effortful} exercises ${name} has an estimated ` +
				`${percent(record.accuracy)}% right the first time (probably between ` +
				`${percent(record.accuracyLo)} and ${percent(record.accuracyHi)}%). Extra practice ` +
				(lessonTitle ? `on ‘${lessonTitle}’ may help` : 'may help') +
				(tempo ? `; the pace is ${tempo}.` : '.')
			);
		case 9:
			return (
				`${name} has about ${percent(record.accuracy)}% right` +
				(tempo ? ` and works ${tempo} on these exercises.` : '.') +
				' Deepening material probably fits.'
			);
		case 10:
			return (
				`${name} masters the material and takes the time for it; ` +
				'deepening is possible, if there is time.'
			);
		case 11:
			return (
				`At the present rhythm ${name} will probably be done ${between(record)}; ` +
				`the end date is ${dateWord(evidence.due ?? '', 'en')}. ` +
				'Agree on a shorter assignment or a later date.'
			);
		case 12:
			return (
				`${name} ${COURSE[courseOf(record)]}: ${record.itemsDone} of the ${record.itemsTotal} ` +
				(tempo ? `exercises, pace ${tempo}.` : 'exercises.')
			);
	}
}
