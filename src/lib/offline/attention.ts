import type { AttentionMark } from '#lib/answers.ts';
import { ActiveTime, READING, type Totals } from './active-time.ts';
import { keep, kept } from './kept.ts';

/** Seconds between two reports of running totals. */
const CHECKPOINT_S = 30;
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export type Attention = {
	/** Milliseconds for an attempt that is being sent; its next attempt starts from nothing. */
	take: (exerciseId: string) => number;
	/** Milliseconds for an exercise that goes on. */
	total: (exerciseId: string) => number;
	/** Milliseconds of reading on this step. */
	reading: () => number;
	stop: () => void;
};

type Step = Pick<AttentionMark, 'enrolmentId' | 'moduleId' | 'pageId'>;

/** Watches attention on a step until `stop`, and reports running totals every half minute and when the page is left. */
export function watchAttention(root: HTMLElement, step: Step): Attention {
	const key = `time:${step.enrolmentId}:${step.moduleId}:${step.pageId}`;
	const time = new ActiveTime({
		now: performance.now(),
		words: (root.textContent ?? '').split(/\s+/).length,
		visible: document.visibilityState === 'visible',
		totals: kept<Totals>(key) ?? {}
	});
	let reported: Totals = {};

	const input = (event: Event) =>
		time.input(performance.now(), itemOf(event.target) ?? itemInView());
	const scroll = () => time.input(performance.now(), itemInView());

	function report() {
		const totals = time.totals(performance.now());
		keep(key, totals);
		const marks = Object.entries(totals)
			.filter(([item, ms]) => ms > 0 && ms !== reported[item])
			.map(([item, activeMs]): AttentionMark => ({
				...step,
				...(item === READING ? {} : { exerciseId: item }),
				activeMs
			}));
		if (marks.length === 0) return;
		const body = new Blob([JSON.stringify({ marks })], { type: 'application/json' });
		if (navigator.sendBeacon?.('/api/attention', body)) reported = totals;
	}

	function visibility() {
		time.visibility(performance.now(), document.visibilityState === 'visible');
		if (document.visibilityState === 'hidden') report();
	}

	/** Without a target, such as while scrolling: what stands in the middle of the window. */
	function itemInView(): string {
		const middle = innerHeight * 0.45;
		for (const element of root.querySelectorAll<HTMLElement>('[data-exercise]')) {
			const { top, bottom } = element.getBoundingClientRect();
			if (top <= middle && bottom >= middle) return element.dataset.exercise ?? READING;
		}
		return READING;
	}

	for (const name of INPUTS) addEventListener(name, input, { passive: true, capture: true });
	addEventListener('scroll', scroll, { passive: true });
	document.addEventListener('visibilitychange', visibility);
	const timer = setInterval(report, CHECKPOINT_S * 1000);

	return {
		take: (exerciseId) => time.take(performance.now(), exerciseId),
		total: (exerciseId) => time.total(performance.now(), exerciseId),
		reading: () => time.total(performance.now(), READING),
		stop() {
			report();
			clearInterval(timer);
			for (const name of INPUTS) removeEventListener(name, input, { capture: true });
			removeEventListener('scroll', scroll);
			document.removeEventListener('visibilitychange', visibility);
		}
	};
}

function itemOf(target: EventTarget | null): string | undefined {
	return target instanceof Element
		? target.closest<HTMLElement>('[data-exercise]')?.dataset.exercise
		: undefined;
}
