import type { Attachment } from 'svelte/attachments';

/** On a phone the bar with buttons scrolls away. */
const isSticky = (element: HTMLElement) => getComputedStyle(element).position === 'sticky';

/** Between what lies over the text when the page is scrolled: the bar above, and never more than half of the window below. */
export function roomBetween(bar: HTMLElement | undefined, below: HTMLElement | undefined) {
	return {
		top: bar && isSticky(bar) ? Math.max(0, bar.getBoundingClientRect().bottom) : 0,
		bottom: Math.min(
			innerHeight,
			Math.max(innerHeight / 2, below?.getBoundingClientRect().top ?? innerHeight)
		)
	};
}

/** Keeps in `--covered` how much of the element the bar covers, for what sticks to its top as well. */
export const coveredBy =
	(getBar: () => HTMLElement | undefined): Attachment<HTMLElement> =>
	(element) => {
		const bar = getBar();
		if (!bar) return;
		const measured = new ResizeObserver(() =>
			element.style.setProperty('--covered', `${isSticky(bar) ? bar.offsetHeight : 0}px`)
		);
		measured.observe(bar);
		return () => measured.disconnect();
	};

/** Tells whether the element is where somebody looks: the middle half of the window. */
export const inSight =
	(tell: (inSight: boolean) => void): Attachment<HTMLElement> =>
	(element) => {
		const watched = new IntersectionObserver((seen) => tell(seen.at(-1)?.isIntersecting ?? false), {
			rootMargin: '-25% 0px -25% 0px'
		});
		watched.observe(element);
		return () => {
			watched.disconnect();
			tell(false);
		};
	};
