import { m } from '#lib/paraglide/messages.js';

/** How something was done, in a few words. */
export function stateWords(how: 'screen' | 'paper' | 'together' | null, begun: boolean): string {
	switch (how) {
		case 'screen':
			return m.marks_state_done();
		case 'paper':
			return m.marks_state_paper();
		case 'together':
			return m.marks_state_together();
		case null:
			return begun ? m.marks_state_part() : m.marks_state_open();
	}
}
