import type { Sharing } from '#lib/answers.ts';
import { m } from '#lib/paraglide/messages.js';
import { eye, lock, talk, type IconShape } from '../ui/icons.ts';

export type SharingChoice = {
	value: Sharing;
	label: string;
	/** As a state, said afterwards. */
	state: string;
	icon: IconShape;
	tone: 'yes' | 'info' | '';
};

/** The three choices in the reader's language; `name` is the worker's. */
export function sharings(name: string): SharingChoice[] {
	return [
		{
			value: 'private',
			label: m.learn_share_private(),
			state: m.learn_share_private(),
			icon: lock,
			tone: ''
		},
		{
			value: 'worker',
			label: m.learn_share_worker({ name }),
			state: m.learn_share_worker({ name }),
			icon: eye,
			tone: 'yes'
		},
		{
			value: 'talk',
			label: m.learn_share_talk(),
			state: m.learn_shared_talk(),
			icon: talk,
			tone: 'info'
		}
	];
}
