import type { Sharing } from '#lib/answers.ts';
import type { Say } from '../learn/say.ts';
import { eye, lock, talk, type IconShape } from '../ui/lesson-icons.ts';

export type SharingChoice = {
	value: Sharing;
	label: string;
	/** As a state, said afterwards. */
	state: string;
	icon: IconShape;
	tone: 'yes' | 'info' | '';
};

/** The three choices in the reader's language; `name` is the worker's. */
export function sharings(say: Say, name: string): SharingChoice[] {
	return [
		{
			value: 'private',
			label: say('share_private'),
			state: say('share_private'),
			icon: lock,
			tone: ''
		},
		{
			value: 'worker',
			label: say('share_worker', { name }),
			state: say('share_worker', { name }),
			icon: eye,
			tone: 'yes'
		},
		{
			value: 'talk',
			label: say('share_talk'),
			state: say('shared_talk'),
			icon: talk,
			tone: 'info'
		}
	];
}
