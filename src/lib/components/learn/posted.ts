import { SHARINGS, type Answer, type Sharing } from '#lib/answers.ts';
import type { StepPage } from '#lib/homework.ts';
import { newId } from '#lib/ids.ts';
import {
	fieldName,
	isGraded,
	responseFrom,
	sameResponse,
	savesItself,
	type Asking,
	type Response
} from '../exercises/response.ts';
import { askingsOf } from './askings.ts';
import { problemOf, type ProblemCode } from './problems.ts';

/** Which button was pressed, and of which exercise; null when the step was left or saved as a whole. */
export type Pressed = { kind: 'check' | 'save' | 'skip' | 'hint'; exerciseId: string } | null;

/** What a posted step holds. */
export type Posted = {
	answers: Answer[];
	/** Only the choice of reader changed. */
	sharings: { exerciseId: string; sharing: Sharing }[];
	/** Filled in and not recorded: the page shows it again. */
	typed: Record<string, Response>;
	problems: Record<string, ProblemCode>;
};

/**
 * Reads the posted form of a step that was drawn without script. What was pressed is answered; what needs no check
 * (words, scales, ticks) is saved along with it; the rest comes back as typed. So no button loses anything.
 */
export function readPosted(step: StepPage, form: FormData, pressed: Pressed): Posted {
	const posted: Posted = { answers: [], sharings: [], typed: {}, problems: {} };
	const states = new Map(step.states);
	for (const asking of askingsOf(step)) {
		const { id } = asking;
		const state = states.get(id);
		if (!state || !form.has(fieldName(id, 'id'))) continue;
		const stored = state.text === null ? state.response : { text: state.text };
		const response = responseFrom(asking, form) ?? emptyList(asking, pressed);
		const isPressed = pressed?.exerciseId === id && pressed.kind !== 'hint';
		const sharing = sharingFrom(form, id);

		if (isPressed && pressed.kind === 'skip') {
			posted.answers.push(answerOf(step, form, id, { skipped: true, response: null }));
		} else if (isPressed || (response && savesItself(asking) && !sameResponse(response, stored))) {
			const problem = problemOf(asking, response);
			if (problem) {
				posted.problems[id] = problem;
				if (response) posted.typed[id] = response;
			} else posted.answers.push(answerOf(step, form, id, { response, sharing }));
		} else if (sharing && state.sharing && sharing !== state.sharing) {
			posted.sharings.push({ exerciseId: id, sharing });
		}
		const open = isGraded(asking) && !state.done && !isPressed;
		if (open && response && !sameResponse(response, stored)) posted.typed[id] = response;
	}
	return posted;
}

/** Ticking nothing is an answer where there is nothing to check, once it is saved on purpose. */
function emptyList(asking: Asking, pressed: Pressed): Response | null {
	if (pressed?.exerciseId !== asking.id || !savesItself(asking)) return null;
	const list = asking.type === 'kies-meer' || asking.type === 'afvinklijst';
	return list ? { options: [] } : null;
}

function answerOf(
	step: StepPage,
	form: FormData,
	exerciseId: string,
	made: { response: Response | null; skipped?: boolean; sharing?: Sharing | undefined }
): Answer {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const id = text(fieldName(exerciseId, 'id'));
	const version = text('version');
	const shownAt = Date.parse(text('shownAt'));
	return {
		id: isUuid(id) ? id : newId(),
		enrolmentId: step.path.enrolmentId,
		moduleId: step.path.moduleId,
		pageId: step.pageId,
		exerciseId,
		versionHash: /^[0-9a-f]{64}$/.test(version) ? version : step.versionHash,
		response: made.response,
		skipped: made.skipped ?? false,
		activeMs: null,
		...(made.sharing ? { sharing: made.sharing } : {}),
		...(Number.isNaN(shownAt) ? {} : { shownAt: new Date(shownAt).toISOString() })
	};
}

function sharingFrom(form: FormData, exerciseId: string): Sharing | undefined {
	const value = form.get(fieldName(exerciseId, 'sharing'));
	return SHARINGS.find((sharing) => sharing === value);
}

function isUuid(text: string): boolean {
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
